"""An amount in two periods by one category: what each part adds to the change, from total to total."""

from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.parts import Part, inline, plain, with_other
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import (
    BAR_STEP,
    MARKS,
    OTHERS,
    ROLE,
    TOTALS,
    Spec,
    base,
    by,
    member,
    number_tip,
    quantity,
    titled,
)
from engine.types.plan import Column

ORDER = 48
DRAWN, CLOSE = 8, 0.35
TOTAL, MORE, LESS = "=", "+", "-"


def fits(finding: Finding) -> Fits:
    """For numbers that add up and all of their groups. Chosen where the question is for the change."""
    if finding.plan.query.compare_to is None or len(finding.dimensions) != 1 or finding.times:
        return
    main = next((one for one in finding.mains if one.role == "metric"), None)
    before = main and finding.partner(main, "previous")
    if main is None or before is None or not finding.adds_up(main) or not finding.complete:
        return
    if len(finding.table.rows) < 2 or not finding.is_numeric(main) or finding.is_ordered(finding.groups[0]):
        return
    asked = any(one.kind == "change" and one.of == main.of for one in finding.plan.query.calculations)
    yield fit(finding, "waterfall", "waterfall", lambda: _spec(finding, main, before), chosen=asked)


def steps(finding: Finding, main: Column, before: Column) -> list[tuple[Part, float, float, str]]:
    """The bars from top to bottom: a part, where its bar begins and ends, and which way it goes."""
    was, now = (float(sum(as_number(cell) or 0 for cell in finding.cells(one))) for one in (before, main))
    names = finding.sides
    bars = [(Part(None, names[1], was), 0.0, was, TOTAL)]
    at = was
    for part in with_other(finding, _changes(finding, main, before), DRAWN):
        bars.append((part, at, at + part.value, MORE if part.value >= 0 else LESS))
        at += part.value
    return [*bars, (Part(None, names[0], now), 0.0, now, TOTAL)]


def _changes(finding: Finding, main: Column, before: Column) -> list[Part]:
    """What each group adds; one that is in one period only counts as nothing in the other."""
    group = finding.groups[0]
    cells = zip(finding.cells(group), finding.cells(main), finding.cells(before), strict=True)
    changes = (
        Part(plain(cell), finding.name(group, cell), float((as_number(now) or 0) - (as_number(was) or 0)))
        for cell, now, was in cells
    )
    return [one for one in changes if one.value]


def _spec(finding: Finding, main: Column, before: Column) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main, before)
    bars = steps(finding, main, before)
    close = is_close(bars)
    rows = [_row(finding, group, main, scale, bar, close=close) for bar in bars]
    names = [row["name"] for row in rows]
    axis = {"labelLimit": 160, "labelOverlap": False, "ticks": False, "domain": False}
    encoding = {
        "y": {"field": "name", "type": "nominal", "sort": names, "title": None, "axis": axis},
        "x": {
            **quantity("low", scale),
            "axis": None,
            "scale": {"zero": not close, "padding": 46 if close else 0},
        },
        "tooltip": [
            {"field": "name", "type": "nominal", "title": finding.heading(group)},
            number_tip("value", titled(finding, main, scale), scale),
        ],
    }
    color = {
        "field": "way",
        "type": "nominal",
        "scale": {"domain": [MORE, LESS, TOTAL]},
        "legend": None,
    }
    strength = {"field": "strength", "type": "quantitative", "scale": None}
    bar = {
        "name": MARKS,
        "mark": {"type": "bar", "cornerRadius": 2},
        "encoding": {"x2": {"field": "high"}, "color": color, "opacity": strength},
    }
    text = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 4},
        "encoding": {"text": {"field": "text"}, "x": {"field": "high", "type": "quantitative"}},
    }
    stroke = {
        "transform": [{"filter": f"datum.way === '{TOTAL}'"}],
        "mark": {"type": "tick", "orient": "vertical", "thickness": 3, "size": 16},
        "encoding": {"color": color},
    }
    return {
        **base(finding, by(finding, main, scale), finding.words.word("charts.changes")),
        "height": {"step": BAR_STEP},
        "transform": [],
        "encoding": encoding,
        "layer": [inline(rows, bar, text, *([stroke] if close else []))],
    }


def is_close(bars: list[tuple[Part, float, float, str]]) -> bool:
    """Whether the changes would hardly be seen beside the totals: then these are strokes, not bars."""
    ends = [end for _, _, end, _ in bars]
    return max(ends) - min(ends) < CLOSE * max(map(abs, ends))


def _row(
    finding: Finding,
    group: Column,
    main: Column,
    scale: Scale,
    bar: tuple[Part, float, float, str],
    *,
    close: bool,
) -> Spec:
    part, start, end, way = bar
    start = end if close and way == TOTAL else start
    text = finding.text(main, part.value if not part.value.is_integer() else int(part.value))
    return {
        "name": part.name,
        "low": min(start, end) / scale.divisor,
        "high": max(start, end) / scale.divisor,
        "value": part.value / scale.divisor,
        "text": f"+{text}" if way == MORE else text,
        "way": way,
        "strength": 0.6 if part.is_other or way == TOTAL else 1,
        **_role(part, way),
        member(finding, group): part.member,
    }


def _role(part: Part, way: str) -> Spec:
    """What a bar is that is no group of its own."""
    if way == TOTAL:
        return {ROLE: TOTALS}
    return {ROLE: OTHERS} if part.is_other else {}
