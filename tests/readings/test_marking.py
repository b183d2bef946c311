from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.readings.marking import blocks_of, language_of, marks_of, numbered, quotes_of, visible, why
from ingest.records import Article, BlockKind, Reading


def test_quotes_with_their_marks_stand_around_names(reading: Reading) -> None:
    marked = [reading.article.text[mark.start : mark.end] for mark in marks_of(reading)]
    assert marked == ["« Merci à Léo Roy »", "« enfin »", "Léo Roy", "Ana Sol", "Lyon"]


def test_pull_quotes_have_no_number(reading: Reading) -> None:
    assert [quote.text for quote in numbered(reading)] == ["Merci à Léo Roy", "enfin"]
    assert [quotes_of(person, reading) for person in reading.people] == [0, 1]


def test_why_in_words(reading: Reading) -> None:
    assert [why(quote, "en") for quote in reading.quotes] == ["inverted subject of “a dit”", "", ""]


def test_the_language_of_most_that_has_words(reading: Reading) -> None:
    def told(*codes: str | None) -> list[Reading]:
        return [Reading(replace(reading.article, language=code)) for code in codes]

    assert language_of(told("fr", "en", "fr")) == "fr"
    assert language_of(told("de", "de", "fr", None)) == "fr"
    assert language_of(told("de")) == language_of([]) == "en"


def test_what_would_change_the_rest_is_made_visible() -> None:
    assert visible("a\x1b[31m\x07\x7f\x9b\u202eb\ud800\n\té") == "a␛[31m␇␡\ufffd\ufffdb\ufffd\n\té"


@given(st.text())
def test_what_is_visible_is_as_long(text: str) -> None:
    assert len(visible(text)) == len(text)
    visible(text).encode()


def test_an_article_without_anything() -> None:
    assert marks_of(Reading(Article("a", "", ()))) == []


def test_a_standfirst_that_opens_the_story_is_shown_as_one(reading: Reading) -> None:
    article = reading.article
    opening = article.text[article.blocks[1].start : article.blocks[1].end]
    assert blocks_of(article) == article.blocks
    shown = blocks_of(replace(article, standfirst=opening.replace(" ", "  ")))
    assert [block.kind for block in shown] == [BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.PULLQUOTE]
