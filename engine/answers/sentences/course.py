"""Numbers over time: first, last, highest and lowest; the total where it may be built."""

from datetime import date

from engine.answers.buckets import start_of
from engine.answers.finding import Finding, grain_of
from engine.answers.nouns import front, inside, verb
from engine.answers.periods import when
from engine.answers.sentences.change import against
from engine.types.plan import Column

Point = tuple[date, float | int]


def course(finding: Finding) -> str:
    """ "Views by day in May 2026 went from 812 on 1 May 2026 to 930 on 31 May 2026; ..." """
    column, grain = finding.mains[0], grain_of(finding.times[0])
    unit = grain.replace("_", " ")
    points = _points(finding, column)
    label, period = inside(column.label), finding.scope
    if not points:
        return f"{front(label)} {period}: no data in any {unit}."
    if len(points) == 1:
        at, value = points[0]
        text = finding.text(column, value)
        head = f"{front(label)} {when(at, grain, finding.plan.time)}"
        part = _part(finding, at, grain)
        return f"{head} {verb(label)} {text}{part}; no other {unit} has data."
    head = f"{front(label)} by {unit} {period}"
    said = _total(finding, column) or _ends(finding, column, points, grain)
    return f"{head} {said}{_last_move(finding, grain)}."


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
    unit = grain.replace("_", " ")
    last = when(at, grain, finding.plan.time)
    return f"; the last whole {unit}, {last}, {finding.text(column, value)} against {finding.sides[1]}"


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
    return f"add up to {finding.text(column, now)}, {against(finding, before, now, then)}"


def _part(finding: Finding, at: date, grain: str) -> str:
    """What is said of a bucket that is not whole, in brackets; "" of any other."""
    if start_of(at) not in finding.partial(finding.times[0]):
        return ""
    running = finding.now and finding.plan.time.start_of(finding.now, grain)
    return " (not over)" if start_of(at) == running else f" (not a whole {grain.replace('_', ' ')})"


def _ends(finding: Finding, column: Column, points: list[Point], grain: str) -> str:
    """First and last, then highest and lowest among the buckets that are whole."""
    partial, time = finding.partial(finding.times[0]), finding.plan.time
    cut = {at for at, _ in points if start_of(at) in partial}
    whole = [point for point in points if point[0] not in cut]
    unit = grain.replace("_", " ")
    high = max(whole, key=lambda point: point[1], default=None)
    low = min(whole, key=lambda point: point[1], default=None)
    if high and low and not cut and high[1] == low[1]:
        return f"stayed at {finding.text(column, high[1])} in every {unit} with data"

    def said(point: Point) -> str:
        mark = ", the highest," if point is high else ", the lowest," if point is low else ""
        part = _part(finding, point[0], grain)
        return f"{finding.text(column, point[1])} {when(point[0], grain, time)}{part}{mark}"

    ends = f"went from {said(points[0])} to {said(points[-1])}".removesuffix(",")
    named = [(word, one) for word, one in (("highest", high), ("lowest", low)) if len(whole) > 1 and one]
    inner = [
        f"the {word} was {finding.text(column, one[1])} {when(one[0], grain, time)}"
        for word, one in named
        if one is not points[0] and one is not points[-1]
    ]
    return f"{ends}; {' and '.join(inner)}" if inner else ends
