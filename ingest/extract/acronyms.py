"""Short for what: "Korean Central News Agency (KCNA)" says whom a later "KCNA" means."""

from collections.abc import Iterable

from ingest.extract.sentences import Sentence

#: How many words may stand for one letter of an acronym, small ones like "de la" included.
_WORDS = 3


def long_forms(text: str, sentences: Iterable[Sentence]) -> dict[str, str]:
    """The long form of each acronym that stands in brackets behind words with its letters, as the text writes it."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for at in range(1, len(sentence.tokens) - 2):
            if sentence.word(at) == "(" and sentence.word(at + 2) == ")":
                token = sentence.tokens[at + 1]
                acronym = text[token.start : token.end]
                first = _first(sentence, at - 1, acronym) if acronym.isupper() and len(acronym) > 1 else None
                if first is not None:
                    found.setdefault(acronym, text[sentence.tokens[first].start : sentence.tokens[at - 1].end])
    return found


def _first(sentence: Sentence, last: int, acronym: str) -> int | None:
    """The first of the words, up to a token, that begin with the letters; None where they do not."""
    left = acronym.lower()
    for at in range(last, max(-1, last - _WORDS * len(acronym)), -1):
        token = sentence.tokens[at]
        if token.quote >= 0 or not (token.word[0].isalnum() or token.word in {"-", "'", "’"}):
            return None
        if token.word[0] == left[-1] and (token.capital or len(token.word) > 3):
            left = left[:-1]
            if not left:
                return at
        elif token.capital:
            return None
    return None
