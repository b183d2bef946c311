"""Who wrote the article of a page: people before desks and agencies, all who sign before the one whom the data name."""

from collections.abc import Iterable

from ingest.analysis import fold
from ingest.bylines import authors_of
from ingest.formats.claims import Claim
from ingest.formats.page.head import Head
from ingest.formats.page.visible import Visible


def find_authors(head: Head, seen: Visible) -> list[Claim]:
    """The claims about the authors, tuples of names; where nobody is named, the desk or agency that signs."""
    stated = _people(head, head.data.persons())
    bylines = [names for byline in seen.bylines() if (names := _people(head, byline))]
    signed = tuple({fold(name): name for names in bylines for name in names}.values())
    fuller = [names for names in bylines if stated and _folded(names) > _folded(stated)]
    claims = [
        *(Claim(names, "byline") for names in fuller[:1]),
        Claim(stated, "json-ld"),
        Claim(signed, "byline"),
        Claim(_people(head, head.data.persons(of_page=True)), "json-ld"),
        Claim(_people(head, head.meta.authors()), "meta"),
    ]
    if not any(claim.value for claim in claims):
        desks = [*head.data.persons(), *head.data.organisations()] or head.meta.authors() or seen.signatures()
        claims = [Claim(tuple(desks[:1]), "signature")]
    return claims


def _people(head: Head, written: Iterable[str]) -> tuple[str, ...]:
    """The people in some texts that name authors, without the outlet itself."""
    names = (name for text in written for name in authors_of(text))
    return tuple(dict.fromkeys(name for name in names if not head.is_desk(name)))


def _folded(names: Iterable[str]) -> set[str]:
    return set(map(fold, names))
