"""What one transaction has still to write: new articles and all that belongs to them, entities to be counted again."""

import sqlite3
from collections import defaultdict

from ingest.prepared import Prepared
from ingest.store import articles, counts, entities, names, search, withholdings
from ingest.store.archive import ensure_indexes


class Batch:
    """Articles on their way into an archive. Their own rows and texts are there at once, the rest when written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: list[tuple[int, Prepared]] = []
        self._quote_numbers: articles.QuoteNumbers = {}
        self._recount: dict[str, set[int]] = defaultdict(set)
        self._indexed = False

    def put(self, prepared: Prepared, number: int | None, run: int) -> int:
        """Save an article, under ``number`` if it has one already; returns its number."""
        number = articles.put(self._connection, prepared, number, run)
        self._new.append((number, prepared))
        return number

    def complete(self, number: int) -> None:
        """Make sure that the archive holds all of an article, and finds it quickly.

        What is taken back has to be found: a first load that comes to that needs its indexes before its end.
        """
        if not self._indexed:
            ensure_indexes(self._connection)
            self._indexed = True
        if any(number == new for new, _ in self._new):
            self.write()

    def clear(self, number: int) -> None:
        """Take away what was derived from an article, its own row aside."""
        self.complete(number)
        self._quote_numbers[number] = articles.remove_details(self._connection, number)
        for kind in entities.KINDS:
            self._recount[kind.table] |= entities.remove_namings(self._connection, kind, number)

    def drop(self, number: int) -> None:
        """Take an article away, with all that is its own."""
        self.clear(number)
        articles.drop(self._connection, number)

    def write(self) -> None:
        """Write what was gathered, and be empty."""
        readings = [(number, prepared.reading) for number, prepared in self._new]
        rows: dict[str, dict[str, int]] = {}
        before: dict[str, dict[int, search.Row]] = {}
        for kind in entities.KINDS:
            found = [entity for _, reading in readings for entity in kind.found(reading)]
            ids, made = entities.ensure(self._connection, kind, found)
            rows[kind.table] = ids
            known = {*ids.values(), *self._recount[kind.table]} - made
            before[kind.table] = entities.index_rows(self._connection, kind, known)
        numbers = names.numbers(self._connection, rows["people"])
        names.add_namings(self._connection, readings, numbers, rows["people"])
        entities.add_mentions(self._connection, readings, rows, numbers)
        for kind in entities.KINDS:
            namings = entities.add_joins(self._connection, kind, readings, rows[kind.table])
            counts.update(self._connection, kind, namings, self._recount[kind.table])
            entities.settle(self._connection, kind, before[kind.table], {*namings, *self._recount[kind.table]})
        articles.add_details(self._connection, self._new, rows["people"], self._quote_numbers)
        for number, prepared in self._new:
            withholdings.note(self._connection, number, prepared.redactions)
        self._new.clear()
        self._quote_numbers.clear()
        self._recount.clear()
