"""The whole way of an article, on one screen: discover → read → extract → resolve → save.

Discovering and splitting sources happens here, in one process and in order; understanding records happens wherever
there is a free core; saving happens here again, in the same order. So the archive is the same for any number of
processes, and a run that was stopped goes on where it was.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import Any

from ingest import digests, formats, languages, reprints, sidecars, sources
from ingest.entities.people import group_people
from ingest.entities.places import group_places
from ingest.errors import GazetteError, UnknownFormat
from ingest.extract.names import find_names
from ingest.extract.quotes import find_quotes
from ingest.extract.roles import find_roles
from ingest.parallel import Workers
from ingest.prepared import Prepared, SourceEnd, SourceUnchanged, Unchanged
from ingest.records import Article, Reading, Record, Refusal, Source
from ingest.redacting import redact, unnamed
from ingest.resolving import resolve
from ingest.store import erasing, pruning, search, withholdings
from ingest.store import reprints as copies
from ingest.store.archive import transaction
from ingest.store.journal import Counts, Journal
from ingest.store.saving import Item, Saver
from ingest.taggers import Taggers
from ingest.time_limit import limited
from ingest.web import answers
from ingest.withheld import KeptOut, Withheld

#: No other than the one that comes with Gazette.
_OWN = Taggers()

#: How many items, and how much text in characters, one transaction saves: enough that commits cost nothing, little
#: enough to hold in memory. What takes longer than so many seconds is saved as far as it is: a run that is stopped then
#: loses no more than that.
_BATCH, _BATCH_TEXT, _BATCH_SECONDS = 1_000, 8_000_000, 10.0


@dataclass(frozen=True, slots=True)
class Options:
    """How a person wants sources read: a format by name, ``--map`` columns (field → column), how many processes.

    ``prune``: what is gone from the folders named, or from a file, goes from the archive. ``taggers`` find people and
    places in the place of Gazette's own.
    """

    format: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    processes: int = 1
    prune: bool = False
    taggers: Taggers = _OWN


def read(arguments: Iterable[str], options: Options) -> Iterator[Article | Refusal]:
    """The articles of some sources, normalised, in order; and what was refused or passed over."""
    sidecars.forget()
    answers.forget()
    for source in sources.discover(arguments):
        if isinstance(source, Refusal):
            yield source
            continue
        try:
            reader = formats.reader_for(source, options.format)
        except GazetteError as error:
            yield _without_reader(source, error)
            continue
        for record in formats.split(source, reader, options.mapping):
            yield record if isinstance(record, Refusal) else formats.parse(record)


def annotate(article: Article, taggers: Taggers = _OWN) -> Reading:
    """An article and the people, places and quotes in it; nothing is found in a language without a pack."""
    if article.language not in languages.codes():
        return Reading(article)
    language = languages.load(article.language)
    names = find_names(article, language, taggers.of(language.code))
    people = find_roles(article, group_people(names.people, language), language)
    places = group_places(names.places, language)
    return Reading(article, people, places, find_quotes(article, people, language))


def prepare(record: Record, taggers: Taggers = _OWN, withheld: Withheld | None = None) -> Prepared | KeptOut | Refusal:
    """All that can be done with a record far from the archive; never raises."""
    article = formats.parse(record)
    if isinstance(article, Refusal):
        return article
    return _understood(
        article,
        taggers,
        withheld,
        source=record.source,
        reader=record.reader,
        key=record.key,
        digest=digests.of_record(record, taggers.digest),
        raw=digests.of_raw(record),
        place=record.place,
        version=formats.reader_named(record.reader).version,
    )


def _understood(
    article: Article, taggers: Taggers, withheld: Withheld | None, **origin: Any
) -> Prepared | KeptOut | Refusal:
    """The article of a record with all that is found in it. ``origin``: what ``Prepared`` keeps of the record."""
    try:
        with limited():
            return _prepared(annotate(article, taggers), withheld, taggers.digest, **origin)
    except GazetteError as error:
        return Refusal(origin["source"].path, origin["place"], error.reason, str(error))
    except Exception as error:
        return Refusal(origin["source"].path, origin["place"], "failed", f"{type(error).__name__}: {error}")


def _prepared(reading: Reading, withheld: Withheld | None, taggers: bytes = b"", **origin: Any) -> Prepared | KeptOut:
    """A reading ready to be saved, without what is withheld of it. ``taggers``: digest of those that it was read by."""
    article = reading.article
    index = search.index_text(article, reading.quotes)
    signature = reprints.signature(index.body)
    if withheld:
        origin |= {name: unnamed(origin.get(name, ""), withheld) for name in ("key", "place")}
        if withheld.decision_on(article, signature, origin["raw"]):
            return KeptOut(origin["source"], origin["key"])
        if redacted := redact(reading, withheld):
            rest = _prepared(redacted.reading, withheld, taggers, **origin)
            return rest if isinstance(rest, KeptOut) else replace(rest, redactions=redacted.decisions | rest.redactions)
    content = digests.of_article(article, taggers)
    identity = digests.of_identity(article, content)
    return Prepared(content=content, identity=identity, reading=reading, index=index, signature=signature, **origin)


def prepare_again(reading: Reading, withheld: Withheld) -> Prepared | None:
    """What the archive holds, and knows where, without what is withheld; None where that is all of it."""
    found = _prepared(reading, withheld, source=Source(""), reader="", key="", digest=b"", raw=b"")
    return found if isinstance(found, Prepared) else None


def ingest(
    connection: sqlite3.Connection,
    arguments: list[str],
    options: Options,
    told: Callable[[Item], None] = lambda item: None,
    found: Iterable[Source | Refusal] | None = None,
) -> Counts:
    """Read sources into an archive, and say what that did. ``told`` hears of every item once it is safe on disk.

    ``found`` are the sources where the arguments do not lead to them by themselves.

    Raises UsageError for an argument that names nothing, or no folder where it is to be pruned.
    """
    sidecars.forget()
    answers.forget()
    withheld = withholdings.in_force(connection)
    journal = Journal(
        connection, arguments, partial(unnamed, withheld=withheld), str if withheld is None else withheld.hidden
    )
    gone = pruning.gone(journal, arguments) if options.prune else []
    saver = Saver(journal, prune=options.prune)
    found = sources.discover(arguments) if found is None else found
    prepared = partial(prepare, taggers=options.taggers, withheld=withheld)
    with Workers(prepared, options.processes) as workers:
        for batch in _batches(workers.map(_unread(journal, found, options))):
            saver.save(batch)
            for item in batch:
                told(item)
    if gone:
        saver.remove_sources(gone)
    saver.save(_understood(article, options.taggers, withheld, **origin) for article, origin in saver.overtaken())
    saver.finish()
    with transaction(connection):
        copies.group(connection)
    resolve(connection)
    erasing.erase(connection)
    return journal.counts


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in lists that one transaction saves."""
    batch: list[Item] = []
    size, ends = 0, monotonic() + _BATCH_SECONDS
    for item in items:
        batch.append(item)
        size += len(item.reading.article.text) if isinstance(item, Prepared) else 0
        if len(batch) >= _BATCH or size >= _BATCH_TEXT or monotonic() > ends:
            yield batch
            batch, size, ends = [], 0, monotonic() + _BATCH_SECONDS
    if batch:
        yield batch


Unread = Record | Unchanged | SourceUnchanged | Refusal | SourceEnd


def _unread(journal: Journal, found: Iterable[Source | Refusal], options: Options) -> Iterator[Unread]:
    """What the archive does not hold of some sources as it is now, in order, and where each source ends."""
    for source in found:
        if isinstance(source, Refusal):
            yield source
            yield SourceEnd(Source(source.path), "", None)
        else:
            yield from _unread_of(journal, source, options)


def _unread_of(journal: Journal, source: Source, options: Options) -> Iterator[Unread]:
    try:
        reader = formats.reader_for(source, options.format)
    except GazetteError as error:
        yield _without_reader(source, error)
        yield SourceEnd(source, "", None)
        return
    whole = digests.of_source(source, reader, options.mapping, options.taggers.digest)
    known = journal.known_source(source.path)
    if known and whole and known.digest == whole and not (options.prune and known.kept):
        refusals = tuple(journal.refusals_of(source.path))
        yield SourceUnchanged(known.articles - known.kept, known.refused, known.passed_over, refusals)
        return
    changed: set[str] = set()
    for record in formats.split(source, reader, options.mapping):
        if not isinstance(record, Record) or not known:
            yield record
        elif record.key not in changed and journal.holds(
            known, record.key, digests.of_record(record, options.taggers.digest)
        ):
            yield Unchanged(source, record.key)
        else:  # a later record of the same key is a later revision: it too has to be saved, and wins
            changed.add(record.key)
            yield record
    yield SourceEnd(source, reader.name, whole)


def _without_reader(source: Source, error: GazetteError) -> Refusal:
    """A source that cannot be read at all; a file that no reader takes is passed over, unless the person named it."""
    passed_over = isinstance(error, UnknownFormat) and source.path != source.root
    return Refusal(source.path, "", error.reason, str(error), passed_over)
