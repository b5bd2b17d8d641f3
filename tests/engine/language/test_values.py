"""Stored values are found whatever their case and accents, by their synonyms, and by parts with digits."""

import pytest

from engine import Parlance
from engine.language.linking.values import ValueIndex, ValueRef
from semantic.filters import Compare, Condition, In


def is_(field: str, *values: str) -> Condition:
    if len(values) == 1:
        return Compare(field=field, op="=", value=values[0])
    return In(field=field, values=tuple(sorted(values)))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("orders in Zürich", "city", "Zürich"),
        ("orders in zurich", "city", "Zürich"),
        ("orders in ZÜRICH", "city", "Zürich"),
        ("orders in Zu\u0308rich", "city", "Zürich"),
        ("orders in são paulo", "city", "São Paulo"),
        ("orders in sao paulo", "city", "São Paulo"),
        ("orders in SAO PAULO", "city", "São Paulo"),
        ("orders in São-Paulo", "city", "São Paulo"),
        ("orders in new york", "city", "New York"),
        ("orders in NYC", "city", "New York"),
        ("orders in the big apple", "city", "New York"),
        ("swiss orders", "city", "Zürich"),
        ("orders in Bern", "city", "Bern"),
        ("orders in Bath", "city", "Bath"),
        ("orders of Bern ring", "product", "Bern ring"),
        ("orders of rye loaf", "product", "Rye loaf"),
        ('orders of "rye loaf"', "product", "Rye loaf"),
        ("orders of 'Rye Loaf'", "product", "Rye loaf"),
        ("orders of “rye loaf”", "product", "Rye loaf"),
        ("orders for gluten-free", "kind", "gluten-free"),
        ("gluten free orders", "kind", "gluten-free"),
        ("glutenfree orders", "kind", "gluten-free"),
        ("orders without gluten", "kind", "gluten-free"),
        ("orders for cake", "kind", "cake"),
        ("orders for cakes", "kind", "cake"),
        ("telephone orders", "channel", "phone"),
        ("web orders", "channel", "online"),
        ("orders at Gate 12", "shop", "Gate 12"),
        ("orders at the Corner Bakery", "shop", "Corner Bakery"),
        ("orders at Old Mill", "shop", "Old Mill"),
        ("orders by phone", "channel", "phone"),
    ],
)
def test_a_value_is_found(text: str, field: str, value: str, reads_as) -> None:
    reads_as(text, metrics=["orders"], where=is_(field, value))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("baking runs with Vulcan 3000", ["Vulcan 3000"]),
        ("baking runs with the 3000", ["Vulcan 3000"]),
        ("baking runs with 3000 ovens", ["Vulcan 3000"]),
        ("baking runs with 4090", ["Ember 4090", "Vulcan 4090"]),
        ("baking runs with 4090s", ["Ember 4090", "Vulcan 4090"]),
        ("baking runs with Vulcan 4090", ["Vulcan 4090"]),
        ("baking runs with A-12", ["A-12"]),
    ],
)
def test_a_part_with_digits_stands_for_every_value_that_has_it(
    text: str, values: list[str], reads_as
) -> None:
    reads_as(text, metrics=["baking_runs"], where=is_("oven", *values))


@pytest.mark.parametrize(
    ("text", "having"),
    [
        ("shops with more than 4090 orders", ">"),
        ("shops with at least 3000 orders", ">="),
        ("shops with less than 12 orders", "<"),
    ],
)
def test_a_number_to_compare_with_is_no_value(text: str, having: str, bakery: Parlance) -> None:
    query = bakery.ask(text).query
    assert query is not None
    assert query.where is None
    assert isinstance(query.having, Compare)
    assert query.having.op == having


def test_a_count_is_no_value(reads_as) -> None:
    from semantic.query import Order

    reads_as(
        "top 12 shops by orders", metrics=["orders"], by=("shop",), order=(Order(by="orders"),), limit=12
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("orders at Best", is_("shop", "Best")),
        ('orders at "best"', is_("shop", "Best")),
        ("orders at All", is_("shop", "All")),
        ("orders of all products", None),
        ("orders overall", None),
    ],
)
def test_function_words_are_values_only_as_they_are_stored(
    text: str, where: Condition | None, bakery
) -> None:
    query = bakery.ask(text).query
    assert query is not None
    assert query.where == where


def test_best_in_small_letters_ranks(reads_as) -> None:
    from semantic.query import Order

    reads_as("best shop by revenue", metrics=["revenue"], by=("shop",), order=(Order(by="revenue"),), limit=1)


@pytest.mark.parametrize(
    "text", ["orders in Berne", "orders in Zurichland", 'orders in "Atlantis"', "orders of rye"]
)
def test_what_is_not_stored_is_never_a_filter(text: str, bakery: Parlance) -> None:
    answer = bakery.ask(text)
    assert answer.status != "answer" or "guessed" in {word.status for word in answer.words}


def test_a_value_of_two_dimensions_is_two_values() -> None:
    index = ValueIndex()
    index.add("Singapore", ValueRef("country", "Singapore"))
    index.add("Singapore", ValueRef("region", "SIN", declared=True))
    index.add("singapore", ValueRef("country", "Singapore"))
    assert [ref.dimension for ref in index.find(("singapore",))] == ["country", "region"]


def test_personal_fields_have_no_values(tmp_path) -> None:
    from engine.language.linking.values import build_index
    from semantic.catalog import Catalog
    from semantic.model import SemanticModel

    field = {"name": "email", "personal": True, "values": [{"value": "ann@example.org"}]}
    model = SemanticModel.model_validate({"name": "m", "datasets": [{"name": "d", "fields": [field]}]})
    index = build_index(Catalog(model), {"d.email": ("bob@example.org",)})
    assert index.exact == {}
