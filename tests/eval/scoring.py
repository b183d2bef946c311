"""How well what was found in articles agrees with what a reader marked in them. Standard library only.

Both sides have the shape that ``gazette annotate`` prints. What a reader marked ``optional`` can be found or left:
it never counts. A quote is found when the words of both spans overlap to 80 %, and attributed when it is found and
its speaker is right, as in the literature on quotations.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

#: Share of the words of two spans, taken together, that both must hold for them to be one quote.
SAME_QUOTE = 0.8

#: Share from which a found quote is taken for one that is not scored.
NEARLY_SAME = 0.5

SCORED = ("direct", "mixed")
ARTICLES = {"le", "la", "les", "l", "un", "une", "des", "the", "a", "an"}
HONORIFICS = {"m", "mme", "mlle", "me", "mr", "mrs", "ms", "dr", "sir"}

Found = dict[str, Any]


@dataclass
class Tally:
    """Counts over several articles."""

    right: int = 0
    expected: int = 0
    found: int = 0

    def add(self, right: int, expected: int, found: int) -> None:
        self.right += right
        self.expected += expected
        self.found += found

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent; 100 where there was nothing to find and nothing found."""
        both = self.expected + self.found
        return 200 * self.right / both if both else 100.0

    @property
    def recall(self) -> float:
        """Share of what was expected, in percent."""
        return 100 * self.right / self.expected if self.expected else 100.0


def score(gold: list[Found], found: dict[str, Found]) -> dict[str, float]:
    """Percentages by language and measure ("fr.people"), from annotated articles and, by their id, what was found.

    ``people`` and ``places`` are F1 over names, ``people_mentions`` and ``places_mentions`` F1 over exact spans,
    ``quotes`` F1 over direct and mixed quotes, ``attributed`` the share of those with a speaker that are found with it.
    """
    tallies: dict[str, Tally] = {}
    for article in gold:
        for measure, counts in measure_article(article, found.get(article["id"], {})).items():
            tallies.setdefault(f"{article['lang']}.{measure}", Tally()).add(*counts)
    return {name: tally.recall if name.endswith(".attributed") else tally.f1 for name, tally in sorted(tallies.items())}


def measure_article(gold: Found, found: Found) -> dict[str, tuple[int, int, int]]:
    """What is right, what was expected and what was found, for every measure of one article."""
    counts = {}
    for kind, form in (("people", person_words), ("places", place_words)):
        counts[kind] = count_names(gold[kind], found.get(kind, []), form)
        counts[f"{kind}_mentions"] = count_mentions(gold[kind], found.get(kind, []))
    pairs, missed, surplus = match_quotes(gold, found.get("quotes", []))
    spoken = [quote for quote in [one for one, _ in pairs] + missed if quote["speaker"]]
    rightly = sum(same_speaker(one["speaker"], other.get("speaker")) for one, other in pairs if one["speaker"])
    counts["quotes"] = (len(pairs), len(pairs) + len(missed), len(pairs) + len(surplus))
    counts["attributed"] = (rightly, len(spoken), len(pairs))
    return counts


def count_names(gold: list[Found], found: list[Found], form: Callable[[str], list[str]]) -> tuple[int, int, int]:
    """Names that agree, each counted once."""
    expected = [form(entity["name"]) for entity in gold if not entity.get("optional")]
    spared = [form(entity["name"]) for entity in gold if entity.get("optional")]
    left, right, wrong = list(expected), 0, 0
    for name in (form(entity["name"]) for entity in found):
        if name in left:
            left.remove(name)
            right += 1
        elif name not in spared:
            wrong += 1
    return right, len(expected), right + wrong


def count_mentions(gold: list[Found], found: list[Found]) -> tuple[int, int, int]:
    """Spans that agree exactly, whomever they name."""
    expected = spans(entity for entity in gold if not entity.get("optional"))
    spared = spans(entity for entity in gold if entity.get("optional")) - expected
    claimed = spans(found) - spared
    return len(expected & claimed), len(expected), len(claimed)


def spans(entities: Iterable[Found]) -> set[tuple[int, int]]:
    return {(start, end) for entity in entities for start, end in entity["mentions"]}


def match_quotes(gold: Found, found: list[Found]) -> tuple[list[tuple[Found, Found]], list[Found], list[Found]]:
    """The pairs that are one quote, best overlap first; the marked quotes that were missed; the found ones too many."""
    text = gold["text"]
    expected = [quote for quote in gold["quotes"] if quote["type"] in SCORED and not quote.get("optional")]
    spared = [quote for quote in gold["quotes"] if quote not in expected]
    claimed = [quote for quote in found if quote.get("type", "direct") in SCORED]
    both = [(-overlap(text, one, other), i, j) for i, one in enumerate(expected) for j, other in enumerate(claimed)]
    chosen: dict[int, int] = {}
    for less, i, j in sorted(both):
        if less <= -SAME_QUOTE and i not in chosen and j not in chosen.values():
            chosen[i] = j
    pairs = [(expected[i], claimed[j]) for i, j in chosen.items()]
    missed = [one for i, one in enumerate(expected) if i not in chosen]
    left = [other for j, other in enumerate(claimed) if j not in chosen.values()]
    return pairs, missed, [other for other in left if all(overlap(text, other, q) < NEARLY_SAME for q in spared)]


def overlap(text: str, one: Found, other: Found) -> float:
    """Jaccard index of the words that two spans touch, from 0 to 1."""
    words = [match.span() for match in re.finditer(r"\w+", text)]
    first, second = ({word for word in words if word[0] < q["end"] and q["start"] < word[1]} for q in (one, other))
    return len(first & second) / len(first | second) if first | second else 0.0


def same_speaker(expected: str, claimed: str | None) -> bool:
    """Whether two namings of a source agree: one holds all the words of the other ("Brajon", "Serge Brajon")."""
    one, other = set(person_words(expected)) - ARTICLES, set(person_words(claimed or "")) - ARTICLES
    return bool(one and other) and (one <= other or other <= one)


def person_words(name: str) -> list[str]:
    """The folded words of a name without honorifics."""
    return [word for word in folded_words(name) if word not in HONORIFICS]


def place_words(name: str) -> list[str]:
    """The folded words of a name without its article ("Le Caire" is "Caire")."""
    words = folded_words(name)
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def folded_words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(letter for letter in folded if not unicodedata.combining(letter)))
