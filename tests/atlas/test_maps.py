"""Places on a map."""

from ingest.atlas.maps import Label, Spot, draw, draw_country

PARIS, LYON, TOKYO = Spot("Paris", 2.35, 48.85, 100), Spot("Lyon", 4.84, 45.76, 25), Spot("Tokyo", 139.7, 35.7, 1)


def test_no_place_no_map():
    assert draw([], 320) is None


def test_discs_by_area_names_beside_them():
    paris, lyon = draw([PARIS, LYON], 320).discs
    assert (paris.spot, lyon.spot, paris.radius, lyon.radius) == (0, 1, 8.3, 4.2)
    assert paris.label == Label(round(paris.x + 11.3, 1), round(paris.y + 13 / 3, 1), "start", False)


def test_the_most_named_lies_under_the_others_whatever_comes_first():
    assert [disc.spot for disc in draw([LYON, PARIS], 320).discs] == [1, 0]


def test_of_two_names_in_one_spot_the_first_is_written_and_the_other_goes_to_the_left():
    spots = [Spot(name, 2.35, 48.85, 3) for name in ("Paris", "Lutèce", "Paname")]
    assert [disc.label and disc.label.anchor for disc in draw(spots, 320).discs] == ["start", "end", None]


def test_no_more_names_than_fit():
    spots = [Spot(f"Ville {number}", -4 + number % 8, 43 + number / 6, 1) for number in range(40)]
    labels = [disc.label for disc in draw(spots, 320).discs if disc.label]
    assert 2 <= len(labels) <= 5
    assert [label.minor for label in labels] == [False] * min(4, len(labels)) + [True] * (len(labels) - 4)


def test_a_name_longer_than_the_map_is_not_written():
    assert [disc.label for disc in draw([Spot("x" * 5_000, 2.35, 48.85, 3)], 320).discs] == [None]


def test_places_never_named_have_a_disc():
    assert [disc.radius for disc in draw([Spot("Nulle part", 2.35, 48.85, 0)], 320).discs] == [2.5]


def test_the_world():
    drawn = draw([PARIS, TOKYO], 320)
    assert drawn.is_world
    assert drawn.country == ""


def test_a_country_whole():
    drawn = draw_country([PARIS], 560, "FR")
    assert not drawn.is_world
    assert drawn.country
    assert (drawn.width, drawn.height) == (560, 400)


def test_a_country_without_an_outline_is_its_places():
    assert draw_country([PARIS], 560, "??") == draw([PARIS], 560)
