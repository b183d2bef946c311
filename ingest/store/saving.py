"""Saving what was read, batch by batch: all of a batch, or nothing of it.

An article is known by its origin (which record of which source) and by its content. A new origin with known content is
one more origin of that article. A known origin with new content changes its article, which keeps its number. An
article that has lost its last origin goes, with all that was derived from it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.records import Prepared, Refusal, Source, SourceEnd
from ingest.store import articles, entities, journal, search
from ingest.store.archive import ensure_indexes, transaction


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A record that lies in its source as it did when it was last saved."""

    source: Source
    key: str


@dataclass(frozen=True, slots=True)
class SourceUnchanged:
    """A source that is as it was when it was last read to its end: how many articles it holds, and what it refused."""

    articles: int
    refusals: tuple[Refusal, ...]


Item = Prepared | Unchanged | SourceUnchanged | Refusal | SourceEnd


@dataclass(slots=True)
class _Batch:
    """What one transaction has still to write: details of new articles, and entities to be counted again."""

    new: list[tuple[int, Prepared]] = field(default_factory=list)
    quote_numbers: articles.QuoteNumbers = field(default_factory=dict)
    recount: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class _Open:
    """The source that is being read: its row, and what was known of it before."""

    path: str
    number: int
    known: journal.KnownSource | None


class Saver:
    """Saves one run's items into an archive, in their order. Refusals of a source are kept until it ends."""

    def __init__(self, connection: sqlite3.Connection, run: journal.Run) -> None:
        self._connection = connection
        self._run = run
        self._refusals: dict[str, list[Refusal]] = defaultdict(list)
        self._open: _Open | None = None
        connection.execute("create temp table if not exists seen (record text primary key)")

    def save(self, items: Iterable[Item]) -> None:
        """Save a batch in one transaction; where nothing has changed, nothing is written."""
        batch = _Batch()
        with transaction(self._connection):
            for item in items:
                self._take(item, batch)
            self._write(batch)
            self._run.note(self._connection)

    def finish(self) -> None:
        """Tie up what this run has changed, or one before it that was stopped; nothing is written where nothing has."""
        if journal.is_untied(self._connection):
            ensure_indexes(self._connection)
            with transaction(self._connection):
                articles.link_related(self._connection)
                articles.drop_unused(self._connection)
                self._run.note(self._connection, finished=True)
                journal.tie_up(self._connection)

    def remove_sources(self, paths: Iterable[str]) -> None:
        """Forget sources and what was refused of them, and take away the articles that lie in no other."""
        with transaction(self._connection):
            batch = _Batch()
            for path in paths:
                journal.replace_refusals(self._connection, self._run, path, ())
                if known := journal.known_source(self._connection, path):
                    self._drop_origins(known.number, "select record from origins where source_id = ?1", batch)
                    self._run.row(self._connection)
                    self._connection.execute("delete from sources where id = ?", (known.number,))
            self._write(batch)
            self._run.note(self._connection)

    def _take(self, item: Item, batch: _Batch) -> None:
        counts = self._run.counts
        match item:
            case Prepared():
                self._place(item, batch)
                self._see(item.source, item.key)
            case Unchanged():
                counts.unchanged += 1
                self._source(item.source, "")
                self._see(item.source, item.key)
            case SourceUnchanged():
                counts.unchanged += item.articles
                for refusal in item.refusals:
                    self._count(refusal)
            case Refusal():
                self._count(item)
                if len(self._refusals[item.path]) < journal.MOST_REFUSALS:
                    self._refusals[item.path].append(item)
            case SourceEnd():
                self._end(item, batch)

    def _count(self, refusal: Refusal) -> None:
        if refusal.passed_over:
            self._run.counts.passed_over += 1
        else:
            self._run.counts.refused += 1

    def _place(self, prepared: Prepared, batch: _Batch) -> None:
        """Find out which article a record is, and save it if it is new or changed."""
        connection = self._connection
        source = self._source(prepared.source, prepared.reader).number
        origin = connection.execute(
            "select article_id from origins where source_id = ? and record = ?", (source, prepared.key)
        ).fetchone()
        same = connection.execute("select article_id from texts where digest = ?", (prepared.content,)).fetchone()
        if same:
            number = same[0]
            self._run.counts.unchanged += 1
        elif origin and self._is_only_origin(origin[0]):
            number = origin[0]
            self._clear(number, batch)
            batch.new.append((articles.put(connection, prepared, number), prepared))
            self._run.counts.updated += 1
        else:
            number = articles.put(connection, prepared, None)
            batch.new.append((number, prepared))
            self._run.counts.added += 1
        self._run.row(connection)
        connection.execute(
            "insert or replace into origins (source_id, record, digest, article_id) values (?, ?, ?, ?)",
            (source, prepared.key, prepared.digest, number),
        )
        if origin and origin[0] != number:
            self._drop_if_lost(origin[0], batch)

    def _is_only_origin(self, article: int) -> bool:
        found = self._connection.execute("select count(*) from origins where article_id = ?", (article,))
        return bool(found.fetchone()[0] == 1)

    def _source(self, source: Source, reader: str) -> _Open:
        """The source that is being read."""
        if self._open is None or self._open.path != source.path:
            self._connection.execute("delete from seen")
            known = journal.known_source(self._connection, source.path)
            number = known.number if known else journal.add_source(self._connection, self._run, source, reader)
            self._open = _Open(source.path, number, known)
        return self._open

    def _see(self, source: Source, key: str) -> None:
        """Remember a record of a source that the archive knows: those not seen when it ends are gone."""
        if self._open and self._open.known:
            self._connection.execute("insert or ignore into seen values (?)", (key,))

    def _end(self, end: SourceEnd, batch: _Batch) -> None:
        """A source read to its end without a refusal holds what was seen and nothing else."""
        refusals = self._refusals.pop(end.source.path, [])
        journal.replace_refusals(self._connection, self._run, end.source.path, refusals)
        if end.digest is None:
            return
        source = self._source(end.source, end.reader)
        if source.known and not refusals:
            gone = "select record from origins where source_id = ?1 except select record from seen"
            self._drop_origins(source.number, gone, batch)
        if source.known is None or source.known.digest != end.digest:
            journal.remember_source(self._connection, self._run, source.number, end)
        self._open = None

    def _drop_origins(self, source: int, records: str, batch: _Batch) -> None:
        lost = self._connection.execute(
            f"select record, article_id from origins where source_id = ?1 and record in ({records})", (source,)
        ).fetchall()
        for record, number in lost:
            self._run.row(self._connection)
            self._connection.execute("delete from origins where source_id = ? and record = ?", (source, record))
            self._drop_if_lost(number, batch)

    def _drop_if_lost(self, number: int, batch: _Batch) -> None:
        """Take an article away if no source holds it any more."""
        if not self._connection.execute("select 1 from origins where article_id = ?", (number,)).fetchone():
            self._clear(number, batch)
            articles.drop(self._connection, number)
            self._run.counts.removed += 1

    def _clear(self, number: int, batch: _Batch) -> None:
        """Take away what was derived from an article, its own row aside."""
        if any(number == new for new, _ in batch.new):
            self._write(batch)
        batch.quote_numbers[number] = articles.remove_details(self._connection, number)
        for kind in entities.KINDS:
            batch.recount[kind.table] |= entities.remove_namings(self._connection, kind, number)

    def _write(self, batch: _Batch) -> None:
        """Write what a batch has gathered, and empty it."""
        readings = [(number, prepared.reading) for number, prepared in batch.new]
        rows: dict[str, dict[str, int]] = {}
        before: dict[str, dict[int, search.Row]] = {}
        for kind in entities.KINDS:
            found = [entity for _, reading in readings for entity in kind.found(reading)]
            ids, made = entities.ensure(self._connection, kind, found)
            rows[kind.table] = ids
            known = {*ids.values(), *batch.recount[kind.table]} - made
            before[kind.table] = entities.index_rows(self._connection, kind, known)
        entities.add_mentions(self._connection, readings, rows)
        for kind in entities.KINDS:
            namings = entities.add_namings(self._connection, kind, readings, rows[kind.table])
            self._count_entities(kind, namings, batch.recount[kind.table])
            entities.settle(self._connection, kind, before[kind.table], {*namings, *batch.recount[kind.table]})
        articles.add_details(self._connection, batch.new, rows["people"], batch.quote_numbers)
        batch.new.clear()
        batch.quote_numbers.clear()
        batch.recount.clear()

    def _count_entities(self, kind: entities.Kind, namings: dict[int, entities.Naming], recount: set[int]) -> None:
        added = {entity: naming for entity, naming in namings.items() if entity not in recount}
        entities.add_counts(self._connection, kind, added)
        entities.count_again(self._connection, kind, recount)
