"""From a laid-out text and what is known beside it to an Article: the one place where fields are settled.

What somebody wrote down beside the text (a column, a sidecar) goes before what is read in it, and both before a guess.
"""

import re
from collections.abc import Mapping
from typing import Any

from ingest import languages
from ingest.analysis import fold
from ingest.bylines import authors_of, dates_beside
from ingest.dates import parse_date
from ingest.errors import Malformed, NoText
from ingest.formats.claims import Claim, Claims, believed
from ingest.formats.layout import lay_out_body
from ingest.formats.markers import announced, date_line
from ingest.formats.outlets import outlet_at
from ingest.formats.values import address, language, line, title
from ingest.records import BODY_KINDS, Article, Block, BlockKind, Record, Related
from ingest.sources import stem_of


def from_text(record: Record, text: str, blocks: tuple[Block, ...], known: Mapping[str, Any]) -> Article:
    """The article of a plain text: its blocks speak where ``known`` is silent. Raises NoText."""
    dates = _dates(text, blocks)
    stem = stem_of(record.source)
    bylines = _all(text, blocks, BlockKind.BYLINE)
    read = {
        "title": Claim(_first(text, blocks, BlockKind.TITLE), "text"),
        "standfirst": Claim(_first(text, blocks, BlockKind.STANDFIRST), "text"),
        "section": Claim(_first(text, blocks, BlockKind.SECTION), "text"),
        "authors": Claim([name for byline in bylines for name in authors_of(byline)], "byline"),
        "published": Claim(dates.get("published"), "text"),
        "modified": Claim(dates.get("modified"), "text"),
    }
    claims = {name: [Claim(value, "sidecar")] for name, value in known.items()}
    for name, claim in read.items():
        claims.setdefault(name, []).append(claim)
    claims["published"].append(Claim(_date_in_name(stem), "file name"))
    return settled(stem, text, blocks, claims, known.get("related"))


def from_fields(record: Record, fields: Mapping[str, Any]) -> Article:
    """The article of a table's row: its text is composed of title, standfirst and body, each as it stands there.

    A standfirst with which the body begins, as that of a page does, is not set twice.
    Raises NoText for a row with neither title nor body, Malformed for one that holds no text where one should stand.
    """
    headline, standfirst = (line(_stated(fields, name)) for name in ("title", "standfirst"))
    body = (_stated(fields, "body") or "").strip()
    repeated = standfirst is not None and " ".join(body.split()).startswith(standfirst)
    head = [(BlockKind.TITLE, headline), (BlockKind.STANDFIRST, None if repeated else standfirst)]
    text, blocks = "", []
    for kind, part in head:
        if part:
            blocks.append(Block(kind, len(text), len(text) + len(part)))
            text += part + "\n\n"
    if body:
        start = len(text)
        text += body
        blocks += lay_out_body(text, start)
    else:
        text = text.rstrip()
    article_id = line(fields.get("id")) or record.key or stem_of(record.source)
    claims = {name: [Claim(value, "column")] for name, value in fields.items()}
    claims |= {"title": [Claim(headline, "column")], "standfirst": [Claim(standfirst, "column")]}
    return settled(article_id, text, tuple(blocks), claims, fields.get("related"))


def settled(article_id: str, text: str, blocks: tuple[Block, ...], claims: Claims, related: object = None) -> Article:
    """The article of a text, its fields as the most trusted claim has them. Raises NoText.

    ``related`` lists titles, or objects with ``title`` and ``url``. Language and outlet, where nobody says them, are
    told from the words and from the address.
    """
    fields, found = believed({**claims, **_told(text, claims)})
    if not fields.get("title") and not any(block.kind in BODY_KINDS for block in blocks):
        raise NoText("neither a title nor a body")
    return Article(
        id=article_id, text=text, blocks=blocks, related=_related(text, blocks, related), found=found, **fields
    )


def _told(text: str, claims: Claims) -> dict[str, list[Claim]]:
    """What nobody says and yet can be told: the language from the words, the outlet from the address."""
    told: dict[str, list[Claim]] = {}
    if not any(language(claim.value) for claim in claims.get("language", ())):
        told["language"] = [Claim(languages.detect(text), "detected")]
    if not any(line(claim.value) for claim in claims.get("outlet", ())):
        url = next(filter(None, (address(claim.value) for claim in claims.get("url", ()))), None)
        told["outlet"] = [Claim(outlet_at(url), "address")]
    return told


def _stated(fields: Mapping[str, Any], name: str) -> str | None:
    """A field's text as it stands; a list of texts is paragraphs. Raises Malformed for anything else."""
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Malformed(f"{name}: {type(value).__name__} where a text should stand")


def _related(text: str, blocks: tuple[Block, ...], listed: object) -> tuple[Related, ...]:
    """The articles that a source lists, with their addresses, and those that the text announces without one."""
    found = []
    for item in listed if isinstance(listed, list) else []:
        named, url = (item.get("title"), item.get("url")) if isinstance(item, Mapping) else (item, None)
        if headline := title(named):
            found.append(Related(headline, address(url)))
    known = {fold(related.title) for related in found}
    titles = (title(announced(printed)) for printed in _all(text, blocks, BlockKind.RELATED))
    read = [Related(headline) for headline in titles if headline and fold(headline) not in known]
    return tuple(dict.fromkeys(read + found))


def _dates(text: str, blocks: tuple[Block, ...]) -> dict[str, str]:
    lines = _all(text, blocks, BlockKind.DATE)
    lines += [part for byline in _all(text, blocks, BlockKind.BYLINE) for part in dates_beside(byline)]
    dates: dict[str, str] = {}
    for printed in lines:
        dates = {**date_line(printed), **dates}
    return dates


def _date_in_name(stem: str) -> str | None:
    """The date that a file's name begins with: 2016_02_15-002, 2016-02-15-title, 20160215."""
    found = re.match(r"((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", stem)
    return parse_date("-".join(found.groups())) if found else None


def _first(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    return next(iter(_all(text, blocks, kind)), None)


def _all(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> list[str]:
    return [text[block.start : block.end] for block in blocks if block.kind is kind]
