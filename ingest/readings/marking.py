"""What a reading marks in its text, whatever it is shown on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from ingest import reasons
from ingest.nesting import Mark, with_quotation_marks
from ingest.records import Article, Block, BlockKind, Person, Place, Quote, QuoteKind, Reading
from ingest.wording import LANGUAGES

Found = Person | Place | Quote

_OPENINGS = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH})

#: What a terminal may obey and a page may turn round: control characters but tab and line feed, marks of direction that
#: reach beyond their word, halves of surrogate pairs. The first have signs of their own in Unicode.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_OTHERS = (range(0x80, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000))
_VISIBLE = _CONTROLS | dict.fromkeys(chain.from_iterable(_OTHERS), 0xFFFD)


def visible(text: str) -> str:
    """A text of the same length without signs that would change how the rest is shown."""
    return text.translate(_VISIBLE)


def marks_of(reading: Reading) -> list[Mark[Found]]:
    """The marks of a reading, quotes around names. Quotes take in their quotation marks; pull quotes are none."""
    text = reading.article.text
    quotes: list[Mark[Found]] = [
        Mark(*with_quotation_marks(text, quote.start, quote.end), quote) for quote in numbered(reading)
    ]
    entities: tuple[Person | Place, ...] = (*reading.people, *reading.places)
    named: list[Mark[Found]] = [Mark(at.start, at.end, one) for one in entities for at in one.mentions]
    return [*sorted(quotes, key=_reach), *sorted(named, key=_reach)]


def blocks_of(article: Article) -> tuple[Block, ...]:
    """The blocks of an article as they are shown: a standfirst that opens the story, as on many web pages, is one."""
    first = next((block for block in article.blocks if block.kind in _OPENINGS), None)
    if first is None or article.text[first.start : first.end].split() != (article.standfirst or "").split():
        return article.blocks
    return tuple(replace(block, kind=BlockKind.STANDFIRST) if block is first else block for block in article.blocks)


def _reach(mark: Mark[Found]) -> tuple[int, int]:
    return mark.start, -mark.end


def numbered(reading: Reading) -> list[Quote]:
    """The quotes that have a number, in the order of their end: the first has the number 1. Pull quotes have none."""
    return sorted((quote for quote in reading.quotes if quote.kind is not QuoteKind.PULLQUOTE), key=lambda q: q.end)


def why(quote: Quote, lang: str) -> str:
    """What is known of how a quote's speaker was found, in words; "" where that is nothing."""
    return reasons.in_words(quote.evidence or "", lang)


def quotes_of(person: Person, reading: Reading) -> int:
    """How many quotes a person has in a reading."""
    return sum(quote.person and quote.speaker == person.name for quote in numbered(reading))


def language_of(readings: Iterable[Reading]) -> str:
    """The language to speak of readings in: that of most of the articles, as far as there are words in it."""
    counted = Counter(reading.article.language for reading in readings if reading.article.language in LANGUAGES)
    return next((str(code) for code, _ in counted.most_common(1)), LANGUAGES[0])
