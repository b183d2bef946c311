"""References as RIS: a tag and a value a line, as EndNote, Zotero and library catalogues read them."""

from collections.abc import Iterable

from ingest.citing.references import ARCHIVE, Reference, date_parts


def ris(references: Iterable[Reference], accessed: str) -> str:
    """A file of records, lines ended as the format wants; ``accessed`` is an ISO day."""
    return "".join(f"{tag}  - {value}\r\n" for one in references for tag, value in _record(one, accessed))


def _record(reference: Reference, accessed: str) -> list[tuple[str, str]]:
    date = reference.date
    lines = [
        ("TY", "NEWS"),
        ("ID", reference.key),
        *(("AU", name.turned) for name in reference.authors),
        ("TI", reference.title),
        ("T2", reference.outlet),
        ("SE", reference.section),
        ("PY", str(date[0]) if date else ""),
        ("DA", _date(date)),
        ("LA", reference.language),
        ("AB", reference.standfirst),
        ("UR", reference.url),
        ("UR", reference.permalink),
        ("DB", ARCHIVE),
        ("Y2", _date(date_parts(accessed))),
    ]
    return [(tag, value) for tag, value in lines if value] + [("ER", "")]


def _date(parts: tuple[int, ...]) -> str:
    """Year, month and day between strokes, of which the format always wants three: "2017/03//"."""
    return "/".join([*(f"{part:02}" for part in parts), *[""] * (4 - len(parts))]) if parts else ""
