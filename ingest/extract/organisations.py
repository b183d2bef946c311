"""Names of organisations, found so that no place or person is seen in them: "Air France", "Stade de France"."""

from collections.abc import Collection, Iterator

from ingest.extract.lexicon import Lexicon
from ingest.extract.spans import Claim, Run, capital_runs, find_phrases, key_of_run, phrase_end
from ingest.extract.tokens import Token

#: A head governs so many words at most; a heading in capitals is no organisation.
_LONGEST = 8


def find_organisations(words: list[Token], lexicon: Lexicon) -> Iterator[Claim]:
    """Known names, and capitalised heads with what they govern. Runs may overlap."""
    for run in find_phrases(words, lexicon.organisations, lexicon):
        yield Claim(*run, "organisation")
    heads = _heads(words, lexicon)
    for start, end in capital_runs(words, lexicon, ()):
        if any(i in heads for i in range(start, end)):
            yield Claim(start, end, "headed")
    for i in heads:
        yield Claim(i, _governed(words, i + 1, lexicon), "headed")


def _heads(words: list[Token], lexicon: Lexicon) -> list[int]:
    """The heads, but for those that begin the name of a place: "United" in "United States"."""
    heads = [i for i, word in enumerate(words) if word.capital and word.key in lexicon.organisation_heads]
    return [i for i in heads if not phrase_end(words, i, lexicon.places, lexicon)]


def find_called(words: list[Token], lexicon: Lexicon, taken: Collection[int]) -> Iterator[Claim]:
    """Names behind a word for an organisation ("l’hebdomadaire Karvandi"), wherever they stand, and listed ones."""
    runs = list(capital_runs(words, lexicon, taken))
    called = {key_of_run(words, run) for run in runs if _is_called(words, run, lexicon)}
    for run in runs:
        if key_of_run(words, run) in called:
            yield Claim(*run, "called")
        else:
            yield from _listed(words, run, lexicon)


def _is_called(words: list[Token], run: Run, lexicon: Lexicon) -> bool:
    start = run[0]
    return start > 0 and words[start].joined and words[start - 1].key in lexicon.organisation_cues


def _listed(words: list[Token], run: Run, lexicon: Lexicon) -> Iterator[Claim]:
    """Listed names of one word ("Nokia"): a family or a town may have them, so they come after people."""
    for i in range(*run):
        if words[i].key in lexicon.organisations:
            yield Claim(i, i + 1, "listed")


def _governed(words: list[Token], i: int, lexicon: Lexicon) -> int:
    """The end of what a head governs: links and one adjective at most, then capitalised words, else nothing."""
    end, at, adjectives = i, i, 0
    while at < min(len(words), i + _LONGEST) and words[at].joined:
        word = words[at]
        if word.capital:
            end = at + 1
        elif word.key not in lexicon.links:
            adjectives += 1
            if end > i or adjectives > 1 or word.key in lexicon.common:
                break
        elif end > i:
            break
        at += 1
    return end
