"""References that stand in a page, for Zotero and search engines: meta elements, and a ContextObject in a span."""

from urllib.parse import urlencode

from ingest.citing.references import Reference


def meta(reference: Reference) -> list[tuple[str, str]]:
    """Names and contents of meta elements: Highwire's, which Zotero and Scholar read, and Dublin Core."""
    date = [f"{part:02}" for part in reference.date]
    names = [name.turned for name in reference.authors]
    pairs = [
        ("citation_title", reference.title),
        *(("citation_author", name) for name in names),
        ("citation_publication_date", "/".join(date)),
        ("citation_journal_title", reference.outlet),
        ("citation_language", reference.language),
        ("citation_public_url", reference.permalink),
        ("DC.type", "newspaperArticle"),
        ("DC.title", reference.title),
        *(("DC.creator", name) for name in names),
        ("DC.date", "-".join(date)),
        ("DC.publisher", reference.outlet),
        ("DC.language", reference.language),
        ("DC.source", reference.url),
        ("DC.identifier", reference.permalink),
    ]
    return [(name, content) for name, content in pairs if content]


def coins(reference: Reference) -> str:
    """The title of a span of class Z3988 (COinS): an OpenURL ContextObject, in Dublin Core, as Zotero writes them."""
    first = reference.authors[:1]
    pairs = [
        ("url_ver", "Z39.88-2004"),
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", reference.title),
        ("rft.source", reference.outlet),
        *(("rft.aufirst", name.given) for name in first),
        *(("rft.aulast", name.family) for name in first if name.given),
        *(("rft.au", name.whole) for name in reference.authors),
        ("rft.date", "-".join(f"{part:02}" for part in reference.date)),
        ("rft.description", reference.standfirst),
        ("rft.language", reference.language),
        ("rft.identifier", reference.url or reference.permalink),
    ]
    return urlencode([(name, value) for name, value in pairs if value])
