"""Pieces of Vega-Lite specs that the charts share. A spec holds no data: its rows are the answer's."""

import json
from collections.abc import Iterable
from itertools import cycle
from textwrap import wrap
from typing import Any

from engine.answers.finding import Finding
from engine.answers.nouns import front
from engine.answers.periods import name_of
from engine.answers.scales import Scale
from engine.phrasing import Phrasing
from engine.types.plan import Column
from engine.types.result import Cell

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# Told apart by people with any kind of colour vision, and 3:1 or more against white and near-black.
PALETTE = ("#2f7fd1", "#d9730d", "#1a9373", "#c0529a", "#8f7a00", "#7b6fd6", "#d1495b", "#5f7f8f")
BAR_STEP, DENSE_STEP = 24, 20
NARROW = 50  # letters of a line below a title, as wide as a phone
WIDTH: Spec = {"expr": "max(width, 310)"}
# As wide as its place with all that is written beside it; as high as it is told, titles and axes besides.
FITTED: Spec = {"type": "fit-x", "contains": "padding"}
# The selection that a click sets, the marks that it is of, and how much what is no group of its own is muted.
PICKED, MARKS, MUTED = "picked", "marks", 0.45
# The field of a mark that is no group of its own: what the others have together, a group before, a total.
ROLE, OTHERS, BEFORE, TOTALS = "mark_role", "other", "before", "total"
FIRST = "member_1"  # of a funnel it holds the number that a step is
# How a chart looks where no screen sets its own theme.
CONFIG: Spec = {
    "mark": {"color": PALETTE[0]},
    "range": {"category": list(PALETTE), "heatmap": {"scheme": "blues"}, "ramp": {"scheme": "blues"}},
    "view": {"stroke": None},
}


def base(finding: Finding, title: str, note: str = "", *, near: bool = False, steps: bool = False) -> Spec:
    """Schema, title with the period under it, the width of whatever holds the chart, and looks.

    Each line of `note` stands below by itself. The marks that are called MARKS can be picked: each carries
    what it stands for, see `member`. With `near` a click takes the mark next to it, see `hits`; marks
    that are `steps` stand for numbers, not groups.
    """
    name = name_of(finding.plan.bounds, finding.fiscal, finding.words)
    period = " ".join(part for part in (name, finding.filters) if part)
    notes = (period, *note.split("\n"))
    below = [line for text in notes if text for line in wrap(front(text), NARROW)]
    heading = {"text": title, "subtitle": below, "anchor": "start", "offset": 10, "limit": WIDTH}
    config = {**CONFIG, "locale": locale(finding.words)}
    fields = [FIRST] if steps else [member(finding, one) for one in finding.groups]
    select = {"type": "point", "fields": [*fields, ROLE], **({"nearest": True} if near else {})}
    picks = {"params": [{"name": PICKED, "select": select, "views": [MARKS]}]} if fields else {}
    frame: Spec = {"width": "container", "autosize": FITTED}
    return {"$schema": SCHEMA, "title": heading, **frame, "config": config, **picks}


def hits(encoding: Spec | None = None) -> Spec:
    """The marks that are picked where a line is drawn: a line is one mark, and its dots are small or none."""
    mark = {"type": "point", "filled": True, "size": 120, "opacity": 0}
    return {"name": MARKS, "mark": mark, **({"encoding": encoding} if encoding else {})}


def member(finding: Finding, column: Column) -> str:
    """The field of a mark that holds its group as it is stored: member_1 of the first column of groups."""
    return f"member_{finding.groups.index(column) + 1}"


def members(finding: Finding) -> list[Spec]:
    """The transforms that keep the groups as they are stored, before they are named."""
    return [{"calculate": datum(one.name), "as": member(finding, one)} for one in finding.groups]


def side_role(main: Column) -> Spec:
    """The transform that marks the numbers of the period before, once both are folded into one column."""
    now = json.dumps(main.name)
    return {"calculate": f"datum._side === {now} ? null : '{BEFORE}'", "as": ROLE}


def locale(words: Phrasing) -> Spec:
    """How figures and names of times are drawn in a language, as d3 has it; weeks begin on Sunday there."""
    signs, days, short = words.template("figures"), words.template("days"), words.template("short_days")
    number = {"decimal": signs["decimal"], "thousands": signs["thousands"], "grouping": [3]}
    time = {
        "dateTime": "%d %b %Y %H:%M:%S",
        "date": "%d %b %Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": [days[-1], *days[:-1]],
        "shortDays": [short[-1], *short[:-1]],
        "months": words.template("months"),
        "shortMonths": words.template("short_months"),
    }
    return {"number": {**number, "currency": ["", ""]}, "time": time}


def is_signed(finding: Finding, column: Column) -> bool:
    """Whether its numbers lie on both sides of zero."""
    numbers = [number for number in finding.numbers(column) if number is not None]
    return min(numbers, default=0) < 0 < max(numbers, default=0)


def by(finding: Finding, column: Column, scale: Scale) -> str:
    """Watch time (h) by country."""
    groups = finding.words.joined([finding.label(one) for one in finding.groups])
    return finding.words.say("charts.by", title=scale.title(front(finding.label(column))), groups=groups)


def titled(finding: Finding, column: Column, scale: Scale) -> str:
    """The same with the unit of the scale."""
    return scale.title(finding.heading(column))


def field(name: str) -> str:
    """A column name as a Vega field: dots and brackets are not paths."""
    return "".join(f"\\{char}" if char in ".[]\\'\"" else char for char in name)


def legend(**more: Any) -> Spec:
    """A legend above the chart, close to it."""
    return {"orient": "top", "title": None, "offset": 4, "symbolSize": 90, **more}


def datum(name: str) -> str:
    """A column in a Vega expression."""
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"datum['{escaped}']"


def named_nulls(finding: Finding, columns: Iterable[Column]) -> list[Spec]:
    """Transforms that give groups the names they have in words and table, those without a value too."""
    return [
        {
            "calculate": f"{datum(one.name)} === null ? '{finding.name(one, None)}' "
            f": {_names(finding, one)}'' + {datum(one.name)}",
            "as": one.name,
        }
        for one in columns
    ]


def _names(finding: Finding, column: Column) -> str:
    """A look-up of the names of values that have one, such as Monday of 1, before what is said else."""
    if not finding.is_named(column):
        return ""
    known = {_key(cell): finding.text(column, cell) for cell in finding.cells(column) if cell is not None}
    return f"{json.dumps(known, sort_keys=True)}[{datum(column.name)}] || "


def _key(cell: Cell) -> str:
    """A number as JavaScript writes it."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def colored(finding: Finding, column: Column, names: list[str]) -> Spec:
    """The scale of colours for the names: those that the model gives, for the others those of the palette."""
    given = {finding.name(column, value): color for value, color in finding.grouping(column).colors.items()}
    if not given:
        return {"domain": names}
    free = cycle([color for color in PALETTE if color not in given.values()])
    return {"domain": names, "range": [given.get(name) or next(free) for name in names]}


def scaled(column: Column, scale: Scale) -> list[Spec]:
    """The transform to the unit of the scale; what is missing stays missing."""
    if scale.divisor == 1:
        return []
    here = datum(column.name)
    return [{"calculate": f"{here} === null ? null : {here} / {scale.divisor}", "as": column.name}]


def quantity(name: str, scale: Scale, *, zero: bool = True) -> Spec:
    """A value axis without title: the unit stands in the title of the chart."""
    axis: Spec = {"format": scale.axis, "tickCount": 5}
    if scale.whole:
        axis["tickMinStep"] = 1
    spec: Spec = {"field": field(name), "type": "quantitative", "title": None, "axis": axis}
    return spec if zero else {**spec, "scale": {"zero": False}}


def category(column: Column, **more: Any) -> Spec:
    """A category axis without title: the chart's title says what it is."""
    axis = {"labelLimit": 160, "labelOverlap": False, "labelFlush": False, "ticks": False, "domain": False}
    return {"field": field(column.name), "type": "nominal", "title": None, "axis": axis, **more}


def tip(column: Column, title: str) -> Spec:
    """A tooltip line of a group."""
    return {"field": field(column.name), "type": "nominal", "title": title}


def number_tip(name: str, title: str, scale: Scale) -> Spec:
    """A tooltip line of a number."""
    return {"field": field(name), "type": "quantitative", "title": title, "format": scale.d3}
