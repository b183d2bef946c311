"""The last thing fetched, kept until it is read: a source is looked at, counted and read, but fetched once."""

from ingest.web.fetching import Answer, Fetcher

_held: dict[str, Answer] = {}


def hold(address: str, answer: Answer) -> None:
    """Keep what came of an address, in the place of what was kept before."""
    _held.clear()
    _held[address] = answer


def forget() -> None:
    """Fetch anew from here on: what is held may have changed since the last run."""
    _held.clear()


def held(address: str) -> Answer:
    """What came of an address; it is fetched where it is not kept. Raises Unreachable, TooLarge or TryLater."""
    if address not in _held:
        with Fetcher([address]) as fetcher:
            hold(address, fetcher.fetch(address))
    return _held[address]
