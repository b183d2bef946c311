"""A web page as an article: its data, its head and its story, weighed against each other."""

from lxml.html import HtmlElement

from ingest import languages
from ingest.errors import NoArticle
from ingest.formats.article import settled
from ingest.formats.claims import Claim
from ingest.formats.page.announced import find_announced
from ingest.formats.page.authors import find_authors
from ingest.formats.page.body import Part, find_body
from ingest.formats.page.head import Head, Said, joined
from ingest.formats.page.lines import announces_no_article
from ingest.formats.page.text import laid_out, sorted_out
from ingest.formats.page.tree import LINE_END, bare, grown, one_line, path, printed
from ingest.formats.page.visible import Visible
from ingest.records import Article, BlockKind

#: A page that does not say it is an article is none with less text than this, in characters.
_SHORTEST_STORY = 250
#: An error or a wall may have this much text and be nothing more.
_LONGEST_NOTICE = 1_500
#: A page with so many teasers that says nothing of itself is a list.
_TEASERS = 6
#: From so many characters on, the language of the words is surer than what the page declares.
_SURE = 200
#: So much of a description tells whether the story says it too.
_TELLING = 60

_teasers = path("//article[.//h2 or .//h3][.//a]")


def read_page(article_id: str, content: bytes, known: Said, stated: str | None = None) -> Article:
    """The article of a page. ``known`` are claims that go before the page's own; ``stated`` is where it was fetched.

    Raises what ``grown`` raises, NoArticle for an error, a wall, a front page, and NoText.
    """
    tree = grown(content)
    head = Head(tree, stated)
    parts = find_body(bare(tree)) or [Part(BlockKind.PARAGRAPH, text) for text in [head.data.body()] if text]
    set_by = [part.element for part in parts if part.element is not None]
    seen = Visible(tree, head.titles, set_by)
    titles = [*filter(None, [seen.headline]), *head.titles]
    related = [each for each in find_announced(tree, set_by, head.url) if each["title"] not in titles]
    story, pays = sorted_out(parts, titles, [each["title"] for each in related])
    _refuse_no_article(tree, head, titles, story)
    standfirst = seen.standfirst(claim.value for claim in head.claims.get("standfirst", ()))
    if standfirst is not None:
        story = _headed(standfirst, story)
    text, blocks = laid_out(next(iter(titles), None), story)
    claims = joined(
        known,
        {"title": [Claim(seen.headline, "page")], "authors": find_authors(head, seen)},
        {"language": [Claim(languages.detect(text), "detected")] if len(text) >= _SURE else []},
        {**head.claims, "standfirst": _standfirst(head, standfirst, text)},
        {field: [Claim(moment, "page")] for field, moment in seen.dates().items()},
        {"paywalled": [Claim(True, "page")] if pays else []},
    )
    return settled(article_id, text, blocks, claims, related)


def _headed(standfirst: HtmlElement, story: list[Part]) -> list[Part]:
    """The story with its standfirst as the first paragraph, where the page's body does not have it already."""
    text = printed(standfirst).replace(LINE_END, "\n")
    told = [part._replace(kind=BlockKind.PARAGRAPH) if part.text == text else part for part in story]
    return told if any(part.text == text for part in told) else [Part(BlockKind.PARAGRAPH, text, standfirst), *story]


def _standfirst(head: Head, element: HtmlElement | None, text: str) -> list[Claim]:
    """The standfirst that the page prints; else its descriptions, unless they only repeat how the story begins."""
    if element is not None:
        return [Claim(printed(element), "page")]
    told = one_line(text)
    return [
        claim
        for claim in head.claims.get("standfirst", ())
        if isinstance(claim.value, str) and one_line(claim.value)[:_TELLING] not in told
    ]


def _refuse_no_article(tree: HtmlElement, head: Head, titles: list[str], story: list[Part]) -> None:
    """Raises NoArticle where all speaks for a page that is none."""
    length = sum(len(part.text) for part in story)
    if head.says_article:
        return
    notice = next(filter(announces_no_article, titles), None)
    if notice and length < _LONGEST_NOTICE:
        raise NoArticle(f"no article but a notice: {notice[:100]}")
    if length < _SHORTEST_STORY:
        raise NoArticle("nothing on the page that reads as a story")
    if head.says_list or len(_teasers(tree)) >= _TEASERS:
        raise NoArticle("a page that lists articles and is none")
