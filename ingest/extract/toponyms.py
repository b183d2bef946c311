"""Which words name a place: the gazetteer's where nothing speaks against it, and unknown ones that a word settles."""

from collections.abc import Collection, Iterator

from ingest.extract.lexicon import Lexicon
from ingest.extract.spans import Claim, Run, capital_runs, find_phrases, is_name_word, key_of_run
from ingest.extract.tokens import Token

#: A street's name has so many words at most.
_LONGEST = 6

#: Between a kind of place and its name, "base aérienne russe de Hmeimim", at most so many words.
_BETWEEN = 3


def find_known_phrases(words: list[Token], lexicon: Lexicon) -> Iterator[Claim]:
    """Gazetteer names of more than one word: "Proche-Orient", "Quai d’Orsay", "mer Noire", "aux Sables-d’Olonne"."""
    for start, end in find_phrases(words, lexicon.places, lexicon):
        if not _after_first_name(words, start, lexicon):
            yield Claim(start, end, "phrase")
    for start, end in find_phrases(words, lexicon.bare_places, lexicon):
        if _article_hidden(words, start, lexicon):
            yield Claim(start, end, "phrase")


def _after_first_name(words: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a first name stands before, itself after no other name: a surname follows, "Yves Saint Laurent"."""
    if not i or not words[i].joined:
        return False
    before = words[i - 1]
    if not before.capital or not lexicon.first_name(before.key) or before.key in lexicon.places:
        return False
    return not (i > 1 and before.joined and is_name_word(words, i - 2, lexicon))


def find_streets(words: list[Token], lexicon: Lexicon) -> Iterator[Claim]:
    """Streets with whatever they are named after: "rue Victor-Hugo", "avenue de la République"."""
    for i, word in enumerate(words):
        if word.key in lexicon.streets:
            name = i + 1
            limit = min(len(words), i + _LONGEST)
            while name < limit and words[name].joined and words[name].key in lexicon.street_links:
                name += 1
            end = name
            while end < limit and words[end].joined and words[end].capital:
                end += 1
            if end > name:
                yield Claim(i, end, "street")


def find_known(words: list[Token], lexicon: Lexicon, taken: Collection[int]) -> Iterator[Claim]:
    """Gazetteer names of one word that stand alone, not inside a longer unknown name."""
    for i, word in enumerate(words):
        if i in taken or not word.capital or _in_longer_name(words, i, lexicon, taken):
            continue
        listed = word.key in lexicon.places and _plausible(words, i, lexicon)
        bare = word.key in lexicon.bare_places and word.key not in lexicon.common
        if listed or (bare and _article_hidden(words, i, lexicon)):
            yield Claim(i, i + 1, "known" if listed else "bare")


def _in_longer_name(words: list[Token], i: int, lexicon: Lexicon, taken: Collection[int]) -> bool:
    """Whether the word beside it belongs to the same name and is no place: "Radio France", "Boston Celtics"."""
    for here, beside in ((i, i - 1), (i + 1, i + 1)):
        if 0 <= beside < len(words) and beside not in taken and words[here].joined:
            word = words[beside]
            if word.capital and word.key not in lexicon.common and word.key not in lexicon.places and not word.initial:
                return True
    return False


def _article_hidden(words: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the word before hides the article of a name: "au Caire"."""
    return words[i].joined and words[i - 1].key in lexicon.contractions


def _plausible(words: list[Token], i: int, lexicon: Lexicon) -> bool:
    word = words[i]
    if word.key in lexicon.common:
        return word.acronym
    if word.key in lexicon.ambiguous:
        return _after_locative(words, i, lexicon)
    return True


def _after_locative(words: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a locative preposition stands before, an article between at most."""
    before = _skip(words, i, lexicon.articles, 1)
    return before >= 0 and words[before].key in lexicon.locatives


def find_unknown(words: list[Token], lexicon: Lexicon, taken: Collection[int]) -> Iterator[Claim]:
    """Names no gazetteer has, settled by what stands before ("à Baghouz") or heads them ("Mont Trévarzec")."""
    free = [run for run in capital_runs(words, lexicon, taken) if not any(words[i].acronym for i in range(*run))]
    settled = {run: found for run in free if (found := _settled(words, run, lexicon))}
    keys = {key_of_run(words, run) for run in settled}
    for run in free:
        if run in settled:
            yield settled[run]
        elif key_of_run(words, run) in keys:
            yield Claim(*run, "again")


def _settled(words: list[Token], run: Run, lexicon: Lexicon) -> Claim | None:
    start, end = run
    if end - start > 1 and (words[start].key in lexicon.site_heads or words[end - 1].key in lexicon.site_tails):
        return Claim(start, end, "site")
    head = _skip(words, start, lexicon.place_links, 2)
    if head >= 0 and words[head].capital and words[head].key in lexicon.site_heads:
        return Claim(head, end, "site")
    if end < len(words) and words[end].joined and words[end].key in lexicon.after:
        return Claim(start, end, "settled")
    return Claim(start, end, "settled") if settles(words, start, lexicon) else None


def settles(words: list[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether what stands before makes even an unknown name a place: "à", "près de", "la ville de"."""
    before = _skip(words, start, lexicon.place_links, 1)
    if before < 0:
        return False
    if words[before].key in lexicon.settling:
        return True
    for i in range(before, max(before - _BETWEEN, -1), -1):
        if words[i].key in lexicon.place_heads:
            return before < start - 1
        if words[i].capital or words[i].key in lexicon.common or not words[i].joined:
            return False
    return False


def _skip(words: list[Token], start: int, keys: Collection[str], most: int) -> int:
    """The index before ``start`` and at most so many words among ``keys``; -1 where the sentence begins."""
    i = start
    for _ in range(most + 1):
        if i == 0 or not words[i].joined:
            return -1
        i -= 1
        if words[i].key not in keys:
            return i
    return i
