"""Names and passages that are withheld are taken out of an article before anything of it is saved.

In their place stands a mark in the article's language. A name is looked for wherever an article has words, found by
the tagger or not. Where it is found, all goes that names the same person: other forms of the name, and its words
alone, unless they name somebody or somewhere else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

from ingest import languages
from ingest.analysis import fold
from ingest.cutting import Cut, Cutting, merged
from ingest.entities.fingerprint import name_words, particles
from ingest.records import Article, BlockKind, Reading, Related
from ingest.withheld import Trace, Withheld, Word, bounds, words

#: What may stand before a name: an initial, or a word that is perhaps a particle.
_BEFORE = re.compile(r"\b(?:([A-ZÀ-Þ]\.[ \u00a0]?)|([^\W\d_]+)[ \u00a0-])$")

#: How far to look for that, in characters.
_LOOK_BACK = 20

#: Between two words of one name there is no more than this, in characters.
_APART = 12


@dataclass(frozen=True, slots=True)
class Redacted:
    """A reading without what is withheld of it, and the numbers of the decisions that took something out."""

    reading: Reading
    decisions: frozenset[int]


def redact(reading: Reading, withheld: Withheld) -> Redacted | None:
    """A reading without what is withheld of its article; None where nothing is.

    The article is not read anew: with a speaker's name gone, his words would be given to whoever is named nearby.
    """
    article = reading.article
    search = _Search(withheld)
    search.expect_surnames(article)
    for value in _values(article):
        search.whole(value)
    cuts = [*search.links(article), *search.whole(article.text)]
    cuts += [*search.people(reading), *search.alone(article.text, _others(search, reading))]
    if not search.decisions:
        return None
    cutting = Cutting(article.text, merged(article.text, cuts), _marks(article.language))
    people = cutting.people(person for person in reading.people if not search.is_met(person.name))
    return Redacted(
        Reading(
            _article(article, search, cutting),
            tuple(people),
            tuple(cutting.places(reading.places)),
            tuple(cutting.quotes(reading.quotes, lambda value: search.cleaned(value, cutting.marks))),
        ),
        frozenset(search.decisions),
    )


def _article(article: Article, search: "_Search", cutting: Cutting) -> Article:
    """An article without what is withheld in its text or its fields; a field that repeats a block still does."""
    rest = cutting.rest()
    same = {
        article.text[block.start : block.end]: rest[cutting.moved(block.start) : cutting.moved(block.end)]
        for block in article.blocks
    }

    def clean(value: str | None) -> str | None:
        return value and (same.get(value) or search.cleaned(value, cutting.marks))

    def unnamed(address: str | None) -> str | None:
        return None if address and search.whole(unquote(address)) else address

    return replace(
        article,
        text=rest,
        blocks=cutting.blocks(article.blocks),
        title=clean(article.title),
        standfirst=clean(article.standfirst),
        section=clean(article.section),
        outlet=clean(article.outlet),
        authors=tuple(author for author in article.authors if not search.whole(author)),
        url=unnamed(article.url),
        image=unnamed(article.image),
        related=tuple(
            Related(clean(link.title) or "", unnamed(link.url))
            for link in article.related
            if not search.withheld.decision_on_address(link.url)
        ),
        found=tuple(replace(found, value=clean(found.value)) for found in article.found),
    )


def is_named(text: str, withheld: Withheld) -> bool:
    """Whether a text (a path, an address, somebody's reason) names who or repeats what is withheld."""
    return bool(_Search(withheld).whole(unquote(text)))


def touches(article: Article, withheld: Withheld) -> bool:
    """Whether an article holds anything that is withheld; cheap, for it need not be understood."""
    search = _Search(withheld)
    search.expect_surnames(article)
    search.links(article)
    for value in (article.text, *_values(article)):
        search.whole(value)
    return bool(search.decisions)


def unnamed(text: str, withheld: Withheld | None) -> str:
    """A path, a record's key, an address: hidden where it names who is withheld, or leads there."""
    return (
        withheld.hidden(text) if withheld and (withheld.decision_on_address(text) or is_named(text, withheld)) else text
    )


@dataclass(slots=True)
class _Search:
    """A search of one article's texts for what is withheld: what it has met so far, it knows by its words alone."""

    withheld: Withheld
    decisions: set[int] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def whole(self, text: str) -> list[Cut]:
        """Passages and names as they are withheld."""
        found = words(text)
        names = self._windows(list(_naming(found)), Trace.NAME)
        return [*self._windows(found, Trace.PASSAGE), *(self._reaching_back(text, name) for name in names)]

    def _windows(self, found: Sequence[Word], what: Trace) -> Iterator[Cut]:
        for length in self.withheld.lengths(what):
            for at in range(len(found) - length + 1):
                window = found[at : at + length]
                folded = [word.folded for word in window]
                decision = self.withheld.decision(what, sorted(folded) if what is Trace.NAME else folded)
                if decision and (what is Trace.PASSAGE or _stand_together(window)):
                    self.decisions.add(decision)
                    self.met |= {*folded, *_initials(folded)} if what is Trace.NAME else set()
                    yield Cut(window[0].start, window[-1].end, what)

    def links(self, article: Article) -> list[Cut]:
        """Links to articles that are withheld, where the text announces them by their titles."""
        cuts = []
        for link in article.related:
            if decision := self.withheld.decision_on_address(link.url):
                self.decisions.add(decision)
                blocks = (block for block in article.blocks if block.kind is BlockKind.RELATED)
                found = (article.text.find(link.title, block.start, block.end) for block in blocks)
                cuts += [Cut(at, at + len(link.title), Trace.PASSAGE) for at in found if at >= 0]
        return cuts

    def expect_surnames(self, article: Article) -> None:
        """Meet the surnames that are withheld in this article only, for others bear them too."""
        if not self.withheld.lengths(Trace.SURNAME):
            return
        within_this = bounds(article, self.withheld.key)
        for word in {word.folded for word in words(article.text) if article.text[word.start].isupper()}:
            for within in within_this:
                if decision := self.withheld.decision(Trace.SURNAME, [word], within=within):
                    self.decisions.add(decision)
                    self.met.add(word)

    def people(self, reading: Reading) -> Iterator[Cut]:
        """All that names a person who has been met."""
        for person in reading.people:
            if self.is_met(person.name):
                yield from (Cut(mention.start, mention.end, Trace.NAME) for mention in person.mentions)

    def is_met(self, name: str) -> bool:
        """Whether a name has no word that is not a withheld person's, initials aside."""
        found = [word for word in name_words(name) if len(word) > 1]
        return bool(found) and self.met.issuperset(found)

    def alone(self, text: str, spared: Iterable[tuple[int, int]] = ()) -> list[Cut]:
        """Words of the names that have been met, where they are written large, but for spans that name others."""
        spans = list(spared)
        return [
            self._reaching_back(text, Cut(word.start, word.end, Trace.NAME))
            for word in words(text)
            if word.folded in self.met
            and text[word.start].isupper()
            and not any(start <= word.start and word.end <= end for start, end in spans)
        ]

    def _reaching_back(self, text: str, cut: Cut) -> Cut:
        """A name with what belongs to it before: its initial, a particle written large or tied by a hyphen."""
        while before := _BEFORE.search(text[max(cut.start - _LOOK_BACK, 0) : cut.start]):
            initial, particle = (fold(part or "") for part in before.groups())
            tied = text[cut.start - 1] == "-" or before[0][0].isupper()
            if not (initial and initial[0] in {word[0] for word in self.met}) and not (
                particle in particles() and tied
            ):
                break
            cut = cut._replace(start=cut.start - len(before[0]))
        return cut

    def cleaned(self, value: str, marks: Mapping[Trace, str]) -> str:
        """A field without what is withheld of it."""
        return Cutting(value, merged(value, [*self.whole(value), *self.alone(value)]), marks).rest()


def _others(search: _Search, reading: Reading) -> Iterator[tuple[int, int]]:
    """The spans that name people who are not withheld, and places."""
    for person in reading.people:
        if not search.is_met(person.name):
            yield from ((mention.start, mention.end) for mention in person.mentions)
    for place in reading.places:
        if place.kind or not search.is_met(place.name):  # what no gazetteer knows may be the name itself
            yield from ((mention.start, mention.end) for mention in place.mentions)


def _values(article: Article) -> Iterator[str]:
    """All that an article says outside of its text."""
    yield from filter(None, (article.title, article.standfirst, article.section, article.outlet, *article.authors))
    yield from (unquote(address) for address in (article.url, article.image) if address)
    for link in article.related:
        yield from (link.title, unquote(link.url or ""))
    yield from (found.value for found in article.found if found.value)


def _naming(found: Iterable[Word]) -> Iterator[Word]:
    return (word for word in found if word.folded not in particles())


def _initials(folded: list[str]) -> list[str]:
    """Initials by which somebody may be called: "GND"; two stand for too much."""
    return ["".join(word[0] for word in folded)] if len(folded) > 2 else []


def _stand_together(window: Sequence[Word]) -> bool:
    return all(after.start - before.end <= _APART for before, after in pairwise(window))


@cache
def _marks(language: str | None) -> dict[Trace, str]:
    """What stands for what was taken out, in a language; in French where no pack knows it."""
    code = language if language in languages.codes() else "fr"
    told = languages.load(code).settings("language.yml")["withheld"]
    return {Trace.NAME: told["name"], Trace.PASSAGE: told["passage"]}
