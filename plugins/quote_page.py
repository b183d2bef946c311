"""A quote: the words, who said them and how that is known, the article it stands in, and where else they stand.

Templates get ``quote_page(id)``; the surroundings come from ``story``. ``elsewhere`` are quotes of other articles that
hold the same words; a few words are too common to be looked for, and the first of many tell enough.
"""

from datasette import hookimpl

from ingest.analysis import words

_QUOTE = """
select quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       articles.title, articles.published, articles.language, articles.outlet_id, outlets.name as outlet,
       (select role from roles
        where roles.article_id = quotes.article_id and roles.person_id = quotes.speaker_id
        order by length(role) desc, start limit 1) as role
from quotes
join articles on articles.id = quotes.article_id
left join people on people.id = quotes.speaker_id
left join outlets on outlets.id = articles.outlet_id
where quotes.id = :id
"""

_REPEATS = "select id, text from quotes where repeats_id = :id order by id"

_ELSEWHERE = """
select quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       articles.title, articles.published, articles.language
from quotes_fts
join quotes on quotes.id = quotes_fts.rowid
join articles on articles.id = quotes.article_id
left join people on people.id = quotes.speaker_id
where quotes_fts match '{text} : ' || escape_fts(:phrase) and quotes.article_id <> :article
limit :shown
"""

_SHOWN = 6
_FEWEST, _MOST = 4, 12  # words looked for


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``quote_page`` and ``around``."""

    async def quote_page(quote_id):
        db = datasette.get_database(database)
        quote = (await db.execute(_QUOTE, {"id": quote_id})).first()
        phrase = phrase_of(quote["text"])
        asked = {"phrase": phrase, "article": quote["article_id"], "shown": _SHOWN}
        return {
            "quote": quote,
            "repeats": list(await db.execute(_REPEATS, {"id": quote_id})),
            "elsewhere": list(await db.execute(_ELSEWHERE, asked)) if phrase else [],
        }

    return {"quote_page": quote_page, "around": around}


def phrase_of(text):
    """The words of a quote as a phrase to search for; "" where they are too few."""
    found = words(text)
    return f'"{" ".join(found[:_MOST])}"' if len(found) >= _FEWEST else ""


def around(quote, blocks):
    """The blocks that a quote stands in, and the one before and after; none for a span that no block holds.

    Marked in them are names, and of quotes this one, without the number of its note: the note is on another page.
    """
    within = [i for i, block in enumerate(blocks) if quote["start"] < block["end"] and block["start"] < quote["end"]]
    near = blocks[max(within[0] - 1, 0) : within[-1] + 2] if within else []
    return [{**block, "marks": [_alone(mark) for mark in block["marks"] if _is_shown(mark, quote)]} for block in near]


def _is_shown(mark, quote):
    return mark["tag"] == "a" or mark["attributes"].get("id") == f"q{quote['id']}"


def _alone(mark):
    return {name: value for name, value in mark.items() if name != "after"}
