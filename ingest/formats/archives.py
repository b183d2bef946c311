"""Zip and tar: files of files, read member by member where they lie, nothing written to disk."""

import io
import re
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from ingest.errors import TooLarge, Unreadable
from ingest.formats.reader import Container, Member
from ingest.formats.streams import DAMAGE, Budget, Readable, sought

#: A zip lists its members at its end, and that list is read whole.
_MOST_MEMBERS = 200_000
_END_OF_ZIP = b"PK\x05\x06"
#: Where that list is told in more than 32 bits.
_END_OF_LARGE_ZIP, _IN_LARGE_ZIP = b"PK\x06\x06", 0xFFFFFFFF
_LONGEST_COMMENT = 65_535 + 22

_ENCRYPTED = 0x1
#: Where the crawls lie in a WACZ.
_OF_A_CRAWL = re.compile(r"archive/.+\.warc(?:\.gz)?$")


def zip_members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """The members of a zip. Raises Unreadable where its list is damaged or cut off, TooLarge where that is too long."""
    with opened_zip(file) as archive:
        for info in archive.infolist():
            if not info.filename.endswith("/") and (not _is_crawl(archive) or _OF_A_CRAWL.match(info.filename)):
                yield from _zip_member(archive, info)


def opened_zip(file: BinaryIO) -> zipfile.ZipFile:
    """A zip, its list of members read. Raises Unreadable where that is damaged or cut off, TooLarge."""
    seekable = sought(file)
    _count(seekable)
    try:
        return zipfile.ZipFile(seekable)
    except DAMAGE as error:
        raise Unreadable("a zip whose list of members is damaged or cut off") from error


def _is_crawl(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a WACZ: crawls, and beside them lists of what is in them, which are no articles."""
    return "datapackage.json" in archive.NameToInfo and "pages/pages.jsonl" in archive.NameToInfo


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member]:
    if info.flag_bits & _ENCRYPTED:
        yield Member(info.filename, Unreadable("encrypted: unpack it with its password, and name what is in it"))
        return
    try:
        file = archive.open(info)
    except DAMAGE as error:
        yield Member(info.filename, Unreadable(f"cannot be unpacked: {error}"))
        return
    with file:
        yield Member(info.filename, cast(Readable, file))


def _count(file: BinaryIO) -> None:
    """Refuse a zip that lists more members than can be held. Raises TooLarge."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _LONGEST_COMMENT))
    end = file.read()
    file.seek(0)
    at = end.rfind(_END_OF_ZIP)
    if at < 0 or len(end) < at + 20:
        return  # no list at all, which is told when it is opened
    (bytes_listed,) = struct.unpack_from("<I", end, at + 12)
    large = end.rfind(_END_OF_LARGE_ZIP)
    if bytes_listed == _IN_LARGE_ZIP and 0 <= large <= len(end) - 48:
        (bytes_listed,) = struct.unpack_from("<Q", end, large + 40)
    if bytes_listed > _MOST_MEMBERS * 100:
        raise TooLarge(f"a zip of more than {_MOST_MEMBERS:,} members: unpack it, and name the folder")


def tar_members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """The members of a tar, as they come. Links are none: what they lead to has its own place. Raises Unreadable."""
    try:
        with tarfile.open(fileobj=file, mode="r|", errorlevel=0) as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # or a million of them would all be held
                if info.isreg() and (member := archive.extractfile(info)):
                    with member:
                        yield Member(info.name, cast(Readable, member))
    except DAMAGE as error:
        raise Unreadable(f"a tar that is damaged or cut off: {error}") from error


ZIP = Container("zip", (".zip", ".wacz"), zip_members, lambda head: head.startswith((b"PK\x03\x04", _END_OF_ZIP)))
TAR = Container("tar", (".tar", ".tgz"), tar_members, lambda head: head[257:262] == b"ustar")
