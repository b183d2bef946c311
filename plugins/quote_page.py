"""A quote: the words, who said them and how that is known, and the article it stands in.

Templates get ``quote_page(id)``; the surroundings come from ``story``.
"""

from datasette import hookimpl

_QUOTE = """
select quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       articles.title, articles.published, articles.language, articles.outlet_id, outlets.name as outlet
from quotes
join articles on articles.id = quotes.article_id
left join people on people.id = quotes.speaker_id
left join outlets on outlets.id = articles.outlet_id
where quotes.id = :id
"""

_REPEATS = "select id, text from quotes where repeats_id = :id order by id"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``quote_page`` and ``around``."""

    async def quote_page(quote_id):
        db = datasette.get_database(database)
        return {
            "quote": (await db.execute(_QUOTE, {"id": quote_id})).first(),
            "repeats": list(await db.execute(_REPEATS, {"id": quote_id})),
        }

    return {"quote_page": quote_page, "around": around}


def around(quote, blocks):
    """The blocks that a quote stands in, and the one before and after; none for a span that no block holds."""
    within = [i for i, block in enumerate(blocks) if quote["start"] < block["end"] and block["start"] < quote["end"]]
    return blocks[max(within[0] - 1, 0) : within[-1] + 2] if within else []
