"""From pairs to people: names brought together, surest first, and never against a decision that they differ."""

from collections.abc import Iterable, Sequence

from ingest.naming import Name, Pair, Verdict

#: Two names by their numbers.
Two = tuple[int, int]


def clusters(
    names: Sequence[Name], pairs: Iterable[Pair], same: Iterable[Two], different: Iterable[Two]
) -> list[list[int]]:
    """Groups of two names or more that are one person's, each sorted.

    ``names`` are all that a pair or a judgement is about; ``same`` and ``different`` are a person's judgements, which
    come before everything else.
    """
    order = {name.id: name.fingerprint for name in names}
    base = {name.id: name.base or name.id for name in names}
    decided = list(pairs)
    apart = {frozenset(two) for two in different}
    unlike = apart | {frozenset((pair.name, pair.other)) for pair in decided if pair.verdict is Verdict.DIFFERENT}
    group = {name.id: {name.id} for name in names}
    for one, other in sorted(same, key=lambda two: sorted((order[two[0]], order[two[1]]))):
        if not _touch(group[one], group[other], apart):
            _unite(group, one, other)
    surest = sorted(
        (pair for pair in decided if pair.verdict is Verdict.SAME),
        key=lambda pair: (-pair.score, order[pair.name], order[pair.other]),
    )
    for pair in surest:
        names_of, others = group[pair.name], group[pair.other]
        namesakes = {base[name] for name in names_of} & {base[name] for name in others}
        if names_of is not others and not namesakes and not _touch(names_of, others, unlike):
            _unite(group, pair.name, pair.other)
    found = {id(members): members for members in group.values() if len(members) > 1}
    return sorted(sorted(members) for members in found.values())


def _touch(one: set[int], other: set[int], unlike: set[frozenset[int]]) -> bool:
    """Whether any two names of two groups are told apart."""
    return any(frozenset((name, another)) in unlike for name in one for another in other)


def _unite(group: dict[int, set[int]], one: int, other: int) -> None:
    joined = group[one] | group[other]
    for name in joined:
        group[name] = joined
