"""Maps drawn on the server, from outlines that come with Gazette: no tile server, no request to another host.

Templates get ``place_map(places)``, which turns places into what ``_map.html`` draws.
"""

from math import isfinite

from datasette import hookimpl

from ingest.atlas.maps import Spot, draw, draw_country

#: Beyond so many places discs hide one another.
_MOST = 40


@hookimpl
def extra_template_vars():
    """Give every template ``place_map``."""
    return {"place_map": place_map}


def place_map(places, counted="articles", width=320, country=None, whole=False):
    """A map of the places that have a position, None where none has.

    ``places`` are rows with ``id``, ``name``, ``latitude`` and ``longitude`` in degrees, and how often each is named in
    the column ``counted``. ``width`` is in px. ``country``, an ISO 3166-1 code, is set off from the others, and shown
    in ``whole`` if that is asked for.
    """
    located = [place for place in places if _lies(place["latitude"], 90) and _lies(place["longitude"], 180)][:_MOST]
    spots = [Spot(place["name"], place["longitude"], place["latitude"], place[counted] or 0) for place in located]
    code = (country or "").upper()
    drawn = draw_country(spots, width, code) if whole and located else draw(spots, width, code)
    return drawn and {"drawn": drawn, "discs": [(disc, located[disc.spot]) for disc in drawn.discs]}


def _lies(degrees, most):
    return isinstance(degrees, int | float) and isfinite(degrees) and abs(degrees) <= most
