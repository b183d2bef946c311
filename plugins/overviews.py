"""What an outlet, an author or a section published: when, whom it names and quotes, and its latest articles.

Templates get ``overview(outlet=2, section="Sport")``: of the articles that have all of the given, what was ``found``
(an Overview), and the addresses of the search for ``all`` of them, for those ``within(facet, value)``, and to
``narrow(key)`` it to a year or month.
"""

import numpy as np
from datasette import hookimpl

from ingest.searching.addresses import Beside
from ingest.searching.answering import address
from ingest.searching.archives import read_from
from ingest.searching.filters import Choice, chosen
from ingest.searching.overview import overview
from ingest.searching.search import Asked


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template ``overview``."""
    page = Asked(start=request.args.get("next") or "" if request else "")

    async def found_of(**values):
        asked = Asked(choices={facet: Choice((str(value),)) for facet, value in values.items() if value})

        def read(connection, holdings):
            hits = np.flatnonzero(chosen(holdings, asked.choices))
            return overview(connection, holdings, hits, page)

        beside = Beside(address(datasette, Asked()), asked)
        return {
            "found": await read_from(datasette, database, read),
            "all": address(datasette, asked),
            "within": lambda facet, value: beside.including(facet, str(value)),
            "narrow": beside.in_period,
        }

    return {"overview": found_of}
