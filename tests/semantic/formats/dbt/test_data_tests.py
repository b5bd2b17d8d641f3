"""Data tests and freshness of a dbt project become checks; what has no counterpart is told with its line."""

from typing import Any

import pytest
import yaml

from semantic.formats import Imported
from semantic.formats.dbt import read, write
from semantic.references import reference_issues
from tests.semantic.formats.checked import checks, imported
from tests.semantic.formats.dbt.test_reading import ORDERS, REVENUE


def schema_with(test: Any, column: str) -> Imported:
    """A model orders with this test of a column, or with column "" of itself."""
    model: dict[str, Any] = {"name": "orders"}
    if column:
        model["columns"] = [{"name": column, "data_tests": [test]}]
    else:
        model["data_tests"] = [test]
    return read({"schema.yml": yaml.safe_dump({"models": [model]}, sort_keys=False)})


def one(test: Any, column: str = "state") -> dict[str, Any]:
    """What one test becomes, its name left out."""
    (check,) = checks(schema_with(test, column)).values()
    return {key: value for key, value in check.items() if key != "dataset"}


@pytest.mark.parametrize(
    ("test", "check"),
    [
        ("not_null", {"type": "not_null", "columns": ["state"]}),
        ("unique", {"type": "unique", "columns": ["state"]}),
        (
            {"not_null": {"config": {"severity": "warn", "where": "n > 1"}}},
            {"type": "not_null", "columns": ["state"], "severity": "warning", "filter": "n > 1"},
        ),
        (
            {"unique": {"config": {"warn_if": ">10", "error_if": ">= 100"}}},
            {"type": "unique", "columns": ["state"], "warn": "above 10", "fail": "at least 100"},
        ),
        (
            {"accepted_values": {"arguments": {"values": ["a", 1]}}},
            {"type": "accepted_values", "column": "state", "values": ["a", "1"]},
        ),
        (
            {"accepted_values": {"values": [1, 2], "quote": False}},
            {"type": "accepted_values", "column": "state", "values": [1, 2]},
        ),
        (
            {"relationships": {"to": "source('raw', 'buyers')", "field": "id"}},
            {"type": "relationships", "columns": ["state"], "to": "buyers", "to_columns": ["id"]},
        ),
        (
            {"dbt_utils.accepted_range": {"min_value": 0, "inclusive": False}},
            {"type": "range", "column": "state", "above": 0},
        ),
        (
            {"dbt_utils.not_null_proportion": {"at_least": 0.9}},
            {"type": "not_null", "columns": ["state"], "mostly": 0.9},
        ),
        (
            {"dbt_utils.expression_is_true": {"expression": "> 3"}},
            {"type": "expression", "expr": "state > 3"},
        ),
        (
            {"dbt_expectations.expect_column_values_to_be_between": {"min_value": 1, "strictly": True}},
            {"type": "range", "column": "state", "above": 1},
        ),
        (
            {"dbt_expectations.expect_column_value_lengths_to_equal": {"value": 3, "row_condition": "n > 1"}},
            {"type": "length", "column": "state", "min": 3, "max": 3, "filter": "n > 1"},
        ),
    ],
)
def test_a_test_is_a_check(test: Any, check: dict[str, Any]) -> None:
    assert one(test) == check


def test_tests_of_a_whole_model() -> None:
    assert one({"dbt_utils.unique_combination_of_columns": {"combination_of_columns": ["a", "b"]}}, "") == {
        "type": "unique",
        "columns": ["a", "b"],
    }
    assert one({"dbt_utils.recency": {"field": "at", "datepart": "hour", "interval": 6}}, "") == {
        "type": "freshness",
        "column": "at",
        "fail": "above 6 hours",
    }


def test_freshness_of_sources() -> None:
    found = checks(imported("dbt", "project_tested/schema.yml"))
    assert found["orders_loaded_at_freshness"] == {
        "dataset": "orders",
        "type": "freshness",
        "column": "loaded_at",
        "warn": "above 12 hours",
        "fail": "above 1 days",
    }
    assert found["prices_loaded_at_freshness"]["fail"] == "above 30 minutes"
    assert found["prices_loaded_at_freshness"]["filter"] == "price > 0"
    assert "buyers_loaded_at_freshness" not in found  # freshness: null


def test_what_has_no_counterpart_is_told_with_its_line() -> None:
    found = imported("dbt", "project_tested/schema.yml")
    assert list(reference_issues(found.model)) == []
    told = [(loss.severity, loss.code, loss.place.line) for loss in found.losses]
    assert told == [
        ("error", "dbt-test-kind", 31),
        ("error", "dbt-test-where", 50),
        ("error", "dbt-test-kind", 60),
        ("info", "dbt-test-disabled", 61),
    ]
    assert "our_own_test" in found.losses[2].message


def test_tests_go_with_the_semantic_layer_and_come_back_from_it() -> None:
    model = {"name": "orders", "columns": [{"name": "status", "tests": ["not_null"]}]}
    data = {"semantic_models": [{**ORDERS, "name": "sales"}], "metrics": [REVENUE], "models": [model]}
    found = read({"models.yml": yaml.safe_dump(data)})
    assert [one.dataset for one in found.model.checks] == ["sales"]
    assert found.model.metric("revenue") is not None
    for version in ("legacy", "latest", "manifest"):
        written = write(found.model, found.kept, version)
        assert read(dict(written.files)).model == found.model
