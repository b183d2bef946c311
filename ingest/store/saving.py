"""Saving what was read, batch by batch: all of a batch, or nothing of it.

An article is known by its origin (which record of which source) and by its content. A new origin with known content is
one more origin of that article. A known origin with new content changes its article, which keeps its number. An
article that has lost its last origin goes, with all that was derived from it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.records import Prepared, Refusal, Source, SourceEnd
from ingest.store import articles, counts, entities, names, origins, pruning, search
from ingest.store.archive import ensure_indexes, transaction
from ingest.store.journal import MOST_REFUSALS, Journal, KnownSource


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A record that lies in its source as it did when it was last saved."""

    source: Source
    key: str


@dataclass(frozen=True, slots=True)
class SourceUnchanged:
    """A source that is as it was when it was last read to its end: how many articles it holds, and what it refused."""

    articles: int
    refused: int
    refusals: tuple[Refusal, ...]


#: The records of a source that were not seen when it was last read.
_GONE = "select record from origins where source_id = ?1 except select record from seen"

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
    known: KnownSource | None


class Saver:
    """Saves one run's items into an archive, in their order. Refusals of a source are kept until it ends.

    ``prune``: records that a file no longer holds lose their article, as files do that are gone.
    """

    def __init__(self, journal: Journal, *, prune: bool = False) -> None:
        self._journal = journal
        self._connection = journal.connection
        self._prune = prune
        self._refused: Counter[str] = Counter()
        self._refusals: dict[str, list[Refusal]] = defaultdict(list)
        self._open: _Open | None = None
        self._indexed = False
        self._connection.execute("create temp table if not exists seen (record text primary key)")

    def save(self, items: Iterable[Item]) -> None:
        """Save a batch in one transaction; where nothing has changed, nothing is written."""
        batch = _Batch()
        with transaction(self._connection):
            for item in items:
                self._take(item, batch)
            self._write(batch)
            self._journal.note()

    def finish(self) -> None:
        """Tie up what this run has changed, or one before it that was stopped; nothing is written where nothing has."""
        self._forget_refusals(pruning.entered(self._journal))
        if self._journal.has_loose_ends():
            with transaction(self._connection):
                ensure_indexes(self._connection)
                articles.link_related(self._connection)
                articles.drop_unused(self._connection)
                origins.drop_unused_findings(self._connection)
                self._journal.note(finished=True)

    def remove_sources(self, paths: Iterable[str]) -> None:
        """Forget sources and what was refused of them, and take away the articles that lie in no other."""
        paths = list(paths)
        self._forget_refusals(paths)
        with transaction(self._connection):
            batch = _Batch()
            for path in paths:
                if known := self._journal.known_source(path):
                    self._drop_origins(known.number, "select record from origins where source_id = ?1", batch)
                    self._journal.row()
                    self._connection.execute("delete from sources where id = ?", (known.number,))
            self._write(batch)
            self._journal.note()

    def _find_quickly(self) -> None:
        """What is taken back has to be found: a first load that comes to that needs its indexes before its end."""
        if not self._indexed:
            ensure_indexes(self._connection)
            self._indexed = True

    def _forget_refusals(self, paths: Iterable[str]) -> None:
        with transaction(self._connection):
            for path in paths:
                self._journal.replace_refusals(path, ())

    def _take(self, item: Item, batch: _Batch) -> None:
        tally = self._journal.counts
        match item:
            case Prepared():
                self._place(item, batch)
                self._see(item.key)
            case Unchanged():
                tally.unchanged += 1
                self._source(item.source, "")
                self._see(item.key)
            case SourceUnchanged():
                tally.unchanged += item.articles
                tally.refused += item.refused
            case Refusal():
                self._refuse(item)
            case SourceEnd():
                self._end(item, batch)

    def _refuse(self, refusal: Refusal) -> None:
        self._journal.counts.passed_over += refusal.passed_over
        self._journal.counts.refused += not refusal.passed_over
        self._refused[refusal.path] += 1
        if self._refused[refusal.path] <= MOST_REFUSALS:
            self._refusals[refusal.path].append(refusal)

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
            self._journal.counts.unchanged += 1
        elif origin and origins.count(connection, origin[0]) == 1:
            number = origin[0]
            self._clear(number, batch)
            batch.new.append((articles.put(connection, prepared, number), prepared))
            self._journal.counts.updated += 1
        else:
            number = articles.put(connection, prepared, None)
            batch.new.append((number, prepared))
            self._journal.counts.added += 1
        origins.put(connection, source, prepared, number, self._journal.row())
        if origin and origin[0] != number:
            self._drop_if_lost(origin[0], batch)

    def _source(self, source: Source, reader: str) -> _Open:
        """The source that is being read."""
        if self._open is None or self._open.path != source.path:
            self._connection.execute("delete from seen")
            known = self._journal.known_source(source.path)
            number = known.number if known else self._journal.add_source(source, reader)
            self._open = _Open(source.path, number, known)
        return self._open

    def _see(self, key: str) -> None:
        """Remember a record of a source that the archive knows: those not seen when it ends are gone."""
        if self._open and self._open.known:
            self._connection.execute("insert or ignore into seen values (?)", (key,))

    def _end(self, end: SourceEnd, batch: _Batch) -> None:
        """Settle a source. What it no longer holds is kept, unless it was read without fault and is to be pruned."""
        path = end.source.path
        refused = self._refused.pop(path, 0)
        self._journal.replace_refusals(path, self._refusals.pop(path, []))
        if not end.reader or (end.digest is None and not refused):
            return
        source = self._source(end.source, end.reader)
        kept = self._count_gone(source) if end.digest and source.known else 0
        if kept and self._prune and not refused:
            self._drop_origins(source.number, _GONE, batch)
            kept = 0
        known = source.known
        if known is None or (known.digest, known.refused, known.kept) != (end.digest, refused, kept):
            self._journal.close_source(source.number, end, refused, kept)
        self._open = None

    def _count_gone(self, source: _Open) -> int:
        found = self._connection.execute(f"select count(*) from ({_GONE})", (source.number,))
        return int(found.fetchone()[0])

    def _drop_origins(self, source: int, records: str, batch: _Batch) -> None:
        lost = self._connection.execute(
            f"select record, article_id from origins where source_id = ?1 and record in ({records})", (source,)
        ).fetchall()
        for record, number in lost:
            self._journal.row()
            self._connection.execute("delete from origins where source_id = ? and record = ?", (source, record))
            self._drop_if_lost(number, batch)

    def _drop_if_lost(self, number: int, batch: _Batch) -> None:
        """Take an article away if no source holds it any more."""
        if not origins.count(self._connection, number):
            self._clear(number, batch)
            articles.drop(self._connection, number)
            self._journal.counts.removed += 1

    def _clear(self, number: int, batch: _Batch) -> None:
        """Take away what was derived from an article, its own row aside."""
        self._find_quickly()
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
        numbers = names.numbers(self._connection, rows["people"])
        names.add_namings(self._connection, readings, numbers, rows["people"])
        entities.add_mentions(self._connection, readings, rows, numbers)
        for kind in entities.KINDS:
            namings = entities.add_joins(self._connection, kind, readings, rows[kind.table])
            counts.update(self._connection, kind, namings, batch.recount[kind.table])
            entities.settle(self._connection, kind, before[kind.table], {*namings, *batch.recount[kind.table]})
        articles.add_details(self._connection, batch.new, rows["people"], batch.quote_numbers)
        batch.new.clear()
        batch.quote_numbers.clear()
        batch.recount.clear()
