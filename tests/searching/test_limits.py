"""What takes too long is stopped; what is made for all readers is not."""

import sqlite3
import time

import pytest
from small_archive import empty

from ingest.searching.holdings import Holdings
from ingest.searching.limits import at_most
from ingest.searching.loading import load
from ingest.searching.on_demand import OnDemand

_FOR_EVER = "with recursive n (i) as (select 1 union all select i + 1 from n) select max(i) from n"
_A_WHILE = "with recursive n (i) as (select 1 union all select i + 1 from n limit 200000) select max(i) from n"


def test_what_takes_too_long_is_stopped():
    db = empty()
    with pytest.raises(TimeoutError), at_most(db, 20):
        db.execute(_FOR_EVER).fetchone()
    assert db.execute(_A_WHILE).fetchone() == (200_000,)


def test_other_failures_are_told_as_they_are():
    db = empty()
    with pytest.raises(sqlite3.OperationalError, match="no such table"), at_most(db, 1_000):
        db.execute("select * from nowhere")


def test_what_is_made_for_all_readers_does_not_count():
    def make(connection: sqlite3.Connection, _: Holdings) -> int:
        time.sleep(0.1)
        return int(connection.execute(_A_WHILE).fetchone()[0])

    db = empty()
    made: OnDemand[int] = OnDemand(make)
    holdings = load(db)
    with at_most(db, 60):
        assert made.of(db, holdings) == 200_000
        assert db.execute(_A_WHILE.replace("200000", "2000")).fetchone() == (2_000,)
    with pytest.raises(TimeoutError), at_most(db, 60):
        made.of(db, holdings)
        db.execute(_FOR_EVER).fetchone()
