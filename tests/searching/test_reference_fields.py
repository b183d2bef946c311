"""Searches in fields, for beginnings and for words near one another, beside a reader who knows nothing of the index.

The reader folds, stems and compares by means of their own: nothing of the analysis or the parser is asked.
"""

import re
import unicodedata

import pytest
import Stemmer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, PEOPLE, PLACES

from ingest.searching.loading import load
from ingest.searching.pages import page_of
from ingest.searching.search import Asked

STEMMERS = {"fr": Stemmer.Stemmer("french"), "en": Stemmer.Stemmer("english")}
LANGUAGES = {"fr": "francais", "en": "english"}
OUTLETS = {1: "Le Fanal", 2: "The Post"}
AUTHORS = {1: "Odile Ferrand", 2: "Jo", None: ""}

WORDS = [
    "port",
    "ports",
    "grève",
    "GREVES",
    "library",
    "libraries",
    "régates",
    "élections",
    "votera",
    "parole",
    "waited",
]
NAMES = ["Calvet", "Inès", "ines calvet", "Calvet Inès", "martin", "martine", "roca", "brévan", "ostbury", "cal"]
OTHERS = {
    "by": ["odile", "Ferrand", "ferrand odile", "jo", "joe"],
    "outlet": ["fanal", "the post", "le", "p"],
    "section": ["économie", "soc", "é", "zz"],
    "lang": ["fr", "EN", "français", "english", "de"],
    "after": ["2017", "2018-06", "2018-06-01", "2019-02-03"],
    "before": ["2017-03-13", "2017-03-14", "2019", "2020"],
}


def folded(text):
    return [word for word in re.split(r"[^a-z0-9]+", plain(text)) if word]


def plain(text):
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@st.composite
def terms(draw):
    """How a term is typed, whether it is a phrase, and what it asks for: field, words, how it ends."""
    kind = draw(st.sampled_from(["word", "word", "phrase", "begun", "near", "name", "other"]))
    if kind == "near":
        one, other = draw(
            st.lists(st.sampled_from(WORDS), min_size=2, max_size=2, unique_by=lambda word: plain(word)[:4])
        )
        apart = draw(st.integers(0, 6))
        written = draw(st.sampled_from([f"NEAR({one} {other}, {apart})", f"{one} NEAR/{apart} {other}"]))
        return written, ("", [one, other], "near", apart)
    if kind == "other":
        field = draw(st.sampled_from(list(OTHERS)))
        value = draw(st.sampled_from(OTHERS[field]))
        return f'{field}:"{value}"', (field, [value], "phrase", 0)
    if kind == "name":
        field = draw(st.sampled_from(["person", "place", "speaker"]))
        value = draw(st.sampled_from(NAMES))
        return f'{field}:"{value}"', (field, folded(value), "phrase", 0)
    field = draw(st.sampled_from(["", "", "title", "said"]))
    before = f"{field}:" if field else ""
    if kind == "begun":
        field = draw(st.sampled_from(["", "title", "said", "person", "place"]))
        beginning = draw(st.sampled_from(["por", "grè", "lib", "rég", "cal", "bré", "parol", "ports"]))
        return f"{field}:{beginning}*" if field else f"{beginning}*", (field, [beginning], "begun", 0)
    found = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
    if kind == "phrase":
        return f'{before}"{" ".join(found)}"', (field, found, "phrase", 0)
    return before + found[0], (field, found[:1], "word", 0)


CLAUSES = st.one_of(
    st.tuples(st.just(True), st.lists(terms().filter(lambda term: term[1][2] != "near"), min_size=1, max_size=1)),
    st.tuples(st.just(False), st.lists(terms(), min_size=1, max_size=2)),
)


def typed(clauses):
    return " ".join("-" * excluded + " OR ".join(written for written, _ in found) for excluded, found in clauses)


def in_words(text, language, asked, how, apart):
    """Whether a text has the words: stemmed, but for a phrase, which stands as it is."""
    there = folded(text)
    wanted = [word for one in asked for word in folded(one)]
    if how == "phrase":
        return any(there[at : at + len(wanted)] == wanted for at in range(len(there)))
    stems = STEMMERS[language].stemWords(there)
    for stemmer in STEMMERS.values():
        forms = stemmer.stemWords(wanted)
        places = [[at for at, stem in enumerate(stems) if stem == form] for form in forms]
        if how == "near" and any(abs(a - b) - 1 <= apart for a in places[0] for b in places[1]):
            return True
        if how != "near" and places[0]:
            return True
    return how == "begun" and any(stem.startswith(wanted[0]) for stem in stems)


def in_name(name, asked, how):
    there, wanted = folded(name), [word for one in asked for word in folded(one)]
    if how == "begun":
        return any(word.startswith(wanted[0]) for word in there)
    return any(there[at : at + len(wanted)] == wanted for at in range(len(there)))


def quote_has(article, quote, term):
    field, *asked = term
    speaker, text = quote
    parts = {"said": [text], "speaker": [PEOPLE.get(speaker, "")]}
    return any(in_words(part, article[6], *asked) for part in parts.get(field) or parts["said"] + parts["speaker"])


def article_has(article, term):
    field, asked, how, _ = term
    if field in ("", "title"):
        return any(in_words(part, article[6], *term[1:]) for part in (article[1:2] if field else article[1:3]))
    if field in ("said", "speaker"):
        return any(quote_has(article, quote, term) for quote in article[9])
    if field in ("person", "place"):
        names = [PEOPLE[one] for one in article[7]] if field == "person" else [PLACES[one] for one in article[8]]
        return any(in_name(name, asked, how) for name in names)
    return is_told(article, field, asked[0])


def is_told(article, field, value):
    """Whether what an article has one of is what is asked for."""
    published, outlet, section, language, author = *article[3:7], article[10]
    told = {
        "by": set(folded(value)) <= set(folded(AUTHORS[author])),
        "outlet": set(folded(value)) <= set(folded(OUTLETS.get(outlet, ""))),
        "section": section is not None and plain(value) in plain(section),
        "lang": plain(value) in (language, LANGUAGES[language]),
        "after": published is not None and published >= value,
        "before": published is not None and published < value,
    }
    return told[field]


def finds(clauses, has):
    return all(any(has(term) for _, term in found) is not excluded for excluded, found in clauses)


@pytest.fixture(scope="module")
def holdings(archive):
    return load(archive)


@given(clauses=st.lists(CLAUSES, min_size=1, max_size=3))
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_articles_are_those_that_a_reader_finds(archive, holdings, clauses):
    answer = page_of(archive, holdings, "archive", Asked(typed(clauses), order="oldest", size=99)).answer
    found = [row[0] for row in ARTICLES if finds(clauses, lambda term, row=row: article_has(row, term))]
    assert (sorted(answer.numbers), answer.count) == (found, len(found))


@given(clauses=st.lists(CLAUSES, min_size=1, max_size=3))
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quotes_are_those_that_a_reader_finds(archive, holdings, clauses):
    answer = page_of(archive, holdings, "archive", Asked(typed(clauses), tab="quotes", size=99)).answer
    quotes = [(article, quote) for article in ARTICLES for quote in article[9]]

    def has(article, quote, term):
        own = term[0] in ("", "said", "speaker")
        return quote_has(article, quote, term) if own else article_has(article, term)

    found = [n for n, (article, quote) in enumerate(quotes, start=1)
             if finds(clauses, lambda term, pair=(article, quote): has(*pair, term))]  # fmt: skip
    assert (sorted(answer.numbers), answer.count) == (found, len(found))
