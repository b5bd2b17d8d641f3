"""The table of constructs: every test named is there, every refusal happens, and the document is fresh."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from semantic.expressions import parse_expression
from semantic.yaml_check import checked
from tests.semantic.formats.constructs import DOCUMENT, FAMILIES, ROOT, ROWS, written

SUPPORTED = [row for _, row in ROWS if "as" in row]
REFUSED = [row for _, row in ROWS if "as" not in row]
FAMILY_NAMES = {"MetricFlow (dbt)", "Ossie", "Cube", "Malloy", "LookML"} | {
    "Snowflake semantic views",
    "Databricks metric views",
    "dbt data tests",
    "Soda",
    "Great Expectations",
}

MODEL: dict[str, Any] = {
    "semantic_model": {"name": "small"},
    "datasets": [
        {
            "name": "visits",
            "table": "visits",
            "primary_key": ["id"],
            "fields": [{"name": "id"}, {"name": "of"}],
        },
        {"name": "people", "table": "people", "primary_key": ["id"], "fields": [{"name": "id"}]},
    ],
    "relationships": [
        {"name": "who", "from": "visits", "to": "people", "from_columns": ["of"], "to_columns": ["id"]}
    ],
    "metrics": [
        {"type": "simple", "name": "visits", "measure": {"agg": "count", "dataset": "visits", "expr": "id"}},
        {"type": "derived", "name": "twice", "expr": "visits * 2", "metrics": [{"name": "visits"}]},
    ],
}


def codes(model: dict[str, Any]) -> set[str]:
    """What the loader says against a model."""
    _, _, issues = checked({"model.yaml": yaml.safe_dump(model).encode()})
    return {issue.code for issue in issues}


def with_sample(sample: dict[str, str]) -> dict[str, Any]:
    """The small model with the construct in it."""
    model = copy.deepcopy(MODEL)
    ((kind, text),) = sample.items()
    simple, derived = model["metrics"]
    places: dict[str, tuple[dict[str, Any], str, Any]] = {
        "agg": (simple["measure"], "agg", text),
        "expr": (simple["measure"], "expr", text),
        "type": (simple, "type", text),
        "formula": (derived, "expr", text),
        "metric_key": (simple, text, 1),
        "dataset_key": (model["datasets"][0], text, 1),
        "relationship_key": (model["relationships"][0], text, 1),
        "cardinality": (model["relationships"][0], "cardinality", text),
    }
    part, key, value = places[kind]
    part[key] = value
    return model


def test_the_small_model_is_sound() -> None:
    assert codes(MODEL) == set()


@pytest.mark.parametrize("row", SUPPORTED, ids=lambda row: row["name"])
def test_the_test_that_shows_it_is_there(row: dict[str, Any]) -> None:
    path, _, name = row["test"].partition("::")
    assert f"def {name}(" in (ROOT / "tests" / path).read_text()


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["name"])
def test_it_is_refused_with_the_code(row: dict[str, Any]) -> None:
    code = row["refused"]
    if "sample" in row:
        assert code in codes(with_sample(row["sample"]))
        return
    family, _, rest = code.partition("-")
    told = [path.read_text() for path in (ROOT / "tests/semantic/formats" / family).glob("*.losses.txt")]
    if told:  # every loss of these models is held by the tests of the format
        assert any(f" {code} " in text for text in told)
        return
    folders = (family, "parts") if family in ("dbt", "ossie") else ()
    sources = [ROOT / "semantic/formats" / folder for folder in folders] or [
        ROOT / "engine",
        ROOT / "semantic",
    ]
    texts = (path.read_text() for source in sources for path in Path(source).rglob("*.py"))
    assert any(re.search(rf'"{rest or code}"', text) for text in texts)


def test_every_family_is_there_and_no_construct_twice() -> None:
    assert set(FAMILIES) == FAMILY_NAMES
    assert len({(family, row["name"]) for family, row in ROWS}) == len(ROWS) > 130


def test_the_document_is_fresh() -> None:
    assert DOCUMENT.read_text() == written(), "run python -m tests.semantic.formats.constructs"


def test_a_duration_is_an_expression() -> None:
    parse_expression("date_diff('day', ordered_at, shipped_at)")
