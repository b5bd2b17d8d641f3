"""Two numbers by one group: a point a group, as two axes in one picture would mislead."""

from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.nouns import front
from engine.answers.parts import inline, plain
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import MARKS, Spec, base, member, number_tip, quantity, titled
from engine.types.plan import Column

ORDER = 55
FEWEST, MOST = 6, 2000


def fits(finding: Finding) -> Fits:
    """For two numbers of one dimension, or of time, with enough groups to see how they go together."""
    if len(finding.groups) != 1 or len(finding.mains) != 2 or finding.plan.query.compare_to is not None:
        return
    both = all(finding.is_numeric(one) for one in finding.mains)
    if both and FEWEST <= len(_rows(finding)) <= MOST:
        chosen = not finding.times and not finding.plan.query.order
        yield fit(finding, "scatter", "scatter", lambda: _spec(finding), chosen=chosen)


def _rows(finding: Finding) -> list[tuple[float, float]]:
    across, up = (map(as_number, finding.cells(one)) for one in finding.mains)
    return [(x, y) for x, y in zip(across, up, strict=True) if x is not None and y is not None]


def _spec(finding: Finding) -> Spec:
    group, (across, up) = finding.groups[0], finding.mains
    scales = scale_of(finding, across), scale_of(finding, up)
    title = finding.words.say(
        "charts.against",
        title=front(finding.label(up)),
        other=finding.label(across),
        groups=finding.label(group),
    )
    encoding = {
        "x": _axis(finding, "x", across, scales[0]),
        "y": _axis(finding, "y", up, scales[1]),
        "tooltip": [
            {"field": "name", "type": "nominal", "title": finding.heading(group)},
            number_tip("x", titled(finding, across, scales[0]), scales[0]),
            number_tip("y", titled(finding, up, scales[1]), scales[1]),
        ],
    }
    points = {"name": MARKS, "mark": {"type": "point", "filled": True, "size": 64, "opacity": 0.8}}
    rows = _points(finding, scales)
    names = {
        "transform": [{"filter": "datum.named"}],
        "mark": {"type": "text", "align": "right", "dx": -7, "dy": -6, "fontSize": 11},
        "encoding": {"text": {"field": "name"}},
    }
    return {
        **base(finding, title),
        "height": 340,
        "transform": [],
        "encoding": encoding,
        "layer": [inline(rows, points, names)],
    }


def _axis(finding: Finding, name: str, column: Column, scale: Scale) -> Spec:
    spec = quantity(name, scale, zero=False)
    return {**spec, "title": titled(finding, column, scale), "scale": {"zero": False, "nice": True}}


def _points(finding: Finding, scales: tuple[Scale, Scale]) -> list[Spec]:
    group = finding.groups[0]
    cells = zip(finding.cells(group), *(finding.cells(one) for one in finding.mains), strict=True)
    found = [
        {
            "name": finding.text(group, cell) if group.role == "time" else finding.name(group, cell),
            "x": x / scales[0].divisor,
            "y": y / scales[1].divisor,
            member(finding, group): plain(cell),
        }
        for cell, one, other in cells
        if (x := as_number(one)) is not None and (y := as_number(other)) is not None
    ]
    told = _outer(found)
    return [{**row, "named": place in told} for place, row in enumerate(found)]


def _outer(rows: list[Spec]) -> set[int]:
    """The points that are told by name beside them: the far ends, as the near ones lie close together."""
    places = range(len(rows))
    return {max(places, key=lambda at: rows[at][name]) for name in ("x", "y")}
