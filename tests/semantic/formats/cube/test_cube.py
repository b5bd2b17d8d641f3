"""Models of Cube: a bakery with every construct in two files, and a gym in the older words."""

import pytest

from tests.semantic.formats.importing import (
    faults,
    imported,
    read_texts,
    refusal,
)


def test_joins_lead_from_the_many_to_the_one_and_none_twice() -> None:
    found = imported("cube", "bakery").model.relationships
    assert [(one.source, one.to, one.from_columns, one.to_columns, one.cardinality) for one in found] == [
        ("sales", "shops", ("shop_id",), ("id",), "many_to_one"),
        ("lines", "sales", ("sale_id",), ("id",), "many_to_one"),
        ("sales", "loyalty", ("id",), ("sale_id",), "one_to_one"),
    ]


def test_what_is_not_public_is_private() -> None:
    model = imported("cube", "bakery").model
    assert [metric.name for metric in model.metrics if metric.private] == ["least"]
    sales = model.dataset("sales")
    assert sales is not None
    assert [field.name for field in sales.fields if field.private] == ["id"]


def test_levels_become_a_hierarchy() -> None:
    (found,) = imported("cube", "bakery").model.hierarchies
    assert (found.name, found.label, found.levels) == ("where", "Where", ("shops.country", "shops.city"))


def one_measure(measure: str) -> str:
    """A cube with one time, a sum, and the measure."""
    return f"""
cubes:
  - name: a
    sql_table: a
    dimensions: [{{name: day, sql: day, type: time}}, {{name: of, sql: of, type: string}}]
    measures:
      - {{name: total, sql: x, type: sum}}
      - {{name: asked, {measure}}}
"""


@pytest.mark.parametrize(
    ("measure", "code"),
    [
        ("type: sum", "type"),
        ("sql: x", "type"),
        ("sql: '{nothing}', type: sum", "reference"),
        ("sql: '{CUBE.asked} + 1', type: number", "unknown-metric"),
        ("sql: x, type: sum, filters: [{sql: '{b.x} = 1'}]", "unknown-dataset"),
        ("sql: '{total} + 1', type: number, filters: [{sql: 'x = 1'}]", "filter"),
        ("sql: '{total}', type: number, time_shift: [{interval: 1 day, type: next}]", "time-shift"),
        ("sql: '{total}', type: number, time_shift: [{interval: soon}]", "time-shift"),
        ("sql: '{total}', type: avg, add_group_by: [nobody]", "reference"),
        ("sql: '{total}', type: avg, add_group_by: [of], filters: [{sql: 'x = 1'}]", "filter"),
        ("sql: '{total}', type: sum, reduce_by: [of]", "reduce-by"),
        ("sql: '{total}', type: sum, multi_stage: true", "multi-stage"),
        ("sql: x, type: sum, rolling_window: {trailing: 7 moons}", "rolling-window"),
        ("sql: x, type: sum, rolling_window: {type: to_date, granularity: moon}", "rolling-window"),
        ("sql: x, type: sum, rolling_window: 3", "rolling-window"),
        ("sql: 'rank() OVER (ORDER BY x)', type: sum", "expression"),
        ("sql: '(SELECT 1)', type: sum", "expression"),
        ("sql: 'x +', type: sum", "expression"),
        ("sql: '{FILTER_PARAMS.a.day.filter(1)}', type: sum", "template"),
        ("sql: x, type: number_agg", "type"),
    ],
)
def test_a_measure_that_does_not_map_is_left_out_by_name(measure: str, code: str) -> None:
    found = read_texts("cube", {"a.yml": one_measure(measure)})
    told = [loss for loss in found.losses if loss.severity == "error"]
    assert [(loss.code, loss.place.path, loss.place.line) for loss in told] == [
        (f"cube-{code}", "cubes/a/measures/asked", 8)
    ]
    assert [metric.name for metric in found.model.metrics] == ["total"]
    assert faults(found) == []


def test_nothing_is_guessed_of_a_join_or_a_field_that_does_not_say() -> None:
    text = """
cubes:
  - name: a
    sql_table: a
    joins: [{name: b, sql: "{CUBE}.b = {b}.b"}]
  - name: b
    sql_table: b
    dimensions: [{name: b, sql: b, primary_key: true}]
"""
    found = read_texts("cube", {"a.yml": text})
    assert [loss.code for loss in found.losses] == ["cube-dialect", "cube-no-type", "cube-cardinality"]
    assert found.model.relationships == ()


def test_a_window_needs_a_default_time() -> None:
    text = one_measure("sql: x, type: sum, rolling_window: {trailing: unbounded}").replace(
        "type: time", "type: string"
    )
    assert [loss.code for loss in read_texts("cube", {"a.yml": text}).losses] == [
        "cube-dialect",
        "cube-no-time",
    ]


def test_files_without_cubes_may_stand_beside_those_with() -> None:
    found = read_texts("cube", {"a.yml": one_measure("type: count"), "b.yml": "views: [{name: v}]"})
    assert [metric.name for metric in found.model.metrics] == ["total", "asked"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("cubes:\n  - name: a\n   sql: b", 3, "Not readable as YAML"),
        ("cubes: [", 1, "Not readable as YAML"),
        ("- a", 1, "Not a mapping"),
        ("", 1, "Not a mapping"),
        ("views: []", 1, "No cubes"),
        ("cubes: 3", 1, "cubes is no list"),
        ("a: 1\ncubes: [x]", 1, "no mapping"),
        ("cubes:\n- sql_table: a", 2, "has no name"),
        ("cubes:\n- name: a\n  dimensions: {b: {}}", 2, "dimensions is no list"),
        ("cubes:\n- name: a\n  measures:\n  - {name: b, type: sum, sql: [c]}", 4, "sql is no text"),
    ],
)
def test_a_broken_file_is_one_clear_error(text: str, line: int, told: str) -> None:
    found = refusal("cube", text)
    assert found[0] == line
    assert told in found[1]
