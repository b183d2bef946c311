"""What an article says that people are: "le président russe Vladimir Poutine", "Agnès Buzyn, ministre de la Santé".

Read here: ``callings.yml``, which says what a role is made of, and ``roles.csv`` and ``demonyms.txt``.
A role is printed right before a name, or after it between commas; what a verb may have joined is no role.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.languages import Language
from ingest.records import Article, Block, Person, Role

#: How much text beside a name is looked at, in characters.
_BESIDE = 120

_WORD = r"[^\W_]+(?:[-'’][^\W_]+)*"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]*"
_CLOSES = re.compile(r"\s*(?:[,.;:!?()»\"]|\Z)")


@dataclass(frozen=True)
class _Callings:
    """A language's patterns. ``head`` finds what a role is built on, ``fields`` says to which field a head belongs."""

    head: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    opening: re.Pattern[str]
    title: re.Pattern[str]
    fields: dict[str, str]


def find_roles(article: Article, people: Iterable[Person], language: Language) -> tuple[Person, ...]:
    """The people, each with the roles that stand beside their namings, in the order of the text."""
    people, callings = tuple(people), _callings(language)
    named = sorted((mention.start, mention.end) for person in people for mention in person.mentions)
    starts = [block.start for block in article.blocks]
    found = []
    for person in people:
        roles: dict[int, Role] = {}
        for mention in person.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at >= 0:
                beside = _Beside(article.text, article.blocks[at], (mention.start, mention.end), named, callings)
                roles.update((role.start, role) for role in beside.roles())
        found.append(replace(person, roles=tuple(roles[start] for start in sorted(roles))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The text beside one naming, within its block."""

    text: str
    block: Block
    naming: tuple[int, int]
    named: list[tuple[int, int]]
    callings: _Callings

    def roles(self) -> Iterator[Role]:
        """The role before the name and the one after it, where there are any."""
        for span in (self._before(), self._after()):
            if span:
                start, head, end = span
                yield Role(start, end, self.text[start:end], self.callings.fields.get(_key(head)))

    def _before(self) -> tuple[int, str, int] | None:
        """Where a role before the name starts, its head, and where it ends."""
        left = max(self.block.start, self.naming[0] - _BESIDE, self._last_naming())
        title = self.callings.title.search(self.text, left, self.naming[0])
        until = title.start() if title else self.naming[0]
        head = self._last_head(left, until)
        if head is None:
            return None
        end = head.end() + len(self._complement(head.end(), until))
        opening = self.callings.before.search(self.text, left, head.start())
        start = opening.start() if opening else head.start()
        gap = self.text[end:until]
        apposed = start < head.start() and _CLOSES.match(self.text, self.naming[1], self.block.end) is not None
        adjoins = apposed if gap.strip() == "," else gap.isspace()
        return (start, head[0], end) if adjoins else None

    def _last_head(self, left: int, until: int) -> re.Match[str] | None:
        """The head nearest to the name; of two in a row ("procureur général") the first."""
        nearest = None
        for head in self.callings.head.finditer(self.text, left, until):
            if nearest is None or self.text[nearest.end() : head.start()].strip():
                nearest = head
        return nearest

    def _after(self) -> tuple[int, str, int] | None:
        right = min(self.block.end, self.naming[1] + _BESIDE, self._next_naming())
        opening = self.callings.opening.match(self.text, self.naming[1], right)
        head = self.callings.head.match(self.text, opening.end(), right) if opening else None
        if not opening or not head:
            return None
        end = head.end() + len(self._complement(head.end(), right))
        follows = end + len(self.text[end:right]) - len(self.text[end:right].lstrip())
        if follows > end and bisect_left(self.named, (follows, 0)) != bisect_left(self.named, (follows + 1, 0)):
            return None  # the role of whoever is named next
        return opening.end("gap"), head[0], end

    def _complement(self, at: int, until: int) -> str:
        found = self.callings.after.match(self.text, at, until)
        return found[0] if found else ""

    def _last_naming(self) -> int:
        """The end of the naming before this one: what stands before that is said of somebody else."""
        before = bisect_left(self.named, self.naming)
        return self.named[before - 1][1] if before else 0

    def _next_naming(self) -> int:
        """The start of the naming after this one, before which a role ends."""
        after = bisect_left(self.named, (self.naming[1], 0))
        return self.named[after][0] if after < len(self.named) else self.block.end


def _key(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").lower().split())


@cache
def _callings(language: Language) -> _Callings:
    told = language.settings("callings.yml")
    fields = {_key(form): field for field, forms in told["fields"].items() for form in forms}
    forms = {*fields, *map(_key, told["others"]), *(_key(row["form"]) for row in language.rows("roles.csv"))}
    heads = _any(forms - set(map(_key, told["not_roles"])))
    people = _any(language.words("demonyms.txt"))
    known = f"{people}|{_any(told['adjectives'])}"
    endings = "".join(rf"|[^\W_]+{ending}" for ending in told["endings"])
    adjective = rf"(?:(?!(?:{_any(told['not_adjectives'])})\b)(?:{known}{endings})s?\b)"
    noun = rf"\s*{_WORD}(?:\s+(?:{adjective}|{_CAPITAL}))*"
    link = rf"(?:\s+(?:{_any(told['joins'])}))?\s+(?:{_any(told['links'])})(?:(?<=['’])|\s)"
    flags = re.IGNORECASE
    before = rf"(?:{_any(told['determiners'])})(?:(?<=['’])|\s+)"
    between = rf"(?:(?:{_any(told['before'])}|{people})(?:(?<=-)|\s+)){{0,3}}"
    titles = _any(row["form"] for row in language.rows("honorifics.csv"))
    return _Callings(
        head=re.compile(rf"(?<![\w'’-])(?:{heads})(?![\w-])|(?<=['’-])(?:{heads})(?![\w-])", flags),
        before=re.compile(rf"(?:(?<![\w'’-]){before})?(?:(?<![\w-]){between})\Z", flags),
        after=re.compile(rf"(?:\s+{adjective})*(?:{link}{noun})*(?:\s+{adjective})*", flags),
        opening=re.compile(rf"(?P<gap>\s*,\s+)(?:{before})?{between}", flags),
        title=re.compile(rf"(?<!\w)(?:{titles})\.?\s+\Z", flags),
        fields=fields,
    )


def _any(forms: Iterable[str]) -> str:
    """Any of some forms, the longest first, whichever apostrophe they are written with."""
    ordered = sorted({re.escape(form.replace("’", "'")) for form in forms}, key=lambda form: (-len(form), form))
    return "|".join(form.replace("'", "['’]").replace(r"\ ", r"\s+") for form in ordered)
