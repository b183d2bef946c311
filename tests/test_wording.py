"""Words, dates and numbers in the languages of the pages."""

import pytest

from ingest import wording
from ingest.entities.evidence import EVIDENCE
from ingest.entities.likeness import Likeness


@pytest.mark.parametrize(
    ("iso", "fr", "en"),
    [
        ("2017-03-01", "1er mars 2017", "1 March 2017"),
        ("2017-03-11", "11 mars 2017", "11 March 2017"),
        ("2017-03", "mars 2017", "March 2017"),
        ("2017", "2017", "2017"),
        ("2018-06-01T08:30:00+02:00", "1er juin 2018", "1 June 2018"),
        ("--12-13", "13 décembre", "13 December"),
        ("--", "--", "--"),
        ("2017-13-01", "2017-13-01", "2017-13-01"),
        ("au printemps", "au printemps", "au printemps"),
        (None, "", ""),
    ],
)
def test_days_in_words(iso: str | None, fr: str, en: str) -> None:
    assert (wording.day("fr", iso), wording.day("en", iso)) == (fr, en)


def test_moments_in_words() -> None:
    assert wording.moment("fr", "2018-06-01T08:30") == "1er juin 2018 à 8\u00a0h\u00a030"
    assert wording.moment("en", "2018-06-01T08:30") == "1 June 2018, 8:30"
    assert wording.moment("fr", "2018-06") == "juin 2018"


def test_dates_are_set_for_reading() -> None:
    assert wording.typeset("1er mars 2017") == "1<sup>er</sup>\u00a0mars 2017"
    assert wording.typeset("13 December 2018, 8:30") == "13\u00a0December 2018, 8:30"
    assert wording.typeset("<b>11er") == "&lt;b&gt;11er"


def test_days_of_the_week() -> None:
    assert (wording.weekday("fr", 0), wording.weekday("en", 6)) == ("lundi", "Sunday")


def test_numbers() -> None:
    assert wording.number("fr", 48317) == "48\u202f317"
    assert wording.number("en", 48317) == "48,317"


def test_one_and_several() -> None:
    assert [wording.say("fr", "n_articles", n) for n in (0, 1, 2)] == [
        "0\u00a0article",
        "1\u00a0article",
        "2\u00a0articles",
    ]
    assert [wording.say("en", "n_articles", n) for n in (0, 1, 2)] == [
        "0\u00a0articles",
        "1\u00a0article",
        "2\u00a0articles",
    ]


def test_what_is_filled_in_is_escaped() -> None:
    assert wording.say("en", "quoted", text='<b> "x"') == "“&lt;b&gt; &#34;x&#34;”"


def test_positions() -> None:
    assert wording.degrees("fr", 48.512, -3.25) == "48,51°\u00a0N, 3,25°\u00a0O"
    assert wording.degrees("en", -0.5, 36.291) == "0.50°\u00a0S, 36.29°\u00a0E"


def test_grounds_in_words() -> None:
    told = "another spelling +0.60, far in time -0.40, named in one article, the wind +0.10"
    assert wording.grounds("en", told) == told
    assert wording.grounds("fr", told) == (
        "autre graphie +0,60, éloignés dans le temps -0,40, nommés dans un même article, the wind +0,10"
    )
    assert wording.grounds("fr", "") == ""


def test_every_ground_has_words() -> None:
    names = {str(likeness) for likeness in Likeness} | {name for name, _, _ in EVIDENCE}
    assert set(wording.words()["grounds"]["fr"]) == names | {"named in one article", "others as near"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "", None])
def test_addresses_that_are_no_links(url: str | None) -> None:
    assert wording.web_address(url) is None


def test_addresses_that_are_links() -> None:
    assert wording.web_address("HTTPS://example.org/a") == "HTTPS://example.org/a"


@pytest.mark.parametrize(
    ("share", "fr", "en"),
    [
        (0, "0\u202f%", "0%"),
        (1, "100\u202f%", "100%"),
        (0.0423, "4,2\u202f%", "4.2%"),
        (0.0004, "0,04\u202f%", "0.04%"),
    ],
)
def test_shares(share: float, fr: str, en: str) -> None:
    assert (wording.percent("fr", share), wording.percent("en", share)) == (fr, en)
