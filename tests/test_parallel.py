"""Results come in order whatever the number of processes, and what is no record keeps its place."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.parallel import Workers
from ingest.records import Record, Source

SOURCE = Source("/n/1.txt")


def shout(record: Record) -> str:
    return str(record.key).upper()


def record(key: str) -> Record:
    return Record(SOURCE, "text", b"x" * 10, key)


@given(st.lists(st.one_of(st.integers(), st.text("abc", min_size=1)), max_size=200))
def test_one_process(items: list[int | str]) -> None:
    with Workers(shout, 1) as workers:
        found = list(workers.map(record(item) if isinstance(item, str) else item for item in items))
    assert found == [item.upper() if isinstance(item, str) else item for item in items]


def test_several_processes() -> None:
    items = [record(f"r{n}") if n % 3 else n for n in range(2_000)]
    with Workers(shout, 3) as workers:
        assert list(workers.map(items)) == [f"R{n}" if n % 3 else n for n in range(2_000)]


def test_the_stream_is_read_only_a_little_ahead() -> None:
    read = 0

    def endless():  # type: ignore[no-untyped-def]
        nonlocal read
        while True:
            read += 1
            yield record("x")

    with Workers(shout, 2) as workers:
        results = workers.map(endless())
        for _ in range(100):
            assert next(results) == "X"
    assert read < 1_000


def test_few_records_start_no_process() -> None:
    with Workers(shout, 8) as workers:
        assert list(workers.map([record("a"), 1, record("b")])) == ["A", 1, "B"]
        assert workers._pool is None
