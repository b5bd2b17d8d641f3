"""One number over time, told by its latest value: the value large, its course small."""

from datetime import date

from engine.answers.aims import aim_note
from engine.answers.cuts import cut_stamps
from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.nouns import front
from engine.answers.parts import inline
from engine.answers.scales import scale_of
from engine.answers.spec import Spec, base, hits, member, number_tip, titled
from engine.answers.ticks import WHEN, axis_name, gaps, stamp, time_name, time_tip
from engine.types.plan import Column

ORDER = 34
LARGE, HEIGHT = 30, 90


def fits(finding: Finding) -> Fits:
    """For time alone: where one number of a wall of numbers is wanted."""
    if len(finding.times) != 1 or finding.dimensions or finding.plan.query.is_cut:
        return
    if finding.plan.query.compare_to is not None or gaps(finding, finding.times[0]) is None:
        return
    if len(_course(finding, finding.mains[0])) > 1:
        yield fit(finding, "trend", "trend", lambda: _spec(finding, finding.mains[0]), chosen=False)


def _course(finding: Finding, main: Column) -> dict[date, float | int]:
    pairs = zip(finding.cells(finding.times[0]), finding.cells(main), strict=True)
    return {
        at: number
        for at, value in sorted(pairs, key=lambda pair: str(pair[0]))
        if isinstance(at, date) and (number := as_number(value)) is not None
    }


def latest(finding: Finding, main: Column) -> tuple[date, date | None]:
    """The last whole bucket with a number, and the one before it."""
    cut = set(cut_stamps(finding, finding.times[0]))
    known = list(_course(finding, main))
    whole = [at for at in known if stamp(at) not in cut] or known
    return whole[-1], whole[-2] if len(whole) > 1 else None


def _spec(finding: Finding, main: Column) -> Spec:
    time, scale, words = finding.times[0], scale_of(finding, main), finding.words
    course, (now, before) = _course(finding, main), latest(finding, main)
    missing = gaps(finding, time) or []
    points = {stamp(at): number / scale.divisor for at, number in course.items()}
    rows = [
        {
            time.name: at,
            axis_name(time): at,
            "value": points.get(at),
            "last": at == stamp(now),
            member(finding, time): at,
        }
        for at in sorted({*points, *missing})
    ]
    steps = [
        {"calculate": f"toDate(datum['{axis_name(time)}'])", "as": axis_name(time)},
        time_name(time, words, into=WHEN),
    ]
    at = {"field": axis_name(time), "type": "temporal", "axis": None, "scale": {"type": "utc"}}
    up = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": False}}
    line = {"transform": steps, "mark": {"type": "line", "strokeWidth": 2}}
    dot = {
        "transform": [*steps, {"filter": "datum.last"}],
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
    }
    heading = {
        "text": finding.text(main, course[now]),
        "subtitle": _below(finding, main, course, now, before),
        "anchor": "start",
        "fontSize": LARGE,
        "offset": 10,
    }
    return {
        **base(finding, front(finding.label(main)), near=True),
        "title": heading,
        "height": HEIGHT,
        "transform": [],
        "encoding": {
            "x": at,
            "y": up,
            "tooltip": [
                time_tip(time, words),
                number_tip("value", titled(finding, main, scale), scale),
            ],
        },
        "layer": [inline(rows, line, dot, {**hits(), "transform": steps})],
    }


def _below(
    finding: Finding, main: Column, course: dict[date, float | int], now: date, before: date | None
) -> list[str]:
    """What the number is and when, and how far it is from the bucket before."""
    time, words = finding.times[0], finding.words
    when = words.say("charts.at", label=front(finding.label(main)), period=finding.text(time, now))
    lines = [when]
    if before is not None:
        was = finding.text(time, before)
        lines.append(words.say("charts.was", value=finding.text(main, course[before]), period=was))
    aim = aim_note(finding, main)
    return [*lines, *([aim] if aim else [])]
