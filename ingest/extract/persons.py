"""Which runs of capitalised words name a person: by an honorific, an office, a first name, or the article's own use."""

from collections.abc import Collection, Iterator

from ingest.extract.lexicon import Lexicon
from ingest.extract.spans import Claim, Run, capital_runs, is_initial, key_of_run
from ingest.extract.tokens import Token
from ingest.extract.toponyms import settles

#: Between an office and the name, "président russe Vladimir Poutine", at most so many adjectives.
_ADJECTIVES = 2

#: A run of more words than this is a heading or a list.
_LONGEST = 6


def find_full_names(words: list[Token], lexicon: Lexicon, taken: Collection[int]) -> Iterator[Claim]:
    """Runs that name a person on their own evidence.

    It counts, too, that the last word stands alone elsewhere: news names people in full, then by surname.
    """
    runs = list(capital_runs(words, lexicon, taken))
    alone = {words[start].key for start, end in runs if end - start == 1}
    for run in runs:
        found = _person_in(words, run, alone, lexicon)
        if found:
            yield found


def _person_in(words: list[Token], run: Run, alone: Collection[str], lexicon: Lexicon) -> Claim | None:
    start, end = run
    if end - start > _LONGEST or all(word.initial for word in words[start:end]):
        return None
    first = _with_particles(words, start, lexicon)
    if _after_honorific(words, first, lexicon):
        return Claim(first, _without_origin(words, run, lexicon)[1], "honorific")
    if named := _from_first_name(words, run, lexicon):
        return Claim(*_without_origin(words, named, lexicon), "first-name")
    if any(word.acronym or word.key in lexicon.places for word in words[start:end]):
        return None
    if _after_office(words, start, lexicon):
        return Claim(*run, "office")
    return Claim(*run, "pair") if _full_name_unknown(words, run, alone, lexicon) else None


def _from_first_name(words: list[Token], run: Run, lexicon: Lexicon) -> Run | None:
    """The run from its first name on, or from one unknown word before that: "Hamza Ahmed N’Mili"."""
    start, end = run
    firsts = [i for i in range(start, end - 1) if is_initial(words, i) or lexicon.first_name(words[i].key)]
    if not firsts or _is_place(words, run, lexicon):
        return None
    first = firsts[1] if firsts[1:] and lexicon.surely_place(words[firsts[0]].key) else firsts[0]
    other = any(word.opens or word.acronym or word.key in lexicon.places for word in words[start:first])
    return (first, end) if other or first - start > 1 else run


def _full_name_unknown(words: list[Token], run: Run, alone: Collection[str], lexicon: Lexicon) -> bool:
    """Whether two words or more that no list has are a person all the same."""
    start, end = run
    if end - start < 2 or settles(words, start, lexicon) or _is_place(words, run, lexicon):
        return False
    return lexicon.unknown_pairs or words[end - 1].key in alone or _presented(words, run, lexicon)


def _is_place(words: list[Token], run: Run, lexicon: Lexicon) -> bool:
    """Whether it is a street ("in Drury Lane"), a site ("Mont Ventoux"), or nothing but towns ("Lyon Florence")."""
    start, end = run
    tail = words[end - 1].key
    if tail in lexicon.landmarks or (tail in lexicon.site_tails and settles(words, start, lexicon)):
        return True
    if words[start].key in lexicon.site_heads:
        return True
    return all(word.key in lexicon.places for word in words[start:end]) and not lexicon.first_name(words[start].key)


def _without_origin(words: list[Token], run: Run, lexicon: Lexicon) -> Run:
    """The run without a party's letters or "de Lille" at its end, where two words remain."""
    start, end = run
    if end - start > 2 and words[end - 1].acronym:
        return start, end - 1
    if end - start > 3 and words[end - 2].text in lexicon.particles and words[end - 1].key in lexicon.places:
        return (start, end - 2) if words[end - 3].capital else run
    return run


def _with_particles(words: list[Token], start: int, lexicon: Lexicon) -> int:
    """The index of the first of the small particles before a name: "M. de Villepin"."""
    while start and words[start].joined and words[start - 1].text in lexicon.particles and not words[start - 1].capital:
        start -= 1
    return start


def _after_honorific(words: list[Token], start: int, lexicon: Lexicon) -> bool:
    if start == 0:
        return False
    before = words[start - 1]
    return before.key in lexicon.honorifics and before.capital and words[start].gap.strip(" \xa0\u202f\n") in ("", ".")


def _after_office(words: list[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether an office stands before the run, with adjectives at most between."""
    for i in range(start - 1, max(start - 2 - _ADJECTIVES, -1), -1):
        if not words[i + 1].joined:
            return False
        if words[i].key in lexicon.roles:
            return True
        if words[i].capital or words[i].key in lexicon.common:
            return False
    return False


def _presented(words: list[Token], run: Run, lexicon: Lexicon) -> bool:
    """Whether an age or an office stands beside the name, a comma between: "Wopke Hoekstra, 45", "the minister, …"."""
    start, end = run
    if start and words[start].gap == ", " and words[start - 1].key in lexicon.roles:
        return True
    if end == len(words) or words[end].gap not in (", ", " ("):
        return False
    return words[end].text.isdigit() or any(word.key in lexicon.roles for word in words[end : end + _ADJECTIVES + 2])


def find_short_names(
    words: list[Token], full: Collection[Claim], lexicon: Lexicon, taken: Collection[int]
) -> Iterator[Claim]:
    """Runs that are short for a person named in full elsewhere: a surname, a first name alone, initials (GND)."""
    short = {key: reason for claim in full for key, reason in _short_forms(words, claim, lexicon)}
    longest = max((key.count(" ") + 1 for key in short), default=0)
    openers = {key.partition(" ")[0] for key in short}
    i = 0
    while i < len(words):
        opens = words[i].key.partition(" ")[0] in openers
        end = _short_name_end(words, i, short, longest, taken) if opens else 0
        if end and _names_one_person(words, (i, end), lexicon):
            yield Claim(i, end, short[key_of_run(words, (i, end))])
            i = end
        else:
            i += 1


def _names_one_person(words: list[Token], run: Run, lexicon: Lexicon) -> bool:
    """Whether a short form is none of: a common word ("Maire"), a family ("les Mugabe"), a place ("à Laval")."""
    start, end = run
    if end - start == 1 and words[start].key in lexicon.common:
        return False
    if start and words[start].joined and words[start - 1].key in lexicon.families:
        return False
    return key_of_run(words, run) not in lexicon.places or not settles(words, start, lexicon)


def _short_name_end(words: list[Token], i: int, short: Collection[str], longest: int, taken: Collection[int]) -> int:
    """The end of the longest short name that begins here, 0 where none does."""
    key, found, end = "", 0, i
    while end < len(words) and end - i < longest and end not in taken and (end == i or words[end].joined):
        key = f"{key} {words[end].key}".strip()
        end += 1
        if words[end - 1].capital and key in short:
            found = end
    return found


def _short_forms(words: list[Token], claim: Claim, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The keys by which a person may be named again, each with what it is."""
    start, end, _ = claim
    first = words[start]
    letters = "".join(part[0] for part in key_of_run(words, (start, end)).split())
    if len(letters) > 2:
        yield letters, "initials"
    if end - start > 1 and lexicon.first_name(first.key) and first.key not in lexicon.places:
        yield first.key, "first-name-alone"
    for i in range(start + 1, end):
        yield key_of_run(words, (i, end)), "surname"
