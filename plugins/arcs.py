"""Who is named with whom, drawn beside the list of them: the list is the network, and can be read without the drawing.

Templates get ``arcs(ties, rows)``, which turns ties among the rows of a list into what ``_arcs.html`` draws.
"""

from datasette import hookimpl

_ROW = 10  # rows are of equal height, and the drawing stretches with them
_RIGHT = 100
_NEAREST, _FARTHEST = 40, 126  # how far an arc bends to the left, from neighbours to first and last


@hookimpl
def extra_template_vars():
    """Give every template ``arcs``."""
    return {"arcs": arcs}


def arcs(ties, rows):
    """``height``, and ``paths`` with ``d`` and ``width``, for ties by the places of two in a list of so many rows."""
    closest = max((tie.closeness for tie in ties), default=1)
    return {
        "height": _ROW * rows,
        "paths": [
            {"d": _arc(tie.one, tie.other, rows), "width": 1 + 2 * round(tie.closeness / closest * 4) / 4}
            for tie in ties
        ],
    }


def _arc(one, other, rows):
    top, bottom = (_ROW * row + _ROW // 2 for row in (one, other))
    bend = _RIGHT - round(_NEAREST + (_FARTHEST - _NEAREST) * (other - one - 1) / max(rows - 2, 1))
    return f"M{_RIGHT},{top}C{bend},{top} {bend},{bottom} {_RIGHT},{bottom}"
