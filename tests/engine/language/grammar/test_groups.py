"""What to group by: said with "by", after "which", as an adjective of time, or just named."""

import pytest

from semantic.periods import CalendarPeriod
from semantic.query import DimensionTerm, Order, PartTerm, TimeTerm

LAST_WEEK = CalendarPeriod(unit="week", offset=-1)


@pytest.mark.parametrize(
    "text",
    [
        "revenue by city last week",
        "last week revenue by city",
        "by city revenue last week",
        "city revenue last week",
        "revenue last week city",
        "last week, by city: revenue",
        "What was the revenue per city last week?",
        "show me last week's revenue for each city",
        "for each city, the revenue last week",
        "revenue across cities last week",
        "revenue broken down by city, last week please",
        "split last week's revenue by city",
        "How much revenue did each city make last week?",
        "REVENUE BY CITY LAST WEEK",
        "revenue city last week",
        "town turnover past week",
    ],
)
def test_metric_group_and_period_in_any_order(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], by=("city",), time=LAST_WEEK)


@pytest.mark.parametrize(
    "text",
    [
        "revenue by city and channel",
        "revenue by city, channel",
        "revenue by city by channel",
        "revenue per city and per channel",
        "by city and channel the revenue",
        "revenue for each city and channel",
        "revenue, split by city and channel",
        "city and channel revenue",
    ],
)
def test_two_groups(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], by=("city", "channel"))


@pytest.mark.parametrize(
    "text",
    [
        "revenue by city, channel and kind",
        "revenue by city, by channel, by kind",
        "by city, channel, and kind: revenue",
    ],
)
def test_three_groups(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], by=("city", "channel", "kind"))


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("hourly orders", "hour"),
        ("orders by hour", "hour"),
        ("daily orders", "day"),
        ("orders per day", "day"),
        ("orders each day", "day"),
        ("orders day by day", "day"),
        ("weekly orders", "week"),
        ("orders by week", "week"),
        ("orders for every week", "week"),
        ("monthly orders", "month"),
        ("orders by month", "month"),
        ("month by month orders", "month"),
        ("quarterly orders", "quarter"),
        ("orders per quarter", "quarter"),
        ("annual orders", "year"),
        ("yearly orders", "year"),
        ("orders by year", "year"),
    ],
)
def test_time_grains(text: str, grain: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], by=(grain,))


@pytest.mark.parametrize(
    "text",
    [
        "orders by month and channel",
        "orders by month by channel",
        "monthly orders by channel",
        "monthly orders per channel",
    ],
)
def test_time_and_a_group(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], by=("month", "channel"))


def test_a_grain_is_no_period(reads_as) -> None:
    reads_as("daily orders last week", metrics=["orders"], by=("day",), time=LAST_WEEK)
    reads_as(
        "orders by week last month",
        metrics=["orders"],
        by=("week",),
        time=CalendarPeriod(unit="month", offset=-1),
    )


def test_a_time_field_of_its_own(reads_as) -> None:
    reads_as(
        "orders by time of sale", metrics=["orders"], by=(TimeTerm(grain="day", dimension="sales.sold_at"),)
    )


@pytest.mark.parametrize(
    "text",
    [
        "orders sorted by revenue by city",
        "orders by city sorted by revenue",
        "orders by city, ordered by revenue",
        "orders by city ranked by revenue",
    ],
)
def test_sorting_by_another_metric(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders", "revenue"], by=("city",), order=(Order(by="revenue"),))


@pytest.mark.parametrize(
    ("text", "descending"),
    [
        ("revenue by city sorted by revenue", True),
        ("revenue by city in descending order", True),
        ("revenue by city, highest first", True),
        ("revenue by city sorted by revenue ascending", False),
        ("revenue by city in ascending order", False),
        ("revenue by city, lowest first", False),
    ],
)
def test_sorting_directions(text: str, descending: bool, reads_as) -> None:
    reads_as(text, metrics=["revenue"], by=("city",), order=(Order(by="revenue", descending=descending),))


@pytest.mark.parametrize(
    "text", ["orders in shops in Bern", "orders of Bern shops", "orders of the shops in Bern"]
)
def test_a_noun_beside_its_values_says_what_is_meant_not_how_to_split(text: str, bakery) -> None:
    query = bakery.ask(text).query
    assert query is not None
    assert query.group_by == ()


@pytest.mark.parametrize("text", ["orders by", "orders by the", "by orders by", "orders per per city by"])
def test_nothing_to_group_by_is_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


def test_groups_are_kept_in_the_order_said(bakery) -> None:
    query = bakery.ask("orders by kind, city and month").query
    assert query is not None
    assert query.group_by == (DimensionTerm(name="kind"), DimensionTerm(name="city"), TimeTerm(grain="month"))


@pytest.mark.parametrize("grain", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("text", ["{} of time of sale", "{} of the time of sale", "time of sale {}"])
def test_a_named_time_at_the_grain_beside_it(text: str, grain: str, reads_as) -> None:
    term = TimeTerm(grain=grain, dimension="sales.sold_at")
    reads_as(f"orders by {text.format(grain)}", metrics=["orders"], by=(term,))


def test_a_named_time_by_a_part_of_it(reads_as) -> None:
    term = PartTerm(part="day_of_week", dimension="sales.sold_at")
    for text in ("weekday of time of sale", "time of sale weekday", "day of the week of the time of sale"):
        reads_as(f"orders by {text}", metrics=["orders"], by=(term,))


def test_a_named_time_and_a_grain_of_their_own(reads_as) -> None:
    sale = TimeTerm(grain="day", dimension="sales.sold_at")
    reads_as("orders by time of sale and month", metrics=["orders"], by=(sale, "month"))
