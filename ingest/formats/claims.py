"""What is said of an article's fields, in how many places, and which of them is believed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ingest.analysis import words
from ingest.formats import values
from ingest.records import Found

#: How sure a value is, from 0 to 1, by where it stands.
CONFIDENCE = {
    "column": 1.0,  # of a table
    "feed": 0.95,  # an element of an entry
    "feed summary": 0.6,  # what a feed says of an article that it does not give in full
    "sidecar": 1.0,  # a table or list beside the text
    "page": 0.95,  # where readers see it: headline, standfirst, time
    "json-ld": 0.95,  # schema.org data in a page
    "opengraph": 0.9,  # og: and article: elements of a page
    "meta": 0.8,  # its other meta elements
    "byline": 0.9,  # the line that says who wrote
    "text": 0.9,  # a line of the text that says what it is
    "title element": 0.7,  # what the browser's window is called
    "signature": 0.6,  # a desk or an agency where nobody is named
    "address": 0.7,  # what a web address shows
    "file name": 0.6,
    "detected": 0.95,  # the language that the words are in
    "declared": 0.7,  # the language that a page says it is in
}


class Claim(NamedTuple):
    """A value as it stands somewhere, and where that is: a key of CONFIDENCE."""

    value: Any
    where: str


#: Field of an article → what is said of it, the most trusted first.
Claims = Mapping[str, list[Claim]]

#: The form of each field, from whatever stands where it should; None or () where that says nothing.
_FORMS: dict[str, Callable[[object], Any]] = {
    "title": values.title,
    "standfirst": values.standfirst,
    "section": values.name,
    "authors": values.authors,
    "published": values.published,
    "modified": values.modified,
    "language": values.language,
    "outlet": values.name,
    "url": values.address,
    "image": values.address,
    "paywalled": values.yes_or_no,
}


def believed(claims: Claims) -> tuple[dict[str, Any], tuple[Found, ...]]:
    """The fields of an article, each from the first claim that says anything, and where each was found.

    Where a later claim says otherwise, that is found too, with its value.
    """
    fields: dict[str, Any] = {}
    found: list[Found] = []
    for field, form in _FORMS.items():
        said = [(form(claim.value), claim.where) for claim in claims.get(field, ())]
        said = [(value, where) for value, where in said if value not in (None, ())]
        if said:
            fields[field] = said[0][0]
            found += _found(field, said)
    return fields, tuple(found)


def _found(field: str, said: list[tuple[Any, str]]) -> Iterable[Found]:
    (first, where), *others = said
    yield Found(field, where, CONFIDENCE[where])
    seen = [_alike(first)]
    for value, where in others:
        alike = _alike(value)
        if not any(known.startswith(alike) or alike.startswith(known) for known in seen):
            seen.append(alike)
            yield Found(field, where, CONFIDENCE[where], _shown(value))


def _alike(value: Any) -> str:
    """The same for two values that differ in case, accents and marks alone; a shorter one begins a more precise one."""
    return " ".join(words(_shown(value)))


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
