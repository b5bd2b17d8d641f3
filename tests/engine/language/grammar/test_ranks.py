"""Top, bottom, best and worst, with and without numbers."""

import pytest

from semantic.filters import Compare
from semantic.periods import CalendarPeriod
from semantic.query import Order


def ranked(metric: str, limit: int | None, descending: bool = True, by: str = "shop", **rest) -> dict:
    return {
        "metrics": [metric],
        "by": (by,),
        "order": (Order(by=metric, descending=descending),),
        "limit": limit,
        **rest,
    }


@pytest.mark.parametrize(
    "text",
    [
        "top 3 shops by revenue",
        "the top 3 shops by revenue",
        "top three shops by revenue",
        "3 top shops by revenue",
        "the 3 shops with the highest revenue",
        "three shops with the most revenue",
        "revenue by shop top 3",
        "revenue, top 3 shops",
        "by revenue, the top 3 shops",
        "which 3 shops have the highest revenue",
        "what are the 3 shops with the highest revenue?",
        "top 3 shops ranked by revenue",
        "best 3 shops by revenue",
        "3 best shops by revenue",
        "top 3 revenue by shop",
        "Top-3 shops by revenue",
    ],
)
def test_top_n(text: str, reads_as) -> None:
    reads_as(text, **ranked("revenue", 3))


@pytest.mark.parametrize(
    "text",
    [
        "bottom 3 shops by revenue",
        "the 3 shops with the lowest revenue",
        "3 shops with the least revenue",
        "worst 3 shops by revenue",
        "the three worst shops by revenue",
        "revenue by shop bottom 3",
    ],
)
def test_bottom_n(text: str, reads_as) -> None:
    reads_as(text, **ranked("revenue", 3, descending=False))


@pytest.mark.parametrize(
    "text",
    [
        "which shop has the highest revenue",
        "which shop had the most revenue?",
        "shop with the highest revenue",
        "the shop with the most revenue",
        "what shop made the most revenue",
        "best shop by revenue",
        "top shop by revenue",
        "in which shop was the revenue highest",
        "who is the leading shop by revenue",
    ],
)
def test_the_one_highest(text: str, reads_as) -> None:
    reads_as(text, **ranked("revenue", 1))


@pytest.mark.parametrize(
    "text",
    [
        "which shop has the lowest revenue",
        "shop with the least revenue",
        "worst shop by revenue",
        "the shop with the smallest revenue",
    ],
)
def test_the_one_lowest(text: str, reads_as) -> None:
    reads_as(text, **ranked("revenue", 1, descending=False))


@pytest.mark.parametrize(
    ("text", "descending"),
    [
        ("shop with the best return rate", False),
        ("shop with the worst return rate", True),
        ("best shop by return rate", False),
        ("worst shop by return rate", True),
        ("shop with the highest return rate", True),
        ("shop with the lowest return rate", False),
    ],
)
def test_best_and_worst_follow_what_is_good(text: str, descending: bool, reads_as) -> None:
    reads_as(text, **ranked("return_rate", 1, descending))


@pytest.mark.parametrize(
    "text", ["best shop by baking runs", "shops with the worst baking runs", "worst oven by input heat"]
)
def test_best_needs_a_good_direction(text: str, replies) -> None:
    assert replies(text) == ("refuse", "no_good_direction")


@pytest.mark.parametrize(
    "text", ["top shops by revenue", "shops with the top revenue", "best shops by revenue"]
)
def test_top_without_a_number_in_the_plural(text: str, bakery) -> None:
    query = bakery.ask(text).query
    assert query is not None
    assert query.order == (Order(by="revenue"),)
    assert query.limit in (None, 10)


@pytest.mark.parametrize(
    "text",
    [
        "on which day were there the most orders",
        "day with the most orders",
        "which day had the highest orders",
        "busiest day by orders".replace("busiest", "top"),
    ],
)
def test_ranking_times(text: str, reads_as) -> None:
    reads_as(text, **ranked("orders", 1, by="day"))


def test_ranking_with_filter_and_period(reads_as) -> None:
    for text in (
        "top 2 shops by revenue in Bern last month",
        "last month, top 2 shops in Bern by revenue",
        "Bern: top 2 shops by revenue, last month",
        "which 2 shops in Bern had the highest revenue last month",
    ):
        reads_as(
            text,
            **ranked("revenue", 2),
            where=Compare(field="city", op="=", value="Bern"),
            time=CalendarPeriod(unit="month", offset=-1),
        )


def test_the_metric_after_the_superlative_ranks(reads_as) -> None:
    reads_as(
        "orders and revenue of the shop with the highest revenue",
        metrics=["orders", "revenue"],
        by=("shop",),
        order=(Order(by="revenue"),),
        limit=1,
    )
    reads_as(
        "top 5 shops by orders, with revenue",
        metrics=["orders", "revenue"],
        by=("shop",),
        order=(Order(by="orders"),),
        limit=5,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("top 3 revenue", "rank_without_dimension"),
        ("highest revenue", "rank_without_dimension"),
        ("top 3 and bottom 3 shops by revenue", "two_rankings"),
        ("top 3 shops by revenue by channel", "top_per_group"),
    ],
)
def test_rankings_that_cannot_be_followed(text: str, code: str, replies) -> None:
    assert replies(text) == ("refuse", code)


@pytest.mark.parametrize(
    "text",
    [
        "top 0 shops by revenue",
        "top 2.5 shops by revenue",
    ],
)
def test_odd_counts_are_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


@pytest.mark.parametrize("text", ["top shops", "best shops", "top 3 shops", "worst city last month"])
def test_a_ranking_without_a_metric_asks_which(text: str, bakery) -> None:
    answer = bakery.ask(text)
    assert (answer.status, answer.code) == ("clarify", "no_metric")
    assert len(answer.alternatives) > 1
    for choice in answer.alternatives:
        assert choice.query.order != ()
        assert choice.query.group_by != ()
