"""The search at /search, as a page. Its address says all that was asked: see ``ingest.searching.addresses``."""

from dataclasses import replace

from datasette import Response, hookimpl

from ingest.querying import written
from ingest.searching.addresses import excluding, forgetting, including, only
from ingest.searching.answering import address, answer_to, link_header
from ingest.searching.filters import Choice
from ingest.searching.search import ORDERS

#: Values of each facet on a page, and of all where more of one were asked for.
_FEW, _MANY = 5, 200

_TABS = ("articles", "people", "places", "quotes")
_FORMS = ("json", "csv", "ndjson", "atom")


@hookimpl
def register_routes():
    """Add the search."""
    return [(r"^/search$", results_page)]


async def results_page(datasette, request):
    """The page: articles found, their facets and months; or people, places or quotes with the same words."""
    more, tab = request.args.get("more"), request.args.get("tab")
    page = await answer_to(datasette, request, _MANY if more else _FEW)
    asked, answer = page.asked, page.answer

    def to(other, **further):
        return address(datasette, other, **further)

    context = {
        "database": page.archive,
        "page": page,
        "tab": tab if tab in _TABS else _TABS[0],
        "tabs": [(name, to(_plainly(asked), tab=name) if name != _TABS[0] else to(asked)) for name in _TABS],
        "facets": {name: _facet(to, page, name, more) for name in page.facets},
        "chips": _chips(to, page),
        "orders": [(order, to(replace(asked, order=order, start=""))) for order in ORDERS],
        "narrow": lambda key: to(only(asked, **_period(key))),
        "is_chosen": lambda key: any(key.startswith(chosen) for chosen in _periods(asked)),
        "understood": lambda lang: _understood(asked, answer, lang),
        "unfiltered": to(replace(asked, choices={}, start="")),
        "instead": page.suggestion and to(replace(_plainly(asked), typed=page.suggestion[0])),
        "following": to(page.following) if page.following else None,
        "renderers": {form: address(datasette, asked, form) for form in _FORMS},
    }
    html = await datasette.render_template("search.html", context, request=request, view_name="search")
    return Response.html(html, headers=link_header(datasette, request, page))


def _facet(to, page, name, more):
    """The values of a facet with the addresses that choose them, where to see more, and how many if known."""
    number = page.answer.facets[name].number
    shown = page.facets[name] if more in (None, name) else page.facets[name][:_FEW]
    left = None if number is None else max(number - len(shown), 0)
    return {
        "values": [_value(to, page.asked, name, value) for value in shown],
        "left": left,
        "more": None if left == 0 else to(page.asked, more=name),
    }


def _value(to, asked, facet, counted):
    value, label, count = counted
    written_as = "" if value is None else str(value)
    choice = asked.choices.get(facet, Choice())
    is_on = written_as in choice.included
    return {
        "value": value,
        "label": label,
        "count": count,
        "on": is_on,
        "toggle": to((forgetting if is_on else including)(asked, facet, written_as)),
        "exclude": to(excluding(asked, facet, written_as)) if written_as not in choice.excluded else None,
    }


def _chips(to, page):
    """What was chosen, each with the address of the search without it."""
    called = {(facet, "" if value is None else str(value)): label
              for facet, values in page.facets.items() for value, label, _ in values}  # fmt: skip
    return [
        {
            "facet": facet,
            "label": called.get((facet, value), value or None),
            "excluded": value in choice.excluded,
            "without": to(forgetting(page.asked, facet, value)),
        }
        for facet, choice in page.asked.choices.items()
        for value in (*choice.included, *choice.excluded)
    ]


def _understood(asked, answer, lang):
    """How the query was understood, where that is not just what was typed."""
    plainest = written(answer.query, lang)
    return plainest if plainest != " ".join(asked.typed.split()) else None


def _plainly(asked):
    """The words alone: what people, places and quotes are looked for by."""
    return replace(asked, choices={}, order=ORDERS[0], start="")


def _period(key):
    """The year or month of a column of the chart, as the choice that it stands for."""
    return {"year": key, "month": ""} if len(key) == len("2017") else {"year": "", "month": key}


def _periods(asked):
    return [value for facet in ("year", "month") for value in asked.choices.get(facet, Choice()).included]
