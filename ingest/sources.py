"""What there is to read: the arguments of the command line, followed lazily down to single files.

Order never depends on how files were named or on what the disk returns: arguments and folders are walked sorted.
"""

import fnmatch
import glob
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from typing import NamedTuple

import yaml

from ingest.errors import Unreadable, UsageError
from ingest.records import Refusal, Source
from ingest.web.addresses import is_address

STANDARD_INPUT = "-"


class PassedOver(NamedTuple):
    """A kind of file that lies beside articles and is none. ``pattern`` is a shell pattern over the file's name."""

    pattern: str
    reason: str
    message: str


def discover(arguments: Iterable[str]) -> Iterator[Source | Refusal]:
    """Every file that the arguments name, each once, lazily; a Refusal for what cannot be entered or is none.

    Raises UsageError before anything is read if an argument names nothing.
    """
    return _below(_roots(arguments))


def _below(roots: list[str]) -> Iterator[Source | Refusal]:
    """What the arguments lead to. A file named alone is read whatever its name: several may come of a pattern."""
    for path in roots:
        reason = passed_over(Path(path).name) if len(roots) > 1 else None
        if path == STANDARD_INPUT:
            yield Source(STANDARD_INPUT)
        elif is_address(path):
            yield Source(path, root=path)
        elif Path(path).is_dir():
            yield from _walk(path, root=path)
        elif reason:
            yield Refusal(path, "", reason.reason, reason.message, passed_over=True)
        else:
            yield _file(path, root=path)


def _roots(arguments: Iterable[str]) -> list[str]:
    """The arguments as absolute paths, globs expanded, sorted, and none inside another."""
    named: set[str] = set()
    for argument in arguments:
        if argument == STANDARD_INPUT or is_address(argument) or (argument and Path(argument).exists()):
            found = [argument]
        elif glob.has_magic(argument):
            found = glob.glob(argument, recursive=True)
        else:
            found = []
        if not found:
            raise UsageError(f"no such file or folder: {argument}")
        named.update(path if path == STANDARD_INPUT or is_address(path) else os.path.abspath(path) for path in found)
    return sorted(path for path in named if not any(str(parent) in named for parent in Path(path).parents))


def _walk(folder: str, root: str) -> Iterator[Source | Refusal]:
    try:
        with os.scandir(folder) as entries:
            here = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(folder, "", Unreadable.reason, f"folder cannot be opened: {error.strerror}")
        return
    for entry in here:
        if reason := passed_over(entry.name):
            yield Refusal(entry.path, "", reason.reason, reason.message, passed_over=True)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, root)
        elif _is_file(entry):
            yield _file(entry.path, root)
        else:
            yield Refusal(entry.path, "", "not-a-file", "neither a file nor a folder of its own", passed_over=True)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file or a link to one; a link that goes round in a circle is neither."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _file(path: str, root: str) -> Source | Refusal:
    """A file as a source; a Refusal for a name that is not UTF-8, under which no archive could keep it."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        return Refusal(shown, "", Unreadable.reason, "the file's name is not in UTF-8: rename it")
    return Source(path, root)


def name_of(source: Source) -> str:
    """What a file or a member is called, without the suffix of a compression: "a.csv" for "/x/a.csv.gz"."""
    name = re.split("[/!]", source.inside)[-1] or PurePath(source.path).name
    return re.sub(r"(?i)(?<=.)\.(?:gz|bz2|xz)$", "", name)


def stem_of(source: Source) -> str:
    """The name of a source without its suffix."""
    return PurePath(name_of(source)).stem


def passed_over(name: str) -> PassedOver | None:
    """Why a file of this name, found in a folder, is not read; None if it is."""
    lowered = name.lower()
    return next((known for known in _known() if fnmatch.fnmatchcase(lowered, known.pattern)), None)


@cache
def _known() -> tuple[PassedOver, ...]:
    table = yaml.safe_load(files("ingest").joinpath("passed_over.yml").read_text(encoding="utf-8"))
    return tuple(PassedOver(pattern, row["reason"], row["message"]) for row in table for pattern in row["patterns"])
