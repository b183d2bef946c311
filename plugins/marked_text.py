"""People, places and quotes marked in place in a stretch of text.

Templates get ``marked(text, start, end, marks)``. A mark is a mapping with ``start`` and ``end`` (code points in the
text, end excluded), ``tag``, ``attributes`` (a mapping) and perhaps ``after``: markup to follow it once it has ended.
Marks may nest, cross one another, cross the stretch or lie outside the text: the result is always well formed.
"""

from itertools import pairwise, takewhile

from datasette import hookimpl
from markupsafe import Markup, escape


@hookimpl
def extra_template_vars():
    """Give every template ``marked``."""
    return {"marked": marked}


def marked(text, start, end, marks):
    """``text[start:end]`` as HTML. Of marks that cross, the later is closed and opened again at the other's edge."""
    marks = _apart([mark for mark in marks if max(mark["start"], start) < min(mark["end"], end)])
    edges = {edge for mark in marks for edge in (mark["start"], mark["end"]) if start < edge < end}
    corners = sorted({start, end} | edges)
    html, opened = [], []
    for left, right in pairwise(corners):
        wanted = [mark for mark in marks if mark["start"] <= left and right <= mark["end"]]
        kept = _shared(opened, wanted)
        html += [_close(mark, left) for mark in reversed(opened[kept:])]
        html += [_open(mark, left) for mark in wanted[kept:]]
        html.append(escape(text[left:right]))
        opened = wanted
    html += [_close(mark, end) for mark in reversed(opened)]
    return Markup("").join(html)


def _apart(marks):
    """Marks from the widest to the narrowest, links last; a link that overlaps an earlier link is left out."""
    spans = sorted((mark for mark in marks if mark["tag"] != "a"), key=_reach)
    links = []
    for mark in sorted((mark for mark in marks if mark["tag"] == "a"), key=_reach):
        if not links or links[-1]["end"] <= mark["start"]:
            links.append(mark)
    return spans + links


def _reach(mark):
    return mark["start"], -mark["end"]


def _shared(opened, wanted):
    """How many marks the two have in common from the outside in."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(opened, wanted, strict=False)))


def _open(mark, position):
    """The opening tag; an ``id`` only where the mark begins, so that it stays unique."""
    given = [pair for pair in mark["attributes"].items() if pair[0] != "id" or position == mark["start"]]
    written = Markup("").join(Markup(' {}="{}"').format(*pair) for pair in given)
    return Markup("<{}{}>").format(mark["tag"], written)


def _close(mark, position):
    after = mark.get("after", "") if position == mark["end"] else ""
    return Markup("</{}>{}").format(mark["tag"], after)
