"""An article's text as it is shown: its blocks, the marks in them, and a numbered note for every quote.

Templates get ``story(article_id)``: ``text``, ``blocks`` (each with ``kind``, ``start``, ``end``, its ``notes`` and its
``marks`` for ``marked``), and ``pulled``: pull quotes by the start of their block.
"""

import json
from bisect import bisect_right
from functools import partial

from datasette import hookimpl
from markupsafe import Markup

from ingest.nesting import with_quotation_marks
from ingest.searching.archives import asked_of

_NUMBERED = {"standfirst", "paragraph", "subhead"}

_TEXT = """
select texts.text, texts.layout, articles.standfirst
from texts
join articles on articles.id = texts.article_id
where texts.article_id = :id
"""

_MENTIONS = """
select mentions.start, mentions."end", mentions.surface, mentions.person_id, mentions.place_id,
       coalesce(people.name, places.name) as name
from mentions
left join people on people.id = mentions.person_id
left join places on places.id = mentions.place_id
where mentions.article_id = :id
order by mentions.start
"""

_QUOTES = """
select quotes.id, quotes.start, quotes."end", quotes.type, quotes.cue, quotes.evidence, quotes.repeats_id,
       quotes.speaker_id, coalesce(people.name, quotes.speaker) as speaker
from quotes
left join people on people.id = quotes.speaker_id
where quotes.article_id = :id
order by quotes.start, quotes.id
"""


#: What the article says that people are, the longest last.
_ROLES = "select person_id, role from roles where article_id = :id order by length(role), id desc"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``story``."""

    async def story(article_id):
        found, mentions, quotes, roles = await asked_of(datasette, database, partial(_read, article_id))
        text, layout = (found["text"], json.loads(found["layout"])) if found else ("", [])
        blocks = [_block(*stretch, quotes) for stretch in layout]
        if found:
            _set_standfirst(blocks, text, found["standfirst"])
        _number(blocks)
        _mark(blocks, [_quoted(quote, text) for quote in quotes if "number" in quote])
        _mark(blocks, [_named(mention, roles, datasette.urls, database) for mention in mentions])
        return {
            "text": text,
            "blocks": blocks,
            "pulled": {block["start"]: block["pulled"] for block in blocks if block["pulled"]},
        }

    return {"story": story}


def _read(article_id, connection):
    """The text, the mentions and the quotes of an article, and what it says that people are."""

    def ask(sql):
        return connection.execute(sql, {"id": article_id}).fetchall()

    text = next(iter(ask(_TEXT)), None)
    return text, ask(_MENTIONS), [dict(quote) for quote in ask(_QUOTES)], dict(map(tuple, ask(_ROLES)))


def _block(kind, start, end, quotes):
    """A block with the quotes that end in it: there stands the number, and beside it the note."""
    here = [quote for quote in quotes if start < quote["end"] <= end]
    return {
        "kind": kind,
        "start": start,
        "end": end,
        "marks": [],
        "notes": [quote for quote in here if quote["type"] != "pullquote"] if kind in _NUMBERED else [],
        "pulled": next((quote for quote in here if quote["type"] == "pullquote"), None),
    }


def _set_standfirst(blocks, text, standfirst):
    """Web pages often print the standfirst as the story's first paragraph: it is shown as what it is, and once."""
    first = next((block for block in blocks if block["kind"] in {"standfirst", "paragraph"}), None)
    if first and standfirst and text[first["start"] : first["end"]].split() == standfirst.split():
        first["kind"] = "standfirst"


def _number(blocks):
    notes = [quote for block in blocks for quote in block["notes"]]
    for number, quote in enumerate(notes, start=1):
        quote["number"] = number


def _mark(blocks, marks):
    """Give every block the marks that stand in it, wholly or in part."""
    ends = [block["end"] for block in blocks]
    for mark in marks:
        at = bisect_right(ends, mark["start"])
        while at < len(blocks) and blocks[at]["start"] < mark["end"]:
            blocks[at]["marks"].append(mark)
            at += 1


def _quoted(quote, text):
    """A quote's mark takes in its quotation marks, as the eye does; its number follows them."""
    start, end = with_quotation_marks(text, quote["start"], quote["end"])
    return {
        "start": start,
        "end": end,
        "tag": "span",
        "attributes": {"class": "quoted", "id": f"q{quote['id']}"},
        "after": Markup('<a class="ref" role="doc-noteref" href="#n{0}">{0}</a>').format(quote["number"]),
    }


def _named(mention, roles, urls, database):
    """A name's mark, which says who that is where the name itself does not say as much."""
    kind, table, key = ("person", "people", "person_id") if mention["person_id"] else ("place", "places", "place_id")
    attributes = {"class": kind, "href": urls.row(database, table, str(mention[key]))}
    who = ", ".join(filter(None, [mention["name"], roles.get(mention["person_id"])]))
    if who != mention["surface"]:
        attributes["title"] = who
    return {"start": mention["start"], "end": mention["end"], "tag": "a", "attributes": attributes}
