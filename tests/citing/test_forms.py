import json
from urllib.parse import parse_qsl

import bibtexparser
import pytest
import rispy
from cited import BARE, FULL, ODD
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from ingest.citing.bibtex import bibtex
from ingest.citing.csl import csl, item
from ingest.citing.embedded import coins, meta
from ingest.citing.names import Name
from ingest.citing.references import Reference, line
from ingest.citing.ris import ris

DAY = "2026-11-22"

words = st.text().map(line)
anything = st.builds(
    Reference,
    st.integers(1, 10**9),
    st.just("https://archive.example/1"),
    words,
    st.lists(st.builds(Name, words.filter(bool), words.map(lambda given: given or "")), max_size=3).map(tuple),
    st.sampled_from([None, "2017", "2017-03", "2017-03-13", "hier"]),
    words,
    words,
    st.sampled_from([None, "fr", "xx"]),
    st.just(None),
    words,
)


def fields(text):
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    return [(entry.entry_type, entry.key, {f.key: f.value for f in entry.fields}) for entry in library.entries]


def test_bibtex():
    assert bibtex([FULL], DAY) == (
        "@article{ferrand-2017-12,\n"
        "  author = {Ferrand, Odile and Le Goazre, Jean and {AFP}},\n"
        "  title = {{Grève : « 50 \\% \\& plus » au port\\_nord \\#1}},\n"
        "  journal = {Le Fanal},\n"
        "  entrysubtype = {newspaper},\n"
        "  date = {2017-03-13},\n"
        "  year = {2017},\n"
        "  month = mar,\n"
        "  langid = {french},\n"
        "  url = {https://fanal.example/a_b?x=1&y=%7B2%7D},\n"
        "  urldate = {2026-11-22},\n"
        "  note = {Gazette, https://archive.example/archive/articles/12},\n"
        "}\n"
    )


def test_bibtex_of_what_is_hardly_known():
    assert fields(bibtex([BARE, ODD], DAY)) == [
        (
            "misc",
            "4",
            {"url": "https://archive.example/archive/articles/4", "urldate": DAY, "note": "Gazette"},
        ),
        (
            "misc",
            "2017-5",
            {
                "title": r"{Le {\textbraceleft}prix{\textbraceright} {\textbackslash}emph{\textbraceleft}fou"
                r"{\textbraceright} {\textasciitilde} 3 \$ {\textasciicircum} 2}",
                "date": "2017-03",
                "year": "2017",
                "month": "mar",
                "url": "https://archive.example/archive/articles/5",
                "urldate": DAY,
                "note": "Gazette",
            },
        ),
    ]


def test_a_name_that_holds_and_or_a_comma_stays_one_name():
    names = (Name("Simon and Schuster", "X"), Name("Doe", "Ann, Jr"))
    ((_, _, held),) = fields(bibtex([Reference(1, "https://archive.example/1", authors=names)], DAY))
    assert held["author"] == "{Simon and Schuster}, X and Doe, {Ann, Jr}"


@given(reference=anything)
def test_any_reference_is_one_entry_of_bibtex_with_balanced_braces(reference):
    (entry,) = fields(bibtex([reference], DAY))
    for value in entry[2].values():
        depth = 0
        for sign in value:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
        assert depth == 0


def test_ris():
    assert ris([FULL], DAY) == (
        "TY  - NEWS\r\n"
        "ID  - ferrand-2017-12\r\n"
        "AU  - Ferrand, Odile\r\n"
        "AU  - Le Goazre, Jean\r\n"
        "AU  - AFP\r\n"
        "TI  - Grève : « 50 % & plus » au port_nord #1\r\n"
        "T2  - Le Fanal\r\n"
        "SE  - Économie\r\n"
        "PY  - 2017\r\n"
        "DA  - 2017/03/13/\r\n"
        "LA  - fr\r\n"
        "AB  - Après six jours, un accord.\r\n"
        "UR  - https://fanal.example/a_b?x=1&y={2}\r\n"
        "UR  - https://archive.example/archive/articles/12\r\n"
        "DB  - Gazette\r\n"
        "Y2  - 2026/11/22/\r\n"
        "ER  - \r\n"
    )
    assert "DA  - 2017/03//\r\n" in ris([ODD], DAY)


@given(listed=st.lists(anything, max_size=3))
def test_any_references_come_back_from_ris(listed):
    read = rispy.loads(ris(listed, DAY))
    assert [(one["type_of_reference"], one["id"]) for one in read] == [("NEWS", one.key) for one in listed]


def test_csl():
    assert json.loads(csl([FULL, BARE], DAY)) == [
        {
            "id": "ferrand-2017-12",
            "type": "article-newspaper",
            "title": "Grève : « 50 % & plus » au port_nord #1",
            "author": [
                {"family": "Ferrand", "given": "Odile"},
                {"family": "Le Goazre", "given": "Jean"},
                {"literal": "AFP"},
            ],
            "container-title": "Le Fanal",
            "section": "Économie",
            "issued": {"date-parts": [[2017, 3, 13]]},
            "language": "fr",
            "abstract": "Après six jours, un accord.",
            "URL": "https://fanal.example/a_b?x=1&y={2}",
            "archive": "Gazette",
            "archive_location": "https://archive.example/archive/articles/12",
            "accessed": {"date-parts": [[2026, 11, 22]]},
        },
        {
            "id": "4",
            "type": "article-newspaper",
            "URL": "https://archive.example/archive/articles/4",
            "archive": "Gazette",
            "archive_location": "https://archive.example/archive/articles/4",
            "accessed": {"date-parts": [[2026, 11, 22]]},
        },
    ]


@pytest.mark.filterwarnings("ignore")
def test_a_citation_processor_reads_it():
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON([item(FULL, DAY)]), formatter.plain
    )
    bibliography.register(Citation([CitationItem("ferrand-2017-12")]))
    (written,) = map(str, bibliography.bibliography())
    assert written.startswith(
        "Ferrand, O., Le Goazre, J. and AFP (2017) “Grève : « 50 % & plus » au port_nord #1”, Le Fanal, 13 March."
    )


def test_meta():
    assert meta(FULL) == [
        ("citation_title", "Grève : « 50 % & plus » au port_nord #1"),
        ("citation_author", "Ferrand, Odile"),
        ("citation_author", "Le Goazre, Jean"),
        ("citation_author", "AFP"),
        ("citation_publication_date", "2017/03/13"),
        ("citation_journal_title", "Le Fanal"),
        ("citation_language", "fr"),
        ("citation_public_url", "https://archive.example/archive/articles/12"),
        ("DC.type", "newspaperArticle"),
        ("DC.title", "Grève : « 50 % & plus » au port_nord #1"),
        ("DC.creator", "Ferrand, Odile"),
        ("DC.creator", "Le Goazre, Jean"),
        ("DC.creator", "AFP"),
        ("DC.date", "2017-03-13"),
        ("DC.publisher", "Le Fanal"),
        ("DC.language", "fr"),
        ("DC.source", "https://fanal.example/a_b?x=1&y={2}"),
        ("DC.identifier", "https://archive.example/archive/articles/12"),
    ]


def test_coins():
    assert parse_qsl(coins(FULL)) == [
        ("url_ver", "Z39.88-2004"),
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", "Grève : « 50 % & plus » au port_nord #1"),
        ("rft.source", "Le Fanal"),
        ("rft.aufirst", "Odile"),
        ("rft.aulast", "Ferrand"),
        ("rft.au", "Odile Ferrand"),
        ("rft.au", "Jean Le Goazre"),
        ("rft.au", "AFP"),
        ("rft.date", "2017-03-13"),
        ("rft.description", "Après six jours, un accord."),
        ("rft.language", "fr"),
        ("rft.identifier", "https://fanal.example/a_b?x=1&y={2}"),
    ]
