"""Arrays of an archive in a file beside it, so that they are made once, and every process reads the same memory.

The file is a head of 64 bytes (what it is, a checksum of the rest, how long the table is), a table in JSON, and the
arrays. It fits one edition of the archive (see ``editions``): in any other it is passed over, as when it is damaged.
"""

import json
import mmap
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copymode
from tempfile import NamedTemporaryFile
from typing import IO, Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from ingest.kept_beside import beside, sweep, unfinished
from ingest.searching.editions import edition_of

Array = npt.NDArray[Any]

#: A table of values, and arrays by name.
Saved = tuple[dict[str, Any], dict[str, Array]]

Made = TypeVar("Made")

#: The arrays of so many articles are made in a tenth of a second, which is not worth a file.
SMALL = 20_000

#: What the file begins with. Its number grows whenever a file gets other arrays.
_KIND = b"Gazette arrays 3"
_HEAD = struct.Struct("<16sIQ36x")

#: Arrays begin at multiples of this: processors like them so.
_EDGE = 64


@dataclass(frozen=True)
class Kept(Generic[Made]):
    """One kind of arrays, kept in the file with this ending: how they are taken apart, and put together again."""

    ending: str
    taken_apart: Callable[[Made], Saved]
    assembled: Callable[[dict[str, Any], dict[str, Array]], Made]

    def read(self, archive: Path, edition: bytes) -> Made | None:
        """The arrays of this edition of an archive; None where there are none."""
        found = _read_arrays(beside(archive, self.ending), edition)
        try:
            return self.assembled(*found) if found else None
        except KeyError:  # other arrays than these
            return None

    def write(self, archive: Path, edition: bytes, made: Made) -> None:
        """Save the arrays of this edition of an archive, at once or not at all. Raises OSError where they cannot be."""
        _write_arrays(beside(archive, self.ending), archive, edition, self.taken_apart(made))

    def saved(self, archive: Path, edition: bytes, made: Made) -> Made:
        """The same arrays from their file, once they are saved; as they are where they cannot be.

        Nothing is saved of an archive that has changed since it was of this edition.
        """
        if edition_of(archive) != edition:
            return made
        with suppress(OSError):
            self.write(archive, edition, made)
        return self.read(archive, edition) or made


def _read_arrays(place: Path, edition: bytes) -> Saved | None:
    """What was saved there for this edition of an archive; None where there is nothing, or it is damaged."""
    try:
        with place.open("rb") as file:
            saved = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        kind, checksum, length = _HEAD.unpack_from(saved)
        if kind != _KIND or checksum != zlib.crc32(saved[_HEAD.size :]):
            return None
        table = json.loads(bytes(saved[_HEAD.size : _HEAD.size + length]))
        if table["edition"] != edition.hex():
            return None
        return table, _arrays_in(table, saved, _HEAD.size + length)
    except (OSError, ValueError, LookupError, TypeError, struct.error):
        return None


def _write_arrays(place: Path, archive: Path, edition: bytes, saved: Saved) -> None:
    """Save a table of values and arrays for this edition of an archive, readable to whoever may read the archive.

    Raises OSError where they cannot be saved.
    """
    table, arrays = saved
    described = [[name, array.dtype.str, len(array)] for name, array in arrays.items()]
    written = json.dumps({"edition": edition.hex(), "arrays": described, **table}).encode()
    parts = [memoryview(written), *(array.data for array in arrays.values())]
    sweep(place)
    with NamedTemporaryFile(dir=place.parent, prefix=unfinished(place), delete=False) as file:
        try:
            _fill(file, parts, len(written))
            copymode(archive, file.name)
            Path(file.name).replace(place)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _fill(file: IO[bytes], parts: list[memoryview], length: int) -> None:
    file.write(bytes(_HEAD.size))
    checksum = 0
    for part in parts:
        for piece in (part, bytes(-part.nbytes % _EDGE)):
            file.write(piece)
            checksum = zlib.crc32(piece, checksum)
    file.seek(0)
    file.write(_HEAD.pack(_KIND, checksum, length))


def _arrays_in(table: dict[str, Any], saved: memoryview, start: int) -> dict[str, Array]:
    arrays = {}
    for name, kind, length in table["arrays"]:
        start += -start % _EDGE
        arrays[name] = np.frombuffer(saved, kind, length, start)
        start += arrays[name].nbytes
    return arrays
