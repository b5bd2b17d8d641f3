"""Metrics, aggregations made on the spot, counting, shares, and coordination."""

import pytest

from semantic.filters import Compare
from semantic.query import AggregateTerm, Calculation


@pytest.mark.parametrize(
    "text",
    [
        "revenue and orders by city",
        "revenue, orders by city",
        "orders and revenue by city".replace("orders and revenue", "revenue plus orders"),
        "by city: revenue and orders",
        "city revenue and orders",
        "revenue as well as orders per city",
        "revenue & orders by city",
        "revenue by city and orders",
    ],
)
def test_two_metrics(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue", "orders"], by=("city",))


def test_three_metrics_in_the_order_said(reads_as) -> None:
    reads_as(
        "customers, orders and revenue by kind", metrics=["customers", "orders", "revenue"], by=("kind",)
    )


@pytest.mark.parametrize(
    "text",
    [
        "input and output heat by oven",
        "input heat and output heat by oven",
        "by oven, input and output heat",
        "input & output heat by oven",
        "input and output heat per oven",
    ],
)
def test_coordination(text: str, reads_as) -> None:
    reads_as(text, metrics=["input_heat", "output_heat"], by=("oven",))


@pytest.mark.parametrize(
    ("text", "agg", "field"),
    [
        ("average price", "average", "sales.price"),
        ("mean price", "average", "sales.price"),
        ("the average of price", "average", "sales.price"),
        ("median price", "median", "sales.price"),
        ("maximum price", "max", "sales.price"),
        ("highest price", "max", "sales.price"),
        ("lowest price", "min", "sales.price"),
        ("min price", "min", "sales.price"),
        ("total quantity", "sum", "sales.quantity"),
        ("sum of quantity", "sum", "sales.quantity"),
        ("average pieces", "average", "sales.quantity"),
    ],
)
def test_an_aggregation_of_a_field(text: str, agg: str, field: str, reads_as) -> None:
    reads_as(text, metrics=[AggregateTerm(agg=agg, field=field)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "average price by city",
        "by city average price",
        "city average price",
        "average price per city",
        "what is the average price in each city",
    ],
)
def test_an_aggregation_by_group(text: str, reads_as) -> None:
    reads_as(text, metrics=[AggregateTerm(agg="average", field="sales.price")], by=("city",))


def test_an_aggregation_that_the_model_names_is_that_metric(reads_as) -> None:
    reads_as("total price", metrics=["revenue"])
    reads_as("sum of price by city", metrics=["revenue"], by=("city",))


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("total revenue", "revenue"),
        ("total number of orders", "orders"),
        ("how many orders", "orders"),
        ("how much revenue", "revenue"),
        ("number of customers", "customers"),
        ("order count", "orders"),
        ("unique customers", "customers"),
        ("how many different customers", "customers"),
        ("average input heat", "input_heat"),
        ("overall return rate", "return_rate"),
        ("returned share rate".replace(" rate", ""), "return_rate"),
    ],
)
def test_words_that_fit_what_the_metric_already_is(text: str, metric: str, reads_as) -> None:
    reads_as(text, metrics=[metric])


@pytest.mark.parametrize(
    "text",
    [
        "median revenue",
        "average customers",
        "maximum orders",
        "sum of return rate",
        "total average basket",
        "unique revenue",
        "median return rate",
    ],
)
def test_an_aggregation_that_does_not_fit_is_no_answer(text: str, replies) -> None:
    status, _ = replies(text)
    assert status != "answer"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("how many shops", "shop"),
        ("number of shops", "shop"),
        ("how many different products", "product"),
        ("number of distinct products", "product"),
        ("count of cities", "city"),
    ],
)
def test_counting_the_values_of_a_dimension(text: str, field: str, bakery) -> None:
    answer = bakery.ask(text)
    assert answer.status == "answer", answer.reason
    assert answer.query.metrics == (AggregateTerm(agg="count_distinct", field=field),)


@pytest.mark.parametrize(
    "text",
    [
        "share of revenue by city",
        "revenue share by city",
        "percentage of revenue by city",
        "by city, share of revenue",
        "what share of revenue by city",
        "each city's share of revenue",
        "proportion of revenue per city",
    ],
)
def test_shares(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], by=("city",), calculations=(Calculation(kind="share", of="revenue"),))


def test_a_share_with_a_filter_on_its_own_dimension_stays_a_share_of_what_is_left(reads_as) -> None:
    reads_as(
        "share of online revenue by city",
        metrics=["revenue"],
        by=("city",),
        where=Compare(field="channel", op="=", value="online"),
        calculations=(Calculation(kind="share", of="revenue"),),
    )


@pytest.mark.parametrize(
    "text",
    [
        "share of revenue",
        "share of return rate by city",
        "share of revenue and orders by city",
        "share of revenue by city May vs April",
        "share by city",
    ],
)
def test_shares_without_sense_are_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


@pytest.mark.parametrize(
    "text",
    [
        "revenue orders rate",
        "revenue rate",
        "the",
        "by city",
        "in Bern last month",
        "last week",
        "5",
        "how many",
        "average",
        "revenue revenue rate of",
    ],
)
def test_without_a_metric_there_is_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


def test_a_dataset_named_as_scope_must_be_the_one_computed_from(reads_as, replies) -> None:
    reads_as("revenue from sales", metrics=["revenue"])
    assert replies("oven time from sales")[0] != "answer"


def test_a_field_alone_asks_which_aggregation(bakery) -> None:
    answer = bakery.ask("quantity by city")
    assert (answer.status, answer.code) == ("clarify", "which_aggregate")
    aggregations = {choice.query.metrics[0].agg for choice in answer.alternatives}  # type: ignore[union-attr]
    assert {"average", "sum", "median"} <= aggregations


@pytest.mark.parametrize(
    "text", ["average orders by city", "average revenue", "kind orders Bern", "monthly channel orders"]
)
def test_a_guess_never_beats_what_was_understood(text: str, bakery) -> None:
    """ "Orders" is a part of the words for the average basket, which is not what is asked for here."""
    answer = bakery.ask(text)
    assert answer.status != "answer" or [term.key for term in answer.query.metrics] == ["orders"]


def test_a_metric_said_twice_is_asked_once(reads_as) -> None:
    reads_as("revenue revenue by city", metrics=["revenue"], by=("city",))
