"""Percentiles of one number by one category: boxes, where the answer has the values."""

from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.nouns import front
from engine.answers.parts import inline, plain
from engine.answers.scales import scale_of
from engine.answers.spec import MARKS, Spec, base, category, member, number_tip, quantity, titled
from engine.types.plan import Column
from semantic.query import AggregateTerm, NestedTerm

ORDER = 45
MOST, BOX, STEP, MIDDLE = 30, 14, 30, 0.5
_LEVELS = {"min": 0.0, "median": MIDDLE, "max": 1.0}


def fits(finding: Finding) -> Fits:
    """For a median with a value on either side of it, all of the same number."""
    if len(finding.groups) != 1 or finding.plan.query.compare_to is not None or finding.times:
        return
    found = levels(finding)
    sides = {level < MIDDLE for level in found if level != MIDDLE}
    if MIDDLE in found and len(sides) == 2 and len(finding.table.rows) <= MOST:
        yield fit(finding, "box_plot", "box_plot", lambda: _spec(finding, found))


def levels(finding: Finding) -> dict[float, Column]:
    """The columns by the part of the values that lies below; none where they are not of one number."""
    terms = {term.key: term for term in finding.plan.query.metrics}
    found: dict[float, Column] = {}
    measured = set()
    for column in finding.mains:
        term = terms.get(column.of)
        if not isinstance(term, AggregateTerm | NestedTerm):
            return {}
        level = term.percentile if term.agg == "percentile" else _LEVELS.get(term.agg)
        if level is None or not finding.is_numeric(column):
            return {}
        found[level] = column
        measured.add(term.field if isinstance(term, AggregateTerm) else (term.of, term.by, term.grain))
    return found if len(measured) == 1 else {}


def _spec(finding: Finding, found: dict[float, Column]) -> Spec:
    group, middle = finding.groups[0], found[MIDDLE]
    scale = scale_of(finding, *found.values())
    below = sorted(level for level in found if level < MIDDLE)
    above = sorted(level for level in found if level > MIDDLE)
    ends = {"low": below[0], "first": below[-1], "middle": MIDDLE, "third": above[0], "high": above[-1]}
    rows = [
        _row(finding, group, row, {name: found[at] for name, at in ends.items()}, scale.divisor)
        for row in finding.table.rows
    ]
    ordered = finding.is_ordered(group)
    sort = finding.names_in_order(group) if ordered else {"field": "middle", "order": "descending"}
    told = dict.fromkeys(ends.values())
    by_level = {level: name for name, level in ends.items()}
    tips = [{"field": "name", "type": "nominal", "title": finding.heading(group)}]
    tips += [number_tip(by_level[level], titled(finding, found[level], scale), scale) for level in told]
    axis = quantity("low", scale, zero=False)
    title = finding.words.say(
        "charts.by", title=scale.title(front(finding.label(middle))), groups=finding.label(group)
    )
    span = {"mark": {"type": "rule"}, "encoding": {"x": axis, "x2": {"field": "high"}}}
    box = {
        "name": MARKS,
        "mark": {"type": "bar", "size": BOX, "opacity": 0.55, "cornerRadius": 2},
        "encoding": {"x": {**axis, "field": "first"}, "x2": {"field": "third"}},
    }
    stroke = {
        "mark": {"type": "tick", "orient": "vertical", "thickness": 2.5, "size": BOX + 4},
        "encoding": {"x": {**axis, "field": "middle"}},
    }
    labels = finding.words.joined([finding.label(found[level]) for level in sorted(found)])
    return {
        **base(finding, title, finding.words.say("charts.box", labels=labels)),
        "height": {"step": STEP},
        "transform": [],
        "encoding": {"y": {**category(group, sort=sort), "field": "name"}, "tooltip": tips},
        "layer": [inline(rows, span, box, stroke)],
    }


def _row(finding: Finding, group: Column, row: tuple, ends: dict[str, Column], divisor: int) -> Spec:  # type: ignore[type-arg]
    cell = finding.cell(row, group)
    numbers = {name: as_number(finding.cell(row, one)) for name, one in ends.items()}
    values = {name: None if number is None else number / divisor for name, number in numbers.items()}
    return {"name": finding.name(group, cell), member(finding, group): plain(cell), **values}
