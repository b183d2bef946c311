"""The bytes of a source as a stream: opened, counted, and peeled of its compression, never unpacked to disk.

What comes out of a file is bounded by what it weighs, whatever is packed into what: a bomb is refused while it swells.
"""

import bz2
import gzip
import io
import lzma
import os
import stat
import struct
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from ingest.errors import Bomb, TooLarge, Unreadable
from ingest.records import Source
from ingest.sources import STANDARD_INPUT
from ingest.web import answers
from ingest.web.addresses import is_address

#: How much of a stream is looked at to tell what it is.
HEAD = 8_192

#: What a file may swell to: so many times its own size (text shrinks to a tenth, repetitive tables to a fiftieth), and
#: so many bytes in any case.
_RATIO, _FREE = 200, 200_000_000

#: What needs to be read back and forth, and lies where that cannot be done, is held in memory up to this size.
_MAX_HELD = 100_000_000

_BUFFER = 1 << 16
#: What the standard library raises where compressed or packed bytes are not what they should be.
DAMAGE = (
    *(EOFError, OSError, ValueError, RuntimeError, zlib.error, lzma.LZMAError),
    *(zipfile.BadZipFile, tarfile.TarError, struct.error),
)


class Budget:
    """How many bytes may still come out of a file of ``size`` bytes; without a size, of a pipe, there is no end."""

    def __init__(self, size: int | None) -> None:
        self._left = None if size is None else max(_FREE, _RATIO * size)

    def earn(self, count: int) -> None:
        """Take note that a file whose size was not known has so many bytes more."""
        if self._left is not None:
            self._left += _RATIO * count

    def spend(self, count: int) -> None:
        """Take note that so many bytes came out. Raises Bomb when they are more than the file can honestly hold."""
        if self._left is not None:
            self._left -= count
            if self._left < 0:
                raise Bomb(f"swells to more than {_RATIO} times its size: it is made to fill a disk")


class Readable(Protocol):
    """Anything that gives bytes."""

    def read1(self, size: int, /) -> bytes:
        """What is at hand, at most ``size`` bytes; none at the end."""


#: How a compression begins, what opens a stream of it, and what unpacks a piece of it.
_COMPRESSIONS: tuple[tuple[bytes, Callable[..., Readable], Callable[[], Any]], ...] = (
    (b"\x1f\x8b", gzip.open, lambda: zlib.decompressobj(wbits=31)),
    (b"BZh", bz2.open, bz2.BZ2Decompressor),
    (b"\xfd7zXZ\0", lzma.open, lzma.LZMADecompressor),
)


class _Metered(io.RawIOBase):
    """A stream whose bytes are counted. Raises Unreadable where it is damaged, Bomb where it is one."""

    def __init__(self, file: Readable, budget: Budget) -> None:
        self._file, self._budget = file, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._file.read1(len(buffer))
        except DAMAGE as error:
            raise Unreadable("the packed data is damaged or breaks off") from error
        self._budget.spend(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


def metered(file: Readable, budget: Budget) -> io.BufferedReader:
    """A stream that can be looked into, its bytes counted against a budget."""
    return io.BufferedReader(_Metered(file, budget), _BUFFER)


@contextmanager
def opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input as they lie there. Raises Unreadable."""
    if source.path == STANDARD_INPUT:
        standard: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), _BUFFER)
        try:
            yield standard
        finally:
            standard.detach()  # or standard input would be closed with it
        return
    if is_address(source.path):
        yield io.BufferedReader(cast(io.RawIOBase, io.BytesIO(answers.held(source.path).content)))
        return
    try:
        with Path(source.path).open("rb") as file:
            yield file
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error


def can_be_read_again(source: Source) -> bool:
    """Whether a source is there for more than one look: a file, or a page that is held; not a pipe."""
    return is_address(source.path) or (source.path != STANDARD_INPUT and Path(source.path).is_file())


def weight(file: io.BufferedReader) -> int | None:
    """The size of an opened file in bytes; None for a pipe."""
    if isinstance(file.raw, io.BytesIO):
        return file.raw.getbuffer().nbytes
    try:
        status = os.fstat(file.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def peeled(file: io.BufferedReader, budget: Budget) -> io.BufferedReader:
    """What a stream holds under its compression (gzip, bzip2, xz); itself where there is none."""
    beginning = file.peek(HEAD)
    opener = next((opener for mark, opener, _ in _COMPRESSIONS if beginning.startswith(mark)), None)
    return metered(opener(file), budget) if opener else file


def head(file: io.BufferedReader) -> bytes:
    """How a stream begins, under its compression, without reading on in it; nothing where that is damaged."""
    beginning = file.peek(HEAD)[:HEAD]
    unpacker = next((unpacker for mark, _, unpacker in _COMPRESSIONS if beginning.startswith(mark)), None)
    try:
        return unpacker().decompress(beginning, HEAD) if unpacker else beginning
    except DAMAGE:
        return b""


def sought(file: BinaryIO) -> BinaryIO:
    """A stream in which one can go back: the file itself, else all of it in memory. Raises TooLarge."""
    if isinstance(file, io.BytesIO) or (isinstance(file, io.BufferedReader) and isinstance(file.raw, io.FileIO)):
        return file
    content = file.read(_MAX_HELD + 1)
    if len(content) > _MAX_HELD:
        raise TooLarge(f"packed, and of more than {_MAX_HELD:,} bytes: unpack it, and name what is in it")
    return io.BytesIO(content)
