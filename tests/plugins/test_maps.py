"""Maps on pages."""

import pytest
from page_text import words

PORT = {"id": 1, "name": "Brévan", "latitude": 48.5, "longitude": -3.25, "articles": 4}
NOWHERE = {"id": 2, "name": "Nulle part", "latitude": None, "longitude": None, "articles": 9}


@pytest.fixture(scope="module")
def place_map(plugin):
    return plugin("maps").place_map


def test_places_without_a_position_are_left_out(place_map):
    drawn = place_map([NOWHERE, PORT])
    assert [place["name"] for _, place in drawn["discs"]] == ["Brévan"]
    assert place_map([NOWHERE]) is None
    assert place_map([], country="FR", whole=True) is None


@pytest.mark.parametrize("latitude", [91, "48", float("nan"), float("inf"), b"48"])
def test_what_is_no_position_is_left_out(place_map, latitude):
    assert place_map([PORT | {"latitude": latitude}]) is None


async def test_a_place_on_the_map_of_its_surroundings(look):
    page = await look("/archive/places/1")
    drawing = page.find("svg", class_="map")
    assert (drawing["role"], drawing["aria-label"]) == ("group", "Carte\u00a0: Brévan")
    assert [(link["href"], link["tabindex"], words(link)) for link in drawing.find_all("a")] == [
        ("/archive/places/1", "-1", "Brévan : 1 article")
    ]
    assert [words(label) for label in drawing.find_all("text")] == ["Brévan"]
    assert drawing.find("path", class_="this")["d"]


async def test_no_position_no_map(look):
    assert (await look("/archive/places/2")).find("svg", class_="map") is None


async def test_the_places_beside_a_person_on_a_small_map(look):
    drawing = (await look("/archive/people/1", language="en")).find("svg", class_="map")
    assert drawing["aria-label"] == "Map of the places named"
    assert [words(title) for title in drawing.find_all("title")] == ["Brévan: 1 article"]


async def test_a_hostile_name_on_a_map_is_text(changed, look):
    at = changed("update places set name = '\"><script>alert(1)</script>'")
    drawing = (await look("/archive/places/1", at=at)).find("svg", class_="map")
    assert drawing.find("script") is None
    assert drawing["aria-label"] == 'Carte\u00a0: "><script>alert(1)</script>'


async def test_the_places_of_an_article_in_its_margin(look):
    drawing = (await look("/archive/articles/1", language="en")).find("aside", class_="rail").find("svg", class_="map")
    assert [words(title) for title in drawing.find_all("title")] == ["Brévan: 3 mentions"]
    assert (await look("/archive/articles/2")).find("svg", class_="map") is None
