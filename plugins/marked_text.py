"""People, places and quotes marked in place in a stretch of text.

Templates get ``marked(text, start, end, marks)``. A mark is a mapping with ``start`` and ``end`` (code points in the
text, end excluded), ``tag``, ``attributes`` (a mapping) and perhaps ``after``: markup to follow it once it has ended.
Marks may nest, cross one another, cross the stretch or lie outside the text: the result is always well formed.
"""

from datasette import hookimpl
from markupsafe import Markup, escape

from ingest.nesting import Mark, nested


@hookimpl
def extra_template_vars():
    """Give every template ``marked``."""
    return {"marked": marked}


def marked(text, start, end, marks):
    """``text[start:end]`` as HTML. Of marks that cross, the later is closed and opened again at the other's edge."""
    apart = [Mark(mark["start"], mark["end"], mark) for mark in _apart(marks)]
    return _written(text, nested(start, end, apart))


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


def _written(text, stretches):
    return Markup("").join(_marked(text, stretch) if stretch.mark else _plain(text, stretch) for stretch in stretches)


def _plain(text, stretch):
    return escape(text[stretch.start : stretch.end])


def _marked(text, stretch):
    """A marked stretch; an ``id`` only where its mark begins, so that it stays unique."""
    mark = stretch.mark.what
    given = [pair for pair in mark["attributes"].items() if pair[0] != "id" or stretch.begins]
    attributes = Markup("").join(Markup(' {}="{}"').format(*pair) for pair in given)
    after = mark.get("after", "") if stretch.ends else ""
    return Markup("<{0}{1}>{2}</{0}>{3}").format(mark["tag"], attributes, _written(text, stretch.inside), after)
