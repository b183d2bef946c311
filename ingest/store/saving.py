"""Saving what was read, batch by batch: all of a batch, or nothing of it.

An article is known by its origins (which records of which sources), and by its address or, where it has none, by its
content. A new origin with a known address or content is one more origin of that article. A known origin with new
content changes its article, which keeps its number; the earlier text is kept (see ``versions``). An article that has
lost its last origin goes, with all that was derived from it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.prepared import Prepared, SourceEnd, SourceUnchanged, Unchanged
from ingest.records import Article, Refusal, Source
from ingest.store import articles, origins, pruning, versions, withholdings
from ingest.store.archive import ensure_indexes, transaction
from ingest.store.batch import Batch
from ingest.store.journal import MOST_REFUSALS, Journal, KnownSource
from ingest.store.origins import Origin
from ingest.withheld import KeptOut

#: The records of a source that were not seen when it was last read.
_GONE = "select record from origins where source_id = ?1 except select record from seen"

Item = Prepared | KeptOut | Unchanged | SourceUnchanged | Refusal | SourceEnd


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
        self._refused: Counter[tuple[str, bool]] = Counter()
        self._refusals: dict[str, list[Refusal]] = defaultdict(list)
        self._open: _Open | None = None
        self._kept_out: str | None = None
        self._batch = Batch(self._connection)
        self._connection.execute("create temp table if not exists seen (record text primary key)")

    def save(self, items: Iterable[Item]) -> None:
        """Save a batch in one transaction; where nothing has changed, nothing is written."""
        with transaction(self._connection):
            for item in items:
                self._take(item)
            self._batch.write()
            self._journal.note()

    def overtaken(self) -> Iterator[tuple[Article, dict[str, Any]]]:
        """Records whose text has to be saved again, for it is an article's latest now that a later one is gone."""
        if self._journal.has_loose_ends():
            for article, origin in versions.overtaken(self._connection):
                path = self._journal.absolute(origin["source"].path)
                yield article, {**origin, "source": Source(path)}

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
            for path in paths:
                if known := self._journal.known_source(path):
                    self._drop_origins(known.number, "select record from origins where source_id = ?1")
                    self._journal.row()
                    self._connection.execute("delete from sources where id = ?", (known.number,))
            self._batch.write()
            self._journal.note()

    def _forget_refusals(self, paths: Iterable[str]) -> None:
        with transaction(self._connection):
            for path in paths:
                self._journal.replace_refusals(path, ())

    def _take(self, item: Item) -> None:
        tally = self._journal.counts
        match item:
            case Prepared():
                tally.withheld += bool(item.redactions)
                self._place(item)
                self._see(item.key)
            case KeptOut():
                self._keep_out(item)
            case Unchanged():
                tally.unchanged += 1
                self._source(item.source, "")
                self._see(item.key)
            case SourceUnchanged():
                tally.unchanged += item.articles
                tally.refused += item.refused
                tally.passed_over += item.passed_over
            case Refusal():
                self._refuse(item)
            case SourceEnd():
                self._end(item)

    def _refuse(self, refusal: Refusal) -> None:
        self._journal.counts.passed_over += refusal.passed_over
        self._journal.counts.refused += not refusal.passed_over
        self._refused[refusal.path, refusal.passed_over] += 1
        if self._refused[refusal.path, refusal.passed_over] <= MOST_REFUSALS:
            self._refusals[refusal.path].append(refusal)

    def _place(self, prepared: Prepared) -> None:
        """Find out which article a record is, and save what it says if that is new."""
        connection, run = self._connection, self._journal.row()
        source = self._source(prepared.source, prepared.reader).number
        origins.reveal(connection, source, prepared.key, self._journal.hidden(prepared.key))
        before = origins.find(connection, source, prepared.key)
        number, version = articles.find(connection, prepared), None
        if number is None and before and origins.count(connection, before.article) == 1:
            number = before.article
        is_taken_up = False
        if number is None:
            number = self._batch.put(prepared, None, run)
            self._journal.counts.added += 1
        elif articles.says(connection, number, prepared.content):
            self._journal.counts.unchanged += 1
            is_taken_up = not versions.is_held(connection, number)
        else:
            version = self._revise(number, prepared, before)
        now = Origin(number, version, prepared.raw)
        origins.put(connection, source, prepared, now, run)
        if before:
            self._leave(before, now)
        if is_taken_up:
            self._step_back_if_outdated(number)

    def _revise(self, number: int, prepared: Prepared, before: Origin | None) -> int | None:
        """Give an article another text: its own from now on, or a version, if another record holds a later one."""
        connection, run = self._connection, self._journal.row()
        me = versions.rank(prepared.reading.article, self._journal.stored(prepared.source.path), prepared.key)
        other = versions.latest(connection, number, besides=me)
        if other and other.rank > me:
            withholdings.note(connection, number, prepared.redactions)
            known = versions.find(connection, number, prepared.content)
            self._journal.counts.unchanged += known is not None
            self._journal.counts.updated += known is None
            return known or versions.add(connection, number, prepared.reading.article, prepared.content, run)
        self._batch.complete(number)
        had = versions.give_way(
            connection,
            number,
            prepared,
            is_held=other is not None and other.version is None,
            is_misread=before == Origin(number, None, prepared.raw),
        )
        self._batch.clear(number)
        self._batch.put(prepared, number, had or run)
        self._journal.counts.updated += 1
        return None

    def _leave(self, before: Origin, now: Origin) -> None:
        """Settle what a record held before: nothing is left of an article without records, nor of a text misread."""
        if before.article != now.article:
            self._drop_if_lost(before.article)
        elif before.version is None and now.version:
            self._step_back_if_outdated(before.article)
        is_history = before.article == now.article and before.raw != now.raw
        if before.version and before.version != now.version and not is_history:
            versions.drop_unless_held(self._connection, before.version)

    def _keep_out(self, item: KeptOut) -> None:
        """Save nothing of a record, not even the path of a source that holds nothing else: it may tell what it was."""
        self._journal.counts.withheld += 1
        if known := self._journal.known_source(item.source.path):
            self._drop_origins(known.number, "select ?2", item.key)
        else:
            self._kept_out = item.source.path

    def _source(self, source: Source, reader: str) -> _Open:
        """The source that is being read."""
        if self._open is None or self._open.path != source.path:
            self._connection.execute("delete from seen")
            known = self._journal.known_source(source.path)
            number = known.number if known else self._journal.add_source(source, reader)
            self._journal.reveal(source.path, number)
            self._open = _Open(source.path, number, known)
        return self._open

    def _see(self, key: str) -> None:
        """Remember a record of a source that the archive knows: those not seen when it ends are gone."""
        if self._open and self._open.known:
            self._connection.execute("insert or ignore into seen values (?)", (key,))

    def _end(self, end: SourceEnd) -> None:
        """Settle a source. What it no longer holds is kept, unless it was read without fault and is to be pruned."""
        path = end.source.path
        refused, passed_over = (self._refused.pop((path, over), 0) for over in (False, True))
        self._journal.replace_refusals(path, self._refusals.pop(path, []))
        only_kept_out = self._kept_out == path and not self._journal.known_source(path)
        if not end.reader or (end.digest is None and not refused) or only_kept_out:
            return
        source = self._source(end.source, end.reader)
        kept = self._count_gone(source) if end.digest and source.known else 0
        if kept and self._prune and not refused:
            self._drop_origins(source.number, _GONE)
            kept = 0
        known = source.known
        told = (end.digest, refused, passed_over, kept)
        if known is None or (known.digest, known.refused, known.passed_over, known.kept) != told:
            self._journal.close_source(source.number, end, refused=refused, passed_over=passed_over, kept=kept)
        self._open = None

    def _count_gone(self, source: _Open) -> int:
        found = self._connection.execute(f"select count(*) from ({_GONE})", (source.number,))
        return int(found.fetchone()[0])

    def _drop_origins(self, source: int, records: str, *given: str) -> None:
        lost = self._connection.execute(
            f"select record, article_id, version_id from origins where source_id = ?1 and record in ({records})",
            (source, *given),
        ).fetchall()
        for record, number, version in lost:
            self._journal.row()
            self._connection.execute("delete from origins where source_id = ? and record = ?", (source, record))
            self._drop_if_lost(number)
            if version:
                versions.drop_unless_held(self._connection, version)

    def _drop_if_lost(self, number: int) -> None:
        """Take an article away if no source holds it any more."""
        if not origins.count(self._connection, number):
            self._batch.drop(number)
            self._journal.counts.removed += 1
        else:
            self._step_back_if_outdated(number)

    def _step_back_if_outdated(self, number: int) -> None:
        """Have a text overtaken (see ``overtaken``) that is an article's own only because a later one was."""
        if versions.is_outdated(self._connection, number):
            self._batch.complete(number)
            versions.step_back(self._connection, number)
