"""References as BibTeX and BibLaTeX read them: UTF-8, fields in braces."""

import re
from collections.abc import Iterable

from ingest.citing.names import Name
from ingest.citing.references import ARCHIVE, Reference

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: Signs that mean something to TeX. A backslash before a brace would still leave it unbalanced for BibTeX.
_SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: "\\" + sign for sign in "#$%&_"},
}

#: An address stands verbatim, so what would end the field is written as addresses write it.
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}

_LANGUAGES = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian", "nl": "dutch"}

#: What BibTeX takes for the end of a name.
_JOINS = re.compile(r"\s(?:and|AND)\s|,")


def bibtex(references: Iterable[Reference], accessed: str) -> str:
    """A file of entries; ``accessed`` is the ISO day on which the archive was read."""
    return "\n".join(_entry(reference, accessed) for reference in references)


def _entry(reference: Reference, accessed: str) -> str:
    fields = {name: value for name, value in _fields(reference, accessed).items() if value}
    kind = "article" if reference.outlet else "misc"
    return "\n".join([f"@{kind}{{{reference.key},", *(f"  {name} = {value}," for name, value in fields.items()), "}\n"])


def _fields(reference: Reference, accessed: str) -> dict[str, str]:
    """The fields as they are written. ``date`` is BibLaTeX's; year and month are what BibTeX itself knows."""
    date = reference.date
    return {
        "author": _braced(" and ".join(map(_name, reference.authors))),
        # Twice: styles that know only English would set a title's capitals their own way.
        "title": _braced(_braced(_escaped(reference.title))),
        "journal": _braced(_escaped(reference.outlet)),
        "entrysubtype": _braced("newspaper" if reference.outlet else ""),
        "date": _braced("-".join(f"{part:02}" for part in date)),
        "year": _braced(str(date[0]) if date else ""),
        "month": _MONTHS[date[1] - 1] if len(date) > 1 else "",
        "langid": _braced(_LANGUAGES.get(reference.language or "", "")),
        "url": _braced(_address(reference.url or reference.permalink)),
        "urldate": _braced(accessed),
        "note": _braced(_escaped(f"{ARCHIVE}, {reference.permalink}") if reference.url else ARCHIVE),
    }


def _name(name: Name) -> str:
    """A name that is not turned is braced, or BibTeX would turn it."""
    if not name.given:
        return _braced(_escaped(name.family))
    parts = (_escaped(part) for part in (name.family, name.given))
    return ", ".join(_braced(part) if _JOINS.search(part) else part for part in parts)


def _escaped(text: str | None) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text or "")


def _address(address: str) -> str:
    return "".join(_IN_ADDRESS.get(sign, sign) for sign in address)


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""
