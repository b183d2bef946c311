"""The address of a search: what it asks for, and the addresses of the searches that lie beside it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from ingest.searching.days import YEAR
from ingest.searching.filters import Choice
from ingest.searching.search import Asked
from ingest.searching.tabs import FIRST, TABS, Tab

#: Articles on a page: as a page shows them, and at most.
_USUAL = 20
_MOST = 1_000

#: Signs that are read of what was typed, and of a value or a place in the results, which have no more than that; and
#: values of one facet. Each stands in all the addresses of a page, and in its headers.
_SIGNS = 1_000
_VALUES = 50

#: What else the page and the forms of a search understand.
_FURTHER = ("q", "next", "more", "within", "page", "_col", "_nocol", "_stream", "_bom")


def asked_in(pairs: Iterable[tuple[str, str]], facet_size: int = 5) -> Asked:
    """The search that a query string asks for; whatever it does not know is passed over.

    ``q`` is what was typed and ``tab`` what is looked for; ``outlet=2`` includes a value of a facet and ``-outlet=2``
    excludes one; ``sort``, ``next`` and ``size`` (a number or ``max``) say which page.
    """
    pairs = list(pairs)
    plain = dict(pairs)
    tab = _tab(plain)
    facets, orders = TABS[tab].facets, TABS[tab].orders
    return Asked(
        plain.get("q", "")[:_SIGNS],
        {facet: choice for facet in facets if (choice := _choice(pairs, facet)) != Choice()},
        plain["sort"] if plain.get("sort") in orders else orders[0],
        plain.get("next", "")[:_SIGNS],
        _size(plain.get("size", "")) or _USUAL,
        facet_size,
        tab,
    )


def _tab(plain: dict[str, str]) -> str:
    return plain["tab"] if plain.get("tab") in TABS else FIRST


def passed_over(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The parts of a query string that no search understands, as they were written: ``colour=red``, ``sort=up``.

    So are values of a facet beyond as many as are read, and what was typed beyond so many signs.
    """
    pairs = list(pairs)
    tab, typed = TABS[_tab(dict(pairs))], dict(pairs).get("q", "")
    left_out = [pair for pair in pairs if not _is_understood(tab, *pair)]
    left_out += [(key, value) for facet in tab.facets for key in (facet, f"-{facet}")
                 for value in _values(pairs, key)[_VALUES:]]  # fmt: skip
    left_out += [("q", typed[_SIGNS:])] * (len(typed) > _SIGNS)
    return [f"{key}={value}" for key, value in left_out]


def _is_understood(tab: Tab, key: str, value: str) -> bool:
    if key == "size":
        return _size(value) is not None
    if key == "tab":
        return value in TABS
    return key in _FURTHER or key.removeprefix("-") in tab.facets or (key == "sort" and value in tab.orders)


def _size(written: str) -> int | None:
    """How many articles a page holds, None where that is no number; ``max`` is as many as there may be."""
    if written == "max":
        return _MOST
    is_number = written.isascii() and written.isdigit() and len(written) < len("999999999")
    return min(max(int(written), 1), _MOST) if is_number else None


def query_string(asked: Asked, **further: str) -> str:
    """The query string that asks for a search, and for what else a page understands; "" where nothing is asked."""
    chosen = (_written(facet, choice) for facet, choice in asked.choices.items())
    start = urlencode({"next": asked.start}) if asked.start else ""
    return _joined(_before_choices(asked), *chosen, _after_choices(asked), start, urlencode(further))


def _before_choices(asked: Asked) -> str:
    typed = {"q": asked.typed} if asked.typed else {}
    return urlencode(typed | ({"tab": asked.tab} if asked.tab != FIRST else {}))


def _written(facet: str, choice: Choice) -> str:
    included = [(facet, value) for value in choice.included]
    return urlencode(included + [(f"-{facet}", value) for value in choice.excluded])


def _after_choices(asked: Asked) -> str:
    order = {"sort": asked.order} if asked.order != TABS[asked.tab].orders[0] else {}
    return urlencode(order | ({"size": str(asked.size)} if asked.size != _USUAL else {}))


def _joined(*parts: str) -> str:
    return "&".join(filter(None, parts))


def turned_to(asked: Asked, tab: str) -> Asked:
    """The first page of the same search in another tab, with what was chosen as far as that tab knows it."""
    kept = {facet: choice for facet, choice in asked.choices.items() if facet in TABS[tab].facets}
    return replace(asked, tab=tab, choices=kept, order=TABS[tab].orders[0], start="")


def in_period(period: str) -> Asked:
    """The search for the articles of one year or month."""
    return Asked(choices={facet: Choice((value,)) for facet, value in _period(period).items() if value})


class Beside:
    """The addresses of the searches that differ from one in what is chosen, from their first page.

    A page of results has a hundred of them, so what they share is written once.
    """

    def __init__(self, path: str, asked: Asked) -> None:
        self._path = path
        self._choices = asked.choices
        self._before, self._after = _before_choices(asked), _after_choices(asked)
        self._written = {facet: _written(facet, asked.choices.get(facet, Choice())) for facet in TABS[asked.tab].facets}

    def including(self, facet: str, value: str) -> str:
        """With a value of a facet chosen too."""
        return self._with({facet: _written(facet, _having(self._of(facet), value))})

    def excluding(self, facet: str, value: str) -> str:
        """Without what has a value of a facet."""
        return self._with({facet: _written(facet, _except(self._of(facet), value))})

    def forgetting(self, facet: str, value: str) -> str:
        """With nothing said of a value of a facet."""
        return self._with({facet: _written(facet, _without(self._of(facet), value))})

    def in_period(self, period: str) -> str:
        """In one year or month, instead of those that were chosen."""
        return self._with({facet: value and urlencode({facet: value}) for facet, value in _period(period).items()})

    def _of(self, facet: str) -> Choice:
        return self._choices.get(facet, Choice())

    def _with(self, chosen: dict[str, str]) -> str:
        query = _joined(self._before, *(self._written | chosen).values(), self._after)
        return f"{self._path}?{query}" if query else self._path


def on_day(day: date) -> Asked:
    """The search for the articles of a day, oldest first."""
    before = f" before:{date.fromordinal(day.toordinal() + 1)}" if day < date.max else ""
    return Asked(f"after:{day}{before}", order="oldest")


def _choice(pairs: list[tuple[str, str]], facet: str) -> Choice:
    return Choice(*(_values(pairs, name)[:_VALUES] for name in (facet, f"-{facet}")))


def _values(pairs: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value[:_SIGNS] for key, value in pairs if key == name))


def _period(period: str) -> dict[str, str]:
    return {"year": period, "month": ""} if len(period) == YEAR else {"year": "", "month": period}


def _having(choice: Choice, value: str) -> Choice:
    return Choice((*choice.included, value), _less(choice.excluded, value))


def _except(choice: Choice, value: str) -> Choice:
    return Choice(_less(choice.included, value), (*choice.excluded, value))


def _without(choice: Choice, value: str) -> Choice:
    return Choice(_less(choice.included, value), _less(choice.excluded, value))


def _less(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(other for other in values if other != value)
