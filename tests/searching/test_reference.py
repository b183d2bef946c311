"""What a search finds, counts and pages through, beside a reader who goes through every article by hand."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, VALUES

from ingest.analysis import forms, stems, words
from ingest.searching import ranking
from ingest.searching.loading import load
from ingest.searching.saved_postings import postings_of
from ingest.searching.search import ORDERS, Asked, search

WORDS = ["port", "ports", "grève", "GREVES", "library", "libraries", "l'été", "régates", "élections", "le", "zzz"]
FACETS = {facet: values_of for facet, values_of in VALUES.items() if facet not in ("year", "month")}

#: Whether it stands in double quotes, and its words, of which only a phrase has two.
TERMS = st.tuples(st.booleans(), st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))

#: Whether it is excluded, and the terms of which one is enough; no exclusion has two.
CLAUSES = st.one_of(
    st.tuples(st.just(True), st.lists(TERMS, min_size=1, max_size=1)),
    st.tuples(st.just(False), st.lists(TERMS, min_size=1, max_size=2)),
)


def typed(clauses):
    return " ".join(
        "-" * excluded + " OR ".join(f'"{" ".join(found)}"' if exact else found[0] for exact, found in terms)
        for excluded, terms in clauses
    )


def finds(row, clauses):
    return all(any(stands(row, *term) for term in terms) is not excluded for excluded, terms in clauses)


def stands(row, exact, found):
    parts = row[1:3]
    if exact:
        phrase = f" {' '.join(word for one in found for word in words(one))} "
        return any(phrase in f" {' '.join(words(part))} " for part in parts)
    wanted = {word for form in forms(words(found[0])) for word in form}
    return any(not wanted.isdisjoint(stems(part, row[6]).split()) for part in parts)


@given(
    clauses=st.lists(CLAUSES, min_size=1, max_size=3),
    order=st.sampled_from(ORDERS),
    few=st.sampled_from([0, 99]),
    at_hand=st.booleans(),
)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_search_finds_what_a_reader_would(archive, clauses, order, few, at_hand):
    few, ranking._FEW = ranking._FEW, few
    try:
        holdings, hits = load(archive), [row for row in ARTICLES if finds(row, clauses)]
        if at_hand:
            postings_of.of(archive, holdings)
        pages, start = [], ""
        while start is not None:
            answer = search(archive, holdings, Asked(typed(clauses), order=order, start=start, size=2, facet_size=99))
            pages.append(answer.numbers)
            start = answer.next
    finally:
        ranking._FEW = few
    assert sorted(number for page in pages for number in page) == [row[0] for row in hits]
    assert [len(page) for page in pages[:-1]] == [2] * (len(pages) - 1)
    assert answer.count == len(hits)
    for facet, values_of in FACETS.items():
        assert dict(answer.facets[facet].values) == Counter(value for row in hits for value in values_of(row))
