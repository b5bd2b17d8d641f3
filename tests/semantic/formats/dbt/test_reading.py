"""What each construct of a dbt project becomes, and which loss tells what does not carry over."""

from typing import Any

import pytest
import yaml

from semantic.formats import Imported
from semantic.formats.dbt import read
from semantic.formats.parts.plain import plain
from semantic.issues import ModelError
from tests.semantic.formats.dbt.projects import imported

ORDERS: dict[str, Any] = {
    "name": "orders",
    "model": "ref('orders')",
    "defaults": {"agg_time_dimension": "ordered_at"},
    "entities": [{"name": "order_id", "type": "primary"}],
    "dimensions": [
        {"name": "ordered_at", "type": "time", "type_params": {"time_granularity": "day"}},
        {"name": "shipped_at", "type": "time", "type_params": {"time_granularity": "hour"}},
        {"name": "status", "type": "categorical"},
    ],
    "measures": [{"name": "amount", "agg": "sum"}],
}
MEDIAN = {"name": "amount", "agg": "median", "agg_params": {"use_approximate_percentile": True}}
REVENUE: dict[str, Any] = {"name": "revenue", "type": "simple", "type_params": {"measure": "amount"}}


def project(*metrics: dict[str, Any], more: dict[str, Any] | None = None, **orders: Any) -> Imported:
    """A project of one semantic model."""
    data = {"semantic_models": [{**ORDERS, **orders}], "metrics": [REVENUE, *metrics], **(more or {})}
    return read({"models.yml": yaml.safe_dump(data)})


def metric(kind: str, filter: Any = None, config: Any = None, **params: Any) -> dict[str, Any]:
    """A metric called asked."""
    found = {"name": "asked", "type": kind, "type_params": params, "filter": filter, "config": config}
    return {key: value for key, value in found.items() if value is not None}


def inline(agg: str, semantic_model: str = "orders", **params: Any) -> dict[str, Any]:
    """A simple metric that is its own measure."""
    aggregated = {"semantic_model": semantic_model, "agg": agg}
    return metric("simple", metric_aggregation_params=aggregated, **params)


def losses(found: Imported) -> list[str]:
    return [loss.code.removeprefix("dbt-") for loss in found.losses]


def test_entities_are_keys_and_relationships() -> None:
    model = imported().model
    joins = {(one.source, one.to, one.from_columns, one.to_columns) for one in model.relationships}
    assert joins == {
        ("orders", "customers", ("customer_id",), ("customer_id",)),
        ("orders", "tiers", ("customer_id",), ("customer_id",)),
        ("visits", "customers", ("visitor",), ("customer_id",)),
    }
    tier = next(one for one in model.relationships if one.to == "tiers")
    assert (tier.valid_from, tier.valid_to) == ("start_date", "end_date")
    assert {one.name: one.primary_key for one in model.datasets}["visits"] == ("visit_id",)
    assert {one.name for one in model.dimensions} == {"order_id", "customer", "tier_holder", "visit"}


def test_two_primary_entities_of_one_name_are_one_to_one() -> None:
    details = {
        "name": "details",
        "model": "ref('details')",
        "entities": [{"name": "order_id", "type": "primary"}],
    }
    found = read({"x.yml": yaml.safe_dump({"semantic_models": [ORDERS, details]})})
    assert [(one.source, one.to, one.cardinality) for one in found.model.relationships] == [
        ("orders", "details", "one_to_one")
    ]


def test_a_unique_entity_is_a_unique_key() -> None:
    entities = [*ORDERS["entities"], {"name": "number", "type": "unique", "expr": "order_no"}]
    assert project(entities=entities).model.datasets[0].unique_keys == (("order_no",),)


def test_measures_may_make_metrics() -> None:
    measures = [{"name": "amount", "agg": "sum", "create_metric": True, "label": "Amount"}]
    found = project(measures=measures).model.metric("amount")
    assert found is not None
    assert (found.label, found.type) == ("Amount", "simple")


def test_a_measure_may_have_a_time_of_its_own() -> None:
    measures = [{"name": "amount", "agg": "sum", "agg_time_dimension": "shipped_at"}]
    found = project(measures=measures)
    assert plain(found.model.metrics[0])["measure"]["time"] == "shipped_at"
    assert losses(found) == ["granularity"]


def test_types_are_told_by_what_there_is() -> None:
    model = imported().model
    types = {f"{one.name}.{field.name}": field.type for one in model.datasets for field in one.fields}
    assert types["orders.ordered_at"] == "timestamp"
    assert types["orders.is_food"] == "boolean"
    assert types["orders.is_large"] == "boolean"
    assert types["orders.status"] == "string"
    assert types["orders.customer"] == types["customers.customer"] == types["visits.customer"] == "number"
    assert types["orders.shard"] == "string"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (metric("simple", measure="nothing"), "unknown-measure"),
        (metric("simple", measure="amount", filter="{{ Dimension('order_id__x') }} = 1"), "filter"),
        (metric("simple", measure="amount", config={"enabled": False}), "disabled"),
        (metric("tally", measure="amount"), "metric-type"),
        (metric("ratio", numerator="revenue", denominator="nothing"), "unknown-metric"),
        (metric("derived", expr="revenue over 2", metrics=["revenue"]), "expression"),
        (metric("derived", expr="rank(revenue)", metrics=["revenue"]), "expression"),
        (metric("derived", expr="r", metrics=[{"name": "revenue", "alias": "r", "offset_window": "1 term"}]),
         "custom-granularity"),
        (metric("derived", expr="r", metrics=[{"name": "revenue", "alias": "r", "offset_to_grain": "term"}]),
         "custom-granularity"),
        (metric("cumulative", measure="amount", cumulative_type_params={"window": "3 terms"}),
         "custom-granularity"),
        (metric("conversion", conversion_type_params={"entity": "order_id", "base_measure": "amount"}),
         "unknown-measure"),
        (metric("conversion", conversion_type_params={"entity": "who", "base_measure": "amount",
                                                      "conversion_measure": "amount"}), "entity"),
        (metric("ratio", numerator="revenue"), "missing-key"),
        (inline("sum", semantic_model="none"), "unknown-model"),
        (inline("mode"), "aggregation"),
        (inline("percentile"), "aggregation"),
        (inline("sum", expr="foo(amount)"), "expression"),
    ],
)  # fmt: skip
def test_a_metric_that_does_not_map_is_left_out_by_name(asked: dict[str, Any], code: str) -> None:
    found = project(asked)
    told = [loss for loss in found.losses if loss.severity == "error"]
    assert [(loss.code, loss.place.path) for loss in told] == [(f"dbt-{code}", "metrics/asked")]
    assert [one.name for one in found.model.metrics] == ["revenue"]


@pytest.mark.parametrize(
    ("orders", "code"),
    [
        ({"entities": [{"name": "order_id", "type": "primary", "role": "buyer"}]}, "entity-role"),
        ({"dimensions": [{"name": "order_id", "type": "categorical"}]}, "twice"),
        ({"dimensions": [{"name": "x", "type": "categorical", "expr": "random()"}]}, "expression"),
        ({"dimensions": [{"name": "x", "type": "categorical", "is_partition": True}]}, "partition"),
        ({"dimensions": [{"name": "x", "type": "categorical", "config": {"meta": {"a": 1}}}]}, "meta"),
        ({"config": {"group": "g"}}, "config"),
        ({"measures": [MEDIAN]}, "approximate"),
        ({"model": None, "node_relation": {"alias": "o", "schema_name": "s", "database": "d"}}, "database"),
    ],
)  # fmt: skip
def test_a_part_that_does_not_map_is_told(orders: dict[str, Any], code: str) -> None:
    assert code in losses(project(**{"defaults": {}, **orders}))


def test_what_belongs_to_the_project_is_told() -> None:
    spine = {"name": "days", "time_spine": {"custom_granularities": [{"name": "term"}]}}
    found = project(more={"saved_queries": [{"name": "q"}], "models": [spine]})
    assert {"saved-query", "time-spine", "custom-granularity"} <= set(losses(found))


def test_a_measure_that_no_metric_uses_is_told() -> None:
    measures = [*ORDERS["measures"], {"name": "cost", "agg": "sum"}]
    found = project(measures=measures)
    assert [loss.message for loss in found.losses if loss.code == "dbt-unused-measure"] == [
        "The measure cost, which no metric uses."
    ]


def test_each_part_may_be_a_document_of_its_own() -> None:
    text = "---\n".join(yaml.safe_dump(one) for one in ({"semantic_model": ORDERS}, {"metric": REVENUE}))
    assert read({"x.yaml": text}).model == project().model


def test_a_join_by_an_expression_is_told() -> None:
    lines = {
        "name": "lines",
        "model": "ref('lines')",
        "entities": [{"name": "order_id", "type": "foreign", "expr": "substring(code, 2)"}],
    }
    found = read({"x.yml": yaml.safe_dump({"semantic_models": [ORDERS, lines]})})
    assert "entity-expression" in losses(found)
    assert found.model.relationships == ()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "No semantic model"),
        ({"a.yml": "models: []"}, "No semantic model"),
        ({"a.yml": "a: ["}, "Not readable"),
        ({"a.json": "{"}, "Not readable"),
        ({"a.yml": "semantic_models: [{}]"}, "semantic_models/0/name: Field required"),
        ({"a.yml": "semantic_models: 1"}, "TypeError"),
        (
            {"a.yml": "semantic_models: [{name: a, model: ref('a'), entities: [{name: 1}]}]"},
            "0/entities/0/name",
        ),
        ({"a.yml": "semantic_models: [{name: [1], model: ref('a')}]"}, "semantic_models/0/name"),
        (
            {"a.yml": "semantic_models: [{name: a, model: ref('a')}]\nmetrics: [{name: b, type_params: 1}]"},
            "Attribute",
        ),
    ],
)
def test_what_is_no_project_is_told(files: dict[str, str], told: str) -> None:
    with pytest.raises(ModelError, match=told):
        read(files)
