"""An archive in memory."""

import sqlite3
from collections.abc import Iterator

import pytest

from ingest.store import archive


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = archive.open_archive(":memory:", create=True)
    yield opened
    opened.close()
