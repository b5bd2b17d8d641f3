"""Columns of the answer: names, order, types, units and what they belong to."""

import pytest

from engine.planning.labels import snake, unique
from engine.types.plan import Column, Plan

MAY = {"period": {"kind": "calendar", "unit": "month", "offset": -1}}


def columns(made) -> tuple[Column, ...]:
    assert isinstance(made, Plan), made
    return made.columns


def test_dimensions_first_then_metrics_as_asked(planned):
    assert columns(planned("orders revenue", "store day")) == (
        Column("store", "string", "", "dimension", "store", "store"),
        Column("day", "timestamp", "", "time", "day", "day"),
        Column("orders", "integer", "", "metric", "orders", "orders"),
        Column("revenue", "number", "EUR", "metric", "revenue", "revenue"),
    )


def test_a_comparison_puts_its_columns_beside_each_metric(planned):
    calculations = [{"kind": "growth", "of": "revenue"}, {"kind": "change", "of": "orders"}]
    made = planned("revenue orders", time=MAY, compare_to={"kind": "previous"}, calculations=calculations)
    assert [(one.name, one.unit, one.role, one.label, one.of) for one in columns(made)] == [
        ("revenue", "EUR", "metric", "revenue", "revenue"),
        ("revenue_previous", "EUR", "previous", "revenue, before", "revenue"),
        ("revenue_growth", "%", "growth", "growth of revenue", "revenue"),
        ("orders", "", "metric", "orders", "orders"),
        ("orders_previous", "", "previous", "orders, before", "orders"),
        ("orders_change", "", "change", "change in orders", "orders"),
    ]


def test_a_share_stands_in_the_place_of_its_metric(planned):
    made = planned("orders revenue", "store", calculations=[{"kind": "share", "of": "orders"}])
    assert [(one.name, one.role) for one in columns(made)] == [
        ("store", "dimension"),
        ("orders_share", "share"),
        ("revenue", "metric"),
    ]


def test_aggregates_made_on_the_spot(planned):
    terms = [("median", "orders.amount"), ("max", "orders.shipped_at"), ("count_distinct", "country")]
    made = planned("", metrics=[{"kind": "aggregate", "agg": agg, "field": field} for agg, field in terms])
    assert [(one.name, one.type, one.unit, one.label) for one in columns(made)] == [
        ("median_amount", "number", "EUR", "median amount"),
        ("max_shipped_at", "timestamp", "", "highest shipping time"),
        ("count_distinct_country", "integer", "", "number of different country"),
    ]


def test_fields_of_one_name_are_told_apart(planned, catalog):
    groups = [
        {"kind": "time", "grain": "month"},
        {"kind": "time", "grain": "month", "dimension": "orders.shipped_at"},
    ]
    made = planned("revenue", group_by=groups)
    assert [one.name for one in columns(made)] == ["month", "orders_shipped_at_month", "revenue"]
    assert [one.of for one in columns(made)] == ["month", "orders.shipped_at:month", "revenue"]


def test_notes_say_which_default_filters_hold(planned):
    made, off = planned("revenue visits"), planned("revenue", without_default_filters=["real_orders"])
    assert isinstance(made, Plan)
    assert isinstance(off, Plan)
    assert made.notes == ("test orders left out",)
    assert off.notes == ()


@pytest.mark.parametrize(
    ("text", "name"), [("Order value", "order_value"), ("p95 (ms)", "p95_ms"), ("2nd", "_2nd"), ("ÄÖ", "_")]
)
def test_plain_names(text, name):
    assert snake(text) == name


def test_repeated_names_are_numbered():
    assert unique(["a", "b", "a", "a_2", "a"]) == ["a", "b", "a_2", "a_2_2", "a_3"]
