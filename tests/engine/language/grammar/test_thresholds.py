"""Numbers that limit: left or right of their metric, in its unit, as ranges, on fields."""

import pytest

from semantic.filters import And, Between, Compare, Condition

PARTS = {"metrics": ["orders"], "by": ("shop",)}


def over(field: str, value: float, op: str = ">") -> Condition:
    return Compare(field=field, op=op, value=value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "shops with more than 100 orders",
        "shops with over 100 orders",
        "which shops have more than 100 orders",
        "list shops with orders above 100",
        "orders by shop with more than 100 orders",
        "orders by shop more than 100",
        "orders by shop > 100",
        "orders by shop, over 100 only",
        "shops with orders > 100",
        "shops where orders exceed 100",
        "shops with greater than one hundred orders".replace("one hundred", "100"),
        "in which shops were there more than 100 orders?",
    ],
)
def test_a_threshold_before_or_after_its_metric(text: str, reads_as) -> None:
    reads_as(text, **PARTS, having=over("orders", 100))


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("more than 100 orders", ">"),
        ("at least 100 orders", ">="),
        ("no less than 100 orders", ">="),
        ("100 or more orders", ">="),
        ("orders >= 100", ">="),
        ("less than 100 orders", "<"),
        ("fewer than 100 orders", "<"),
        ("under 100 orders", "<"),
        ("orders below 100", "<"),
        ("at most 100 orders", "<="),
        ("no more than 100 orders", "<="),
        ("up to 100 orders", "<="),
        ("100 or fewer orders", "<="),
        ("exactly 100 orders", "="),
        ("orders equal to 100", "="),
    ],
)
def test_comparison_words(words: str, op: str, reads_as) -> None:
    reads_as(f"shops with {words}", **PARTS, having=over("orders", 100, op))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1k", 1000),
        ("1,000", 1000),
        ("1.5 thousand", 1500),
        ("ten", 10),
        ("a dozen", 12),
        ("0.5", 0.5),
        ("-5", -5),
    ],
)
def test_numbers_in_words_and_scales(said: str, value: float, reads_as) -> None:
    reads_as(f"shops with more than {said} orders", **PARTS, having=over("orders", value))


@pytest.mark.parametrize(
    "text",
    [
        "shops with between 100 and 200 orders",
        "shops with orders between 100 and 200",
        "orders by shop between 100 and 200",
    ],
)
def test_a_range(text: str, reads_as) -> None:
    reads_as(text, **PARTS, having=Between(field="orders", low=100, high=200))


@pytest.mark.parametrize("said", ["5 %", "5%", "5 percent", "five percent", "0.05", "5 per cent", "5"])
def test_percent_of_a_rate(said: str, reads_as) -> None:
    reads_as(
        f"shops with a return rate over {said}",
        metrics=["return_rate"],
        by=("shop",),
        having=over("return_rate", 0.05),
    )


def test_a_range_of_percent(reads_as) -> None:
    for said in ("between 1 % and 5 %", "between 1 and 5 %", "between 1% and 5%", "between 0.01 and 0.05"):
        reads_as(
            f"shops with a return rate {said}",
            metrics=["return_rate"],
            by=("shop",),
            having=Between(field="return_rate", low=0.01, high=0.05),
        )


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2 hours", 7200),
        ("2 h", 7200),
        ("2h", 7200),
        ("1.5 hours", 5400),
        ("90 minutes", 5400),
        ("90 min", 5400),
        ("30 seconds", 30),
        ("1 day", 86400),
        ("7200", 7200),
        ("two hours", 7200),
    ],
)
def test_times_are_limited_in_seconds(said: str, seconds: int, reads_as) -> None:
    for text in (
        f"shops with more than {said} of oven time",
        f"shops with oven time over {said}",
        f"shops with over {said} oven time",
    ):
        reads_as(text, metrics=["oven_time"], by=("shop",), having=over("oven_time", seconds))


@pytest.mark.parametrize(
    "text",
    [
        "shops with more than 5 % orders",
        "shops with more than 2 hours of orders",
        "shops with a return rate over 2 hours",
        "shops with oven time over 5 %",
        "shops with oven time over 5 ms",
    ],
)
def test_units_that_do_not_fit_are_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


@pytest.mark.parametrize(
    "text",
    [
        "shops with more than 100 orders and revenue over 500",
        "shops with over 100 orders and over 500 revenue",
        "shops with orders > 100 and revenue > 500",
    ],
)
def test_two_thresholds(text: str, reads_as) -> None:
    having = And(items=(over("orders", 100), over("revenue", 500)))
    reads_as(text, metrics=["orders", "revenue"], by=("shop",), having=having)


def test_each_threshold_goes_to_its_neighbour(reads_as) -> None:
    reads_as(
        "orders and revenue by shop with revenue over 500",
        metrics=["orders", "revenue"],
        by=("shop",),
        having=over("revenue", 500),
    )
    reads_as(
        "orders and revenue by shop with over 500 orders",
        metrics=["orders", "revenue"],
        by=("shop",),
        having=over("orders", 500),
    )


@pytest.mark.parametrize(
    "text",
    [
        "orders with a price over 5",
        "orders with price above 5",
        "orders where price is more than 5",
        "orders with price > 5",
    ],
)
def test_a_threshold_on_a_field_filters_rows(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=over("sales.price", 5))


@pytest.mark.parametrize(
    "text",
    [
        "shops with more than orders",
        "orders by shop more than",
        "more than 100",
        "shops over 100",
        "orders by shop 100",
        "orders 100 by shop",
        "orders by shop between 100",
        "orders by shop between 100 or 200",
        "orders and revenue by shop over 100 by channel",
        "orders over 100",
    ],
)
def test_a_number_that_limits_nothing_is_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


@pytest.mark.parametrize(
    "text",
    [
        "orders in shops with more than 10 seats",
        "orders where seats is more than 10",
        "orders with seats over 10",
        "orders with more than 10 seats",
    ],
)
def test_a_threshold_on_a_numeric_dimension_filters_rows(text: str, bakery) -> None:
    answer = bakery.ask(text)
    assert answer.status == "answer", answer.reason
    assert answer.query.where == over("seats", 10)
    assert answer.query.having is None
