"""Models of Snowflake: a clinic with every construct, and a library in the older words."""

import pytest

from semantic.issues import ModelError
from tests.semantic.formats.importing import (
    imported,
    read_texts,
    refusal,
)


def test_equal_keys_on_both_sides_are_one_to_one() -> None:
    found = imported("snowflake", "clinic").model.relationships
    assert [(one.name, one.from_columns, one.to_columns, one.cardinality) for one in found] == [
        ("VISITS_TO_PATIENTS", ("PATIENT_ID",), ("PATIENT_ID",), "many_to_one"),
        ("PATIENTS_TO_CARDS", ("PATIENT_ID",), ("PATIENT_ID",), "one_to_one"),
    ]


def test_words_values_and_questions_come_along() -> None:
    model = imported("snowflake", "clinic").model
    assert model.examples == ("visit count by town",)
    visits = model.dataset("VISITS")
    assert visits is not None
    assert visits.synonyms == ("appointments",)
    kind = visits.field("KIND")
    assert kind is not None
    assert (kind.synonyms, [one.value for one in kind.values]) == (("sort",), ["check", "urgent"])


def test_private_access_is_private() -> None:
    model = imported("snowflake", "clinic").model
    assert [metric.name for metric in model.metrics if metric.private] == ["MEDIAN_MINUTES"]
    fields = [field.name for dataset in model.datasets for field in dataset.fields if field.private]
    assert fields == ["FEE"]


def test_types_are_ours() -> None:
    visits = imported("snowflake", "clinic").model.dataset("VISITS")
    assert visits is not None
    assert {field.name: field.type for field in visits.fields} == {
        "VISIT_ID": "integer", "PATIENT": "integer", "KIND": "string", "SHAPE": "string", "SEEN": "boolean",
        "VISITED_ON": "date", "VISIT_YEAR": "integer", "MINUTES": "number", "FEE": "number",
        "COPAY": "number", "ODD_ONE": "number", "LONG_VISIT": "boolean",
    }  # fmt: skip


def test_a_join_by_several_columns() -> None:
    (found,) = imported("snowflake", "library").model.relationships
    assert (found.from_columns, found.to_columns) == (("branch", "shelf"), ("branch", "shelf"))


def test_a_time_that_is_left_out_takes_its_balances_along() -> None:
    text = """
name: n
tables:
  - name: t
    base_table: t
    time_dimensions: [{name: d, expr: GETDATE(), data_type: DATE}]
    metrics: [{name: m, expr: SUM(x), non_additive_dimensions: [{dimension: d}]}]
"""
    found = read_texts("snowflake", {"n.yaml": text})
    told = [(loss.code, loss.place.path) for loss in found.losses if loss.severity == "error"]
    assert told == [
        ("snowflake-expression", "tables/t/time_dimensions/d"),
        ("snowflake-semi-additive", "tables/t/metrics/m"),
    ]
    assert found.model.metrics == ()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name: a\ntables:\n  - name: b\n   expr: c", 4, "Not readable as YAML"),
        ("- a", 1, "Not a mapping"),
        ("name: a", 1, "No tables"),
        ("tables: {a: b}", 1, "tables is no list"),
        ("tables:\n- description: a", 2, "has no name"),
        ("tables:\n- name: a\n  facts: [{name: b, expr: {c: d}}]", 3, "expr is no text"),
        (
            "tables:\n- {name: a}\nrelationships:\n- {name: b, relationship_columns: [c]}",
            4,
            "no list of mappings",
        ),
    ],
)
def test_a_broken_file_is_one_clear_error(text: str, line: int, told: str) -> None:
    found = refusal("snowflake", text)
    assert found[0] == line
    assert told in found[1]


def test_a_model_is_one_file() -> None:
    with pytest.raises(ModelError, match="2 files"):
        read_texts("snowflake", {"a.yaml": "a: 1", "b.yaml": "b: 1"})
