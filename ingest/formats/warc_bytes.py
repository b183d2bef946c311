"""The bytes of a WARC, plain or compressed record by record, read on past what is damaged or cut off.

Neither gzip nor any reader of WARC finds its way after damage; here the next sound gzip member is looked for.
"""

import re
import zlib
from collections.abc import Iterator
from enum import Enum, auto
from typing import BinaryIO, NamedTuple

from ingest.formats.streams import Budget

_MARK = b"\x1f\x8b\x08"
_EITHER_MARK = re.compile(rb"\x1f\x8b\x08|WARC/\d\.\d+\s")
#: What is read or unpacked at a time, and how far back a damaged member is searched for the next one.
_PIECE, _BACK = 1 << 16, 1 << 24
#: After damage, what can still be unpacked before it is fetched in steps of so many bytes.
_STEP = 256


class State(Enum):
    """What is known of a piece. PLAIN lies in the file as it is; of a gzip member the last is SOUND, or BROKEN."""

    PLAIN = auto()
    OPEN = auto()
    SOUND = auto()
    BROKEN = auto()


class Piece(NamedTuple):
    """Some bytes as they are without compression, and where in the file they, or their gzip member, begin."""

    offset: int
    data: bytes
    state: State = State.OPEN


def pieces(file: BinaryIO) -> Iterator[Piece]:
    """The bytes of a WARC, in order; after a BROKEN piece come those of the next gzip member that begins well.

    Raises Bomb where more comes out than a WARC can honestly hold.
    """
    first = file.read(_PIECE)
    mark = _EITHER_MARK.search(first)
    return _plain(file, first) if mark and mark.group() != _MARK else _members(file, first)


def _plain(file: BinaryIO, data: bytes) -> Iterator[Piece]:
    offset = 0
    while data:
        yield Piece(offset, data, State.PLAIN)
        offset += len(data)
        data = file.read(_PIECE)


def _members(file: BinaryIO, first: bytes) -> Iterator[Piece]:
    window = _Window(file, first)
    while window.reach(1):
        if window.starts(_MARK):
            yield from _member(window)
        elif window.skip_to(_MARK):
            yield Piece(window.offset, b"", State.BROKEN)


class _Window:
    """A file seen through a window that only moves forward."""

    def __init__(self, file: BinaryIO, first: bytes) -> None:
        self._file, self._held, self._at = file, bytearray(first), 0
        self.offset = 0
        self.budget = Budget(0)

    def reach(self, count: int) -> bool:
        """Whether there are so many bytes ahead."""
        while len(self._held) - self._at < count and (data := self._file.read(_PIECE)):
            self._held += data
            self.budget.earn(len(data))
        return len(self._held) - self._at >= count

    def starts(self, mark: bytes) -> bool:
        """Whether the next bytes are these."""
        return self.reach(len(mark)) and self._held.startswith(mark, self._at)

    def ahead(self, distance: int) -> bytes:
        """A piece of what lies so far ahead; empty where the file ends."""
        self.reach(distance + 1)
        return bytes(self._held[self._at + distance : self._at + distance + _PIECE])

    def move(self, count: int) -> None:
        """Leave so many bytes behind."""
        self._at += count
        self.offset += count
        if self._at > _PIECE:
            del self._held[: self._at]
            self._at = 0

    def skip_to(self, mark: bytes) -> bool:
        """Move to the next mark, or to the end; whether anything but zeros, which are padding, was passed over."""
        passed = False
        while self.reach(len(mark)):
            found = self._held.find(mark, self._at)
            count = found - self._at if found >= 0 else len(self._held) - self._at - len(mark) + 1
            passed = passed or any(self._held[self._at : self._at + count])
            self.move(count)
            if found >= 0:
                return passed
        passed = passed or any(self._held[self._at :])
        self.move(len(self._held) - self._at)
        return passed


def _member(window: _Window) -> Iterator[Piece]:
    """The pieces of the gzip member at which the window stands. Of a broken one all that comes before the damage."""
    unpacker, offset, taken = zlib.decompressobj(wbits=31), window.offset, 0
    while not unpacker.eof:
        packed, before = window.ahead(taken), unpacker.copy()
        try:
            data = unpacker.decompress(packed, _PIECE)
        except zlib.error:
            yield Piece(offset, _salvaged(before, packed, window.budget), State.BROKEN)
            window.move(1)
            return
        window.budget.spend(len(data))
        left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        taken += len(packed) - len(left)
        if not data and not packed and not unpacker.eof:
            yield Piece(offset, b"", State.BROKEN)
            window.move(1)
            return
        if taken > _BACK:
            window.move(taken)
            taken = 0
        yield Piece(offset, data, State.SOUND if unpacker.eof else State.OPEN)
    window.move(taken)


def _salvaged(unpacker: "zlib._Decompress", packed: bytes, budget: Budget) -> bytes:
    """What a piece holds before the damage in it."""
    data = bytearray()
    try:
        while step := unpacker.decompress(packed, _STEP):
            budget.spend(len(step))
            data += step
            packed = unpacker.unconsumed_tail
    except zlib.error:
        pass
    return bytes(data)
