"""References as CSL-JSON, which citation processors and Zotero, Pandoc or Word's plugins read."""

import json
from collections.abc import Iterable
from typing import Any

from ingest.citing.names import Name
from ingest.citing.references import ARCHIVE, Reference, date_parts


def csl(references: Iterable[Reference], accessed: str) -> str:
    """A JSON list of items; ``accessed`` is an ISO day."""
    items = [item(reference, accessed) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(reference: Reference, accessed: str) -> dict[str, Any]:
    """One item, without the variables that nothing is known of."""
    variables = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [_name(name) for name in reference.authors],
        "container-title": reference.outlet,
        "section": reference.section,
        "issued": _date(reference.date),
        "language": reference.language,
        "abstract": reference.standfirst,
        "URL": reference.url or reference.permalink,
        "archive": ARCHIVE,
        "archive_location": reference.permalink,
        "accessed": _date(date_parts(accessed)),
    }
    return {name: value for name, value in variables.items() if value}


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(parts: tuple[int, ...]) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]} if parts else {}
