"""A page of any tab, and what the other tabs hold."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.searching.filters import Choice
from ingest.searching.loading import load
from ingest.searching.pages import page_of, with_tabs
from ingest.searching.search import Asked
from ingest.searching.tabs import TABS

TYPED = [
    "",
    "port",
    "calvet",
    '"le port"',
    "port -grève",
    "lang:en",
    "speaker:calvet",
    "said:port OR zzz",
    "« *",
    "rég*",
]


def counts(db, asked):
    holdings = load(db)
    page = with_tabs(db, holdings, page_of(db, holdings, "archive", asked))
    return {tab: count for tab, (_, count) in page.tabs.items()}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", {"articles": 6, "people": 3, "places": 2, "quotes": 4}),
        ("port", {"articles": 4, "people": 0, "places": 0, "quotes": 1}),
        ("calvet", {"articles": 0, "people": 1, "places": 0, "quotes": 2}),
        ("outlet:post", {"articles": 2, "people": 3, "places": 1, "quotes": 2}),
    ],
)
def test_every_tab_says_how_many_it_finds(archive, typed, found):
    assert counts(archive, Asked(typed)) == found


@given(
    typed=st.sampled_from(TYPED) | st.text(max_size=9),
    tab=st.sampled_from(list(TABS)),
    choices=st.sampled_from([{}, {"outlet": Choice(("1",))}, {"speakers": Choice((), ("1",))}]),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_tab_is_said_to_hold_it_holds(archive, typed, tab, choices):
    holdings = load(archive)
    known = {facet: choice for facet, choice in choices.items() if facet in TABS[tab].facets}
    page = with_tabs(archive, holdings, page_of(archive, holdings, "archive", Asked(typed, known, tab=tab)))
    for other, count in page.tabs.values():
        assert page_of(archive, load(archive), "archive", other).answer.count == count


def test_a_page_leads_to_the_next(archive):
    page = page_of(archive, load(archive), "archive", Asked(tab="quotes", size=3))
    assert [listed.row["text"] for listed in page.results] == ["Le port votera", "We waited ten years", "It rains"]
    following = page_of(archive, load(archive), "archive", page.following)
    assert [listed.row["said_by"] for listed in following.results] == ["Inès Calvet"]
    assert following.following is None
    assert replace(page.following, start="") == page.asked
