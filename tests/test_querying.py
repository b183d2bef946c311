"""What a person types, as clauses and as an expression that an index understands."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.analysis import names, stems
from ingest.querying import Clause, Term, match, parse, too_short, written

MARKS = st.text(alphabet=st.sampled_from("abé'’\"«»“”*:^(){}+-=/,\\ \0\nANDORT"))
PIECES = st.lists(
    st.sampled_from(
        [
            "OR",
            "NOT",
            "NEAR",
            "NEAR/3",
            "NEAR(a b, 2)",
            "NEAR(",
            ")",
            "-",
            "-a",
            "title:",
            "titre:b",
            "a*",
            '"a b"',
            "« a",
            "après:2017",
            "before:x",
            "b",
            "l'été",
            "person:Inès",
            "AND",
        ]
    )
).map(" ".join)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An index as the archive has it: two texts of different languages and a name."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "create virtual table t using fts5(title, text, tokenize=\"unicode61 remove_diacritics 0 tokenchars '='\")"
    )
    held = [
        (stems("La rentrée", "fr"), stems("Les écoles de la République ont rouvert à l’œuvre", "fr")),
        (stems("Cuts", "en"), stems("The schools' budgets were cut", "en")),
        (names("Jean-Luc Martin"), ""),
    ]
    connection.executemany("insert into t values (?, ?)", held)
    yield connection
    connection.close()


def found(index: sqlite3.Connection, query: str) -> list[int]:
    return [row for (row,) in index.execute("select rowid from t where t match ? order by rowid", (match(query),))]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("école", [1]),
        ("ECOLES", [1]),
        ("oeuvre", [1]),
        ("school", [2]),
        ("budget", [2]),
        ("martin", [3]),
        ("Martine", []),
        ('"école de la république"', [1]),
        ("« école de la république »", [1]),
        ('"république de l’école"', []),
        ("répu*", [1]),
        ("mart*", [3]),
        ("école budget", []),
        ("école OR budget", [1, 2]),
        ("OR école OR", [1]),
        ("école -république", []),
        ("école −budget", [1]),
        ("école NOT république", []),
        ("-école", []),
        ("école NEAR rouvert", [1]),
        ("école NEAR/1 rouvert", []),
        ("NEAR(école rouvert, 1)", []),
        ("NEAR(école rouvert)", [1]),
        ("NEAR(school budget, 2)", [2]),
        ("titre:rentrée", [1]),
        ('"école', [1]),
        ("AND OR NOT NEAR(", []),
        ("*", []),
        ('""', []),
        ("", []),
        ("«" * 50, []),
    ],
)
def test_match_finds(index, query, rows):
    assert found(index, query) == rows


def word(typed, field="", phrase=False, begun=False):
    return Term(typed, (tuple(typed.split()),), field, phrase, begun)


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("a b", (Clause((word("a"),)), Clause((word("b"),)))),
        ("a OR b -c", (Clause((word("a"), word("b"))), Clause((word("c"),), excluded=True))),
        ('title:"a b"', (Clause((word("a b", "title", phrase=True),)),)),
        ("TITRE: a", (Clause((word("a", "title"),)),)),
        ("-après:2017-03", (Clause((Term("2017-03", (("2017", "03"),), "after"),), excluded=True),)),
        ("after:hier", (Clause((Term("after:hier", (("after", "hier"),)),)),)),
        ("http://a.b", (Clause((Term("http://a.b", (("http", "a", "b"),)),)),)),
        ("abc*", (Clause((Term("abc*", (("abc",),), begun=True),)),)),
        ("ab*", (Clause((Term("ab*", (("ab",),)),)),)),
        ("に*", (Clause((Term("に*", (("に",),), begun=True),)),)),
        ("a OR -b", (Clause((word("a"),)), Clause((word("b"),), excluded=True))),
        ("a NEAR/3 b", (Clause((Term("a NEAR/3 b", (("a",), ("b",)), within=3),)),)),
        ("title:a NEAR b", (Clause((word("a", "title"),)), Clause((word("b"),)))),
        ("« » * - ( :", ()),
    ],
)
def test_a_query_is_understood(query, clauses):
    assert parse(query) == clauses


@given(st.one_of(st.text(), MARKS, PIECES))
def test_match_is_always_a_valid_expression(index, query):
    assert found(index, query) is not None


@given(st.one_of(st.text(), MARKS, PIECES))
def test_every_term_has_words(query):
    assert all(part for clause in parse(query) for term in clause.terms for part in term.parts)
    assert all(clause.terms for clause in parse(query))


@pytest.mark.parametrize("joint", [" ", " OR ", " -", " NEAR "])
def test_a_whole_article_may_be_pasted(index, joint):
    assert found(index, joint.join(["école"] * 3_000)) is not None


@pytest.mark.parametrize(
    ("query", "language", "plain"),
    [
        ("titre : a", "fr", "titre a"),
        ("title:« l’été » -b OR c", "fr", 'titre:"l’été" -b c'),
        ("titre:a NEAR", "en", "title:a"),
        ("a NEAR/3 b OR çab*", "en", "NEAR(a b, 3) OR çab*"),
        ('“a"b”', "en", '"a b"'),
    ],
)
def test_a_query_is_written_plainly(query, language, plain):
    assert written(parse(query), language) == plain


@given(st.one_of(MARKS, PIECES))
def test_what_is_written_is_understood_alike(query):
    plain = written(parse(query), "fr")
    assert written(parse(plain), "fr") == plain


def test_of_a_long_query_the_beginning_is_read():
    words = [f"w{number}" for number in range(500)]
    assert [clause.terms[0].typed for clause in parse(" ".join(words))] == words[:100]


def test_what_is_asked_for_twice_is_asked_for_once():
    assert parse('"a b" c -d "a b" c -d') == parse('"a b" c -d')


def test_beginnings_that_are_too_short_are_told():
    assert too_short(parse('e* "e*" -ré* title:a* port* a NEAR b*')) == ["e*", "ré*", "a*"]
