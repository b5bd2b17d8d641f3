"""Charts: which one and why, specs that Vega-Lite accepts, and nothing stacked or summed."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from engine.answers.choose import chart, choose, rules
from engine.answers.finding import Finding
from engine.answers.records import records
from engine.types.answer import Chart
from engine.types.plan import Column, Plan
from engine.types.result import ResultTable
from tests.engine.answers.made import (
    ADDITIVITY,
    APRIL,
    COUNTRY,
    DAY,
    DEVICE,
    LATEST,
    MAY,
    RATE,
    SHARE,
    VIEWS,
    VIEWS_BEFORE,
    WATCH,
    best,
    days,
    plan,
    table,
)

Case = tuple[Plan, ResultTable]


def case(asked: Plan, *rows: tuple, **more: Any) -> Case:
    return asked, table(*rows, of=asked, **more)


def countries(count: int, column: Column = VIEWS) -> Case:
    return case(plan(COUNTRY, column), *((f"Country {n}", n / 7) for n in range(count)))


def pairs(outer: int, inner: int) -> Case:
    rows = ((f"C{a}", f"D{b}", a + b) for a in range(outer) for b in range(inner))
    return case(plan(COUNTRY, DEVICE, VIEWS), *rows)


def lines(groups: int) -> Case:
    rows = ((datetime(2026, 6, 22 + d), f"C{g}", g * d) for d in range(4) for g in range(groups))
    return case(plan(DAY, COUNTRY, VIEWS), *rows)


_COMPARED = plan(COUNTRY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
_COURSES = plan(DAY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)

CASES: dict[str, tuple[str, Case]] = {
    "one number": ("number", case(plan(VIEWS), (5,))),
    "one group": ("number", case(plan(COUNTRY, VIEWS), ("Malta", 5))),
    "no rows": ("none", case(plan(COUNTRY, VIEWS))),
    "cut off": ("none", case(plan(COUNTRY, VIEWS), ("A", 1), ("B", 2), truncated=True)),
    "no numbers": ("none", case(plan(COUNTRY, LATEST), ("A", datetime(2026, 5, 1)), ("B", None))),
    "time": ("line", case(plan(DAY, VIEWS), *days(3, 4, 5))),
    "time, compared": ("line", case(_COURSES, (datetime(2026, 5, 1), 3, 4), (datetime(2026, 5, 2), 3, None))),
    "time, ranked": ("bar", case(plan(DAY, VIEWS, order=best("views"), limit=2), *days(5, 4))),
    "time and groups": ("lines", lines(3)),
    "time and many groups": ("small_multiples", lines(12)),
    "groups": ("bar", countries(12)),
    "many groups": ("bar", countries(40, RATE)),
    "seconds": ("bar", countries(5, WATCH)),
    "shares": ("bar", case(plan(DEVICE, SHARE), ("TV", 0.7), (None, 0.3))),
    "compared": ("grouped_bar", case(_COMPARED, ("A", 3, 4), (None, 3, None))),
    "compared, many": ("grouped_bar", case(_COMPARED, *((f"C{n}", n, n) for n in range(30)))),
    "small pairs": ("grouped_bar", pairs(6, 3)),
    "pairs": ("heat_map", pairs(12, 6)),
    "too many pairs": ("none", pairs(40, 6)),
}


def drawn(name: str) -> Chart:
    return chart(*CASES[name][1], ADDITIVITY)


def step(chosen: Chart, name: str, place: int = 0) -> dict[str, Any]:
    """One of the transforms of that name."""
    return [one for one in chosen.spec["transform"] if name in one][place]


@pytest.mark.parametrize("name", CASES)
def test_the_rule_chooses_and_says_why(name: str) -> None:
    chosen = drawn(name)
    assert chosen.kind == CASES[name][0]
    assert chosen.reason


@pytest.mark.parametrize(
    "name", [name for name, (kind, _) in CASES.items() if kind not in ("none", "number")]
)
def test_specs_are_valid_vega_lite(name: str) -> None:
    import altair

    spec, (_, rows) = drawn(name).spec, CASES[name][1]
    whole = {**spec, "data": {"values": records(rows)}}
    altair.Chart.from_dict(whole, validate=True)
    json.dumps(whole, allow_nan=False)
    assert "data" not in spec
    assert spec["width"] == "container"
    assert spec["title"]["text"]
    assert "tooltip" in spec["encoding"]


def test_an_invalid_spec_would_be_noticed() -> None:
    import altair

    spec = {**drawn("groups").spec, "mark": {"type": "pie"}, "data": {"values": []}}
    with pytest.raises(Exception, match="pie"):
        altair.Chart.from_dict(spec, validate=True)


@pytest.mark.parametrize(
    "name", [name for name, (kind, _) in CASES.items() if kind not in ("none", "number")]
)
def test_specs_draw_only_what_is_there(name: str) -> None:
    """Every field drawn is a column or made by a transform, and nothing is aggregated or stacked."""
    spec, (asked, _) = drawn(name).spec, CASES[name][1]
    made = {word for step in spec["transform"] for word in _made(step)}
    known = made | {column.name for column in asked.columns}
    used = {node["field"] for node in _nodes(spec["encoding"]) if "field" in node}
    inline = {
        name for node in _nodes(spec.get("layer", [])) for row in node.get("values", []) for name in row
    }
    inner = {
        made
        for node in _nodes(spec.get("layer", []))
        for one in node.get("transform", [])
        for made in _made(one)
    }
    assert used <= known | inline | inner
    assert not any({"aggregate", "stack"} & node.keys() for node in _nodes(spec["encoding"]))


def _made(step: dict[str, Any]) -> list[str]:
    made = step.get("as", [])
    inner = [one["as"] for one in step.get("window", [])]
    return [*([made] if isinstance(made, str) else made), *inner]


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _nodes(item)


def test_a_line_breaks_where_a_bucket_is_missing() -> None:
    asked = plan(DAY, VIEWS)
    rows = [days(1, 2, 3, 4, 5)[n] for n in (0, 1, 4)]
    chosen = chart(asked, table(*rows, of=asked), ADDITIVITY)
    fill = step(chosen, "impute")
    assert fill["keyvals"] == ["2026-06-24", "2026-06-25"]
    assert fill["value"] is None
    assert "broken" in chosen.reason


def test_months_are_counted_by_the_calendar() -> None:
    month = Column("month", "timestamp", "", "time", "month", "month")
    asked = plan(month, VIEWS)
    rows = [(datetime(2025, 11, 1), 1), (datetime(2026, 2, 1), 2)]
    fill = step(chart(asked, table(*rows, of=asked), ADDITIVITY), "impute")
    assert fill["keyvals"] == ["2025-12-01", "2026-01-01"]


def test_a_period_that_is_mostly_empty_is_not_drawn_as_a_line() -> None:
    asked = plan(DAY, VIEWS)
    rows = [(datetime(2020, 1, 1), 1), (datetime(2026, 1, 1), 2)]
    assert chart(asked, table(*rows, of=asked), ADDITIVITY).kind == "none"


def test_many_bars_are_ten_and_say_so() -> None:
    spec = drawn("many groups").spec
    assert {"filter": "datum._rank <= 10"} in spec["transform"]
    assert spec["title"]["subtitle"][1] == "The 10 highest of 40; the others are in the table"


def test_many_lines_are_the_eight_that_reach_highest() -> None:
    asked, rows = CASES["time and many groups"][1]
    spec = choose(Finding(asked, rows, ADDITIVITY), ("lines",)).spec
    wanted = next(step["filter"]["oneOf"] for step in spec["transform"] if "filter" in step)
    assert wanted == [f"C{n}" for n in range(11, 3, -1)]
    assert "8 of 12" in spec["title"]["subtitle"][1]


def test_seconds_are_drawn_in_a_unit_people_read() -> None:
    asked = plan(COUNTRY, WATCH)
    spec = chart(asked, table(("A", 7200.0), ("B", 36000.0), of=asked)).spec
    assert "/ 3600" in spec["transform"][-1]["calculate"]
    assert spec["encoding"]["tooltip"][1]["title"] == "Watch time (h)"


def test_missing_groups_are_drawn_as_unknown_or_as_no_value() -> None:
    asked = plan(COUNTRY, VIEWS)
    named = step(chart(asked, table(("A", 2), (None, 1), of=asked)), "calculate", 1)
    assert "'unknown'" in named["calculate"]
    named = step(chart(asked, table(("unknown", 2), (None, 1), of=asked)), "calculate", 1)
    assert "'no value'" in named["calculate"]


def test_text_of_a_period_or_group_cannot_leave_its_expression() -> None:
    evil = Column("it's", "string", "", "dimension", "It's", "it's")
    spec = chart(plan(evil, VIEWS), ResultTable(("it's", "views"), (("x", 1), ("y", 2)))).spec
    assert "datum['it\\'s']" in spec["transform"][0]["calculate"]


def test_rules_are_found_in_order() -> None:
    orders = [__import__(rule.__module__, fromlist=["ORDER"]).ORDER for rule in rules()]
    assert orders == sorted(set(orders))
    assert len(orders) >= 8


def test_rows_of_a_chart_mean_the_same_in_every_zone() -> None:
    rows = ResultTable(("at", "n"), ((datetime(2026, 6, 22, 9), 1), (datetime(2026, 6, 22), None)))
    assert records(rows) == [{"at": "2026-06-22T09:00:00Z", "n": 1}, {"at": "2026-06-22", "n": None}]
