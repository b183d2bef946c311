"""An article that was found, and the row that programs are told of it."""

from ingest.searching.excerpts import Excerpt
from ingest.searching.results import Result

RESULT = Result(
    {
        "id": 3,
        "title": "Grève, « au » port\x0b",
        "published": "2017-03",
        "outlet": None,
        "outlet_id": None,
        "language": "fr",
    },
    [("Grève", True)],
    Excerpt(5, [("La ", False), ("grève", True)]),
    [],
)
ROW = {
    "id": 3,
    "title": "Grève, « au » port\x0b",
    "published": "2017-03",
    "modified": None,
    "outlet": None,
    "section": None,
    "authors": ["Odile Ferrand", "Jo"],
    "language": "fr",
    "url": None,
    "excerpt": "La grève",
    "address": "http://a/3",
}
