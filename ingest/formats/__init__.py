"""The formats that can be read: a file each, and its line here."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from ingest.errors import Bomb, Empty, GazetteError, TooDeep, UnknownFormat, Unreadable
from ingest.formats import (
    archives,
    csv_table,
    epub,
    feed,
    html,
    json_document,
    json_feed,
    json_lines,
    mail,
    parquet,
    pdf,
    sqlite_table,
    text,
    warc,
)
from ingest.formats.reader import Container, Member, Reader
from ingest.formats.streams import Budget, can_be_read_again, head, metered, opened, peeled, weight
from ingest.records import Article, Record, Refusal, Source
from ingest.sources import STANDARD_INPUT, name_of, passed_over
from ingest.time_limit import limited
from ingest.web import answers
from ingest.web.addresses import is_address

READERS = (
    text.READER,
    json_lines.READER,
    json_document.READER,
    csv_table.READER,
    html.READER,
    html.MHTML,
    warc.READER,
    feed.READER,
    json_feed.READER,
    sqlite_table.READER,
    parquet.READER,
    mail.READER,
    epub.READER,
    pdf.READER,
)

CONTAINERS = (
    archives.ZIP,
    archives.TAR,
)

Format = Reader | Container

#: A zip in a tar, but no further: what is packed deeper was packed to be found by nobody.
_DEEPEST = 2


def reader_for(source: Source, asked: str | None = None) -> Format:
    """The reader of a source: the one asked for by name, else what its first bytes are, else what its suffix says.

    Standard input and pipes, which can be read only once, are not looked into; the first is JSON Lines unless the
    person says otherwise. Raises UnknownFormat, and for an address what fetching it raises.
    """
    if asked or source.path == STANDARD_INPUT:
        return reader_named(asked or json_lines.READER.name)
    try:
        if not can_be_read_again(source):
            return _recognised(source, b"")
        with opened(source) as file:
            return _recognised(source, head(file))
    except (Unreadable, OSError):
        return _recognised(source, b"")


def _recognised(source: Source, beginning: bytes) -> Format:
    if sqlite_table.is_archive(beginning):
        raise UnknownFormat(sqlite_table.OWN)
    formats: tuple[Format, ...] = (*READERS, *CONTAINERS)
    suffix = PurePath(name_of(source)).suffix.lower()
    found = next((one for one in formats if one.recognises(beginning)), None) or next(
        (one for one in formats if suffix in one.suffixes), None
    )
    if not found:
        raise UnknownFormat(f"no reader for {suffix or 'a file without a suffix'}")
    return found


def reader_named(name: str) -> Format:
    """The reader or container of this name. Raises UnknownFormat."""
    formats: tuple[Format, ...] = (*READERS, *CONTAINERS)
    found = next((one for one in formats if one.name == name), None)
    if not found:
        raise UnknownFormat(f"no format {name}: one of {', '.join(one.name for one in formats)}")
    return found


def split(source: Source, reader: Format, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """The records of a source and what in it is refused; never raises.

    A pipe with nothing in it is no failure: the command before it may have had nothing to say.
    """
    try:
        with opened(source) as file:
            for item in _Walk(mapping, Budget(weight(file))).records(source, file, reader):
                yield _at_its_address(source, item)
    except GazetteError as error:
        if not (isinstance(error, Empty) and source.path == STANDARD_INPUT):
            yield Refusal(source.path, "", error.reason, str(error))


def _at_its_address(source: Source, item: Record | Refusal) -> Record | Refusal:
    """A page that was fetched, with the address where it was found in the end; entries of a feed have their own."""
    if isinstance(item, Refusal) or item.key or item.address or not is_address(source.path):
        return item
    return replace(item, address=answers.held(source.path).address)


class _Walk:
    """The way through one source, down into what is packed in it."""

    def __init__(self, mapping: dict[str, str], budget: Budget) -> None:
        self._mapping, self._budget = mapping, budget

    def records(
        self, source: Source, file: io.BufferedReader, reader: Format, depth: int = 1
    ) -> Iterator[Record | Refusal]:
        """The records of a stream that has this format. Raises GazetteError where it cannot be read on."""
        try:
            plain = file if isinstance(reader, Reader) and reader.unpeels else peeled(file, self._budget)
            if isinstance(reader, Reader):
                yield from reader.split(source, plain, self._mapping)
                return
            for member in reader.members(plain, self._budget):
                yield from self._member(source, member, depth)
        except GazetteError:
            raise
        except OSError as error:
            raise Unreadable(f"cannot be read: {error.strerror}") from error
        except Exception as error:
            yield Refusal(source.path, "", "failed", f"{type(error).__name__}: {error}")

    def _member(self, container: Source, member: Member, depth: int) -> Iterator[Record | Refusal]:
        name = _shown(member.name) or "?"
        source = replace(container, inside=f"{container.inside}!{name}" if container.inside else name)
        parts = (part for part in PurePath(name).parts if part not in ("..", "/"))
        reason = next(filter(None, map(passed_over, parts)), None)
        if reason:
            yield Refusal(source.path, name, reason.reason, reason.message, passed_over=True)
            return
        try:
            if isinstance(member.file, GazetteError):
                raise member.file
            file = metered(member.file, self._budget)
            reader = _recognised(source, head(file))
            if isinstance(reader, Container) and depth == _DEEPEST:
                raise TooDeep(f"packed more than {_DEEPEST} times over: unpack it, and name what is in it")
            for item in self.records(source, file, reader, depth + 1):
                yield _within(name, item)
        except Bomb:
            raise
        except UnknownFormat as error:
            yield Refusal(source.path, name, error.reason, str(error), passed_over=True)
        except GazetteError as error:
            yield Refusal(source.path, name, error.reason, str(error))


def _within(member: str, item: Record | Refusal) -> Record | Refusal:
    """A record or refusal of a member as one of its container."""
    if isinstance(item, Refusal):
        return replace(item, record=_joined(member, item.record, ", "))
    return replace(item, key=_joined(member, item.key, "!"), place=_joined(member, item.place, ", "))


def _joined(member: str, inner: str, mark: str) -> str:
    return f"{member}{mark}{inner}" if inner else member


def _shown(name: str) -> str:
    """The name of a member as it can be stored and shown: characters that are none, or that move others, are spelt."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def parse(record: Record) -> Article | Refusal:
    """The article of a record, or why there is none; never raises, so that one article cannot stop a run."""
    try:
        parse_it = next(reader.parse for reader in READERS if reader.name == record.reader and reader.parse)
        with limited():
            return parse_it(record)
    except GazetteError as error:
        return Refusal(record.source.path, record.place, error.reason, str(error))
    except Exception as error:
        return Refusal(record.source.path, record.place, "failed", f"{type(error).__name__}: {error}")
