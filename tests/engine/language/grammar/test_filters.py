"""Values into filters: and, or, not, lists, the dimension named beside its value."""

import pytest

from semantic.filters import And, Compare, Condition, In, Not, Or


def is_(field: str, *values: str) -> Condition:
    if len(values) == 1:
        return Compare(field=field, op="=", value=values[0])
    return In(field=field, values=tuple(sorted(values)))


def not_(field: str, *values: str) -> Condition:
    return Not(item=is_(field, *values))


@pytest.mark.parametrize(
    "text",
    [
        "orders in Bern",
        "Bern orders",
        "orders Bern",
        "orders for Bern",
        "orders from Bern",
        "orders where city is Bern",
        "orders where the city is Bern",
        "orders with city Bern",
        "orders city: Bern",
        "orders city = Bern",
        "orders in the city of Bern",
        "orders for the city Bern",
        "only Bern orders",
        "orders in Bern only",
        "orders just for Bern",
        "how many orders were there in Bern",
        "in Bern, how many orders?",
        "number of orders in Bern",
        "orders whose city is Bern",
        'orders where city is "Bern"',
    ],
)
def test_one_value(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=is_("city", "Bern"))


@pytest.mark.parametrize(
    "text",
    [
        "orders in Bern and Bath",
        "orders in Bern or Bath",
        "orders in Bath, Bern",
        "Bern and Bath orders",
        "orders for Bath and Bern",
        "orders where city is Bern or Bath",
        "orders where city is Bern or city is Bath",
        "orders in the cities Bern and Bath",
        "orders in the cities of Bern and Bath",
        "orders in Bern as well as Bath",
    ],
)
def test_a_list_of_values(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=is_("city", "Bern", "Bath"))


@pytest.mark.parametrize(
    "text",
    [
        "orders in Bern, Bath and New York",
        "orders in Bern, Bath or NYC",
        "orders in Bern or Bath or New York",
        "NYC, Bath, Bern orders",
    ],
)
def test_a_longer_list(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=is_("city", "Bern", "Bath", "New York"))


@pytest.mark.parametrize(
    "text",
    [
        "orders not in Bern",
        "orders outside Bern",
        "orders except Bern",
        "orders excluding Bern",
        "orders without Bern",
        "orders where city is not Bern",
        "orders where city isn't Bern",
        "orders other than Bern",
        "orders apart from Bern",
        "non Bern orders",
        "orders in all cities except Bern",
        "orders in every city but not Bern",
    ],
)
def test_a_value_left_out(text: str, bakery) -> None:
    answer = bakery.ask(text)
    assert answer.status == "answer", answer.reason
    assert answer.query.where == not_("city", "Bern")


@pytest.mark.parametrize(
    "text",
    [
        "orders except Bern and Bath",
        "orders not in Bern or Bath",
        "orders excluding Bern, Bath",
        "orders without Bern and without Bath",
        "orders not in Bern and not in Bath",
        "orders where city is not Bern or Bath",
    ],
)
def test_several_values_left_out(text: str, bakery) -> None:
    answer = bakery.ask(text)
    assert answer.status == "answer", answer.reason
    either = not_("city", "Bern", "Bath")
    both = And(items=(not_("city", "Bath"), not_("city", "Bern")))
    assert answer.query.where in (either, both)


@pytest.mark.parametrize(
    "text",
    [
        "online orders in Bern",
        "orders in Bern, online",
        "Bern online orders",
        "orders where city is Bern and channel is online",
        "orders where channel is online and city is Bern",
        "orders in Bern where channel is online",
        "web orders from Bern",
        "orders with channel online in Bern",
        "only online orders in Bern",
    ],
)
def test_values_of_two_dimensions_must_both_hold(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=And(items=(is_("channel", "online"), is_("city", "Bern"))))


@pytest.mark.parametrize(
    "text",
    [
        "orders in Bern or online",
        "orders that are online or in Bern",
        "orders where city is Bern or channel is online",
    ],
)
def test_or_between_two_dimensions(text: str, reads_as) -> None:
    expected = Or(items=(is_("channel", "online"), is_("city", "Bern")))
    reads_as(text, metrics=["orders"], where=expected)


@pytest.mark.parametrize(
    "text",
    [
        "online orders, not in Bern",
        "orders not in Bern, online",
        "online orders outside Bern",
        "orders where channel is online and city is not Bern",
        "orders excluding Bern where channel is online",
    ],
)
def test_not_reaches_its_own_value_only(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=And(items=(is_("channel", "online"), not_("city", "Bern"))))


@pytest.mark.parametrize(
    "text",
    [
        "online or phone orders in Bern or Bath",
        "orders in Bath and Bern, by phone or online".replace("by phone", "phone"),
        "orders where channel is online or phone and city is Bern or Bath",
    ],
)
def test_two_lists(text: str, reads_as) -> None:
    expected = And(items=(is_("channel", "online", "phone"), is_("city", "Bern", "Bath")))
    reads_as(text, metrics=["orders"], where=expected)


@pytest.mark.parametrize("text", ["orders by kind in Bern", "Bern orders by kind", "by kind, orders in Bern"])
def test_a_filter_beside_a_group(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], by=("kind",), where=is_("city", "Bern"))


@pytest.mark.parametrize(
    "text",
    [
        "orders by city for Bern and Bath",
        "orders by city in Bern and Bath",
        "orders for Bern and Bath by city",
        "orders by city, where city is Bern or Bath",
    ],
)
def test_a_group_and_a_filter_of_the_same_dimension(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], by=("city",), where=is_("city", "Bern", "Bath"))


@pytest.mark.parametrize(
    "text",
    [
        "orders Bern vs Bath",
        "Bern vs Bath orders",
        "Bern versus Bath, orders",
        "compare orders in Bern and Bath",
        "orders in Bern compared to Bath",
    ],
)
def test_values_set_against_each_other_are_listed(text: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], by=("city",), where=is_("city", "Bern", "Bath"))


@pytest.mark.parametrize(
    "text",
    [
        "orders not",
        "orders only",
        "orders not by city",
        "only orders not in",
        "orders in city not",
        "orders except by city",
    ],
)
def test_a_not_without_a_value_is_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


@pytest.mark.parametrize(
    "text", ["orders in Bern or", "orders or Bern", "or orders in Bern", "orders or by city"]
)
def test_an_or_without_two_sides_is_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"
