"""Facets that are right on every page of a table, and facets of what articles have many of.

Datasette counts a facet among the rows that follow where a page begins; here all rows that the filters leave are
counted, whatever the page. A facet that metadata names and the address repeats is shown once.

``?_facet_named=people`` (or ``places``, ``authors``) counts whom the articles of a table page name. A choice among them
is a filter: ``?_person=12``, ``?_place=3``, ``?_author=5``, each as often as wanted.
"""

import sqlite3
from functools import cache

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments, Filters
from datasette.plugins import pm
from datasette.utils import await_me_maybe, escape_sqlite, path_with_added_args, path_with_removed_args
from datasette.utils.asgi import BadRequest, Request

#: What articles have many of: its table → the column that joins it, which is the filter's name too.
_JOINED = {"people": "person_id", "places": "place_id", "authors": "author_id"}
_FILTERS = {table: "_" + column.removesuffix("_id") for table, column in _JOINED.items()}

_COUNTING = {
    "people": "Par personne · By person",
    "places": "Par lieu · By place",
    "authors": "Par signature · By author",
}

_MISUNDERSTOOD = 'A facet is the name of a column, or {"column": "its name"}'

_NAMED = """
select {column} as value, count(*) as count
from article_{table}
where article_id in (select id from ({sql}))
group by value
order by count desc, value
limit {limit}
"""

_LABELS = "select id, name from {table} where id in ({these})"


@hookimpl(hookwrapper=True)
def register_facet_classes():
    """Let every way of counting count all rows, once."""
    outcome = yield
    outcome.force_result([[_of_all_rows(kind) for kind in kinds] for kinds in [*outcome.get_result(), [NamedFacet]]])


@hookimpl
def filters_from_request(request, table, database, datasette):
    """Understand ``?_person=``, ``?_place=`` and ``?_author=`` where articles are listed.

    The page's template gets ``named_filters``: the ``kind`` and the ``name`` of each, and the address ``without``.
    """
    if table != "articles":
        return None

    async def filters():
        clauses, params, shown = [], {}, []
        for joined, column in _JOINED.items():
            key, kind = _FILTERS[joined], column.removesuffix("_id")
            for i, value in enumerate(request.args.getlist(key)):
                clauses.append(f"id in (select article_id from article_{joined} where {column} = :{kind}{i})")
                params[f"{kind}{i}"] = value
                name = await _name(datasette.get_database(database), joined, value)
                without = path_with_removed_args(_first_page(request), {key: value})
                shown.append({"kind": kind, "name": name, "without": datasette.urls.path(without)})
        told = [f"{filter['kind']} = {filter['name']}" for filter in shown]
        return FilterArguments(clauses, params, told, {"named_filters": shown})

    return filters


@hookimpl
def table_actions(table, request):
    """Where articles are listed, the way to each of their facets that is not counted yet."""
    if table != "articles" or request is None:
        return None
    asked = request.args.getlist("_facet_named")
    return [
        {"href": path_with_added_args(_first_page(request), {"_facet_named": joined}), "label": label}
        for joined, label in _COUNTING.items()
        if joined not in asked
    ]


async def _name(database, table, value):
    """What somebody or somewhere is called; the number where there is none."""
    sql = f"select name from {table} where cast(id as text) = :value and id = :value"
    found = (await database.execute(sql, {"value": value})).first()
    return found["name"] if found else value


@cache
def _of_all_rows(kind):
    return type(kind.__name__, (_AllRows, kind), {})


class _AllRows(Facet):
    """What every way of counting does here."""

    def get_configs(self):
        """What is to be counted, each once. Raises BadRequest where an address asks for what is no column's name."""
        try:
            configs = {_column(asked): asked for asked in reversed(super().get_configs())}
        except (ValueError, TypeError) as error:
            raise BadRequest(_MISUNDERSTOOD) from error
        if not all(isinstance(column, str) for column in configs):
            raise BadRequest(_MISUNDERSTOOD)
        return list(reversed(configs.values()))

    async def facet_results(self):
        """Datasette's own shape."""
        if self.request.args.get("_next") and self.get_configs():
            self.request = _first_page(self.request)
            self.sql, self.params = await self._all_rows()
        return await super().facet_results()

    async def _all_rows(self):
        """The SQL of all rows that the request's filters leave, as Datasette's own page of a table makes it."""
        pairs = [
            (key, value)
            for key in self.request.args
            if not key.startswith("_") or "__" in key
            for value in self.request.args.getlist(key)
        ]
        clauses, params = Filters(sorted(pairs)).build_where_clauses(self.table)
        for hook in pm.hook.filters_from_request(
            request=self.request, table=self.table, database=self.database, datasette=self.ds
        ):
            if further := await await_me_maybe(hook):
                clauses.extend(further.where_clauses)
                params.update(further.params)
        columns = await self.ds.get_database(self.database).table_columns(self.table)
        listed = ", ".join(escape_sqlite(column) for column in columns)
        where = f"where {' and '.join(clauses)} " if clauses else ""
        return f"select {listed} from {escape_sqlite(self.table)} {where}", params


class NamedFacet(Facet):
    """Articles by the people, places or authors that they have."""

    type = "named"

    async def facet_results(self):
        """The facets asked for, and those that took too long: Datasette's own shape."""
        found, too_slow = [], []
        for asked in self.get_configs():
            table = _column(asked)
            if self.table != "articles" or table not in _JOINED:
                continue
            try:
                found.append(await self._described(table, hideable=asked["source"] != "metadata"))
            except (QueryInterrupted, sqlite3.OperationalError):
                too_slow.append(table)
        return found, too_slow

    async def _described(self, table, hideable):
        size = self.get_facet_size()
        sql = _NAMED.format(column=_JOINED[table], table=table, sql=self.sql, limit=size + 1)
        counted = (await self._ask(sql, self.params)).rows
        these = ", ".join(str(int(row["value"])) for row in counted)
        names = dict(tuple(row) for row in await self._ask(_LABELS.format(table=table, these=these)))
        return {
            "name": table,
            "type": self.type,
            "results": [self._value(table, row["value"], names, row["count"]) for row in counted[:size]],
            "hideable": hideable,
            "toggle_url": self.ds.urls.path(path_with_removed_args(self.request, {"_facet_named": table})),
            "truncated": len(counted) > size,
        }

    async def _ask(self, sql, params=None):
        limit = self.ds.setting("facet_time_limit_ms")
        return await self.ds.get_database(self.database).execute(sql, params, custom_time_limit=limit)

    def _value(self, table, number, names, count):
        chosen = (_FILTERS[table], str(number))
        selected = chosen in self.get_querystring_pairs()
        toggled = (path_with_removed_args if selected else path_with_added_args)(self.request, dict([chosen]))
        return {
            "value": number,
            "label": names.get(number, str(number)),
            "count": count,
            "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(toggled)),
            "selected": selected,
        }


def _first_page(request):
    """The request for the same rows from their beginning: where a choice among the values of a facet leads to."""
    query = path_with_removed_args(request, {"_next"}).partition("?")[2]
    return Request(dict(request.scope, query_string=query.encode()), request.receive)


def _column(asked):
    return asked["config"].get("column") or asked["config"].get("simple")
