"""The search at /search, as a page: articles, people, places or quotes found, their facets and their months.

Its address says all that was asked: see ``ingest.searching.addresses``. ``more=FACET`` shows all values of a facet
instead, page by page (``page``), or those of which ``within`` begins the words.
"""

from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl

from datasette import Response, hookimpl

from ingest import wording
from ingest.querying import written
from ingest.searching.addresses import Beside, query_string
from ingest.searching.answering import address, answer_to, link_header
from ingest.searching.archives import read_from
from ingest.searching.filters import Choice
from ingest.searching.forms import forms_of
from ingest.searching.search import Asked
from ingest.searching.tabs import FIRST, TABS
from ingest.searching.values import SIZE, Wanted, values_of

#: Values of each facet beside the results.
_FEW = 5

#: Facets whose values have an order of their own, the last first.
_IN_TIME = ("year", "seen")

_FORMS = ("json", "csv", "ndjson", "atom")

#: Those that can hold any number of rows.
_TABLES = ("csv", "ndjson")


@hookimpl
def register_routes():
    """Add the search."""
    return [(r"^/search$", results_page)]


async def results_page(datasette, request):
    """A page of results, or of the values of a facet."""
    page = await answer_to(datasette, request, _FEW, tabs=True)
    asked, answer = page.asked, page.answer
    more = request.args.get("more")

    beside = Beside(address(datasette, Asked()), asked)

    def to(other, **further):
        return address(datasette, other, **further)

    context = {
        "database": page.archive,
        "page": page,
        "tab": asked.tab,
        "tabs": [(name, to(other), count) for name, (other, count) in page.tabs.items()],
        "chips": _chips(beside, page),
        "understood": lambda lang: _understood(asked, answer, lang),
        "calling": wording.calling,
        "alone": [(partial(written, (clause,)), to(other), count) for clause, other, count in page.alone],
        "results_href": to(replace(asked, start="")),
        "renderers": _renderers(datasette, asked),
    }
    if more in TABS[asked.tab].facets:
        wanted = Wanted(more, request.args.get("within", ""), _number(request.args.get("page")))
        template, further = "search_values.html", await _values(datasette, page, wanted, to, beside)
    else:
        template, further = "search.html", _results(page, to, beside)
    html = await datasette.render_template(template, context | further, request=request, view_name="search")
    return Response.html(html, headers=link_header(datasette, request, page))


def _renderers(datasette, asked):
    """Where the same is in other forms: tables whole, from the first page to the last."""
    whole = {"_stream": "on"}
    return {
        form: address(datasette, replace(asked, start=""), form, **(whole if form in _TABLES else {}))
        for form in _FORMS
        if form in forms_of(asked.tab)
    }


def _results(page, to, beside):
    """What only the page of results has."""
    asked = page.asked
    return {
        "facets": {name: _facet(to, beside, page, name) for name in page.facets},
        "orders": [(order, to(replace(asked, order=order, start=""))) for order in _orders(asked)],
        "narrow": beside.in_period,
        "chosen": _periods(asked),
        "unfiltered": to(replace(asked, choices={}, start="")),
        "instead": page.suggestion and to(replace(asked, typed=page.suggestion[0], tab=FIRST, choices={}, start="")),
        "following": to(page.following) if page.following else None,
        "first": to(replace(asked, start="")) if asked.start else None,
        "kept": parse_qsl(query_string(replace(asked, typed="", start="")), keep_blank_values=True),
    }


async def _values(datasette, page, wanted, to, beside):
    """What only the page of a facet's values has."""
    found = await read_from(datasette, page.archive, lambda *archive: values_of(*archive, page.asked, wanted))

    def at(number):
        return to(page.asked, more=wanted.facet, page=str(number), **({"within": wanted.typed} if wanted.typed else {}))

    here = found.first // SIZE + 1
    return {
        "wanted": wanted,
        "found": found,
        "values": [_value(beside, page.asked, wanted.facet, value) for value in found.values],
        "previous": at(here - 1) if here > 1 else None,
        "following": at(here + 1) if found.first + SIZE < found.number else None,
        "kept": parse_qsl(query_string(replace(page.asked, start="")), keep_blank_values=True),
    }


def _facet(to, beside, page, name):
    """The values of a facet with the addresses that choose them, where to see more, and how many if known."""
    number = page.answer.facets[name].number
    shown = page.facets[name]
    if name in _IN_TIME:
        shown = sorted(shown, key=lambda counted: counted[0] or "", reverse=True)
    left = None if number is None else max(number - len(shown), 0)
    return {
        "values": [_value(beside, page.asked, name, value) for value in shown],
        "left": left,
        "more": None if left == 0 else to(replace(page.asked, start=""), more=name),
    }


def _value(beside, asked, facet, counted):
    value, label, count = counted
    written_as = "" if value is None else str(value)
    choice = asked.choices.get(facet, Choice())
    is_on = written_as in choice.included
    return {
        "value": value,
        "label": label,
        "count": count,
        "on": is_on,
        "toggle": (beside.forgetting if is_on else beside.including)(facet, written_as),
        "exclude": beside.excluding(facet, written_as) if written_as not in choice.excluded else None,
    }


def _chips(beside, page):
    """What was chosen, each with the address of the search without it."""
    called = {(facet, "" if value is None else str(value)): label
              for facet, values in page.facets.items() for value, label, _ in values}  # fmt: skip
    return [
        {
            "facet": facet,
            "label": called.get((facet, value), value or None),
            "excluded": value in choice.excluded,
            "without": beside.forgetting(facet, value),
        }
        for facet, choice in page.asked.choices.items()
        for value in (*choice.included, *choice.excluded)
    ]


def _orders(asked):
    """The orders that make a difference: without words, nothing is more relevant."""
    return [order for order in TABS[asked.tab].orders if asked.typed.strip() or order != "relevant"]


def _understood(asked, answer, lang):
    """How the query was understood, where that is not just what was typed."""
    plainest = written(answer.query, lang)
    return plainest if plainest != " ".join(asked.typed.split()) else None


def _number(typed):
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 9 else 1


def _periods(asked):
    return tuple(value for facet in ("year", "month") for value in asked.choices.get(facet, Choice()).included)
