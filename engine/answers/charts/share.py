"""Few parts of one whole: a ring."""

from engine.answers.finding import Finding
from engine.answers.fits import Fits, fit
from engine.answers.parts import inline, is_whole, parts_of
from engine.answers.scales import scale_of
from engine.answers.spec import MARKS, Spec, base, by, colored, member, number_tip, titled
from engine.types.plan import Column

ORDER = 62
MOST_PARTS = 6
RADIUS, HOLE = 96, 56


def fits(finding: Finding) -> Fits:
    """For parts that add up to all of it, two to six; never for a ratio. Bars compare them better."""
    if len(finding.dimensions) != 1 or finding.times or finding.plan.query.compare_to is not None:
        return
    main = finding.mains[0]
    if finding.is_ordered(finding.dimensions[0]):
        return
    if 2 <= len(finding.table.rows) <= MOST_PARTS and is_whole(finding, main):
        yield fit(finding, "share", "parts_of_whole", lambda: _spec(finding, main), chosen=False)


def _spec(finding: Finding, main: Column) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main)
    parts = sorted(parts_of(finding, group, main), key=lambda one: -one.value)
    whole = sum(one.value for one in parts)
    names = [one.name for one in parts]
    rows = [
        {
            "name": one.name,
            "value": one.value / scale.divisor,
            "share": one.value / whole,
            "label": [one.name, finding.formatted(one.value / whole, "%")],
            "place": place,
            member(finding, group): one.member,
        }
        for place, one in enumerate(parts)
    ]
    angle = {"field": "value", "type": "quantitative", "stack": True}
    ring = {
        "name": MARKS,
        "mark": {"type": "arc", "innerRadius": HOLE, "outerRadius": RADIUS, "padAngle": 0.012},
    }
    label = {
        "mark": {"type": "text", "radius": RADIUS + 34, "lineHeight": 14, "baseline": "middle"},
        "encoding": {"text": {"field": "label"}},
    }
    return {
        **base(finding, by(finding, main, scale)),
        "height": 2 * RADIUS + 110,
        "transform": [],
        "encoding": {
            "theta": angle,
            "order": {"field": "place", "type": "quantitative"},
            "tooltip": [
                {"field": "name", "type": "nominal", "title": finding.heading(group)},
                number_tip("value", titled(finding, main, scale), scale),
                {"field": "share", "type": "quantitative", "title": "%", "format": ".1%"},
            ],
        },
        "layer": [inline(rows, {**ring, "encoding": {"color": _color(finding, group, names)}}, label)],
    }


def _color(finding: Finding, group: Column, names: list[str]) -> Spec:
    return {"field": "name", "type": "nominal", "scale": colored(finding, group, names), "legend": None}
