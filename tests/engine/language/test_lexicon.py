"""Whole labels beat synonyms beat parts, and words that are shared are asked about."""

import pytest

from engine import Parlance
from engine.language.reader import Reader
from engine.language.tokens import tokenize


def cost(reader: Reader, text: str, target: str) -> float:
    """What it costs to take the whole text for the target."""
    tokens = tokenize(text)
    found = [
        phrase.cost
        for phrase in reader.linker.link(tokens, {})
        if (phrase.start, phrase.end, phrase.target) == (0, len(tokens), target)
    ]
    return min(found)


@pytest.mark.parametrize(
    ("target", "order"),
    [
        ("average_basket", ["average basket", "revenue per order", "basket"]),
        ("average_basket", ["average basket", "average baskets", "basket"]),
        ("revenue", ["revenue", "turnover", "turnovers"]),
        ("oven_time", ["oven time", "time in the oven"]),
        ("product", ["product", "item", "items"]),
        ("kind", ["kind", "product type", "type"]),
        ("oven", ["oven", "ovens"]),
    ],
)
def test_the_closer_the_wording_the_lower_the_cost(target: str, order: list[str], reader: Reader) -> None:
    costs = [cost(reader, text, target) for text in order]
    assert costs == sorted(set(costs))


@pytest.mark.parametrize("text", ["average", "rate", "time", "per order", "model"])
def test_words_without_the_head_do_not_match_in_part(text: str, reader: Reader) -> None:
    tokens = tokenize(text)
    targets = {phrase.target for phrase in reader.linker.link(tokens, {}) if phrase.reason == "partial"}
    assert "average_basket" not in targets
    assert "time" not in text or "revenue" not in targets


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("revenue", ["revenue"]),
        ("Turnover", ["revenue"]),
        ("takings", ["revenue"]),
        ("purchases", ["orders"]),
        ("basket", ["average_basket"]),
        ("revenue per order", ["average_basket"]),
        ("returned share", ["return_rate"]),
        ("returns rate", ["return_rate"]),
        ("time in the oven", ["oven_time"]),
        ("baking runs", ["baking_runs"]),
        ("baking_runs", ["baking_runs"]),
    ],
)
def test_every_wording_finds_its_metric(text: str, metrics: list[str], reads_as) -> None:
    reads_as(text, metrics=metrics)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("traffic by city", {"Orders by city", "Customers by city"}),
        ("heat by oven", {"Input heat by oven", "Output heat by oven"}),
    ],
)
def test_a_shared_word_is_asked_back(text: str, choices: set[str], bakery: Parlance) -> None:
    answer = bakery.ask(text)
    assert (answer.status, answer.code) == ("clarify", "ambiguous")
    assert {choice.text for choice in answer.alternatives} == choices


def test_a_synonym_of_the_model_is_no_longer_vague(bakery: Parlance, reads_as) -> None:
    """ "Success" is vague in the language, but this model says that it is revenue."""
    reads_as("success by city", metrics=["revenue"], by=("city",))
    assert bakery.ask("performance by city").status == "clarify"


def test_names_point_at_one_thing(reader: Reader) -> None:
    """What the restatement calls a thing finds that thing alone at no more than the price of a synonym."""
    namer = reader.restater.namer
    for name in reader.catalog.metrics:
        assert [reader.read(namer.metric(name)).readings[0].query.metrics[0].name] == [name]  # type: ignore[union-attr]
    for name, dimension in reader.catalog.dimensions.items():
        if dimension.field.role == "dimension":
            query = reader.read(f"orders by {namer.dimension(name)}").readings[0].query
            assert query is not None
            assert [term.key for term in query.group_by] == [name]
