"""The latest answers, kept in case they are asked for again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


class Latest(Generic[Key, Found]):
    """The answers that were asked for last, so many of them. Any thread may ask."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._kept: OrderedDict[Key, Found] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, find: Callable[[], Found]) -> Found:
        """The answer to a key, found where it is not there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = find()  # outside the lock: nobody waits for what somebody else looks for
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > self._number:
                self._kept.popitem(last=False)
        return found
