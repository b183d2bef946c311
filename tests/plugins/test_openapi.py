"""The description of the API is true: it says all there is, answers are as it says, and nothing breaks them."""

from pathlib import Path

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from page_text import words
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

from ingest.searching.forms import COLUMNS, TYPES
from ingest.searching.tabs import TABS

ROOT = Path(__file__).parents[2]
SOURCE = yaml.safe_load((ROOT / "plugins" / "openapi.yml").read_text(encoding="utf-8"))

#: A search takes anything, and says what it passed over; Datasette's tables likewise.
NOT_ASKED = [negative_data_rejection]


async def test_the_description_names_the_archive(archive):
    answer = await archive.client.get("/openapi.json")
    told = answer.json()
    assert (told["openapi"], told["servers"]) == ("3.1.0", [{"url": "http://localhost"}])
    assert "/archive/articles/{id}.json" in told["paths"]
    assert (
        told["paths"]["/search.json"]["get"]["summary"] == "A page of results, with their counts by facet and by month"
    )


def test_what_a_search_understands_is_all_described():
    parameters = {told["name"]: told["schema"] for told in SOURCE["components"]["parameters"].values()}
    facets = {facet for tab in TABS.values() for facet in tab.facets}
    assert facets | {f"-{facet}" for facet in facets} <= set(parameters)
    assert set(parameters["sort"]["enum"]) == {order for tab in TABS.values() for order in tab.orders}
    assert parameters["tab"]["enum"] == list(TABS)
    for tab, schema in {"articles": "Article", "people": "Person", "places": "Place", "quotes": "Quote"}.items():
        assert list(SOURCE["components"]["schemas"][schema]["properties"]) == list(COLUMNS[tab])
    assert {f"/search.{form}".rstrip(".") for form in TYPES} <= set(SOURCE["paths"])


async def test_a_page_shows_it_to_people(look):
    page = await look("/about/api")
    assert words(page.h1) == "Pour les programmes"
    assert [words(h2) for h2 in page.find_all("h2")] == ["Chercher", "Les tables", "Une ligne d’une table"]
    shown = {words(code) for code in page.find_all("code")}
    assert {"q", "-outlet=2", "outlet", "_stream", "/search.feed.json"} <= shown


def test_the_documentation_names_every_address_and_parameter():
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    names = [told["name"] for told in SOURCE["components"]["parameters"].values() if told["in"] == "query"]
    missing = [name for name in [*SOURCE["paths"], *names] if f"`{name}`" not in text]
    assert missing == []


async def test_no_closed_archive_is_described(closed_archive):
    assert (await closed_archive.client.get("/openapi.json")).status_code == 404


@pytest.mark.parametrize("form", ["", ".json", ".csv", ".atom"])
async def test_a_search_is_not_posted(archive, form):
    answer = await archive.client.post(f"/search{form}")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.fixture(scope="module")
def described(archive_file, metadata):
    from conftest import served

    return schemathesis.openapi.from_asgi("/openapi.json", served(archive_file, metadata).app())


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", SOURCE["paths"])
def test_answers_are_as_described_whatever_is_asked(described, path, mode):
    operation = described[path.replace("{archive}", "archive")]["GET"]

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        case.call_and_validate(excluded_checks=NOT_ASKED)

    check()
