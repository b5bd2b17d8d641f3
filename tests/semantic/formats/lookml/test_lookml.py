"""Models of Looker: ferries with every construct in two files, and a cinema full of filters."""

import pytest

from tests.semantic.formats.importing import (
    faults,
    imported,
    read_texts,
    refusal,
)


def test_a_view_under_another_name_is_met_in_that_role() -> None:
    found = imported("lookml", "ferries").model.relationships
    assert [(one.source, one.to, one.role, one.cardinality) for one in found] == [
        ("sailings", "ports", "origin", "many_to_one"),
        ("sailings", "ports", "target", "many_to_one"),
        ("tickets", "sailings", "", "many_to_one"),
        ("sailings", "crews", "", "one_to_one"),
    ]


def test_the_calendar_is_ours() -> None:
    found = imported("lookml", "ferries").model.calendar
    assert (found.week_start, found.fiscal.first_month) == ("sunday", 4)


def test_formats_become_units_and_decimals() -> None:
    metrics = {one.name: one for one in imported("lookml", "ferries").model.metrics}
    shown = {
        name: (metrics[name].unit, metrics[name].display_format) for name in ("load", "income", "mean_taken")
    }
    assert shown == {"load": ("%", "0.0%"), "income": ("€", "0.00"), "mean_taken": ("", "0.0")}


def test_what_is_hidden_is_private() -> None:
    model = imported("lookml", "ferries").model
    assert [metric.name for metric in model.metrics if metric.private] == ["least"]
    sailings = model.dataset("sailings")
    assert sailings is not None
    assert [field.name for field in sailings.fields if field.private] == ["id", "origin_id", "target_id"]


def one_field(field: str) -> str:
    """A view with a key and the field."""
    return f"view: a {{ dimension: id {{ primary_key: yes type: number }}\n{field} }}"


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("dimension: x { type: tier tiers: [3, 1] }", "tier"),
        ("dimension: x { type: tier tiers: [low] }", "tier"),
        ("dimension: x { sql: ${b.y} ;; }", "unknown-dataset"),
        ("dimension: x { sql: ${x} ;; }", "cycle"),
        ("dimension: x { sql: ${TABLE}.a.b ;; }", "reference"),
        ("dimension: x { sql: {{ _filters['a'] }} ;; }", "template"),
        ("dimension: x { sql: pg_sleep(1) ;; }", "expression"),
        ("measure: x { type: sum }", "type"),
        ("measure: x { type: count sql: ${id} ;; }", "type"),
        ("measure: x { type: percentile percentile: most sql: ${id} ;; }", "percentile"),
        ("measure: x { type: percentile percentile: 175 sql: ${id} ;; }", "percentile"),
        ("measure: x { type: average_distinct sql: ${id} ;; }", "distinct-key"),
        ('measure: x { type: count filters: [y: "1"] }', "filter"),
        ('measure: x { type: count filters: [id: "{% parameter p %}"] }', "template"),
        ("measure: x { type: number sql: ${TABLE}.y ;; }", "expression"),
        ("measure: x { type: period_over_period }", "type"),
        ("extends: [b]", "extends"),
    ],
)
def test_a_field_that_does_not_map_is_left_out_by_name(field: str, code: str) -> None:
    found = read_texts("lookml", {"a.view.lkml": one_field(field)})
    assert [loss.code for loss in found.losses if loss.severity == "error"] == [f"lookml-{code}"]
    (dataset,) = found.model.datasets
    assert ([one.name for one in dataset.fields], found.model.metrics) == (["id"], ())
    assert faults(found) == []


def test_lines_may_end_as_on_windows() -> None:
    found = read_texts("lookml", {"a.lkml": one_field("measure: n { type: count }").replace("\n", "\r\n")})
    assert [metric.name for metric in found.model.metrics] == ["n"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("view: a {\n  dimension: b {", 2, "before all braces are closed"),
        ("view: a {\n  dimension b {}\n}", 2, "not as LookML is written: dimension b {}"),
        ("view: a {\n  sql_table_name: b }", 2, "is ;; missing?"),
        ("view: a {\n  label: b ;\n}", 2, "not as LookML is written"),
        ("view: a { label: 1 label: 2 }", 0, "already exists"),
        ("[1, 2]", 1, "not as LookML is written"),
        ("explore: a {}", 1, "No view"),
        ("", 1, "No view"),
        ("view: a {\n  measure: { type: count }\n}", 2, "A measure has no name"),
        ("view: a {}\n\0", 2, "NUL"),
        ("view: a {" * 500, 0, "nested too deeply"),
    ],
)
def test_a_broken_file_is_one_clear_error(text: str, line: int, told: str) -> None:
    found = refusal("lookml", text)
    assert found[0] == line
    assert told in found[1]
