"""The chart of an answer as office programs draw it: categories, series, and numbers that can be edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.answers.buckets import start_of
from engine.answers.drawing import COLORS
from engine.answers.finding import Finding, as_number
from engine.answers.nouns import front
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import by, colored, titled
from engine.answers.ticks import gaps
from engine.types.answer import Chart
from engine.types.plan import Column

Numbers = tuple[int | float | None, ...]
MOST_BARS, MOST_GROUPS, MOST_SERIES = 30, 20, 8
FORMATS = {".0%": "0%", ".1%": "0.0%", ".2%": "0.00%", ",.0f": "#,##0", ",.1f": "#,##0.0", ",.2f": "#,##0.00"}


@dataclass(frozen=True)
class Series:
    """One series: its name, a number or nothing a category, and its colour."""

    name: str
    numbers: Numbers
    color: str


@dataclass(frozen=True)
class Native:
    """A chart of shape bar (from left to right), column, line, area, ring or scatter.

    A scatter has two series: across and up. `code` is the number format; `note` says what is left out.
    """

    shape: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    code: str
    stacked: bool = False
    note: str = ""


def native(chart: Chart | None, finding: Finding) -> Native | None:
    """The chart as numbers; None for a kind that these programs do not draw."""
    make = _MAKERS.get(chart.kind) if chart is not None and finding.table.rows else None
    if chart is None or make is None:
        return None
    heading = chart.spec.get("title")
    title = heading.get("text") if isinstance(heading, dict) else None
    made = make(finding)
    return replace(made, title=title) if isinstance(title, str) and title else made


def _bars(finding: Finding) -> Native:
    """As many bars as are to be read, by rank unless they have an order of their own."""
    group, main = finding.groups[0], finding.ranked_by or finding.mains[0]
    if group.role == "time" and not finding.plan.query.is_cut and finding.ranked_by is None:
        return _over_time(finding, "column")
    pairs = [(_called(finding, group, cell), number) for cell, number in _pairs(finding, group, main)]
    if not (finding.is_ordered(group) and not finding.plan.query.order):
        up = finding.ranked_by is main and not finding.plan.query.order[0].descending
        pairs.sort(key=lambda one: _rank(one[1], up))
    shown = pairs[:MOST_BARS] if len(pairs) > MOST_BARS else pairs
    scale = scale_of(finding, main)
    series = (_one(finding, main, [number for _, number in shown], scale),)
    return _made(
        "bar", finding, main, scale, [name for name, _ in shown], series, _some(finding, shown, pairs)
    )


def _compared(finding: Finding) -> Native:
    """Two bars a group, or a bar for each pair of groups."""
    before = finding.partner(finding.mains[0], "previous")
    if before is None:
        return _crossed(finding)
    group, main, scale = finding.groups[0], finding.mains[0], scale_of(finding, finding.mains[0], before)
    rows = list(zip(finding.cells(group), *(finding.cells(one) for one in (main, before)), strict=True))
    if not finding.is_ordered(group):
        rows.sort(key=lambda row: _rank(as_number(row[1]), up=False))
    shown = rows[:MOST_GROUPS]
    series = tuple(
        Series(name, _scaled((as_number(row[at]) for row in shown), scale), COLORS[at - 1])
        for at, name in enumerate(finding.sides, 1)
    )
    names = [_called(finding, group, row[0]) for row in shown]
    return _made("bar", finding, main, scale, names, series, _some(finding, shown, rows))


def _crossed(finding: Finding, shape: str = "bar", *, stacked: bool = False) -> Native:
    """Two groups: the one with more of them as categories, the other as series; time always across."""
    inner = min(finding.dimensions, key=lambda one: len(set(finding.cells(one))))
    outer = next(one for one in finding.groups if one is not inner)
    if outer.role == "time":
        return _over_time(finding, shape, stacked=stacked)
    main, names = finding.mains[0], finding.names_in_order(outer)
    return _pivoted(finding, inner, main, names, _numbers_by(finding, inner, outer, main), shape, stacked)


def _over_time(finding: Finding, shape: str = "line", *, stacked: bool = False) -> Native:
    """Time across with every bucket in its place, those without data empty."""
    time, main = finding.times[0], finding.mains[0]
    starts = sorted(
        {start_of(cell) for cell in finding.cells(time) if isinstance(cell, date)} | _empty(finding)
    )
    names = [finding.text(time, at) for at in starts]
    if finding.dimensions:
        inner = finding.dimensions[0]
        cells = _numbers_by(finding, inner, time, main)
        return _pivoted(finding, inner, main, names, cells, shape, stacked)
    before = finding.partner(main, "previous")
    columns = [main, before] if before is not None else [main]
    scale = scale_of(finding, *columns)
    called = finding.sides if before is not None else (finding.heading(main),)
    series = []
    for at, (name, column) in enumerate(zip(called, columns, strict=True)):
        known = {_called(finding, time, cell): number for cell, number in _pairs(finding, time, column)}
        series.append(Series(name, _scaled((known.get(one) for one in names), scale), COLORS[at]))
    return _made(shape, finding, main, scale, names, tuple(series))


def _empty(finding: Finding) -> set[datetime]:
    missing = gaps(finding, finding.times[0]) or []
    return {datetime.fromisoformat(one.removesuffix("Z")) for one in missing}


def _pivoted(
    finding: Finding,
    inner: Column,
    main: Column,
    names: Sequence[str],
    cells: dict[tuple[str, str], int | float | None],
    shape: str,
    stacked: bool,
) -> Native:
    """A series for each inner group; of many those that reach highest, unless all make up a whole."""
    groups = finding.names_in_order(inner)
    peaks = {one: max((cells.get((one, name)) or 0 for name in names), default=0) for one in groups}
    leading = groups if stacked else sorted(groups, key=lambda one: (-peaks[one], one))[:MOST_SERIES]
    kept = [one for one in groups if one in leading]
    colors = colored(finding, inner, kept).get("range") or [
        COLORS[at % len(COLORS)] for at in range(len(kept))
    ]
    scale = scale_of(finding, main)
    series = tuple(
        Series(one, _scaled((cells.get((one, name)) for name in names), scale), colors[at])
        for at, one in enumerate(kept)
    )
    return _made(shape, finding, main, scale, names, series, _some(finding, kept, groups), stacked)


def _numbers_by(
    finding: Finding, inner: Column, outer: Column, main: Column
) -> dict[tuple[str, str], int | float | None]:
    rows = zip(*(finding.cells(one) for one in (inner, outer, main)), strict=True)
    return {
        (_called(finding, inner, one), _called(finding, outer, other)): as_number(cell)
        for one, other, cell in rows
    }


def _ring(finding: Finding) -> Native:
    return replace(_bars(finding), shape="ring")


def _scatter(finding: Finding) -> Native:
    """Two numbers a group, of the groups that have both."""
    group, (across, up) = finding.groups[0], finding.mains[:2]
    cells = zip(
        finding.cells(group), *(map(as_number, finding.cells(one)) for one in (across, up)), strict=True
    )
    rows = [row for row in cells if row[1] is not None and row[2] is not None]
    scales = [scale_of(finding, one) for one in (across, up)]
    series = tuple(
        Series(titled(finding, one, scale), _scaled((row[at] for row in rows), scale), COLORS[0])
        for at, (one, scale) in enumerate(zip((across, up), scales, strict=True), 1)
    )
    names = [_called(finding, group, row[0]) for row in rows]
    title = finding.words.joined([series[0].name, front(series[1].name)])
    return Native("scatter", title, tuple(names), series, FORMATS[scales[1].d3])


_MAKERS: dict[str, Callable[[Finding], Native]] = {
    "bar": _bars,
    "grouped_bar": _compared,
    "line": _over_time,
    "lines": _over_time,
    "area": lambda finding: _over_time(finding, "area"),
    "stacked": lambda finding: _crossed(finding, "column" if finding.times else "bar", stacked=True),
    "share": _ring,
    "scatter": _scatter,
}


def _made(
    shape: str,
    finding: Finding,
    main: Column,
    scale: Scale,
    names: Sequence[str],
    series: tuple[Series, ...],
    note: str = "",
    stacked: bool = False,
) -> Native:
    title = by(finding, main, scale)
    return Native(shape, title, tuple(names), series, FORMATS[scale.d3], stacked, note)


def _one(finding: Finding, main: Column, numbers: Sequence[int | float | None], scale: Scale) -> Series:
    return Series(titled(finding, main, scale), _scaled(numbers, scale), COLORS[0])


def _called(finding: Finding, column: Column, cell: object) -> str:
    """What a category is called: a time by its bucket."""
    if column.role == "time":
        at = start_of(cell) if isinstance(cell, date) else None
        return finding.text(column, at)
    return finding.name(column, cell)  # type: ignore[arg-type]


def _pairs(finding: Finding, group: Column, main: Column) -> list[tuple[object, int | float | None]]:
    cells = zip(finding.cells(group), finding.cells(main), strict=True)
    return [(cell, as_number(number)) for cell, number in cells]


def _scaled(numbers: object, scale: Scale) -> Numbers:
    """In the unit of the scale, not rounded."""
    divisor = scale.divisor
    return tuple(
        number if number is None or divisor == 1 else number / divisor
        for number in numbers  # type: ignore[attr-defined]
    )


def _rank(number: int | float | None, up: bool) -> tuple[bool, float]:
    """Highest first unless `up`; what is missing last."""
    return number is None, (number or 0) * (1 if up else -1)


def _some(finding: Finding, shown: Sequence[object], known: Sequence[object]) -> str:
    """How many of them are drawn, where not all are."""
    if len(shown) == len(known):
        return ""
    return finding.words.say("charts.some", drawn=len(shown), n=len(known))
