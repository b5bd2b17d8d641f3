"""The parts of a question may stand in any order."""

from itertools import permutations

import pytest

from semantic.filters import Compare, In, Not
from semantic.periods import CalendarPeriod, NamedPeriod, OtherPeriod
from semantic.query import AggregateTerm, Calculation, MetricRef, Order, RatioTerm

LAST_MONTH = CalendarPeriod(unit="month", offset=-1)


def orders_of(*parts: str) -> list[str]:
    return [" ".join(order) for order in permutations(parts)]


@pytest.mark.parametrize("text", orders_of("revenue", "by city", "for online", "last month"))
def test_metric_group_filter_and_period(text: str, reads_as) -> None:
    where = Compare(field="channel", op="=", value="online")
    reads_as(text, metrics=["revenue"], by=("city",), where=where, time=LAST_MONTH)


@pytest.mark.parametrize("text", orders_of("revenue", "per city", "except Bern and Bath", "in May 2026"))
def test_a_list_left_out(text: str, reads_as) -> None:
    where = Not(item=In(field="city", values=("Bern", "Bath")))
    reads_as(text, metrics=["revenue"], by=("city",), where=where, time=NamedPeriod(year=2026, month=5))


@pytest.mark.parametrize("text", orders_of("top 3 shops", "by revenue", "in Bern", "last month"))
def test_a_ranking(text: str, reads_as) -> None:
    reads_as(
        text,
        metrics=["revenue"],
        by=("shop",),
        where=Compare(field="city", op="=", value="Bern"),
        time=LAST_MONTH,
        order=(Order(by="revenue"),),
        limit=3,
    )


@pytest.mark.parametrize("text", orders_of("shops", "with more than 100 orders", "last month", "in Bern"))
def test_a_threshold(text: str, reads_as) -> None:
    reads_as(
        text,
        metrics=["orders"],
        by=("shop",),
        where=Compare(field="city", op="=", value="Bern"),
        having=Compare(field="orders", op=">", value=100),
        time=LAST_MONTH,
    )


@pytest.mark.parametrize("text", orders_of("average price", "by kind", "online", "in 2026"))
def test_an_aggregation(text: str, reads_as) -> None:
    reads_as(
        text,
        metrics=[AggregateTerm(agg="average", field="sales.price")],
        by=("kind",),
        where=Compare(field="channel", op="=", value="online"),
        time=NamedPeriod(year=2026),
    )


SHARES = orders_of("share of revenue", "by city", "online", "last month")
NAMED_PARTS = [one for one in SHARES if "online share" in one]


@pytest.mark.parametrize("text", [one for one in SHARES if one not in NAMED_PARTS])
def test_a_share(text: str, reads_as) -> None:
    reads_as(
        text,
        metrics=["revenue"],
        by=("city",),
        where=Compare(field="channel", op="=", value="online"),
        time=LAST_MONTH,
        calculations=(Calculation(kind="share", of="revenue"),),
    )


@pytest.mark.parametrize("text", NAMED_PARTS)
def test_a_part_named_before_the_share_is_that_of_each_group(text: str, reads_as) -> None:
    revenue, online = MetricRef(name="revenue"), Compare(field="channel", op="=", value="online")
    share = RatioTerm(top=revenue, bottom=revenue, where=online)
    reads_as(text, metrics=[share], by=("city",), time=LAST_MONTH)


@pytest.mark.parametrize("text", orders_of("revenue", "by shop", "May vs April", "online"))
def test_a_comparison(text: str, reads_as) -> None:
    reads_as(
        text,
        metrics=["revenue"],
        by=("shop",),
        where=Compare(field="channel", op="=", value="online"),
        time=NamedPeriod(month=5),
        compare_to=OtherPeriod(period=NamedPeriod(month=4)),
    )


@pytest.mark.parametrize("text", orders_of("monthly", "input and output heat", "by oven", "this year"))
def test_two_metrics_over_time(text: str, reads_as, bakery) -> None:
    query = bakery.ask(text).query
    assert query is not None
    assert [term.key for term in query.metrics] == ["input_heat", "output_heat"]
    assert {term.key for term in query.group_by} == {"month", "oven"}
    assert query.time is not None
    assert query.time.period == CalendarPeriod(unit="year", offset=0)
