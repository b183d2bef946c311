import pytest

from ingest.records import Block, BlockKind
from training.corpora import annotated, read_brat

TEXT = "Air France à Lyon\n\nL’affaire Fontanel au tribunal de Douai.\nFin."


def span(words, label):
    return TEXT.index(words), TEXT.index(words) + len(words), label


def test_every_line_is_a_paragraph():
    assert annotated("a", TEXT, "fr", []).article.blocks == (
        Block(BlockKind.PARAGRAPH, 0, 17),
        Block(BlockKind.PARAGRAPH, 19, 59),
        Block(BlockKind.PARAGRAPH, 60, 64),
    )


def test_the_outer_name_counts_unless_it_is_an_affair_or_begins_with_a_common_noun():
    spans = [
        span("France", "LOC"),
        span("Air France", "ORG"),
        span("Lyon", "LOC"),
        span("affaire Fontanel", "MISC"),
        span("Fontanel", "PER"),
        span("tribunal de Douai", "ORG"),
        span("Douai", "LOC"),
    ]
    assert annotated("a", TEXT, "fr", spans).spans == (
        span("Air France", "ORG"),
        span("Lyon", "LOC"),
        span("Fontanel", "PER"),
        span("Douai", "LOC"),
    )


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("Kremlin", "en", "LOC"),
        ("Kelvin Stadium", "en", "LOC"),
        ("Stadium", "en", "ORG"),
        ("Sarlat", "fr", "ORG"),
        ("France", "fr", "LOC"),
        ("Air France", "fr", "ORG"),
    ],
)
def test_a_seat_a_country_and_a_building_are_places(name, language, label):
    assert annotated("a", name, language, [(0, len(name), "ORG")]).spans == ((0, len(name), label),)


def test_brat(tmp_path):
    (tmp_path / "b.txt").write_text("Hier, Lyon a gelé.", encoding="utf-8")
    (tmp_path / "b.ann").write_text("T1\tDate 0 4\tHier\nT2\tLocation 6 10\tLyon\n", encoding="utf-8")
    read = list(read_brat(tmp_path, "fr"))
    assert [(one.article.id, one.article.language, one.spans) for one in read] == [("b", "fr", ((6, 10, "LOC"),))]
