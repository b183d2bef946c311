"""Pull quotes: words of the story set apart, which repeat a quotation and have its speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.analysis import fold
from ingest.reasons import Rule
from ingest.records import Article, BlockKind, Quote, QuoteKind

_MARKS = "«»“”„\"‹›‘’' \n\t\u00a0\u202f"


def find_pullquotes(article: Article, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Each pull quote, with the quotation that it repeats where the story holds it."""
    for block in article.blocks:
        if block.kind is BlockKind.PULLQUOTE:
            text = article.text[block.start : block.end]
            start = block.start + len(text) - len(text.lstrip(_MARKS))
            end = block.end - (len(text) - len(text.rstrip(_MARKS)))
            if start < end:
                yield _pullquote(article.text[start:end], start, quotes)


def _pullquote(text: str, start: int, quotes: Sequence[Quote]) -> Quote:
    """The pull quote at an offset; one that repeats nothing is nobody's."""
    plain = Quote(start, start + len(text), text, QuoteKind.PULLQUOTE)
    wanted = _plain(text)
    repeated = next((quote for quote in quotes if _same(wanted, _plain(quote.text))), None)
    if repeated is None:
        return plain
    evidence = str(Rule.REPEATS)
    return replace(plain, speaker=repeated.speaker, person=repeated.person, evidence=evidence, repeats=repeated.start)


def _same(wanted: str, quote: str) -> bool:
    """Whether one holds the other: a pull quote is often cut, seldom rewritten."""
    return bool(wanted and quote) and (wanted in quote or (quote in wanted and 2 * len(quote) > len(wanted)))


def _plain(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
