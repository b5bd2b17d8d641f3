"""Time alone: a line that breaks where a bucket has no data; two lines for a comparison."""

from engine.answers.aims import AIM, DASH, aim_note, aim_transforms
from engine.answers.cuts import cut_note, cut_transforms, drawn
from engine.answers.finding import Finding
from engine.answers.fits import Fits, final, fit
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import (
    PALETTE,
    Spec,
    base,
    by,
    field,
    hits,
    legend,
    members,
    number_tip,
    quantity,
    scaled,
    side_role,
    titled,
)
from engine.answers.ticks import gaps, time_axis, time_tip, time_transforms
from engine.types.plan import Column

ORDER = 30
MOST_POINTS = 60


def fits(finding: Finding) -> Fits:
    """For one time group and nothing else, in the order of time."""
    if len(finding.times) != 1 or finding.dimensions or finding.plan.query.is_cut:
        return
    missing = gaps(finding, finding.times[0])
    main = finding.mains[0]
    before = finding.partner(main, "previous")
    if missing is None:
        yield final(finding, "none", "gaps")
    elif before is not None:
        yield fit(finding, "line", "two_lines", lambda: _two(finding, main, before))
    else:
        rule = "broken_line" if missing else "line"
        yield fit(finding, "line", rule, lambda: _one(finding, main, bool(missing)))


def _one(finding: Finding, main: Column, broken: bool) -> Spec:
    time, scale = finding.times[0], scale_of(finding, main)
    dots = broken or len(finding.table.rows) <= MOST_POINTS
    aims = aim_transforms(finding, main, scale)
    note = "\n".join(part for part in (cut_note(finding, time), aim_note(finding, main)) if part)
    spec = drawn(finding, time, main, scale, 28 if dots else 0)
    return {
        **base(finding, by(finding, main, scale), note, near=True),
        "height": 280,
        "transform": [
            *members(finding),
            *time_transforms(finding, time, [main], []),
            *aims,
            *scaled(main, scale),
            *cut_transforms(finding, time, main),
        ],
        "layer": [*spec["layer"], *([_aim(finding, main, scale)] if aims else [])],
        "encoding": {
            "x": time_axis(finding, time),
            "tooltip": [
                time_tip(time, finding.words),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
    }


def _aim(finding: Finding, main: Column, scale: Scale) -> Spec:
    """The target as a line of dots."""
    mark = {"type": "line", "strokeDash": DASH, "strokeWidth": 1.5, "color": PALETTE[1]}
    return {"mark": mark, "encoding": {"y": quantity(AIM, scale, zero=finding.adds_up(main))}}


def _two(finding: Finding, main: Column, before: Column) -> Spec:
    """The earlier line is dashed: colour is never the only difference."""
    time, scale = finding.times[0], scale_of(finding, main, before)
    names = list(finding.sides)
    fold = {"fold": [field(main.name), field(before.name)], "as": ["_side", "_value"]}
    side = f"datum._side === '{main.name}' ? '{names[0]}' : '{names[1]}'"
    steps = [
        *members(finding),
        *time_transforms(finding, time, [main, before], []),
        *scaled(main, scale),
        *scaled(before, scale),
    ]
    return {
        **base(
            finding, by(finding, main, scale), finding.words.say("charts.compared", other=names[1]), near=True
        ),
        "height": 340,
        "transform": [*steps, fold, {"calculate": side, "as": "_period"}, side_role(main)],
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 2, **_points(len(finding.table.rows) <= MOST_POINTS)}},
            hits(),
        ],
        "encoding": {
            "x": time_axis(finding, time),
            "y": quantity("_value", scale, zero=finding.adds_up(main)),
            **_sides(names),
            "tooltip": _tips(finding, scale, main),
        },
    }


def _sides(names: list[str]) -> Spec:
    dash = {"domain": names, "range": [[1, 0], [5, 4]]}
    common: Spec = {"field": "_period", "type": "nominal", "legend": legend()}
    return {"color": {**common, "scale": {"domain": names}}, "strokeDash": {**common, "scale": dash}}


def _tips(finding: Finding, scale: Scale, main: Column) -> list[Spec]:
    words = finding.words
    side = {"field": "_period", "type": "nominal", "title": words.word("charts.period")}
    number = number_tip("_value", titled(finding, main, scale), scale)
    return [side, time_tip(finding.times[0], words), number]


def _points(shown: bool) -> Spec:
    return {"point": {"size": 28, "filled": True}} if shown else {}
