"""A quote as a picture to share, 1200 × 630: /DATABASE/quotes/7.svg, and /DATABASE/quotes/7.png.

The picture speaks the article's language where it is one of ours, so that it is the same for everybody. Templates get
``quote_picture(id)``: the absolute addresses of the quote's ``page`` and of both forms.
"""

import asyncio

import resvg_py
from datasette import NotFound, Response, hookimpl

from ingest import wording
from ingest.picturing.quote_card import Card, picture

_QUOTE = """
select text, type, coalesce(people.name, speaker) as speaker, published, language, outlet
from quotes_in_context
left join people on people.id = speaker_id
where quotes_in_context.id = :id
"""

_ARCHIVE = "Gazette"

#: What the picture is made of cannot ask for anything, should somebody open it by itself.
_HEADERS = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
}


@hookimpl
def register_output_renderer(datasette):
    """Add the two forms to the rows of quotes."""

    async def svg(database, table, rows, view_name):
        drawn = await drawing(database, table, rows, view_name)
        return Response(drawn.svg, headers=dict(_HEADERS), content_type="image/svg+xml; charset=utf-8")

    async def png(database, table, rows, view_name):
        drawn = await drawing(database, table, rows, view_name)
        dots = await asyncio.to_thread(resvg_py.svg_to_bytes, svg_string=drawn.svg, skip_system_fonts=not drawn.borrows)
        return Response(bytes(dots), headers=dict(_HEADERS), content_type="image/png")

    async def drawing(database, table, rows, view_name):
        if not await can_draw(datasette, database, table, view_name):
            raise NotFound("Only a quote has a picture")
        found = await datasette.get_database(database).execute(_QUOTE, {"id": rows[0]["id"]})
        return picture(card(found.first()))

    forms = {"svg": svg, "png": png}
    return [{"extension": form, "render": render, "can_render": can_draw} for form, render in forms.items()]


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template ``quote_picture``."""

    def quote_picture(quote_id):
        address = datasette.absolute_url(request, datasette.urls.row(database, "quotes", str(quote_id)))
        return {"page": address, "svg": f"{address}.svg", "png": f"{address}.png"}

    return {"quote_picture": quote_picture}


async def can_draw(datasette, database, table, view_name):
    """Whether what is looked at is one quote of an archive."""
    is_quote = table == "quotes" and view_name == "row"
    return is_quote and await datasette.get_database(database).table_exists("article_people")


def card(quote):
    """What the picture of a quote says; what a source reports in its own words has no quotation marks."""
    lang = quote["language"] if quote["language"] in wording.LANGUAGES else wording.LANGUAGES[0]
    opening, _, closing = wording.say_plainly(lang, "quoted", text="\0").partition("\0")
    outlet = quote["outlet"] or wording.say_plainly(lang, "no_outlet")
    day = wording.day(lang, quote["published"]) or wording.say_plainly(lang, "undated")
    return Card(
        quote["text"],
        ("", "") if quote["type"] == "indirect" else (opening, closing),
        quote["speaker"] or wording.say_plainly(lang, "unresolved"),
        f"{outlet}, {day}",
        _ARCHIVE,
        quote["language"] or lang,
    )
