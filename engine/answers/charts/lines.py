"""Time and one dimension: a line a group, at most eight of them."""

from engine.answers.cuts import cut_note, cut_transforms, drawn
from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, final, fit
from engine.answers.scales import scale_of
from engine.answers.spec import (
    Spec,
    base,
    by,
    colored,
    field,
    legend,
    members,
    named_nulls,
    number_tip,
    scaled,
    tip,
    titled,
)
from engine.answers.ticks import gaps, time_axis, time_tip, time_transforms
from engine.types.plan import Column

ORDER = 40
MOST_LINES, FEW = 8, 4


def fits(finding: Finding) -> Fits:
    """For one time group with one dimension; of more than eight groups those that reach highest."""
    one_each = len(finding.times) == 1 and len(finding.dimensions) == 1
    if not one_each or finding.plan.query.is_cut or finding.plan.query.compare_to is not None:
        return
    if gaps(finding, finding.times[0]) is None:
        yield final(finding, "none", "many_gaps")
        return
    count = len(set(finding.cells(finding.dimensions[0])))
    rule = "many_lines" if count > MOST_LINES else "lines"
    yield fit(finding, "lines", rule, lambda: _drawn(finding), chosen=count <= FEW, n=MOST_LINES)


def _drawn(finding: Finding) -> Spec:
    names, count = _highest(finding, finding.dimensions[0], finding.mains[0])
    return _spec(finding, names, count)


def _highest(finding: Finding, dimension: Column, main: Column) -> tuple[list[str], int]:
    """Names of the groups to draw, by their highest value, which is sound for sums and ratios alike."""
    peaks: dict[str, float] = {}
    for group, cell in zip(finding.cells(dimension), finding.cells(main), strict=True):
        name = finding.name(dimension, group)
        peaks[name] = max(peaks.get(name, float("-inf")), as_number(cell) or 0)
    ranked = sorted(peaks, key=lambda name: (-peaks[name], name))
    leading = ranked[:MOST_LINES]
    if finding.is_ordered(dimension):
        leading = [name for name in finding.names_in_order(dimension) if name in leading]
    return leading, len(ranked)


def _spec(finding: Finding, names: list[str], count: int) -> Spec:
    time, dimension, main = finding.times[0], finding.dimensions[0], finding.mains[0]
    scale = scale_of(finding, main)
    words, shown = finding.words, len(names)
    some = words.say("charts.some", drawn=shown, n=count) if count > shown else ""
    note = "\n".join(part for part in (some, cut_note(finding, time)) if part)
    wanted = {"filter": {"field": field(dimension.name), "oneOf": names}}
    steps = [*members(finding), *named_nulls(finding, [dimension]), *([wanted] if some else [])]
    return {
        **base(finding, by(finding, main, scale), note, near=True),
        "height": 360,
        "transform": [
            *steps,
            *time_transforms(finding, time, [main], [dimension]),
            *scaled(main, scale),
            *cut_transforms(finding, time, main),
        ],
        **drawn(finding, time, main, scale, 22),
        "encoding": {
            "x": time_axis(finding, time),
            "color": _colors(finding, dimension, names),
            "tooltip": [
                tip(dimension, finding.heading(dimension)),
                time_tip(time, words),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
    }


def _colors(finding: Finding, dimension: Column, names: list[str]) -> Spec:
    return {
        "field": field(dimension.name),
        "type": "nominal",
        "scale": colored(finding, dimension, names),
        "legend": legend(columns={"expr": "width < 420 ? 2 : 4"}, labelLimit=140),
    }
