"""The records of a WARC as they lie: where each begins, and its bytes; and where the file is damaged."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ingest.formats.warc_bytes import Piece, State, pieces

#: What is held of a record: a page of 10 MB with its headers. Of a longer one, a film, the rest is passed over.
LONGEST = 12_000_000
_LONGEST_HEADER = 16_384
_MARK = b"WARC/"
_END, _NEWLINES = b"\r\n\r\n", b"\r\n"
#: So many bytes that were read are kept before they are dropped.
_KEPT = 1 << 20
_VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$")


class Frame(NamedTuple):
    """A record that is whole. ``offset`` counts bytes of the file; ``content`` is cut at LONGEST, ``cut`` says so."""

    offset: int
    content: bytes
    cut: bool = False


class Damage(NamedTuple):
    """Where bytes begin that belong to no whole record."""

    offset: int


def frames(file: BinaryIO) -> Iterator[Frame | Damage]:
    """Every whole record of a WARC, in order, before, between and after what is damaged. Raises Bomb."""
    return iter(_Frames(file))


class _Frames:
    """A window on the bytes of a WARC, which never reaches past a broken piece before all ahead of it is done with."""

    def __init__(self, file: BinaryIO) -> None:
        self._pieces = pieces(file)
        self._held, self._at = bytearray(), 0
        self._begins: list[tuple[int, Piece]] = []
        self._sound: list[int] = [0]
        self._broken: int | None = None

    def __iter__(self) -> Iterator[Frame | Damage]:
        lost = False
        while True:
            self._skip_newlines()
            if not self._reach(1):
                if self._broken is None:
                    return
                if not lost:
                    yield Damage(self._broken)
                lost, self._broken = True, None
            elif frame := self._frame():
                lost = False
                yield frame
            else:
                if not lost:
                    yield Damage(self._offset())
                lost = True
                self._search()

    def _reach(self, count: int) -> bool:
        """Whether there are so many bytes ahead in what hangs together."""
        while len(self._held) - self._at < count and self._broken is None and (piece := next(self._pieces, None)):
            if not self._begins or self._begins[-1][0] < len(self._held):  # else nothing came of the one before
                self._begins.append((len(self._held), piece))
            self._begins[-1] = (self._begins[-1][0], piece._replace(data=b""))
            self._held += piece.data
            if piece.state is State.SOUND and self._sound[-1] < len(self._held):
                self._sound.append(len(self._held))
            elif piece.state is State.BROKEN:
                self._broken = piece.offset
        return len(self._held) - self._at >= count

    def _offset(self) -> int:
        """Where in the file the window stands, or the gzip member begins in which it does."""
        at, piece = next(one for one in reversed(self._begins) if one[0] <= self._at)
        return piece.offset + (self._at - at if piece.state is State.PLAIN else 0)

    def _move(self, count: int) -> None:
        """Leave so many bytes behind."""
        self._at += count
        if self._at < _KEPT:
            return
        gone, self._at = self._at, 0
        del self._held[:gone]
        begins = [(at - gone, piece) for at, piece in self._begins]
        last = max((i for i, (at, _) in enumerate(begins) if at <= 0), default=0)
        self._begins = begins[last:]
        self._sound = [at - gone for at in self._sound if at >= gone] or [0]

    def _skip_newlines(self) -> None:
        while self._reach(1) and self._held[self._at] in _NEWLINES:
            self._move(1)

    def _frame(self) -> Frame | None:
        """The record that begins here, if one does and it is whole."""
        self._reach(_LONGEST_HEADER)
        if not _VERSION.match(self._held, self._at):
            return None
        header = _HEADER_END.search(self._held, self._at, self._at + _LONGEST_HEADER)
        length = _LENGTH.search(self._held, self._at, header.end()) if header else None
        if not header or not length or self._held.find(b"\n" + _MARK, self._at, header.end()) >= 0:
            return None  # with another mark in it, it is the beginning of one header and the end of the next
        size = header.end() - self._at + int(length[1])
        if size > LONGEST:
            return self._long(size)
        if not self._reach(size) or not self._closes(size):
            return None
        frame = Frame(self._offset(), bytes(self._held[self._at : self._at + size]))
        self._move(size)
        return frame

    def _closes(self, size: int) -> bool:
        """Whether after so many bytes a record is over, and these are sound: more follows, or a sum has proved them."""
        enough, end = self._reach(size + 2 * len(_MARK)), self._at + size
        if any(end <= at <= end + len(_END) for at in self._sound):
            return True
        after = bytes(self._held[end : end + 2 * len(_MARK)])
        follows = after.strip(_NEWLINES)
        sound = enough or self._begins[-1][1].state is State.PLAIN
        return sound and (after.startswith(_END) or follows.startswith(_MARK) or _MARK.startswith(follows))

    def _long(self, size: int) -> Frame | None:
        """The beginning of a record that is too long to hold; None where another begins in it, or the file ends."""
        self._reach(LONGEST)
        frame = Frame(self._offset(), bytes(self._held[self._at : self._at + LONGEST]), cut=True)
        while size > 0:
            if not self._reach(min(size, _KEPT)):
                return None
            step = min(size, _KEPT)
            found = self._held.find(_END + _MARK, self._at, self._at + step)
            if found >= 0:
                self._move(found - self._at)
                return None
            self._move(step)
            size -= step
        return frame

    def _search(self) -> None:
        """Move to where another record may begin, or to the end of what hangs together."""
        self._move(1)
        while self._reach(len(_MARK)):
            found = self._held.find(_MARK, self._at)
            self._move((found if found >= 0 else len(self._held) - len(_MARK) + 1) - self._at)
            if found >= 0:
                return
        self._move(len(self._held) - self._at)
