"""Suites of 0.x and 1.x become checks; what has no counterpart is told with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from semantic.issues import ModelError
from semantic.references import reference_issues
from tests.semantic.formats.checked import checks, imported, losses, outcomes
from tests.semantic.formats.importing import read_texts


def one(kind: str, **arguments: Any) -> dict[str, Any]:
    """What one expectation becomes, its name left out."""
    suite = {"name": "orders", "expectations": [{"type": kind, "kwargs": arguments}]}
    found = read_texts("great_expectations", {"suite.json": json.dumps(suite)})
    (check,) = checks(found).values()
    return {key: value for key, value in check.items() if key != "dataset"}


def test_a_suite_of_0_x(tmp_path: Path) -> None:
    found = imported("great_expectations", "orders_old.json")
    assert list(reference_issues(found.model)) == []
    assert {name: (o.status, o.failing, o.rows) for name, o in outcomes(found, tmp_path).items()} == {
        "orders_state_not_null": ("pass", 2, 50),
        "orders_id_unique": ("pass", 0, 50),
        "orders_state_accepted_values": ("fail", 10, 48),  # of those with a value, as mostly means it there
        "orders_amount_range": ("pass", 0, 50),
        "orders_code_pattern": ("fail", 8, 50),
        "orders_code_length": ("fail", 43, 50),
        "orders_row_count": ("pass", None, 50),
        "orders_schema": ("pass", None, None),
        "orders_average_amount_metric": ("pass", None, None),
    }
    assert checks(found)["orders_state_not_null"]["description"] == "Orders have a state."
    assert [(loss.code, loss.place.line) for loss in found.losses] == [
        ("expectations-dataset", 1),
        ("expectations-column-index", 12),
        ("expectations-row-condition", 14),
        ("expectations-expectation", 15),
        ("expectations-parameter", 16),
    ]
    assert "expect_column_kl_divergence_to_be_less_than" in losses(found)


def test_a_suite_of_1_x(tmp_path: Path) -> None:
    found = imported("great_expectations", "orders_new.json")
    assert {name: (o.status, o.failing) for name, o in outcomes(found, tmp_path).items()} == {
        "orders_state_not_null": ("pass", 2),
        "orders_state_accepted_values": ("fail", 5),
        "orders_id_state_unique": ("pass", 0),
        "orders_schema": ("fail", None),  # a decimal is no double
        "orders_schema_2": ("pass", None),
        "orders_max_amount_metric": ("pass", None),
    }
    assert checks(found)["orders_state_not_null"]["severity"] == "warning"
    assert [(loss.code, loss.place.line) for loss in found.losses] == [
        ("expectations-dataset", 1),
        ("expectations-expectation", 17),
    ]


@pytest.mark.parametrize(
    ("kind", "arguments", "check"),
    [
        ("expect_column_values_to_be_unique", {"column": "x"}, {"type": "unique", "columns": ["x"]}),
        (
            "expect_column_values_to_be_between",
            {"column": "x", "min_value": 0, "strict_min": True},
            {"type": "range", "column": "x", "above": 0},
        ),
        (
            "expect_column_value_lengths_to_be_between",
            {"column": "x", "min_value": 0, "max_value": 3},
            {"type": "length", "column": "x", "min": 0, "max": 3},
        ),
        (
            "expect_column_values_to_not_match_regex",
            {"column": "x", "regex": "a"},
            {"type": "pattern", "column": "x", "regex": "a", "negate": True},
        ),
        ("expect_table_row_count_to_equal", {"value": 3}, {"type": "row_count", "min": 3, "max": 3}),
        (
            "expect_column_values_to_match_regex",
            {"column": "x", "regex": "a", "mostly": 0.9},
            {"type": "pattern", "column": "x", "regex": "a", "filter": "x IS NOT NULL", "mostly": 0.9},
        ),
    ],
)
def test_an_expectation_is_a_check(kind: str, arguments: dict[str, Any], check: dict[str, Any]) -> None:
    assert one(kind, **arguments) == check


@pytest.mark.parametrize("text", ["{}", "[]", '{"expectations": 5}', "{", '{"expectations": [1]}'])
def test_what_is_no_suite_is_refused(text: str) -> None:
    with pytest.raises(ModelError):
        read_texts("great_expectations", {"suite.json": text})


def test_damaged_expectations_are_told() -> None:
    suite = {"name": "o", "expectations": [{"type": "expect_column_values_to_be_unique"}, {"kwargs": {}}]}
    suite["expectations"] += [{"type": "expect_column_values_to_be_in_set", "kwargs": {"value_set": 5}}]  # type: ignore[operator]
    found = read_texts("great_expectations", {"suite.json": json.dumps(suite)})
    assert found.model.checks_data == ()
    assert len(found.losses) == 4
