"""Names of organisations, found so that no place or person is seen in them: "Air France", "Stade de France"."""

from collections.abc import Iterator

from ingest.extract.lexicon import Lexicon
from ingest.extract.spans import Claim, capital_runs, find_phrases
from ingest.extract.tokens import Token

#: A head governs so many words at most; a heading in capitals is no organisation.
_LONGEST = 8


def find_organisations(words: list[Token], lexicon: Lexicon) -> Iterator[Claim]:
    """Known names, and capitalised heads with what they govern. Runs may overlap."""
    for run in find_phrases(words, lexicon.organisations, lexicon):
        yield Claim(*run, "organisation")
    for start, end in capital_runs(words, lexicon, ()):
        if any(word.key in lexicon.organisation_heads for word in words[start:end]):
            yield Claim(start, end, "headed")
    for i, word in enumerate(words):
        if word.capital and word.key in lexicon.organisation_heads:
            yield Claim(i, _governed(words, i + 1, lexicon), "headed")


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
