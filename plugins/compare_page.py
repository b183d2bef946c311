"""People, places and queries in words over time, beside one another: /compare, with its numbers as CSV and JSON.

``with`` is what is compared, as often as there is something: ``people:12``, ``places:4``, or a query as one types it.
``by`` is "month" or "year", ``measure`` "count" for numbers instead of shares. The form sends what was typed as
``named``, with what its fields held before as ``held``, and is sent on to the address that says what that is.
"""

from urllib.parse import parse_qsl, urlencode

from datasette import Response, hookimpl

from ingest.searching.answering import address
from ingest.searching.archives import in_archive
from ingest.searching.comparing import MEASURES, MOST, compare
from ingest.searching.filters import Choice
from ingest.searching.search import Asked
from ingest.searching.series import PERIODS, moving, shares
from ingest.searching.subjects import TABLES, Subject, named, subject

#: Outlets, and periods, of which a page shows the numbers; the rest is in the data.
_OUTLETS = 10
_FIGURES = 200

#: Names that are looked up: of more than can be compared, so that it is said that there are more.
_READ = 2 * MOST

_MOST_NAMED = "select id, name, articles from {table} where articles > 0 order by articles desc limit 2"


@hookimpl
def register_routes():
    """Add the comparison."""
    return [(r"^/compare$", compare_page)]


async def compare_page(datasette, request):
    """The page: the form, the lines, the numbers and the outlets."""
    asked = parse_qsl(request.query_string, keep_blank_values=True)
    typed, held = _all(asked, "named"), _all(asked, "held")
    by, measure = _one(asked, "by", PERIODS), _one(asked, "measure", MEASURES) or MEASURES[0]

    def read(archive, connection, holdings):
        meant = [_meant(connection, words, before) for words, before in _pairs(typed, held)[:_READ]]
        references = [choices[0].reference for choices in meant] if typed else _all(asked, "with")
        found = compare(connection, holdings, references, by)
        return archive, found, [choices for choices in meant if len(choices) > 1], _examples(connection)

    archive, found, ambiguous, examples = await in_archive(datasette, request, read)
    references = [one.reference for one, _ in found.compared]

    def to(subjects, form=""):
        path = datasette.urls.path(f"/compare.{form}" if form else "/compare")
        query = _query(subjects, by, measure)
        return f"{path}?{query}" if query else str(path)

    if typed and not ambiguous and not found.left_out:
        return Response.redirect(to(references))
    context = {
        "database": archive,
        **_shown(datasette, found, by, measure),
        "ambiguous": [_others(to, references, choices) for choices in ambiguous],
        "examples": [(pair, to([one.reference for one in pair])) for pair in examples if len(pair) > 1],
        "renderers": {form: to(references, form) for form in ("csv", "json")} if references else {},
    }
    html = await datasette.render_template("compare.html", context, request=request, view_name="compare")
    return Response.html(html)


def _shown(datasette, found, by, measure):
    """What there is to show of a comparison."""
    outlets = [outlet for outlet in found.outlets[:_OUTLETS] if any(outlet.counts)]
    return {
        "found": found,
        "by": by,
        "measure": measure,
        "fields": [found.compared[i][0] if i < len(found.compared) else None for i in range(MOST)],
        "rows": [_row(datasette, found, *pair, measure) for pair in found.compared],
        "lines": _lines(found, measure),
        "outlets": outlets,
        "widest": max((share for outlet in outlets for share in outlet.shares), default=0),
        "figures": _figures(found),
    }


def _pairs(typed, held):
    """What was typed in each field that is not empty, and what the field had held."""
    held = [*held, *[""] * len(typed)]
    return [(" ".join(words.split()), before) for words, before in zip(typed, held, strict=False) if words.strip()]


def _meant(connection, typed, held):
    """What was typed may be: what the field held, those who go by that name, and the words themselves."""
    before = subject(connection, held) if held else None
    if before and before.name == typed:
        return [before]
    found = named(connection, typed)
    return [*found, Subject(typed)] if len(found) > 1 else found or [Subject(typed)]


def _others(to, references, choices):
    """What a name was taken for, and what else it may be, with the address that has it instead."""
    taken, *others = choices
    return taken, [(one, to([one.reference if at == taken.reference else at for at in references])) for one in others]


def _examples(connection):
    """The two people named most, and the two places."""
    return [
        [Subject(name, table, number, n) for number, name, n in connection.execute(_MOST_NAMED.format(table=table))]
        for table in TABLES
    ]


def _row(datasette, found, one, counted, measure):
    """The line of the table that says what was counted of one, with the addresses of its articles."""
    choices = {one.table: Choice((str(one.number),))} if one.table else {}
    asked = Asked("" if one.table else one.name, choices)
    peak = found.peak(counted, measure)
    row = {"subject": one, "counted": counted, "all": address(datasette, asked), "peak": None}
    if peak is not None:
        period = found.span.periods[peak]
        narrow = {**choices, found.span.by: Choice((period,))}
        row["peak"] = {
            "period": period,
            "n": int(counted.counts[peak]),
            "of": int(found.span.articles[peak]),
            "share": counted.counts[peak] / found.span.articles[peak],
            "address": address(datasette, Asked(asked.typed, narrow)),
        }
    return row


def _lines(found, measure):
    """What is drawn: shares or numbers, several months together where there are many."""
    together = found.span.together
    if measure == "count":
        return [(moving(counted.counts, together) / together).tolist() for _, counted in found.compared]
    all_of_them = moving(found.span.articles, together)
    return [shares(moving(counted.counts, together), all_of_them).tolist() for _, counted in found.compared]


def _figures(found):
    """Each period with its articles and those of each that is compared; none where they are too many to read."""
    if len(found.span.periods) > _FIGURES:
        return []
    columns = [found.span.articles, *(counted.counts for _, counted in found.compared)]
    return list(zip(found.span.periods, *(column.tolist() for column in columns), strict=True))


def _query(references, by, measure):
    pairs = [("with", reference) for reference in references]
    pairs += [("by", by)] * bool(by) + [("measure", measure)] * (measure != MEASURES[0])
    return urlencode(pairs, safe=":")


def _all(asked, name):
    return [value for key, value in asked if key == name]


def _one(asked, name, known):
    return next((value for value in _all(asked, name) if value in known), "")
