"""PDF with a text layer."""

import builtins
from pathlib import Path

from harm import changes, damaged, stands
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats import pdf
from ingest.pipeline import Options, read
from ingest.records import Article, Refusal

LINES = [
    "Le bac est de retour",
    "",
    "Le bac passe de nouveau entre les deux rives de l'estuaire, et les habi-",
    "tants s'en rejouissent, dit Ana Luz, qui tient le cafe du port depuis dix",
    "ans.",
    "Le conseil a vote les credits lundi soir, a l'unanimite moins deux voix, et",
    "le service reprendra a la fin du mois de mars.",
]


def made(*pages: list[str]) -> bytes:
    """A PDF with a line of text for each line of each page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    body, places = "%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{item}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def of(path: Path, content: bytes) -> list[Article | Refusal]:
    path.write_bytes(content)
    return list(read([str(path)], Options()))


def test_lines_and_pages_are_joined_to_paragraphs(tmp_path):
    (article,) = of(tmp_path / "2024-03-12-bac", made(LINES[:4], LINES[4:]))
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Le bac est de retour", "2024-03-12")
    assert article.body == (
        "Le bac passe de nouveau entre les deux rives de l’estuaire, et les habitants s’en rejouissent, dit Ana Luz, "
        "qui tient le cafe du port depuis dix ans.\n\n"
        "Le conseil a vote les credits lundi soir, a l’unanimite moins deux voix, et le service reprendra a la fin du "
        "mois de mars."
    )


def test_only_a_word_that_goes_on_in_small_letters_is_mended():
    assert pdf.flowing(["Saint-\nNazaire et le port des doc-\nkers"]) == "Saint- Nazaire et le port des dockers"


def test_a_scan_is_refused(tmp_path):
    assert of(tmp_path / "a.pdf", made([])) == [
        Refusal(
            f"{tmp_path}/a.pdf",
            "",
            "no-text",
            "no text layer: pictures of pages have to go through character recognition first",
        )
    ]


def test_without_its_library_it_says_what_to_install(tmp_path, monkeypatch):
    def without(name: str, *rest: object, real=builtins.__import__) -> object:
        if name == "pypdf":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert of(tmp_path / "a.pdf", made(LINES)) == [
        Refusal(f"{tmp_path}/a.pdf", "", "missing-extra", "PDF needs pypdf: pip install 'gazette-archive[pdf]'")
    ]


@settings(max_examples=100, deadline=None)
@given(changes(8, 1_500), st.integers(0, 400))
def test_any_damage_is_articles_and_refusals(tmp_path_factory, changes, cut):
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    path.write_bytes(damaged(made(LINES), changes, cut))
    stands(path, pdf.READER)
