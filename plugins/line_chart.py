"""Lines over time, drawn on the server.

Templates get ``line_chart(lines, periods)``, which turns numbers into what ``_lines.html`` draws.
"""

from math import ceil, isnan, log10

from datasette import hookimpl

_WIDTH = 1000  # of the drawing, which is stretched to the width of the page
_HEIGHT = 280  # px between the base and the highest number
_TOP = 20  # px above it
_LABEL = 15  # px that a name takes
_NEAR = 14  # percent of the width within which names are in each other's way

_STEPS = 4
_SIZES = (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10)

#: Less than that is nothing: numbers that small have no steps between them.
_LEAST = 1e-300

_YEARS = 8


@hookimpl
def extra_template_vars():
    """Give every template ``line_chart``."""
    return {"line_chart": line_chart}


def line_chart(lines, periods, whole=False):
    """Paths for lists of numbers, one a period ("2017-03" or "2017"), and what stands beside them.

    A number that is none is a gap. ``paths`` are drawn 1,000 wide; ``peaks`` say where each line's name stands, None
    for a line of zeros; ``grid`` holds heights and what they mean, in whole numbers if asked; ``ticks`` where years
    begin. ``x`` is in percent, ``y`` in px from the top. None where there is no period.
    """
    if not periods:
        return None
    step, top = _scale(max((n for line in lines for n in line if not isnan(n)), default=0), whole)

    def height(n):
        return _TOP + _HEIGHT * (1 - n / top)

    return {
        "base": _TOP + _HEIGHT,
        "paths": [_path([(x, height(n)) for x, n in enumerate(line)], len(periods)) for line in lines],
        "peaks": _apart([_peak(line, height) for line in lines]),
        "grid": [{"y": height(step * i), "n": step * i} for i in range(1, round(top / step) + 1)],
        "ticks": _ticks(periods),
    }


def _scale(greatest, whole):
    """A round step, and the multiple of it that nothing is above."""
    if greatest < _LEAST:
        return 1, 1
    unit = 10 ** ceil(log10(greatest) - 1)
    steps = [unit * size for size in _SIZES]
    step = next(step for step in steps if greatest <= _STEPS * step and (not whole or step % 1 == 0))
    return step, step * ceil(greatest / step)


def _path(points, number):
    """A line through points, broken where a number is missing; a point between two gaps is a stroke."""
    width = _WIDTH / number
    drawn = []
    for i, (x, y) in enumerate(points):
        if isnan(y):
            continue
        begins = i == 0 or isnan(points[i - 1][1])
        alone = begins and (i + 1 == len(points) or isnan(points[i + 1][1]))
        if alone:
            drawn.append(f"M{width * (x + 0.2):.1f},{y:.1f}h{width * 0.6:.1f}")
        else:
            drawn.append(f"{'M' if begins else 'L'}{width * (x + 0.5):.1f},{y:.1f}")
    return "".join(drawn)


def _peak(line, height):
    known = [(n, -i) for i, n in enumerate(line) if not isnan(n)]
    if not known or not max(known)[0]:
        return None
    n, place = max(known)
    x = 100 * (0.5 - place) / len(line)
    return {"x": x, "y": height(n) - 7, "anchor": "start" if x < 8 else "end" if x > 92 else "middle"}


def _apart(peaks):
    """Names one above the other where their peaks are close; the lowest stays."""
    placed = []
    for peak in sorted(filter(None, peaks), key=lambda peak: -peak["y"]):
        for other in placed:
            if abs(peak["x"] - other["x"]) < _NEAR and abs(peak["y"] - other["y"]) < _LABEL:
                peak["y"] = other["y"] - _LABEL
        placed.append(peak)
    return peaks


def _ticks(periods):
    """Where years begin, or where they are points themselves; as many as have room."""
    first = {period[:4]: i for i, period in reversed(list(enumerate(periods)))}
    years = sorted(first.items(), key=lambda year: year[1])
    shift, anchor = (0.5, "middle") if len(periods[0]) == len("2017") else (0, "start")
    return [
        {"x": 100 * (i + shift) / len(periods), "year": year, "anchor": anchor}
        for year, i in years[:: ceil(len(years) / _YEARS)]
    ]
