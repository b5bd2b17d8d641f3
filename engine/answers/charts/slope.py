"""Two periods and few groups: a line a group from then to now."""

from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.parts import inline, plain
from engine.answers.scales import scale_of
from engine.answers.spec import BEFORE, ROLE, Spec, base, by, hits, member, number_tip, quantity, titled
from engine.types.plan import Column
from engine.types.result import Cell

ORDER = 46
FEWEST, MOST = 2, 8
HEIGHT, APART = 300, 15


def fits(finding: Finding) -> Fits:
    """For a comparison by one small dimension. Chosen for what does not add up, as no bar is an amount."""
    if finding.plan.query.compare_to is None or len(finding.dimensions) != 1 or finding.times:
        return
    main = finding.mains[0]
    before = finding.partner(main, "previous")
    if before is None or not FEWEST <= len(_pairs(finding, main, before)) <= MOST:
        return
    if len(finding.table.rows) <= MOST:
        chosen = not finding.adds_up(main) and not finding.is_ordered(finding.groups[0])
        yield fit(finding, "slope", "slope", lambda: _spec(finding, main, before), chosen=chosen)


def _pairs(finding: Finding, main: Column, before: Column) -> list[tuple[Cell, float, float]]:
    cells = zip(finding.cells(finding.groups[0]), finding.cells(before), finding.cells(main), strict=True)
    return [
        (cell, float(was), float(now))
        for cell, then, here in cells
        if (was := as_number(then)) is not None and (now := as_number(here)) is not None
    ]


def _spec(finding: Finding, main: Column, before: Column) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main, before)
    pairs, names = _pairs(finding, main, before), [finding.sides[1], finding.sides[0]]
    found = [(plain(cell), finding.name(group, cell), (was, now)) for cell, was, now in pairs]
    spread = [number for *_, both in found for number in both]
    step = (max(spread) - min(spread) or 1) / HEIGHT * APART
    told = [apart([both[side] for *_, both in found], step) for side in (0, 1)]
    rows = [
        {
            "name": name,
            "side": names[side],
            "value": numbers[side] / scale.divisor,
            "told": told[side][place] / scale.divisor,
            "text": _text(finding, main, name, numbers[side], side),
            **({} if side else {ROLE: BEFORE}),
            member(finding, group): cell,
        }
        for place, (cell, name, numbers) in enumerate(found)
        for side in (0, 1)
    ]
    sides = {
        "field": "side",
        "type": "nominal",
        "sort": names,
        "title": None,
        "axis": {"labelAngle": 0, "ticks": False, "domain": False, "orient": "top", "labelLimit": 150},
        "scale": {"type": "point", "padding": 0.75},
    }
    up = {**quantity("value", scale, zero=False), "axis": None, "scale": {"zero": False, "padding": 16}}
    line = {
        "mark": {"type": "line", "strokeWidth": 2, "point": {"size": 40, "filled": True}},
        "encoding": {
            "y": up,
            "color": {"field": "name", "type": "nominal", "legend": None, "sort": [one[1] for one in found]},
        },
    }
    tips = [
        {"field": "name", "type": "nominal", "title": finding.heading(group)},
        {"field": "side", "type": "nominal", "title": finding.words.word("charts.period")},
        number_tip("value", titled(finding, main, scale), scale),
    ]
    note = finding.words.say("charts.compared", other=names[0])
    labels = [_label(names[side], align, dx) for side, align, dx in ((0, "right", -9), (1, "left", 9))]
    return {
        **base(finding, by(finding, main, scale), note, near=True),
        "height": HEIGHT,
        "transform": [],
        "encoding": {"x": sides, "tooltip": tips},
        "layer": [inline(rows, line, *labels, hits({"y": {"field": "value", "type": "quantitative"}}))],
    }


def _text(finding: Finding, main: Column, name: str, number: float, side: int) -> str:
    """The number at its end; the group is named where its line ends."""
    value = finding.text(main, int(number) if number.is_integer() else number)
    return f"{value}  {name}" if side else value


def _label(side: str, align: str, dx: int) -> Spec:
    mark = {"type": "text", "align": align, "dx": dx, "baseline": "middle", "limit": 150}
    encoding = {"y": {"field": "told", "type": "quantitative"}, "text": {"field": "text"}}
    return {"transform": [{"filter": {"field": "side", "equal": side}}], "mark": mark, "encoding": encoding}


def apart(numbers: list[float], step: float) -> list[float]:
    """Where labels of the numbers stand, so that none covers another: moved up by as little as that takes."""
    placed: dict[int, float] = {}
    last = float("-inf")
    for at in sorted(range(len(numbers)), key=lambda at: numbers[at]):
        last = placed[at] = max(numbers[at], last + step)
    return [placed[at] for at in range(len(numbers))]
