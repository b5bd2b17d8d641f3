"""Small multiples: a strip for each group, or each number, over one time axis."""

from datetime import date

from engine.answers.cuts import cut_stamps
from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.nouns import front
from engine.answers.parts import inline, plain
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import Spec, base, by, hits, member, number_tip, titled
from engine.answers.ticks import WHEN, axis_name, gaps, stamp, time_axis, time_name, time_tip
from engine.types.plan import Column

ORDER = 28
FEW, MOST = 4, 12
STRIP, ROOM = 60, 1.45  # pixels a strip, and how much taller it is than its line

Strip = tuple[str, object, dict[str, float], float, Scale, Column]


def fits(finding: Finding) -> Fits:
    """For one time with more groups than lines can be told apart, or with several numbers: a second axis in
    one picture would mislead."""
    if len(finding.times) != 1 or finding.plan.query.is_cut or finding.plan.query.compare_to is not None:
        return
    if not gaps_known(finding):
        return
    numbers = [one for one in finding.mains if finding.is_numeric(one)]
    if not finding.dimensions and 2 <= len(numbers) <= MOST:
        yield fit(finding, "small_multiples", "panels_of_numbers", lambda: _numbers(finding, numbers))
    if len(finding.dimensions) == 1:
        count = len(set(finding.cells(finding.dimensions[0])))
        rule = "many_panels" if count > MOST else "panels"
        chosen = count > FEW
        yield fit(finding, "small_multiples", rule, lambda: _groups(finding, count), chosen=chosen, n=MOST)


def gaps_known(finding: Finding) -> bool:
    """Whether most of the period has data."""
    return gaps(finding, finding.times[0]) is not None


def _groups(finding: Finding, count: int) -> Spec:
    """A strip a group, all on one scale, so that they compare."""
    group, main = finding.dimensions[0], finding.mains[0]
    scale = scale_of(finding, main)
    courses: dict[str, tuple[object, dict[str, float]]] = {}
    rows = zip(*(finding.cells(one) for one in (group, finding.times[0], main)), strict=True)
    called = {cell: finding.name(group, cell) for cell in set(finding.cells(group))}
    stamps = {at: stamp(at) for at in set(finding.cells(finding.times[0])) if isinstance(at, date)}
    for cell, at, value in rows:
        course = courses.setdefault(called[cell], (plain(cell), {}))[1]
        number = as_number(value)
        if number is not None and isinstance(at, date):
            course[stamps[at]] = number / scale.divisor
    names = _leading(finding, group, {name: course for name, (_, course) in courses.items()})
    top = max((max(courses[name][1].values(), default=0) for name in names), default=0)
    drawn = [(name, courses[name][0], courses[name][1], top, scale, main) for name in names]
    words = finding.words
    some = words.say("charts.some", drawn=len(names), n=count) if count > len(names) else ""
    same = words.say("charts.same_scale", top=finding.text(main, _whole(top * scale.divisor)))
    note = "\n".join(part for part in (some, same) if part)
    return _strips(finding, drawn, by(finding, main, scale), note)


def _numbers(finding: Finding, numbers: list[Column]) -> Spec:
    """A strip a number, each on a scale of its own."""
    time, drawn = finding.times[0], list[Strip]()
    for one in numbers:
        scale = scale_of(finding, one)
        pairs = zip(finding.cells(time), finding.cells(one), strict=True)
        course = {
            stamp(at): number / scale.divisor
            for at, value in pairs
            if isinstance(at, date) and (number := as_number(value)) is not None
        }
        top = max(course.values(), default=0)
        drawn.append((titled(finding, one, scale), None, course, top, scale, one))
    words = finding.words
    labels = words.joined([front(finding.label(numbers[0])), *(finding.label(one) for one in numbers[1:])])
    title = words.say("charts.by", title=labels, groups=finding.label(time))
    return _strips(finding, drawn, title, words.word("charts.own_scales"))


def _leading(finding: Finding, group: Column, courses: dict[str, dict[str, float]]) -> list[str]:
    """The groups that reach highest, in an order of their own where they have one."""
    peaks = {name: max(course.values(), default=0) for name, course in courses.items()}
    leading = sorted(peaks, key=lambda name: (-peaks[name], name))[:MOST]
    if finding.is_ordered(group):
        return [name for name in finding.names_in_order(group) if name in leading]
    return leading


def _strips(finding: Finding, strips: list[Strip], title: str, note: str) -> Spec:
    time = finding.times[0]
    cells = [stamp(at) for at in set(finding.cells(time)) if isinstance(at, date)]
    stamps = sorted({*cells, *(gaps(finding, time) or [])})
    cut = set(cut_stamps(finding, time))
    rows = [
        row
        for place, strip in enumerate(strips)
        for row in _rows(finding, strip, len(strips) - 1 - place, stamps, cut)
    ]
    height = len(strips) * STRIP
    y = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, len(strips)], "nice": False, "zero": False},
    }
    tips = [
        {"field": "name", "type": "nominal", "title": _heading(finding)},
        time_tip(time, finding.words),
        _number_tip(finding, strips, title),
    ]
    return {
        **base(finding, title, note, near=True),
        "height": height,
        "transform": [],
        "encoding": {"x": time_axis(finding, time), "y": y, "tooltip": tips},
        "layer": [inline(rows, *_layers(finding))],
    }


def _number_tip(finding: Finding, strips: list[Strip], title: str) -> Spec:
    if not finding.dimensions or not strips:
        return {"field": "text", "type": "nominal", "title": title}
    *_, scale, column = strips[0]
    return number_tip("value", titled(finding, column, scale), scale)


def _heading(finding: Finding) -> str:
    dimensions = finding.dimensions
    return finding.heading(dimensions[0]) if dimensions else finding.words.word("charts.number")


def _layers(finding: Finding) -> tuple[Spec, ...]:
    """The line over its area from the foot of the strip, what it is, and its last number."""
    time = finding.times[0]
    steps = [
        {"calculate": f"toDate(datum['{axis_name(time)}'])", "as": axis_name(time)},
        time_name(time, finding.words, into=WHEN),
    ]
    line = {"field": "name", "type": "nominal"}
    area = {
        "transform": steps,
        "mark": {"type": "area", "opacity": 0.18, "tooltip": None},
        "encoding": {"detail": line, "y2": {"field": "foot"}},
    }
    course = {
        "transform": steps,
        "mark": {"type": "line", "strokeWidth": 1.75, "point": {"size": 14, "filled": True}},
        "encoding": {"detail": line},
    }
    name = {
        "transform": [{"filter": "datum.first"}],
        "mark": {"type": "text", "align": "left", "baseline": "top", "fontWeight": "bold", "limit": 220},
        "encoding": {"x": {"value": 2}, "y": {**_head()}, "text": {"field": "name"}},
    }
    last = {
        "transform": [{"filter": "datum.last"}],
        "mark": {"type": "text", "align": "right", "baseline": "top"},
        "encoding": {"x": {"value": "width"}, "y": {**_head()}, "text": {"field": "text"}},
    }
    return area, course, name, last, {**hits(), "transform": steps}


def _head() -> Spec:
    return {"field": "head", "type": "quantitative"}


def _rows(finding: Finding, strip: Strip, foot: int, stamps: list[str], cut: set[str]) -> list[Spec]:
    """The points of a strip; a bucket without data breaks the line."""
    name, group, course, top, scale, column = strip
    time = finding.times[0]
    known = [at for at in stamps if at in course]
    last = next((at for at in reversed(known) if at not in cut), known[-1] if known else "")
    raised = {at: foot + max(course[at], 0) / (top or 1) / ROOM for at in known}
    rows = [
        {
            "name": name,
            time.name: at,
            axis_name(time): at,
            "y": raised.get(at),
            "foot": foot,
            "head": foot + 1 - 0.06,
            **_told(finding, column, course.get(at), scale, at == last),
            "first": at == stamps[0],
            "last": at == last,
            member(finding, time): at,
        }
        for at in stamps
    ]
    if not finding.dimensions:
        return rows
    kept = member(finding, finding.dimensions[0])
    return [{**row, kept: group} for row in rows]


def _told(
    finding: Finding, column: Column, number: float | None, scale: Scale, is_last: bool
) -> dict[str, object]:
    """The number of a point; in words where it is written, or where strips have scales of their own."""
    if number is None or (finding.dimensions and not is_last):
        return {"value": number, "text": ""}
    return {"value": number, "text": finding.text(column, _whole(number * scale.divisor))}


def _whole(number: float) -> float | int:
    """A number without a part as a whole one, to be written like one."""
    near = round(number)
    return near if abs(number - near) < 1e-9 * max(1, abs(number)) else number
