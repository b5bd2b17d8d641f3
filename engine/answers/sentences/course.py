"""Numbers over time: first, last, highest and lowest; the total where it may be built."""

from datetime import date

from engine.answers.buckets import start_of
from engine.answers.finding import Finding, grain_of
from engine.answers.nouns import verb
from engine.answers.periods import when
from engine.answers.sentences.change import against
from engine.types.plan import Column

Point = tuple[date, float | int]


def course(finding: Finding) -> str:
    """ "Views by day in May 2026 went from 812 on 1 May 2026 to 930 on 31 May 2026; ..." """
    column, grain, words = finding.mains[0], grain_of(finding.times[0]), finding.words
    points = _points(finding, column)
    slots = {"label": finding.label(column), "scope": finding.scope, "unit": finding.unit}
    if not points:
        return words.say("course.none", **slots)
    if len(points) == 1:
        at, value = points[0]
        slots |= {"when": _when(finding, at, grain), "was": verb(slots["label"])}
        return words.say(
            "course.one", **slots, value=finding.text(column, value), part=_part(finding, at, grain)
        )
    said = _total(finding, column) or _ends(finding, column, points, grain)
    return words.say("course.several", **slots, said=said, last=_last_move(finding, grain))


def _when(finding: Finding, at: date, grain: str) -> str:
    return when(at, grain, finding.plan.time, finding.words)


def _last_move(finding: Finding, grain: str) -> str:
    """ "; the last month that is whole, May 2026, was -18 % against 1 month earlier" """
    column = next((one for one in finding.values if one.role in ("growth", "change")), None)
    if column is None or finding.plan.compare_bounds is not None:
        return ""
    cut = finding.partial(finding.times[0])
    whole = [one for one in _points(finding, column) if start_of(one[0]) not in cut]
    if not whole:
        return ""
    at, value = whole[-1]
    return finding.words.say(
        "course.last_move",
        unit=finding.unit,
        when=_when(finding, at, grain),
        value=finding.text(column, value),
        other=finding.sides[1],
    )


def _points(finding: Finding, column: Column) -> list[Point]:
    rows = ((finding.cell(row, finding.times[0]), finding.number(row, column)) for row in finding.table.rows)
    return sorted((at, value) for at, value in rows if isinstance(at, date) and value is not None)


def _total(finding: Finding, column: Column) -> str:
    """Both totals of two compared periods, if the numbers add up and all buckets are here."""
    before = finding.partner(column, "previous")
    if before is None or finding.plan.compare_bounds is None:
        return ""
    if not (finding.complete and finding.adds_up(column)):
        return ""
    now = sum(finding.number(row, column) or 0 for row in finding.table.rows)
    then = sum(finding.number(row, before) or 0 for row in finding.table.rows)
    compared = against(finding, before, now, then)
    return finding.words.say("course.total", now=finding.text(column, now), compared=compared)


def _part(finding: Finding, at: date, grain: str) -> str:
    """What is said of a bucket that is not whole, in brackets; "" of any other."""
    if start_of(at) not in finding.partial(finding.times[0]):
        return ""
    running = finding.now and finding.plan.time.start_of(finding.now, grain)
    return finding.words.say(
        "course.not_over" if start_of(at) == running else "course.not_whole", unit=finding.unit
    )


def _ends(finding: Finding, column: Column, points: list[Point], grain: str) -> str:
    """First and last, then highest and lowest among the buckets that are whole."""
    partial, words = finding.partial(finding.times[0]), finding.words
    cut = {at for at, _ in points if start_of(at) in partial}
    whole = [point for point in points if point[0] not in cut]
    high = max(whole, key=lambda point: point[1], default=None)
    low = min(whole, key=lambda point: point[1], default=None)
    if high and low and not cut and high[1] == low[1]:
        return words.say("course.stayed", value=finding.text(column, high[1]), unit=finding.unit)

    def said(point: Point, template: str = "course.point") -> str:
        mark = "highest" if point is high else "lowest" if point is low else ""
        return words.say(
            template,
            value=finding.text(column, point[1]),
            when=_when(finding, point[0], grain),
            part=_part(finding, point[0], grain),
            mark=words.word(f"course.{mark}") if mark else "",
        )

    named = [(name, one) for name, one in (("highest", high), ("lowest", low)) if len(whole) > 1 and one]
    inner = [
        said(one, f"course.and_{name}")
        for name, one in named
        if one is not points[0] and one is not points[-1]
    ]
    more = words.say("course.more", inner=words.word("words.and").join(inner)) if inner else ""
    last = said(points[-1]).removesuffix(",")
    return words.say("course.ends", first=said(points[0]), last=last, more=more)
