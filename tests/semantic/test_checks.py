"""Checks as a model declares them: what their bounds mean, what does not fit, what can never hold."""

from pathlib import Path

import pytest

from semantic.bounds import Bound, bound_of
from semantic.checks import CHECK_TYPES, checks_of
from semantic.issues import ModelError
from semantic.model import SemanticModel
from semantic.rules import impossible_checks, unknown_checked_columns
from semantic.yaml_edit import save
from semantic.yaml_io import dump, load

MODEL = """\
semantic_model: {name: shop}
datasets:
  - name: orders
    table: orders
    primary_key: [id]
    fields: [{name: state}, {name: at, type: timestamp, role: time}, {name: total, expr: price * n}]
  - {name: buyers, table: buyers, primary_key: [id]}
metrics:
  - {name: orders, type: simple, measure: {agg: count, dataset: orders}}
checks:
  - {name: one, dataset: orders, type: not_null, columns: [state], fail: above 5%}
"""


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("above 5%", Bound(">", 5, unit="%")),
        ("> 5 %", Bound(">", 5, unit="%")),
        ("at least 10", Bound(">=", 10)),
        ("below 0.5", Bound("<", 0.5)),
        ("at most 1e3", Bound("<=", 1000)),
        ("other than 0", Bound("!=", 0)),
        ("above 2 hours", Bound(">", 7200, unit="s")),
        ("Above 1 day", Bound(">", 86_400, unit="s")),
        ("between 5 and 10 minutes", Bound("between", 300, 600, "s")),
        ("not between 20% and 300%", Bound("not between", 20, 300, "%")),
    ],
)
def test_a_bound_is_read(text: str, bound: Bound) -> None:
    assert bound_of(text) == bound


@pytest.mark.parametrize("text", ["5", "", "above", "above x", "above 5 apples", "between 1 and", "under 5"])
def test_what_is_no_bound_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no bound"):
        bound_of(text)
    with pytest.raises(ValueError, match="different units"):
        bound_of("between 1% and 2 hours")


def test_both_ends_of_a_between_belong_to_it() -> None:
    held = {value: bound_of("between 2 and 4").holds(value) for value in (1, 2, 3, 4, 5)}
    assert held == {1: False, 2: True, 3: True, 4: True, 5: False}
    assert {value: bound_of("not between 2 and 4").holds(value) for value in held} == {
        value: not found for value, found in held.items()
    }


def test_mostly_is_the_share_that_must_pass() -> None:
    (check,) = checks_of([{"name": "a", "dataset": "d", "type": "unique", "columns": ["x"], "mostly": 0.9}])
    _, fail = check.bounds
    assert fail == Bound(">", 10, unit="%")
    assert not fail.holds(10)


def _added(line: str) -> str:
    return f"{MODEL}  - {{name: two, dataset: orders, {line}}}\n"


FAULTS = [
    ("type: not_nul, columns: [state]", "wrong-value", "not_nul"),
    ("type: not_null", "missing-key", "columns"),
    ("columns: [state]", "missing-key", "type"),
    ("type: not_null, columns: [state], fail: 5", "wrong-type", "text"),
    ("type: not_null, columns: [state], fail: over the top", "wrong-value", "is no bound"),
    ("type: not_null, columns: [state], fail: above 2 hours", "wrong-value", "does not fit"),
    ("type: not_null, columns: [state], fail: above 2, mostly: 0.9", "wrong-value", "mostly"),
    ("type: not_null, columns: [state], mostly: 1.5", "wrong-type", "less than or equal to 1"),
    ("type: freshness, column: at", "wrong-value", "warn: or fail:"),
    ("type: freshness, column: at, fail: above 5%", "wrong-value", "stretch of time"),
    ("type: range, column: total", "wrong-value", "at least one of"),
    ("type: range, column: total, mini: 1", "unknown-key", "mini"),
    ("type: length, column: state", "wrong-value", "min, max or both"),
    ("type: late, column: at, received: at, after: '3'", "wrong-value", "stretch of time"),
    ("type: row_count", "wrong-value", "is needed"),
    ("type: row_count, min: 1, fail: below 1", "wrong-value", "stand alone"),
    ("type: row_count, normal: hour, fail: below 20%", "wrong-value", "belong together"),
    ("type: schema", "wrong-value", "columns: or forbidden:"),
    ("type: metric, metric: order, fail: above 1", "unknown-metric", "order"),
    ("type: metric, metric: orders, fail: above 1, query: by state", "wrong-value", "one number"),
    ("type: metric, metric: orders, fail: above 1, query: during soon", "wrong-value", "Position"),
    ("type: expression, expr: 'sum(price) > 1'", "bad-expression", "Sum"),
    ("type: not_null, columns: [state], filter: 'a >'", "bad-expression", "a >"),
    ("type: relationships, columns: [buyer], to: buyer", "unknown-dataset", "buyer"),
    ("type: relationships, columns: [a, b], to: buyers", "column-count", "pair up"),
]


@pytest.mark.parametrize(("line", "code", "said"), FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, code: str, said: str) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(_added(line))
    with pytest.raises(ModelError) as told:
        load(path)
    (issue,) = told.value.issues
    assert (issue.code, issue.place.line) == (code, 12)
    assert said in issue.message


def test_a_second_check_of_the_same_name_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(_added("type: not_null, columns: [at]").replace("name: two", "name: one"))
    with pytest.raises(ModelError, match="two checks 'one'"):
        load(path)


def _model(**check: object) -> SemanticModel:
    data = {"name": "x", "dataset": "orders", **check}
    orders = {"name": "orders", "primary_key": ["id"], "fields": [{"name": "state"}, {"name": "n"}]}
    return SemanticModel.model_validate({"name": "shop", "datasets": [orders], "checks": [data]})


IMPOSSIBLE: list[tuple[dict[str, object], str]] = [
    ({"type": "not_null", "columns": ["state"], "fail": "above 150%"}, "never fails"),
    ({"type": "not_null", "columns": ["state"], "fail": "at least 0"}, "always fails"),
    ({"type": "not_null", "columns": ["state"], "fail": "below 0"}, "never fails"),
    ({"type": "row_count", "warn": "not between 0 and 0", "min": 0}, "never fails"),
    ({"type": "not_null", "columns": ["state"], "warn": "above 5%", "fail": "above 1%"}, "already fails"),
    ({"type": "not_null", "columns": ["state"], "warn": "above 1%", "fail": "above 1%"}, "already fails"),
    ({"type": "range", "column": "n", "min": 2, "below": 1}, "below the lowest"),
    ({"type": "range", "column": "n", "min": "2026-01-02", "max": "2026-01-01"}, "below the lowest"),
    ({"type": "length", "column": "state", "min": 3, "max": 2}, "below the lowest"),
    ({"type": "pattern", "column": "state", "regex": "(a"}, "cannot be read"),
    ({"type": "pattern", "column": "state", "regex": "a(?=b)"}, "cannot be read"),
]


@pytest.mark.parametrize(("check", "said"), IMPOSSIBLE)
def test_what_can_only_go_one_way_is_told(check: dict[str, object], said: str) -> None:
    (issue,) = impossible_checks.check(_model(**check))
    assert said in issue.message


@pytest.mark.parametrize(
    "check",
    [
        {"type": "not_null", "columns": ["state"], "warn": "above 1%", "fail": "above 5%"},
        {"type": "not_null", "columns": ["state"], "warn": "above 0", "fail": "above 5%"},
        {"type": "row_count", "min": 1},
        {"type": "row_count", "normal": "day", "column": "n", "fail": "not between 20% and 300%"},
        {"type": "freshness", "column": "n", "warn": "above 1 hour", "fail": "above 1 day"},
        {"type": "metric", "metric": "orders", "fail": "below -5"},
        {"type": "pattern", "column": "state", "regex": "(?i)^a{2}$", "negate": True},
    ],
)
def test_what_can_go_both_ways_is_not(check: dict[str, object]) -> None:
    assert list(impossible_checks.check(_model(**check))) == []


def test_each_column_a_check_reads_is_looked_up() -> None:
    checks: list[dict[str, object]] = [
        {"type": "unique", "columns": ["id", "sate"]},
        {"type": "late", "column": "n", "received": "sttate", "after": "1 hour"},
        {"type": "relationships", "columns": ["n"], "to": "orders", "to_columns": ["stat"]},
        {"type": "expression", "expr": "n > states"},
        {"type": "not_null", "columns": ["n"], "filter": "stae = 1"},
        {"type": "not_null", "columns": ["something_else"]},
    ]
    found = [issue.message for one in checks for issue in unknown_checked_columns.check(_model(**one))]
    assert [message.split("'")[1] for message in found] == ["sate", "sttate", "stat", "states", "stae"]


def test_checks_are_written_as_they_were_read(tmp_path: Path) -> None:
    path = tmp_path / "a" / "model.yaml"
    path.parent.mkdir()
    path.write_text(MODEL)
    model = load(path)
    assert load(dump(model, tmp_path / "b")) == model
    (check,) = model.checks_data
    changed = model.model_copy(update={"checks_data": ({**check, "fail": "above 7%"},)})
    save(changed, path)
    assert path.read_text() == MODEL.replace("above 5%", "above 7%")


def test_every_type_has_a_dimension() -> None:
    least: dict[str, dict[str, object]] = {
        "accepted_values": {"column": "x", "values": [1]},
        "relationships": {"columns": ["x"], "to": "d"},
        "range": {"column": "x", "min": 1},
        "pattern": {"column": "x", "regex": "x"},
        "length": {"column": "x", "min": 1},
        "expression": {"expr": "x > 1"},
        "late": {"column": "x", "received": "y", "after": "1 hour"},
        "freshness": {"column": "x", "fail": "above 1 hour"},
        "row_count": {"min": 1},
        "schema": {"forbidden": ["x"]},
        "metric": {"metric": "x", "fail": "above 1"},
    }
    data = [{"name": name, "dataset": "d", "type": name} for name in CHECK_TYPES]
    found = checks_of([{**one, **least.get(one["type"], {"columns": ["x"]})} for one in data])
    assert {check.dq_dimension for check in found} == {
        "completeness",
        "uniqueness",
        "validity",
        "integrity",
        "timeliness",
        "consistency",
    }
