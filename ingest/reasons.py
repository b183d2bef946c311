"""Why a quotation is thought to be somebody's: the rule that spoke, the words it saw, the name they led to.

A quote's evidence is text that is the same for ever, for counting and filtering, and that any language can put into
words: ``inverted pronoun of "dit-elle"; last subject for "elle" = "Ana Sol"``. ``reasons.yml`` holds those words.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Rule(StrEnum):
    """What can speak for a speaker."""

    SUBJECT = "subject of"
    INVERTED_SUBJECT = "inverted subject of"
    INVERTED_PRONOUN = "inverted pronoun of"
    AGENT = "agent of"
    ACCORDING_TO = "source behind"
    WHERE = "place behind"
    COLON = "subject before the colon"
    NAMED_BEFORE_COLON = "last named before the colon"
    SIGNATURE = "signature"
    TURN = "turn of"
    POST = "signature with a handle"
    GOES_ON = "quotation goes on from the paragraph before"
    KEEPS_THE_FLOOR = "same speaker goes on"
    PARAGRAPH_AFTER = "paragraph after one about"
    MAIN_FIGURE = "most named so far"
    LEAD = "subject of the sentence"
    REPEATS = "pull quote repeats a quotation"
    # how a phrase led to a name
    OFFICE = "office given for"
    LAST_SUBJECT = "last subject for"
    LAST_SPEAKER = "last speaker for"
    LAST_NAMED = "last named for"
    ONE_OF_TWO = "one of two for"
    STANDS_FOR = "likeliest for"
    SHORT_FOR = "short form"


class Reason(NamedTuple):
    """A rule, the words of the text that it saw, and the name that it led to; "" where there are none."""

    rule: Rule
    words: str = ""
    name: str = ""

    def __str__(self) -> str:
        """The reason as evidence holds it."""
        words = f" {_quoted(self.words)}" if self.words else ""
        return f"{self.rule}{words}" + (f" = {_quoted(self.name)}" if self.name else "")


_TEXT = r'"((?:[^"]|"")+)"'
_REASON = re.compile(rf"({'|'.join(Rule)})(?: {_TEXT})?(?: = {_TEXT})?(?:; |\Z)")


def written(reasons: Iterable[Reason]) -> str:
    """Reasons as a quote's evidence."""
    return "; ".join(map(str, reasons))


def parsed(evidence: str) -> tuple[Reason, ...]:
    """The reasons that evidence holds; none where it is not what ``written`` writes."""
    found, at = [], 0
    while match := _REASON.match(evidence, at):
        found.append(Reason(Rule(match[1]), *(_bare(text) for text in match.groups("")[1:])))
        at = match.end()
    return tuple(found) if written(found) == evidence else ()


def in_words(evidence: str, language: str) -> str:
    """Evidence as a sentence's part in a language of ``reasons.yml``; as it stands where nothing can be read in it.

    KeyError for another language.
    """
    texts = _texts()
    said = (texts[reason.rule][language].format(words=reason.words, name=reason.name) for reason in parsed(evidence))
    return texts["and"][language].join(said) or evidence


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _bare(text: str) -> str:
    return text.replace('""', '"')


@cache
def _texts() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load(
        files("ingest").joinpath("reasons.yml").read_text(encoding="utf-8")
    )
    return loaded
