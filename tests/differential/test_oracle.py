"""The oracle itself, held against small cases worked out by hand."""

from datetime import date, datetime
from typing import Any

from tests.differential.small import answer, by, link, per
from tests.differential.world import Row

COUNT = {"measure": {"agg": "count", "dataset": "f"}}
SUM = {"measure": {"agg": "sum", "dataset": "f", "expr": "x"}}
TIMED = {"f": {"time": "at"}}


def rows(*cells: tuple[object, ...], names: str = "id x") -> list[Row]:
    return [dict(zip(names.split(), cell, strict=True)) for cell in cells]


def days(*cells: tuple[str, object]) -> list[Row]:
    return [{"at": datetime.fromisoformat(day), "x": x} for day, x in cells]


ACCOUNTS = {
    "f": rows((1, 10), (2, 5), (3, 1)),
    "p": rows((7, "ann"), (8, "bob"), names="id name"),
    "b": rows((1, 7, "a"), (1, 7, "b"), (1, 8, "a"), (2, 8, "a"), names="f_id p_id sort"),
}
OVER: dict[str, Any] = {"links": [link("b", "f", "f_id"), link("b", "p", "p_id")]}
BRIDGED = {"b": {"bridge": True}}


def test_a_bridge_counts_a_row_once_in_every_group() -> None:
    assert answer(ACCOUNTS, BRIDGED, SUM, **OVER, group_by=by("p.name")) == [
        ("ann", 10),
        ("bob", 15),
        (None, 1),
    ]


def test_a_share_over_a_bridge_is_of_the_whole() -> None:
    shares = [{"kind": "share", "of": "m"}]
    found = answer(ACCOUNTS, BRIDGED, SUM, **OVER, group_by=by("p.name"), calculations=shares)
    assert found == [("ann", 10 / 16), ("bob", 15 / 16), (None, 1 / 16)]


def test_two_conditions_over_a_bridge_meet_in_one_row() -> None:
    name = {"kind": "compare", "field": "p.name", "op": "=", "value": "bob"}
    sort = {"kind": "compare", "field": "b.sort", "op": "=", "value": "b"}
    assert answer(ACCOUNTS, BRIDGED, SUM, **OVER, where={"kind": "and", "items": [name, sort]}) == [(None,)]
    assert answer(ACCOUNTS, BRIDGED, SUM, **OVER, where=sort) == [(10,)]


def test_a_negated_finer_condition_means_no_related_row() -> None:
    items = {"f": ACCOUNTS["f"], "i": rows((1, "red"), (1, "blue"), (2, "blue"), names="f_id color")}
    red = {"kind": "compare", "field": "i.color", "op": "=", "value": "red"}
    links = [link("i", "f", "f_id")]
    assert answer(items, {}, SUM, links=links, where=red) == [(10,)]
    assert answer(items, {}, SUM, links=links, where={"kind": "not", "item": red}) == [(6,)]
    assert answer(items, {}, SUM, links=links, where={**red, "op": "!="}) == [(6,)]


def test_only_the_last_balance_of_each_month_counts() -> None:
    cells = (("2025-01-03", 5), ("2025-01-20", 7), ("2025-01-20", 1), ("2025-02-01", 2))
    balances = {"f": [{**row, "who": who} for row, who in zip(days(*cells), "abaa", strict=True)]}
    last = {"measure": {**SUM["measure"], "non_additive_dimension": {"name": "at"}}}
    assert answer(balances, TIMED, last) == [(2,)]
    months = [(datetime(2025, 1, 1), 8), (datetime(2025, 2, 1), 2)]
    assert answer(balances, TIMED, last, group_by=per("month")) == months
    own = {"name": "at", "window_groupings": ["who"]}
    each = {"measure": {**SUM["measure"], "non_additive_dimension": own}}
    assert answer(balances, TIMED, each) == [(9,)]


def test_a_rolling_window_has_no_value_where_no_row_lies() -> None:
    running = {"type": "cumulative", "metric": SUM["measure"], "window": "2 days"}
    found = answer({"f": days(("2025-03-01", 1), ("2025-03-05", 4))}, TIMED, running, group_by=per("day"))
    assert found == [(datetime(2025, 3, 1), 1), (datetime(2025, 3, 2), 1), (datetime(2025, 3, 5), 4)]


def test_a_rolling_window_reaches_back_before_the_period() -> None:
    running = {"type": "cumulative", "metric": SUM["measure"], "window": "3 days"}
    march = {"period": {"kind": "named", "year": 2025, "month": 3, "day": 2}}
    table = {"f": days(("2025-02-28", 1), ("2025-02-27", 9), ("2025-03-02", 4), ("2025-03-03", 9))}
    assert answer(table, TIMED, running, group_by=per("day"), time=march) == [(datetime(2025, 3, 2), 5)]
    assert answer(table, TIMED, running, time=march) == [(5,)]


def test_a_rank_holds_from_its_start_until_before_its_end() -> None:
    sales = [{"who": 1, "at": datetime(2025, 1, day)} for day in (1, 9, 10, 20)]
    first, last = datetime(2025, 1, 9), datetime(2025, 1, 20)
    ranks = rows((1, None, first, "low"), (1, first, last, "mid"), names="id since until rank")
    held = [link("f", "k", "who", valid_from="since", valid_to="until")]
    found = answer({"f": sales, "k": ranks}, TIMED, COUNT, links=held, group_by=by("k.rank"))
    assert found == [("low", 1), ("mid", 2), (None, 1)]


def test_a_local_day_may_have_23_hours() -> None:
    hours = {"f": [{"at": datetime(2025, 3, 29 + n // 24, n % 24), "x": 1} for n in range(72)]}
    berlin = {"time_zone": "Europe/Berlin"}
    found = {key[0]: key[1] for key in answer(hours, TIMED, COUNT, calendar=berlin, group_by=per("day"))}
    assert [found[datetime(2025, 3, day)] for day in (29, 30, 31)] == [23, 23, 24]
    sunday = {"period": {"kind": "named", "year": 2025, "month": 3, "day": 30}}
    assert answer(hours, TIMED, COUNT, calendar=berlin, time=sunday) == [(23,)]


def test_week_53_belongs_to_the_last_fiscal_month() -> None:
    # Years begin on the Monday nearest to 1 February: on 29 January 2024, 3 February 2025, 2 February 2026.
    weekly = {"fiscal": {"first_month": 2, "pattern": "4-4-5", "starts": "nearest"}}
    table = {"f": days(("2025-02-02", 1), ("2025-02-03", 1), ("2026-02-01", 1), ("2026-02-02", 1))}
    years = answer(table, TIMED, COUNT, calendar=weekly, group_by=per("fiscal_year"))
    assert years == [(datetime(2024, 1, 29), 1), (datetime(2025, 2, 3), 2), (datetime(2026, 2, 2), 1)]
    # 29 January 2024 to 2 February 2025 are 53 weeks: the last month begins after 47 of them.
    months = answer(table, TIMED, COUNT, calendar=weekly, group_by=per("fiscal_month"))
    assert months[0] == (datetime(2024, 12, 23), 1)


def test_a_conversion_counts_for_the_latest_base_row_only() -> None:
    visits = rows(
        (1, datetime(2025, 1, 1)), (1, datetime(2025, 2, 1)), (2, datetime(2025, 2, 2)), names="who at"
    )
    orders: list[Row] = [{"who": 1, "at": datetime(2025, 2, 3)}, {"who": None, "at": datetime(2025, 2, 3)}]
    base, conversion = {"agg": "count", "dataset": "f"}, {"agg": "count", "dataset": "o"}
    bought = {"type": "conversion", "entity": "who", "base": base, "conversion": conversion}
    times = {**TIMED, "o": {"time": "at"}}
    tables: dict[str, list[Row]] = {"f": visits, "o": orders}
    found = answer(tables, times, bought, group_by=per("month"))
    assert found == [(datetime(2025, 1, 1), 0.0), (datetime(2025, 2, 1), 0.5)]
    january = {"period": {"kind": "named", "year": 2025, "month": 1}}
    assert answer(tables, times, bought, time=january) == [(0.0,)]


def test_the_31st_minus_a_month_is_the_end_of_february() -> None:
    before = {"name": "a", "offset_window": "1 month"}
    moved: dict[str, Any] = {"type": "derived", "expr": "a", "metrics": [before]}
    table = {"f": days(("2025-02-28", 3))}
    inner = {"name": "a", "type": "simple", **SUM}
    found = answer(table, TIMED, moved, others=[inner], group_by=per("day"))
    assert found == [(datetime(2025, 3, day), 3) for day in (28, 29, 30, 31)]


def test_dates_are_never_moved() -> None:
    table = {"f": [{"at": date(2025, 3, 30), "x": 1}]}
    new_york = {"time_zone": "America/New_York"}
    assert answer(table, TIMED, COUNT, calendar=new_york, group_by=per("day")) == [(datetime(2025, 3, 30), 1)]
