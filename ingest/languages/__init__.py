"""A language is a folder of data beside this file; all folders hold the same file names.

Nothing here knows what the data means: it finds the folder, reads tables, word lists and settings, and tells which
language a text is in. The rooms that use the data say in their own module which file they read.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, cast

import yaml
from py3langid import langid

#: How much of a text decides its language, in characters: more changes nothing and costs time.
_ENOUGH = 1_000

#: Under this many characters the guess among all the world's languages is not to be trusted.
_SURE = 200


@dataclass(frozen=True, eq=False)
class Language:
    """One language pack. ``code`` is ISO 639-1 and the folder's name.

    There is one object of each, made by ``load``: caches are asked for it at every word, and find it by itself faster
    than by its code.
    """

    code: str

    def _file(self, name: str) -> Traversable:
        return files(__name__) / self.code / name

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """The rows of a CSV file (UTF-8, header line, lines that begin with ``#`` left out)."""
        lines = self._file(name).read_text(encoding="utf-8").splitlines()
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))

    def words(self, name: str) -> frozenset[str]:
        """The lines of a word list: one entry a line, ``#`` begins a comment."""
        return _entries(self._file(name))

    def settings(self, name: str) -> dict[str, Any]:
        """The content of a YAML file."""
        return cast(dict[str, Any], yaml.safe_load(self._file(name).read_text(encoding="utf-8")))


def words(name: str) -> frozenset[str]:
    """The lines of a word list that is for all languages."""
    return _entries(files(__name__) / name)


def _entries(file: Traversable) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.partition("#")[0].strip()))


@cache
def codes() -> tuple[str, ...]:
    """The languages there is a pack for, French first: it is the house's own."""
    found = (folder.name for folder in files(__name__).iterdir() if (folder / "language.yml").is_file())
    return tuple(sorted(found, key=lambda code: (code != "fr", code)))


@cache
def load(code: str) -> Language:
    """The pack of a language; KeyError where there is none."""
    if code not in codes():
        raise KeyError(code)
    return Language(code)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, among the 97 that py3langid knows; None where there are no words.

    A text too short to be sure of is taken for one of the languages there is a pack for.
    """
    text = text[:_ENOUGH].strip()
    if not any(letter.isalpha() for letter in text):
        return None
    if len(text) >= _SURE:
        return str(langid.classify(text)[0])
    return str(next(code for code, _ in langid.rank(text) if code in codes()))
