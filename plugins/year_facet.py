"""A facet by year for columns of ISO dates: ``{"year": "published"}`` in metadata, ``?_facet_year=published`` in a URL.

Datasette's own date facet counts days, of which an archive has thousands. Years stand newest first.
"""

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args

_YEARS = """
select substr({column}, 1, 4) as year, count(*) as count
from ({sql})
where {column} is not null
group by year
order by year desc
limit {limit}
"""


@hookimpl
def register_facet_classes():
    """Add the year to the ways of counting."""
    return [YearFacet]


class YearFacet(Facet):
    """Rows by the first four characters of a column; choosing a year keeps the rows whose date begins with it."""

    type = "year"

    async def facet_results(self):
        """The facets asked for, and the columns that took too long: Datasette's own shape."""
        found, too_slow = [], []
        for asked in self.get_configs():
            column = asked["config"].get("column") or asked["config"]["simple"]
            try:
                rows = await self._count(column)
            except QueryInterrupted:
                too_slow.append(column)
            else:
                found.append(self._described(column, rows, hideable=asked["source"] != "metadata"))
        return found, too_slow

    async def _count(self, column):
        sql = _YEARS.format(column=escape_sqlite(column), sql=self.sql, limit=self.get_facet_size() + 1)
        limit = self.ds.setting("facet_time_limit_ms")
        answer = await self.ds.get_database(self.database).execute(sql, self.params, custom_time_limit=limit)
        return answer.rows

    def _described(self, column, rows, hideable):
        size = self.get_facet_size()
        return {
            "name": column,
            "type": self.type,
            "results": [self._value(column, row["year"], row["count"]) for row in rows[:size]],
            "hideable": hideable,
            "toggle_url": path_with_removed_args(self.request, {"_facet_year": column}),
            "truncated": len(rows) > size,
        }

    def _value(self, column, year, count):
        chosen = {f"{column}__startswith": year}
        selected = (f"{column}__startswith", year) in self.get_querystring_pairs()
        toggled = (path_with_removed_args if selected else path_with_added_args)(self.request, chosen)
        return {
            "value": year,
            "label": year,
            "count": count,
            "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(toggled)),
            "selected": selected,
        }
