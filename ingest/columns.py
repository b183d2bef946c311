"""Which column of a table is which field of an article."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isnan
from typing import Any

import yaml

from ingest.analysis import fold
from ingest.errors import UsageError


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: field of an article → name of the column that holds it."""

    column_of: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str], mapping: Mapping[str, str] | None = None) -> "Columns":
        """The fields that a table with these column names fills.

        ``mapping`` (field → column) goes before the declared names, for the columns that the table has; case, accents
        and punctuation apart, unless a column bears the very name.
        """
        names = list(names)
        written = {_plain(name): name for name in reversed(names)}
        found = {
            field: written[alias]
            for field, aliases in _declared().items()
            if (alias := next((alias for alias in aliases if alias in written), None))
        }
        asked = {field: named(column, names) for field, column in (mapping or {}).items()}
        return cls({**found, **{field: column for field, column in asked.items() if column}})

    def fields(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The filled fields of a row, by Gazette's names. A column may name a value inside another: ``meta.date``.

        NaN, which pandas writes for a missing value, fills nothing.
        """
        values = {field: _value(row, column) for field, column in self.column_of.items()}
        return {field: value for field, value in values.items() if not _is_empty(value)}


def named(asked: str, names: Iterable[str]) -> str | None:
    """The column of a table that somebody means by a name, or None; ``meta.date`` means what is inside ``meta``."""
    names = list(names)
    if asked in names:
        return asked
    top, dot, _ = asked.partition(".")
    if dot and top in names:
        return asked
    return next((name for name in names if _plain(name) == _plain(asked)), None)


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """The ``--map`` options, ``field=column`` each. Raises UsageError for an unknown field or a missing ``=``."""
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not equals or not column or field not in _declared():
            raise UsageError(f"--map {pair}: expected FIELD=COLUMN with a field of {', '.join(_declared())}")
        mapping[field] = column
    return mapping


def _value(row: Mapping[str, Any], column: str) -> Any:
    if column in row:
        return row[column]
    outer, dot, inner = column.partition(".")
    nested = row.get(outer)
    return _value(nested, inner) if dot and isinstance(nested, Mapping) else None


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {}) or (isinstance(value, float) and isnan(value))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(name))


@cache
def _declared() -> dict[str, tuple[str, ...]]:
    table = yaml.safe_load(files("ingest").joinpath("columns.yml").read_text(encoding="utf-8"))
    return {field: tuple(map(_plain, names)) for field, names in table.items() if field != "examples"}
