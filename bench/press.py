"""Articles made to measure, whose words, names, dates and lengths are as unequal as in the news.

Each names eight people and five places, some of them again and again, and quotes three times: somebody named in it, a
source without a name, or nobody that it tells. Every span stands where it says in the text.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from bench.sheet import Saying, Sheet
from bench.world import CUES, UNNAMED, WORDS, Somebody, frequent, people, places, vocabulary
from ingest import analysis
from ingest.prepared import IndexText, Prepared
from ingest.records import Article, BlockKind, Found, Place, QuoteKind, Reading, Related, Source

LENGTH, TITLE, STANDFIRST, SAID = 200, 6, 16, 12
OUTLETS, SECTIONS, AUTHORS = 40, 30, 2_000
PEOPLE, PLACES, QUOTES = 8, 5, 3
DAYS = 9_000  # from 2000 on

#: Of so many articles one is a copy of the one before it.
COPIED = 50

#: Articles in one source.
PER_SOURCE = 5_000

#: What readers tell of how they found an article's fields.
FOUND = tuple(
    (Found("title", where, 0.9), Found("published", where, sure), Found("authors", "byline", sure))
    for where in ("json-ld", "opengraph", "heading")
    for sure in (0.95, 0.8, 0.6)
)


class Stems(dict[str, str]):
    """What the index holds of each word of a language, however it is written: a text is its words one by one."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> str:
        self[word] = found = analysis.stems(word, self._language)
        return found

    def of(self, text: str) -> str:
        """What the index holds of a text, as ``search.index_text`` has it."""
        return " ".join(filter(None, map(self.__getitem__, text.split())))


class Press:
    """Writes articles for an archive that is to hold so many. The same number gives the same articles."""

    def __init__(self, articles: int) -> None:
        self.chance = np.random.default_rng(5)
        self.words = vocabulary(self.chance)
        self.people = people(max(100, articles // 10))
        self.places = places(max(100, articles // 50))
        self._stems = {code: Stems(code) for code in CUES}
        self._latest: deque[Related] = deque(maxlen=1_000)

    def print(self, ids: range) -> Iterator[Prepared]:
        """Articles with these numbers, ready to be saved."""
        before: Reading | None = None
        for number, drawn in zip(ids, self._draws(len(ids)), strict=True):
            is_copy = before is not None and number % COPIED == 0
            reading = self._copied(number, drawn, before) if is_copy and before else self._written(number, drawn)
            yield _prepared(number, reading, self._index(reading))
            before = reading

    def _draws(self, number: int) -> Iterator[dict[str, Any]]:
        """What chance decides of each of so many articles."""
        chance = self.chance
        length = TITLE + STANDFIRST + LENGTH
        columns = {
            "words": self.words[frequent(chance, WORDS, (number, length))],
            "people": frequent(chance, len(self.people), (number, PEOPLE)).tolist(),
            "places": frequent(chance, len(self.places["fr"]), (number, PLACES)).tolist(),
            "times": np.minimum(chance.geometric(0.6, (number, PEOPLE + PLACES)), 4).tolist(),
            "order": chance.permuted(np.tile(np.arange(PEOPLE + PLACES), (number, 1)), axis=1).tolist(),
            "day": np.datetime_as_string(np.datetime64("2000-01-01") + chance.integers(0, DAYS, number)).tolist(),
            "language": np.where(chance.random(number) < 0.8, "fr", "en").tolist(),
            "outlet": frequent(chance, OUTLETS, number).tolist(),
            "section": frequent(chance, SECTIONS, number).tolist(),
            "authors": frequent(chance, AUTHORS, (number, 3)).tolist(),
            "cues": frequent(chance, len(CUES["fr"]), (number, QUOTES)).tolist(),
            "speakers": chance.random((number, QUOTES)).tolist(),
            "kinds": chance.random((number, QUOTES)).tolist(),
            "luck": chance.random((number, 8)).tolist(),
        }
        for values in zip(*columns.values(), strict=True):
            yield dict(zip(columns, values, strict=True))

    def _written(self, number: int, drawn: dict[str, Any]) -> Reading:
        """An article, and all that is found in it."""
        code, luck = drawn["language"], drawn["luck"]
        sheet = Sheet(code, int(drawn["day"][:4]))
        words = iter(drawn["words"].tolist())
        title = sheet.block(BlockKind.TITLE, " ".join(next(words) for _ in range(TITLE)).capitalize())
        standfirst = " ".join(next(words) for _ in range(STANDFIRST)).capitalize() + "."
        if luck[0] < 0.6:
            sheet.block(BlockKind.STANDFIRST, standfirst)
        cast = [self.people[one] for one in dict.fromkeys(drawn["people"])]
        where = [self.places[code][one] for one in dict.fromkeys(drawn["places"])]
        sayings = _sayings(drawn, words, cast, where)
        sheet.body(list(words), _named(drawn, cast, where), sayings)
        if luck[1] < 0.05:
            sheet.pull_quote()
        article = Article(
            id=str(number),
            text=sheet.text,
            blocks=tuple(sheet.blocks),
            title=title,
            standfirst=standfirst if luck[0] < 0.6 else None,
            found=FOUND[number % len(FOUND)],
            paywalled=luck[2] < 0.5 if luck[2] < 0.3 else None,
            image=f"https://images.example/{number}.jpg" if luck[3] < 0.4 else None,
            authors=tuple(f"Auteur {n}" for n in dict.fromkeys(drawn["authors"][: int(luck[4] * 3.3)])),
            related=self._related(luck[5]),
            published=_date(drawn["day"], luck[6]),
            language=code,
            section=f"Section {drawn['section'] + 1}" if luck[7] > 0.05 else None,
            **_outlet(number, drawn),
        )
        self._latest.append(Related(title, article.url))
        return Reading(article, sheet.people(), sheet.places(), tuple(sheet.quotes))

    def _copied(self, number: int, drawn: dict[str, Any], before: Reading) -> Reading:
        """The article before, as another outlet prints it."""
        return replace(before, article=replace(before.article, id=str(number), **_outlet(number, drawn)))

    def _index(self, reading: Reading) -> IndexText:
        """What the indexes hold of an article: words that are written again and again are stemmed once."""
        article, of = reading.article, self._stems[str(reading.article.language)].of
        said = tuple((of(quote.text), of(quote.speaker or "")) for quote in reading.quotes)
        return IndexText(of(article.title or ""), of(article.standfirst or ""), of(article.body), said)

    def _related(self, luck: float) -> tuple[Related, ...]:
        """Of a third of the articles, one to three of those before; every other by its title alone."""
        if luck > 0.33 or len(self._latest) < 3:
            return ()
        first = int(luck * 2_900) % (len(self._latest) - 2)
        return tuple(
            replace(self._latest[first + n], url=None) if n % 2 else self._latest[first + n]
            for n in range(1 + int(luck * 9))
        )


def _outlet(number: int, drawn: dict[str, Any]) -> dict[str, str]:
    outlet = drawn["outlet"] + 1
    return {"outlet": f"Titre {outlet}", "url": f"https://titre{outlet}.example/{drawn['day'][:4]}/{number}"}


def _date(day: str, luck: float) -> str | None:
    """A date as sources give it: none of a few, no more than its month of others, with the time of a third."""
    if luck < 0.04:
        return day[:7] if luck < 0.02 else None
    return f"{day}T{int(luck * 24):02}:30" if luck > 0.66 else day


def _named(drawn: dict[str, Any], cast: Sequence[Somebody], where: Sequence[Place]) -> list[Somebody | Place]:
    """Who and what is named, one after the other: everybody once, then some again."""
    everybody: list[Somebody | Place] = [*cast, *where]
    order = [n for n in drawn["order"] if n < len(everybody)]
    return [everybody[n] for turn in range(4) for n in order if drawn["times"][n] > turn]


def _sayings(
    drawn: dict[str, Any], words: Iterator[str], cast: Sequence[Somebody], where: Sequence[Place]
) -> list[Saying]:
    """What is said: three times in four by somebody named here, else by a source without a name, or by nobody."""
    code = drawn["language"]
    return [
        Saying(
            words=[next(words) for _ in range(SAID)],
            kind=QuoteKind.INDIRECT if kind < 0.2 else QuoteKind.MIXED if kind < 0.4 else QuoteKind.DIRECT,
            cue=CUES[code][cue],
            speaker=_speaker(draw, cast, UNNAMED[code]),
            place=where[0] if kind > 0.7 else None,
            confidence=round(1 - draw / 2, 2),
        )
        for draw, kind, cue in zip(drawn["speakers"], drawn["kinds"], drawn["cues"], strict=True)
    ]


def _speaker(draw: float, cast: Sequence[Somebody], unnamed: Sequence[str]) -> Somebody | str | None:
    at = int(draw * 1_000)
    if draw < 0.75:
        return cast[at % min(3, len(cast))]
    return unnamed[at % len(unnamed)] if draw < 0.9 else None


def _prepared(number: int, reading: Reading, index: IndexText) -> Prepared:
    """As it is handed to the store; what tells articles apart is their number."""
    digest = number.to_bytes(16)
    source = Source(f"/wire/{number // PER_SOURCE}.jsonl")
    return Prepared(
        source, "json lines", str(number), digest, digest, digest, reading, index, digest, f"line {number % PER_SOURCE}"
    )
