"""An archive as Datasette reads it: its own statements, asked in the way that an archive answers quickly.

Datasette's pages of tables ask for a count, for the rows of one page and for facets, each with the same condition. At a
million articles SQLite needs seconds for that. Where the arrays know the condition they say the answer, and a page
that follows another begins where that one ended instead of looking for the place. Answers are the same either way, but
for one thing: rows that are alike in what a page is sorted by stand by number, also on the first page. Datasette leaves
their order to chance there and so, going from page to page, shows some rows twice and others never.

What a person asks in SQL is asked as it stands.
"""

import json
import re
import sqlite3
from collections.abc import Callable
from typing import Any

from datasette.database import QueryInterrupted, Results
from datasette.utils import sqlite_timelimit

from ingest.counting import Counting
from ingest.kept_counts import with_kept_counts
from ingest.known_schema import knowing_its_schema
from ingest.searching.archives import shelf_of
from ingest.searching.arrays import Hits, Value
from ingest.searching.conditions import articles_where, facet_counts, newest, years
from ingest.searching.holdings import Holdings

Asked = tuple[str, dict[str, Any]]
_Answering = Callable[[Holdings, Hits, re.Match[str], dict[str, Any]], Asked | None]

#: How long to wait for a program that writes, in milliseconds, and what a connection remembers of the file, in kB.
_PATIENCE = 20_000
_CACHE = 32_768

#: How Datasette counts what stands above a page: its own SQL for it ends with a space.
_ABOVE_A_PAGE = re.compile(r"select count\(\*\) from .* ")

_COLUMNS = r"[\w\[\], ]+"
_WHERE = r"(?: where (?P<where>.+?))? ?"

#: Where a page begins that follows another: see Datasette's TableView. ``value`` and ``last`` are parameters.
_AFTER = (
    r"\((?P<sorted>\w+) (?P<side>[<>]) :(?P<value>p\d+)(?: or (?P=sorted) is null)?"
    r" or \((?P=sorted) = :(?P=value) and \(\((?P<key>id) > :(?P<last>p\d+)\)\)\)\)"
)
_PAGE = re.compile(
    rf"select (?P<columns>id, {_COLUMNS}) from (?P<table>\w+)"
    rf"(?: where (?P<where>.+?))??(?:(?: where| and) (?P<after>{_AFTER}))?"
    r" order by (?P<column>\w+)(?P<desc> desc)?(?:, id)? limit (?P<limit>\d+)"
)
_NEWEST = re.compile(
    rf"select (?P<columns>id, {_COLUMNS}) from articles where (?P<where>.+?)(?: and (?P<after>{_AFTER}))?"
    r" order by published desc(?:, id)? limit (?P<limit>\d+)"
)
#: Words that are looked for in an index, and nothing else.
_SEARCH = r"rowid in \(select rowid from (?P<index>\w+_fts) where (?P=index) match escape_fts\(:search\)\)"
_FOUND = re.compile(_SEARCH)
_COUNT_FOUND = re.compile(rf"select count\(\*\) from (?P<table>\w+) where {_SEARCH} ?")
_COUNT = re.compile(r"select count\(\*\) from articles where (?P<where>.+?) ?")
_FACET = re.compile(
    rf"select (?P<column>\w+) as value, count\(\*\) as count from \( select {_COLUMNS} from articles{_WHERE}\)"
    r" where (?P=column) is not null group by (?P=column) order by count desc, value limit (?P<limit>\d+)"
)
_YEARS = re.compile(
    rf"select substr\(published, 1, 4\) as year, count\(\*\) as count from \(select {_COLUMNS} from articles{_WHERE}\)"
    r" where published is not null group by year order by year desc limit (?P<limit>\d+)"
)
_NAMED = re.compile(
    r"select \w+ as value, count\(\*\) as count from article_(?P<column>\w+)"
    rf" where article_id in \(select id from \(select {_COLUMNS} from articles{_WHERE}\)\)"
    r" group by value order by count desc, value limit (?P<limit>\d+)"
)


@knowing_its_schema
class Archive(Counting):
    """The database of an archive's file. Other programs may write to it meanwhile."""

    def __init__(self, datasette: Any, path: str) -> None:
        super().__init__(datasette, path=path, is_mutable=True)

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection that waits while another program writes.

        The file is not mapped into memory: that gains a tenth of the time of what SQLite reads, and a file that is
        written over in its place, as cp does, would end the server.
        """
        connection: sqlite3.Connection = super().connect(write)
        connection.execute(f"pragma busy_timeout = {_PATIENCE}")
        connection.execute(f"pragma cache_size = -{_CACHE}")
        return connection

    async def get_all_foreign_keys(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """What refers to what, but for columns without an index: to count their rows is to read all of a table."""
        keys: dict[str, dict[str, list[dict[str, str]]]] = await super().get_all_foreign_keys()
        indexed = {tuple(row) for row in await self.execute(_INDEXED)}
        for found in keys.values():
            found["incoming"] = [
                key for key in found["incoming"] if (key["other_table"], key["other_column"]) in indexed
            ]
        return keys

    async def table_names(self) -> list[str]:
        """The tables that anybody opens: those in which indexes keep their words are none."""
        names: list[str] = await super().table_names()
        kept_by_indexes = tuple(f"{name}_" for name in names if name.endswith("_fts"))
        return [name for name in names if not name.startswith(kept_by_indexes)]

    async def execute(
        self, sql: str, params: Any = None, truncate: bool = False, custom_time_limit: int | None = None, **further: Any
    ) -> Results:
        """Rows, as Datasette's own method gives them; raises what that raises."""
        is_count_above = not truncate and _ABOVE_A_PAGE.fullmatch(sql)
        if quicker := await self._quicker(sql, params, custom_time_limit):
            sql, params = quicker
        if is_count_above:
            return await self.count_above(sql, params)
        return await super().execute(sql, params, truncate, custom_time_limit, **further)

    async def _quicker(self, sql: str, params: Any, limit: int | None) -> Asked | None:
        """Another way to ask the same; None where there is none."""
        written = " ".join(sql.split())
        for pattern, answering in _BY_ARRAYS:
            if met := pattern.fullmatch(written):
                asked: Asked | None = await self.execute_fn(self._asking(sql, params, answering, met, limit))
                if asked:
                    return asked
        if met := _COUNT_FOUND.fullmatch(written):
            return f"select count(*) from {met['index']} where {met['index']} match escape_fts(:search)", params
        if kept := with_kept_counts(sql):
            return kept, params
        met = _PAGE.fullmatch(sql)
        if met and met["column"] in met["columns"].split(", ") and met["sorted"] in (None, met["column"]):
            return (_in_parts(met), params) if await self.primary_keys(met["table"]) == ["id"] else None
        return None

    def _asking(
        self, sql: str, params: Any, answering: _Answering, met: re.Match[str], limit: int | None
    ) -> Callable[[sqlite3.Connection], Asked | None]:
        longest = min(limit or self.ds.sql_time_limit_ms, self.ds.sql_time_limit_ms)

        def ask(connection: sqlite3.Connection) -> Asked | None:
            with shelf_of(self).open(connection) as holdings, sqlite_timelimit(connection, longest):
                try:
                    articles = articles_where(connection, holdings, met["where"] or "", params or {})
                except sqlite3.OperationalError as error:
                    raise QueryInterrupted(error, sql, params) from error
                return None if articles is None else answering(holdings, articles, met, params or {})

        return ask


def _count(holdings: Holdings, articles: Hits, met: re.Match[str], given: dict[str, Any]) -> Asked:
    return 'select :count as "count(*)"', {"count": len(articles.at)}


def _facet(holdings: Holdings, articles: Hits, met: re.Match[str], given: dict[str, Any]) -> Asked | None:
    counted = facet_counts(holdings, met["column"], articles, int(met["limit"]))
    return None if counted is None else _as_rows("value", counted, met)


def _years(holdings: Holdings, articles: Hits, met: re.Match[str], given: dict[str, Any]) -> Asked:
    return _as_rows("year", years(holdings, articles), met)


def _as_rows(name: str, counted: list[tuple[Value, int]], met: re.Match[str]) -> Asked:
    columns = f"json_extract(value, '$[0]') as {name}, json_extract(value, '$[1]') as count"
    return f"select {columns} from json_each(:counted)", {"counted": json.dumps(counted[: int(met["limit"])])}


def _newest(holdings: Holdings, articles: Hits, met: re.Match[str], given: dict[str, Any]) -> Asked | None:
    after = None
    if met["after"]:
        published, last = str(given[met["value"]]), str(given[met["last"]])
        if not (published.isascii() and last.isascii() and last.isdigit() and len(last) < 18):
            return None
        after = (published, int(last))
    these = newest(holdings, articles, int(met["limit"]), after)
    chosen = f"select {met['columns']} from articles where id in (select value from json_each(:these))"
    return f"{chosen} order by published desc, id limit {met['limit']}", {"these": json.dumps(these)}


def _in_parts(met: re.Match[str]) -> str:
    """The rows of a page, each part of them from its place in an index: alike, following, without a value."""
    if met["column"] == "id":
        return _by_number(met)
    ending = f"order by {met['column']}{met['desc'] or ''}, id limit {met['limit']}"
    condition = f" where {met['where']}" if met["where"] else ""
    if not met["after"]:
        return f"select {met['columns']} from {met['table']}{condition} {ending}"
    always = f"({met['where']}) and " if met["where"] else ""
    column, value = met["sorted"], met["value"]
    parts = [f"{column} = :{value} and id > :{met['last']}", f"{column} {met['side']} :{value}"]
    if met["side"] == "<":
        parts.append(f"{column} is null")
    rows = (f"select {met['columns']} from {met['table']} where {always}{part} {ending}" for part in parts)
    return " union all ".join(f"select * from ({part})" for part in rows) + f" {ending}"


def _by_number(met: re.Match[str]) -> str:
    """The rows of a page in the order of their numbers, in which an index of words finds them, too."""
    where, ending = met["where"], f"order by id{met['desc'] or ''} limit {met['limit']}"
    follows = f"id {met['side']} :{met['value']}" if met["after"] else ""
    if where and (found := _FOUND.fullmatch(where)):
        index = found["index"]
        first = f"select rowid as id from {index} where {index} match escape_fts(:search)"
        where = f"id in ({first}{' and row' * bool(follows)}{follows} {ending.replace('by id', 'by rowid')})"
    conditions = [f"({where})"] * bool(where) + [follows] * bool(follows)
    written = f"where {' and '.join(conditions)} " if conditions else ""
    return f"select {met['columns']} from {met['table']} {written}{ending}"


_INDEXED = """
select tables.name, columns.name
from sqlite_master as tables
join pragma_index_list(tables.name) as indexes
join pragma_index_info(indexes.name) as columns
where tables.type = 'table' and columns.seqno = 0
union
select tables.name, columns.name
from sqlite_master as tables
join pragma_table_info(tables.name) as columns
where tables.type = 'table' and columns.pk = 1
"""

_BY_ARRAYS: list[tuple[re.Pattern[str], _Answering]] = [
    (_NEWEST, _newest),
    (_COUNT, _count),
    (_FACET, _facet),
    (_NAMED, _facet),
    (_YEARS, _years),
]
