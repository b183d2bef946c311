"""Taking an article, a person or a passage out of an archive on request, and keeping it out.

A decision is written down as traces of what it is about. Then everything in the archive that bears such a trace is
treated as if it came in now: whole articles go, others lose what is withheld. At last the file is written anew, so
that no deleted byte is left in it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ingest.errors import UsageError
from ingest.pipeline import prepare_again
from ingest.prepared import Prepared
from ingest.records import Article
from ingest.redacting import is_named, touches, unnamed
from ingest.resolving import resolve
from ingest.store import amending, erasing, judgements, origins, readings, reprints, stored, versions, withholdings
from ingest.store.archive import transaction
from ingest.store.names import FACET
from ingest.withheld import Trace, Withheld, article_traces, bounds, digest, words

#: A passage of fewer words would be found in articles that do not repeat it.
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """The number of a decision, and in how many articles it took effect: taken out whole, or in part."""

    number: int
    whole: int
    part: int


def withhold_article(connection: sqlite3.Connection, which: str, reason: str) -> Decision:
    """Take an article, by number or address, out with all copies of it. Raises UsageError if there is none."""
    with transaction(connection):
        copies = reprints.copies(connection, _article(connection, which))
        key = withholdings.key(connection)
        texts = [text for number in copies for text in _texts(connection, number)]
        known = [trace for text in texts for trace in article_traces(text)]
        traces = [(kind, len(found), digest(key, kind, found)) for kind, found in known]
        records = ([raw.hex()] for raw in origins.raws(connection, copies))
        traces += [(Trace.RECORD, 1, digest(key, Trace.RECORD, record)) for record in records]
        traces += [(Trace.SIGNATURE, 0, signature) for signature in reprints.signatures(connection, copies)]
        decision = _carry_out(connection, "article", reason, traces)
    _settle(connection)
    return decision


def withhold_person(connection: sqlite3.Connection, person: int, reason: str) -> Decision:
    """Take a person's names out, all under which the archive files them. Raises UsageError if there is nobody."""
    with transaction(connection):
        names = judgements.names_of(connection, person)
        traces = list(_name_traces(connection, person, names))
        judgements.forget_names(connection, names)
        decision = _carry_out(connection, "person", reason, traces)
    _settle(connection)
    return decision


def withhold_passage(connection: sqlite3.Connection, which: str, passage: str, reason: str) -> Decision:
    """Take a passage out, wherever it stands. Raises UsageError if the article does not hold it, or it is too short."""
    with transaction(connection):
        found = [word.folded for word in words(passage)]
        if len(found) < _FEWEST:
            raise UsageError(f"a passage of fewer than {_FEWEST} words may stand anywhere: quote more of it")
        key = withholdings.key(connection)
        trace = (Trace.PASSAGE, len(found), digest(key, Trace.PASSAGE, found))
        (article,) = stored.articles(connection, _article(connection, which))
        if not touches(article, _withheld(key, [trace], 1)):
            raise UsageError(f"article {article.id} does not hold these words")
        decision = _carry_out(connection, "passage", reason, [trace])
    _settle(connection)
    return decision


def _texts(connection: sqlite3.Connection, number: int) -> Iterator[Article]:
    """An article, and its other versions."""
    yield from stored.articles(connection, number)
    yield from versions.texts(connection, number)


def _article(connection: sqlite3.Connection, which: str) -> int:
    """The number of an article, given by it or by its address."""
    found = connection.execute("select id from articles where id = ?1 or url = ?1 order by id", (which,)).fetchone()
    if not found:
        raise UsageError(f"there is no article {which}")
    return int(found[0])


def _name_traces(connection: sqlite3.Connection, person: int, names: Iterable[str]) -> Iterator[withholdings.Kept]:
    """A person's full names, wherever they stand; what others bear too only in the articles that are about the person.

    That is a surname alone, where the person has a fuller name, and a name that two people were found to share.
    """
    key = withholdings.key(connection)
    own = [name.split() for name in names if FACET not in name]
    fuller = [name for name in own if len(name) > 1] or own
    yield from ((Trace.NAME, len(name), digest(key, Trace.NAME, name)) for name in fuller)
    shared = {word for name in names for word in name.partition(FACET)[0].split() if name.split() not in fuller}
    articles = judgements.articles_of(connection, person) if shared else []
    for text in (text for number in articles for text in _texts(connection, number)):
        for within in bounds(text, key):
            for word in sorted(shared):
                yield Trace.SURNAME, 1, digest(key, Trace.SURNAME, [word], within=within)


def _carry_out(connection: sqlite3.Connection, kind: str, reason: str, traces: Sequence[withholdings.Kept]) -> Decision:
    """Write a decision down, and do to all articles what an ingest would do to them from now on."""
    number = withholdings.record(connection, kind, reason, traces)
    new = _withheld(withholdings.key(connection), traces, number)
    if is_named(reason, new):
        raise UsageError("the reason is kept, so it must not repeat what is withheld")
    whole, part = [], []
    for article in stored.articles(connection):
        signature = b"".join(reprints.signatures(connection, [int(article.id)]))
        if new.decision_on(article, signature):
            whole.append(int(article.id))
        elif touches(article, new) or any(touches(text, new) for text in versions.texts(connection, int(article.id))):
            part.append(int(article.id))
    withheld = withholdings.in_force(connection) or new
    judged = judgements.articles_judged(connection)
    amending.amend(connection, _prepare_again(connection, part, withheld))
    amending.take_out(connection, whole)
    amending.rename(connection, partial(unnamed, withheld=withheld))
    judgements.refile(connection, judged)
    erasing.ask(connection)
    return Decision(number, len(whole), len(part))


def _withheld(key: bytes, traces: Iterable[withholdings.Kept], decision: int) -> Withheld:
    known: dict[tuple[Trace, int], dict[bytes, int]] = defaultdict(dict)
    for kind, length, trace in traces:
        known[kind, length][trace] = decision
    return Withheld(key, dict(known))


def _prepare_again(
    connection: sqlite3.Connection, numbers: Iterable[int], withheld: Withheld
) -> Iterator[tuple[int, Prepared | None]]:
    for number in numbers:
        (article,) = stored.articles(connection, number)
        yield number, prepare_again(readings.reading(connection, article), withheld)


def _settle(connection: sqlite3.Connection) -> None:
    """What follows from articles that have changed; then nothing of what was deleted is left in the file."""
    with transaction(connection):
        reprints.group(connection)
    resolve(connection)
    erasing.erase(connection)
