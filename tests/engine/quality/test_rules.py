"""Each rule over data fires on a shop that has its fault, and is silent on one that only looks like it."""

from pathlib import Path

import pytest

from engine.quality.rules import rules, run
from engine.types.refusal import Refusal
from semantic.issues import Issue
from semantic.rule_notes import notes
from tests.engine.quality.shop import MODEL, Swap, changed, line_of, opened

_PAID = "{value: paid}, {value: open}"
_FILTER = "expr: state IS NOT NULL"
_ONE_TO_ONE = "to_columns: [id], cardinality: one_to_one"
_PLACED = "UPDATE orders SET placed_at = "
_SECOND = (  # way to the plan of a buyer
    "to_columns: [id]}",
    "to_columns: [id]}\n  - {name: gift, from: orders, to: buyers, from_columns: [id], to_columns: [id]}",
)
_WHERE = "orders}, where: 'buyers.plan = \"free\"'"
_SUM = "orders, expr: amount}"


# Metrics of every kind.
_KINDS = """\
  - {name: each, type: ratio, numerator: revenue, denominator: paid}
  - {name: twice, type: derived, expr: revenue * 2, metrics: [{name: revenue}]}
  - {name: so_far, type: cumulative, metric: revenue}
  - {name: peak, type: nested, agg: max, metric: revenue, grain: day}
  - {name: p90, type: simple, measure: {agg: percentile, percentile: 0.9, dataset: orders, expr: amount}}
  - name: balance
    type: simple
    measure: {agg: sum, dataset: orders, expr: amount, non_additive_dimension: {name: placed_at}}
  - name: payment
    type: conversion
    entity: buyer_id
    base: {agg: count, dataset: orders, filter: state = 'open'}
    conversion: {agg: count, dataset: orders, filter: state = 'paid'}
  - name: way
    type: funnel
    steps:
      - {name: opened, dataset: orders, entity: buyer_id, filter: state = 'open'}
      - {name: paid, dataset: orders, entity: buyer_id, filter: state = 'paid'}
  - {name: paid, type: simple"""


def _ordered(key: object, buyer: object, state: str = "paid") -> str:
    return f"INSERT INTO orders VALUES ({key}, {buyer}, 'north', 1, '2026-05-01', '{state}')"


def _bought(key: object, mail: str) -> str:
    return f"INSERT INTO buyers VALUES ({key}, '{mail}@example.org', 'paid')"


_STEP = "opened, dataset: orders, entity: buyer_id, filter: state = "
# Swaps in tables and model, and statements run at the end; rule, code, severity, and a text of its line.
FIRING: list[tuple[Swap, str, str, str, str, str]] = [
    ({"buyer_id INTEGER": "buyer_id VARCHAR"}, "", "join_types", "join-types", "warning", "name: buyer,"),
    (
        {"  - {name: paid, type: simple": _KINDS.replace(f"{_STEP}'open'", f"{_STEP}'opened'")},
        "",
        "emptying_filters",
        "measure-filter-removes-all",
        "warning",
        "name: opened",
    ),
    (
        {"  - {name: paid, type: simple": _KINDS.replace(f"{_STEP}'open'", f"{_STEP}1 + gone")},
        "",
        "missing_columns",
        "missing-column",
        "error",
        "name: opened",
    ),
    (
        {
            "  - {name: paid, type: simple": _KINDS.replace(
                "entity: buyer_id\n    base", "entity: payer\n    base"
            )
        },
        "",
        "missing_columns",
        "missing-column",
        "error",
        "entity: payer",
    ),
    ({}, "UPDATE buyers SET plan = NULL", "empty_fields", "field-empty", "info", "name: plan"),
    (
        {"table: orders": "table: sales.orders"},
        "",
        "missing_tables",
        "missing-table",
        "error",
        "name: orders",
    ),
    ({}, "DROP TABLE prices", "missing_tables", "missing-table", "error", "name: prices"),
    ({"name: plan": "name: tariff"}, "", "missing_columns", "missing-column", "error", "name: tariff"),
    ({_FILTER: "expr: test"}, "", "missing_columns", "missing-column", "error", "name: known"),
    ({"[buyer_id]": "[byer_id]"}, "", "missing_columns", "missing-column", "error", "name: buyer,"),
    ({"[[mail]]": "[[phone]]"}, "", "missing_columns", "missing-column", "error", "unique_keys"),
    ({"valid_to: until": "valid_to: ended"}, "", "missing_columns", "missing-column", "error", "valid_to"),
    ({"expr: amount}": "expr: cost}"}, "", "missing_columns", "missing-column", "error", "name: revenue"),
    (
        {_FILTER: "expr: placed_at > amount"},
        "",
        "failing_expressions",
        "expression-fails",
        "error",
        "name: known",
    ),
    (
        {_SUM: "orders, expr: amount + placed_at}"},
        "",
        "failing_expressions",
        "expression-fails",
        "error",
        "name: revenue",
    ),
    (
        {_SUM: "orders, expr: state}"},
        "",
        "failing_metrics",
        "metric-fails",
        "error",
        "revenue",
    ),
    (
        {_SECOND[0]: _SECOND[1], "orders, filter: state = 'paid'}": _WHERE},
        "",
        "failing_metrics",
        "metric-refused",
        "error",
        "name: paid",
    ),
    ({"amount DOUBLE": "amount VARCHAR"}, "", "other_types", "other-type", "error", "name: amount"),
    ({"name: plan": "name: plan, type: integer"}, "", "other_types", "other-type", "error", "name: plan"),
    ({"name: plan": "name: id"}, "", "other_types", "other-type", "warning", "name: id"),
    ({"type: number": "type: integer"}, "", "other_types", "other-type", "info", "name: amount"),
    ({}, "ALTER TABLE orders ADD coupon VARCHAR", "new_columns", "new-column", "info", "name: orders"),
    (
        {},
        _bought(3, "a"),
        "repeated_keys",
        "key-not-unique",
        "warning",
        "[[mail]]",
    ),
    (
        {},
        _ordered(3, 1),
        "repeated_keys",
        "key-not-unique",
        "warning",
        "[id]",
    ),
    (
        {},
        _ordered("NULL", 1),
        "repeated_keys",
        "key-null",
        "warning",
        "[id]",
    ),
    (
        {},
        _bought(2, "c"),
        "multiplying_joins",
        "join-multiplies",
        "error",
        "buyer,",
    ),
    ({"to_columns: [id]": _ONE_TO_ONE}, "", "multiplying_joins", "join-multiplies", "error", "name: buyer,"),
    (
        {},
        "UPDATE prices SET until = '2026-04-02' WHERE until IS NOT NULL",
        "multiplying_joins",
        "join-multiplies",
        "error",
        "name: price, from",
    ),
    (
        {},
        "INSERT INTO prices VALUES ('north', '2026-05-01', '2026-06-01', 3)",
        "multiplying_joins",
        "join-multiplies",
        "error",
        "name: price, from",
    ),
    ({}, _ordered(4, 9), "orphans", "orphans", "info", "name: buyer,"),
    (
        {},
        _ordered(4, "NULL"),
        "orphans",
        "orphans",
        "info",
        "name: buyer,",
    ),
    ({}, "UPDATE orders SET buyer_id = buyer_id + 90", "orphans", "no-partner", "warning", "name: buyer,"),
    ({_PAID: f"{_PAID}, {{value: opne}}"}, "", "vanished_values", "vanished-value", "warning", "name: state"),
    (
        {},
        _ordered(4, 1, "late"),
        "unlisted_values",
        "unlisted-value",
        "info",
        "state",
    ),
    ({}, "DELETE FROM orders", "empty_datasets", "dataset-empty", "warning", "name: orders"),
    (
        {_FILTER: "expr: state = 'Paid'"},
        "",
        "emptying_filters",
        "filter-removes-all",
        "warning",
        "name: known",
    ),
    (
        {
            "      - {name: known": "      - {name: a, expr: state = 'open', label: x}\n      - {name: known",
            _FILTER: "expr: state = 'paid'",
        },
        "",
        "emptying_filters",
        "filter-removes-all",
        "warning",
        "default_filters",
    ),
    (
        {"filter: state = 'paid'": "filter: state = 'Paid'"},
        "",
        "emptying_filters",
        "measure-filter-removes-all",
        "warning",
        "name: paid",
    ),
    ({}, f"{_PLACED}NULL", "odd_times", "time-empty", "warning", "name: placed_at"),
    (
        {},
        f"{_PLACED}NULL WHERE id = 1",
        "odd_times",
        "time-gaps",
        "info",
        "name: placed_at",
    ),
    (
        {},
        f"{_PLACED}'9999-12-31' WHERE id = 1",
        "odd_times",
        "time-in-future",
        "warning",
        "name: placed_at",
    ),
]

SILENT: list[tuple[Swap, str]] = [
    ({"buyer_id INTEGER": "BUYER_ID DECIMAL(9, 0)"}, ""),
    ({}, "UPDATE buyers SET plan = NULL WHERE id = 1"),
    ({}, ""),
    ({"table: orders": "table: main.orders"}, ""),
    ({"table: orders": "sql: SELECT * FROM orders"}, "ALTER TABLE orders ADD coupon VARCHAR"),
    ({"name: plan": "name: PLAN"}, ""),
    ({"plan VARCHAR": '"Odd ""name" VARCHAR', "{name: plan}": "{name: odd, expr: '\"Odd \"\"name\"'}"}, ""),
    ({"amount DOUBLE": "amount DECIMAL(9, 2)"}, ""),
    ({"amount DOUBLE": "amount SMALLINT"}, ""),
    ({"placed_at TIMESTAMP": "placed_at DATE"}, ""),
    ({"plan VARCHAR": "plan ENUM ('free', 'paid')"}, ""),
    # Of a key of several columns some may have no value; what has none joins nothing.
    ({}, "INSERT INTO prices VALUES (NULL, '2026-01-01', NULL, 1), (NULL, '2026-02-01', NULL, 1)"),
    ({}, "INSERT INTO prices VALUES ('south', NULL, '2026-01-01', 1), ('south', '2026-01-01', NULL, 1)"),
    ({"(2, 2,": "(2, 3,", "to_columns: [id]": _ONE_TO_ONE},
     _bought(3, "c")),
    # One of two values that needs a word.
    ({_PAID: "{value: paid}"}, ""),
    ({}, f"{_PLACED}'2026-07-01 08:00' WHERE id = 1"),
    # Values that are hidden from people are not looked at.
    ({"name: mail, personal: true": "name: mail, personal: true, values: [{value: x}]"}, ""),
]  # fmt: skip


def _found(issues: tuple[Issue, ...]) -> list[tuple[str, str, int]]:
    return [(issue.code, issue.severity, issue.place.line) for issue in issues]


@pytest.mark.parametrize(("swap", "more", "rule", "code", "severity", "line"), FIRING)
def test_fires(tmp_path: Path, swap: Swap, more: str, rule: str, code: str, severity: str, line: str) -> None:
    subject, locations = opened(tmp_path, swap, more)
    at = line_of(line, changed(swap, MODEL))
    own = [issue for issue in rules()[rule].check(subject) if issue.code == code]
    assert (code, severity, at) in [
        (issue.code, issue.severity, locations.placed(issue).place.line) for issue in own
    ]
    assert all(issue.message.endswith(".") and issue.hint.endswith((".", "?")) for issue in own), own
    assert (code, severity, at) in _found(run(subject, locations))


@pytest.mark.parametrize(("swap", "more"), SILENT)
def test_is_silent(tmp_path: Path, swap: Swap, more: str) -> None:
    assert _found(run(*opened(tmp_path, swap, more))) == []


def test_every_code_of_every_rule_has_a_firing_example() -> None:
    said = {
        (name, code, severity)
        for name, rule in rules().items()
        for code, severities in notes(rule).codes.items()
        for severity in severities.replace(",", " or").split(" or ")
    }
    assert {(rule, code, severity) for _, _, rule, code, severity, _ in FIRING} == {
        (rule, code, severity.strip()) for rule, code, severity in said
    }


def test_what_follows_from_a_missing_table_is_not_said_again(tmp_path: Path) -> None:
    found = run(*opened(tmp_path, {}, "DROP TABLE orders"))
    assert _found(found) == [("missing-table", "error", line_of("name: orders"))]


def test_what_follows_from_a_missing_column_is_not_said_again(tmp_path: Path) -> None:
    found = run(*opened(tmp_path, {}, "ALTER TABLE orders DROP state"))
    assert {code for code, _, _ in _found(found)} == {"missing-column"}
    assert len(found) == 3  # the field, the default filter, the filter of the metric


def test_no_value_of_personal_data_is_told(tmp_path: Path) -> None:
    swap = {"name: mail, personal: true": "name: mail, personal: true, values: [{value: x}]"}
    more = _bought("NULL", "a")
    found = run(*opened(tmp_path, swap, more))
    assert found
    assert not [issue for issue in found if "@example.org" in issue.message + issue.hint]


def test_numbers_are_told(tmp_path: Path) -> None:
    more = "; ".join(_ordered(key, buyer) for key, buyer in ((4, 9), (4, "NULL"), (4, 8), (5, 1), (5, 1)))
    messages = [issue.message for issue in run(*opened(tmp_path, {}, more))]
    assert "The key id of orders is not unique: 2 values in 5 rows." in messages
    orphans = "37.5 % of the rows of orders have no partner in buyers: 25 % name one that is not there, "
    assert f"{orphans}12.5 % name none." in messages


def test_progress_names_each_rule(tmp_path: Path) -> None:
    said: list[str] = []
    run(*opened(tmp_path, {}), progress=said.append)
    assert said == [f"Checking for {name.replace('_', ' ')}" for name in sorted(rules())]


def test_a_statement_that_takes_too_long_is_stopped_and_said(tmp_path: Path) -> None:
    """The table is a view of more rows than can be looked at."""
    swap = {"CREATE TABLE buyers": "CREATE TABLE few", "INSERT INTO buyers": "INSERT INTO few"}
    endless = "CREATE VIEW buyers AS SELECT few.* FROM few, range(100000000000)"
    subject, locations = opened(tmp_path, swap, endless, timeout=0.2)
    unchecked = [issue for issue in run(subject, locations) if issue.code == "not-checked"]
    assert {issue.severity for issue in unchecked} == {"info"}
    assert "took too long" in unchecked[0].message
    assert isinstance(subject.repeats("buyers", ["id"]), Refusal)


def test_an_expression_that_fails_on_some_row_is_said(tmp_path: Path) -> None:
    found = run(*opened(tmp_path, {_FILTER: "expr: CAST(state AS INTEGER) > 1"}))
    (issue,) = [issue for issue in found if issue.code == "not-checked"]
    assert (issue.severity, issue.place.line) == ("warning", line_of("name: known"))
    assert "Could not convert" in issue.message
