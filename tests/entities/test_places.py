from ingest import languages
from ingest.entities.places import group_places
from ingest.records import Mention, Place

FR, EN = languages.load("fr"), languages.load("en")


def mentions(*surfaces):
    """Mentions in order, each at ten times its position."""
    return tuple(Mention(10 * i, 10 * i + len(surface), surface) for i, surface in enumerate(surfaces))


def grouped(*surfaces, language=FR):
    return [(place.name, place.kind, place.country) for place in group_places(mentions(*surfaces), language)]


def test_a_place_has_its_canonical_name_and_coordinates():
    found = mentions("Caire", "Le Caire")
    assert group_places(found, FR) == (
        Place("Le Caire", found, "geonames:360630", "city", "EG", latitude=30.06, longitude=31.25),
    )


def test_spellings_come_together():
    assert grouped("Etats-Unis", "États-Unis", "USA") == [("États-Unis", "country", "US")]
    assert grouped("UK", "Britain", "United Kingdom", language=EN) == [("United Kingdom", "country", "GB")]
    assert grouped("America", "U.S.", "US", language=EN) == [("United States", "country", "US")]


def test_kinds():
    assert grouped("Syrie", "Euphrate", "Hmeimim", "Europe", "Alpes", "Montmartre", "Québec") == [
        ("Syrie", "country", "SY"),
        ("Euphrate", "water", None),
        ("Hmeimim", "site", "SY"),
        ("Europe", "continent", None),
        ("Alpes", "mountain", None),
        ("Montmartre", "district", "FR"),
        ("Québec", "region", "CA"),
    ]


def test_an_unknown_place_has_a_name_only():
    (found,) = mentions("Trévarzec")
    assert group_places((found,), FR) == (Place("Trévarzec", (found,), "name:trevarzec"),)


def test_a_country_that_is_no_more_has_no_code():
    assert grouped("URSS") == [("URSS", "country", None)]


def test_the_larger_namesake_is_meant():
    assert grouped("Tripoli", "Paris") == [("Tripoli", "city", "LY"), ("Paris", "city", "FR")]


def test_one_place_in_two_languages_has_one_fingerprint():
    (french,) = group_places(mentions("Londres"), FR)
    (english,) = group_places(mentions("London"), EN)
    assert french.fingerprint == english.fingerprint == "geonames:2643743"
