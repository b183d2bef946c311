"""A line no longer than a word, beside the number that it leads to.

Templates get ``sparkline(counts)``: the points of a polyline in a box of 100 by 20.
"""

from datasette import hookimpl

_WIDE, _HIGH = 100, 20


@hookimpl
def extra_template_vars():
    """Give every template ``sparkline``."""
    return {"sparkline": sparkline}


def sparkline(counts):
    """The points for some counts, at least two: "0,19 50,1 100,10"; the line never touches the box."""
    step, tallest = _WIDE / (len(counts) - 1), max(*counts, 1)
    return " ".join(f"{i * step:.0f},{_HIGH - 1 - (_HIGH - 2) * n / tallest:.0f}" for i, n in enumerate(counts))
