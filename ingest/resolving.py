"""Who is who across an archive: names that changed are compared with those that end alike, and people made of them.

Everything here is a function of what the archive holds, not of how it came to hold it: a decision on two names rests on
the articles that name them, and what no changed name ends like stays as it was decided before.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from ingest.entities.clusters import clusters
from ingest.entities.evidence import together
from ingest.entities.likeness import is_surname, sounds
from ingest.entities.namesakes import tell_apart
from ingest.entities.pairs import decide, file_surname
from ingest.naming import Company, Name, Pair
from ingest.store import identities, judgements, moves, names
from ingest.store.archive import transaction


def resolve(connection: sqlite3.Connection) -> None:
    """Decide again who bears the names that have changed; nothing is written where none has."""
    if identities.is_settled(connection):
        return
    with transaction(connection):
        _resolve(connection)


def judge(connection: sqlite3.Connection, judgement: Callable[[sqlite3.Connection], None]) -> None:
    """Record a person's judgement and do as it says, or neither."""
    with transaction(connection):
        before = judgements.all_names(connection)
        judgement(connection)
        names.unsettle(connection, before | judgements.all_names(connection))
        _resolve(connection)


def _resolve(connection: sqlite3.Connection) -> None:
    moves.begin(connection)
    for shared in identities.shared_names(connection):
        _tell_apart(connection, shared)
    changed = identities.respell(connection, lambda name: sounds(name)[-1])
    identities.unsettle_alike(connection, changed)
    for block in identities.alike(connection, changed):
        _decide(connection, block)
    _bring_together(connection)
    moves.finish(connection)
    identities.settle(connection)


def _tell_apart(connection: sqlite3.Connection, name: Name) -> None:
    """File the namings of a name that several people share under its facets, a person's judgement first."""
    judged = judgements.apart(connection, name.id)
    rest = [article for article in identities.naming_articles(connection, name.id) if article not in judged]
    found = {} if is_surname(name.name) else tell_apart(identities.company(connection, name.id, rest))
    _file(connection, name, {}, found | judged)


def _file(connection: sqlite3.Connection, name: Name, under: Mapping[int, int], facets: Mapping[int, str]) -> None:
    """File a name's namings: article → another name, or a facet of this one; in all other articles under itself."""
    number = {label: moves.facet(connection, name.id, label) for label in sorted(set(facets.values()))}
    moves.file_under(connection, name.id, {**under, **{article: number[label] for article, label in facets.items()}})


def _decide(connection: sqlite3.Connection, block: Sequence[Name]) -> None:
    """Compare the names of one ending: the full ones with each other, then surnames alone with the full ones."""
    known: dict[int, Company] = {}

    def company(name: Name) -> Company:
        if name.id not in known:
            latest = identities.latest_articles(connection, name)
            known[name.id] = together(identities.company(connection, name.base or name.id, latest).values())
        return known[name.id]

    pairs: list[Pair] = list(decide(block, company))
    for name in block:
        if is_surname(name.name) and name.base is None:
            pairs += _file_surname(connection, name, block, company)
    identities.replace_pairs(connection, (name.id for name in block), pairs)


def _file_surname(
    connection: sqlite3.Connection, surname: Name, block: Iterable[Name], company: Callable[[Name], Company]
) -> Sequence[Pair]:
    apart = {frozenset(two) for two in judgements.judged(connection, "different")}
    fuller = [name for name in block if frozenset((name.id, surname.id)) not in apart]
    set_aside = judgements.apart(connection, surname.id)
    articles = [one for one in identities.naming_articles(connection, surname.id) if one not in set_aside]
    filing = file_surname(surname, identities.company(connection, surname.id, articles), fuller, company)
    _file(connection, surname, filing.under, set_aside)
    return filing.pairs


def _bring_together(connection: sqlite3.Connection) -> None:
    """Give every name its person: the smallest number among the names that are brought together with it."""
    bearers = identities.bearers(connection)
    living = [name for name, _, filed in bearers if filed == name.id]
    known = {name.id for name in living}
    groups = clusters(
        living,
        [pair for pair in identities.decided_pairs(connection) if {pair.name, pair.other} <= known],
        [two for two in judgements.judged(connection, "same") if known.issuperset(two)],
        [two for two in judgements.judged(connection, "different") if known.issuperset(two)],
    )
    person = {name.id: name.id for name in living} | {name: group[0] for group in groups for name in group}
    person |= _led_on(bearers, person)
    moves.assign(connection, {name.id: person[name.id] for name, now, _ in bearers if person[name.id] != now})


def _led_on(bearers: Sequence[tuple[Name, int, int | None]], person: Mapping[int, int]) -> dict[int, int]:
    """Where the numbers lead of names under which nothing is filed any more.

    To the person of the name under which it is filed now, or to whoever has what was filed with it before.
    """
    heirs: dict[int, int] = {}
    for name, now, _ in bearers:
        if name.id in person:
            heirs[now] = min(person[name.id], heirs.get(now, person[name.id]))
    led: dict[int, int] = {}
    for name, now, filed in sorted(bearers, key=lambda bearer: bearer[0].base or 0):
        if name.id not in person:
            base = name.base and (person.get(name.base) or led.get(name.base))
            led[name.id] = person.get(filed, filed) if filed else heirs.get(now) or base or now
    return led
