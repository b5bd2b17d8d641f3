"""Every kind of check counts exactly what hand-written SQL counts, and says it as its bounds demand."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.quality.checking import run_checks
from engine.quality.outcomes import Outcome
from engine.quality.subject import Subject
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from semantic.model import SemanticModel

NOW = datetime(2026, 6, 30, 9, 20)

TABLES = """
CREATE TABLE buyers (id INTEGER, mail VARCHAR);
INSERT INTO buyers SELECT n, 'm' || n || '@example.org' FROM range(50) AS r (n);
CREATE TABLE orders AS SELECT
    CASE WHEN n % 100 = 7 THEN 6 ELSE n END AS id,
    CASE WHEN n % 40 = 3 THEN NULL WHEN n % 40 = 5 THEN 90 + n ELSE n % 50 END AS buyer_id,
    CASE WHEN n % 60 = 1 THEN '  ' WHEN n % 60 = 4 THEN 'lost' WHEN n % 60 <> 2 THEN 'paid' END AS state,
    n * 1.5 - 10 AS amount,
    TIMESTAMP '2026-06-30 09:15:00' - INTERVAL 30 MINUTE * n AS placed_at,
    TIMESTAMP '2026-06-30 09:15:00' - INTERVAL 30 MINUTE * n + INTERVAL 1 MINUTE * (n % 20) AS received_at,
    'x' || repeat('y', (n % 7)::INTEGER) AS code,
    n % 10 < 8 AS counted
FROM range(3000) AS r (n);
INSERT INTO orders SELECT * FROM orders WHERE id BETWEEN 10 AND 12;
"""


def _fields() -> list[dict[str, Any]]:
    return [
        {"name": "id", "type": "integer", "role": "key"},
        {"name": "state"},
        {"name": "amount", "type": "number"},
        {"name": "cents", "type": "number", "expr": "amount * 100"},
        {"name": "placed_at", "type": "timestamp", "role": "time"},
        {"name": "code", "personal": True},
        {"name": "start", "expr": "left(code, 1)"},
    ]


def model(*checks: dict[str, Any]) -> SemanticModel:
    """The shop with checks; dataset and name are filled in."""
    named = [{"name": f"c{n}", "dataset": "orders", **check} for n, check in enumerate(checks)]
    data = {
        "name": "shop",
        "datasets": [
            {"name": "orders", "primary_key": ["id"], "time": "placed_at", "fields": _fields()},
            {"name": "buyers", "primary_key": ["id"], "fields": [{"name": "mail", "personal": True}]},
            {"name": "paid", "sql": "SELECT * FROM orders WHERE state = 'paid'"},
            {"name": "gone", "table": "gone"},
        ],
        "metrics": [
            {"name": "orders", "type": "simple", "measure": {"agg": "count", "dataset": "orders"}},
            {
                "name": "lost_rate",
                "type": "ratio",
                "numerator": {"agg": "count", "dataset": "orders", "filter": "state = 'lost'"},
                "denominator": {"agg": "count", "dataset": "orders"},
            },
        ],
        "checks": named,
    }
    return SemanticModel.model_validate(data)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    return path


def outcomes(path: Path, *checks: dict[str, Any], now: datetime = NOW) -> Sequence[Outcome]:
    warehouse = Warehouse(path)
    try:
        return run_checks(Subject(model(*checks), warehouse, Clock(now)))
    finally:
        warehouse.close()


def by_hand(path: Path, sql: str) -> Any:
    with duckdb.connect(str(path), read_only=True) as connection:
        (row,) = connection.execute(sql).fetchall()
        return row[0]


# Each check, and by hand the rows of orders that do not pass it.
COUNTED: list[tuple[dict[str, Any], str]] = [
    ({"type": "not_null", "columns": ["state"]}, "state IS NULL"),
    ({"type": "not_null", "columns": ["state"], "blank": True}, "coalesce(trim(state), '') = ''"),
    ({"type": "not_null", "columns": ["state", "buyer_id"]}, "state IS NULL OR buyer_id IS NULL"),
    ({"type": "not_null", "columns": ["state"], "filter": "counted"}, "state IS NULL AND counted"),
    ({"type": "accepted_values", "column": "state", "values": ["paid"]}, "state <> 'paid'"),
    ({"type": "accepted_values", "column": "state", "values": ["lost"], "negate": True}, "state = 'lost'"),
    ({"type": "accepted_values", "column": "buyer_id", "values": [1, 2]}, "buyer_id > 2 OR buyer_id < 1"),
    ({"type": "accepted_values", "column": "counted", "values": [True]}, "NOT counted"),
    ({"type": "range", "column": "amount", "min": 0, "max": 4000}, "amount < 0 OR amount > 4000"),
    ({"type": "range", "column": "amount", "above": 2, "below": 5}, "amount <= 2 OR amount >= 5"),
    ({"type": "range", "column": "cents", "min": 0}, "amount * 100 < 0"),
    ({"type": "range", "column": "placed_at", "min": "2026-06-01"}, "placed_at < DATE '2026-06-01'"),
    ({"type": "pattern", "column": "code", "regex": "^xy{2}$"}, "code <> 'xyy'"),
    ({"type": "pattern", "column": "code", "regex": "yy", "negate": True}, "contains(code, 'yy')"),
    ({"type": "length", "column": "code", "min": 2, "max": 6}, "length(code) < 2 OR length(code) > 6"),
    ({"type": "expression", "expr": "amount >= 0 or not counted"}, "amount < 0 AND counted"),
    (
        {"type": "late", "column": "placed_at", "received": "received_at", "after": "15 minutes"},
        "date_diff('minute', placed_at, received_at) > 15",
    ),
    (
        {"type": "unique", "columns": ["id"]},
        "id IN (SELECT id FROM orders GROUP BY id HAVING count(*) > 1)",
    ),
    (
        {"type": "unique", "columns": ["id"], "filter": "counted"},
        "counted AND id IN (SELECT id FROM orders WHERE counted GROUP BY id HAVING count(*) > 1)",
    ),
    (
        {"type": "relationships", "columns": ["buyer_id"], "to": "buyers"},
        "buyer_id NOT IN (SELECT id FROM buyers)",
    ),
    (
        {"type": "relationships", "columns": ["buyer_id"], "to": "orders", "to_columns": ["id"]},
        "buyer_id NOT IN (SELECT id FROM orders)",
    ),
]


@pytest.mark.parametrize(("check", "condition"), COUNTED)
def test_rows_are_counted_as_by_hand(shop: Path, check: dict[str, Any], condition: str) -> None:
    (found,) = outcomes(shop, check)
    failing = by_hand(shop, f"SELECT count(*) FROM orders WHERE {condition}")
    rows = by_hand(shop, f"SELECT count(*) FROM orders WHERE {check.get('filter', 'true')}")
    assert (found.failing, found.rows, found.status) == (failing, rows, "fail")
    assert 0 < failing < rows


def test_duplicates_are_the_rows_beyond_the_first(shop: Path) -> None:
    whole, keys, narrow = outcomes(
        shop,
        {"type": "duplicates"},
        {"type": "duplicates", "columns": ["state"]},
        {"type": "duplicates", "columns": ["id"], "filter": "counted"},
    )
    assert whole.failing == by_hand(shop, "SELECT count(*) FROM orders") - 3000 == 3
    assert keys.failing == by_hand(shop, "SELECT count(*) - 4 FROM orders")  # paid, lost, blank, none
    assert narrow.failing == by_hand(shop, "SELECT count(*) - count(DISTINCT id) FROM orders WHERE counted")


def test_all_of_them_together_are_the_same_as_each_alone(shop: Path) -> None:
    together = outcomes(shop, *(check for check, _ in COUNTED))
    alone = [outcomes(shop, check)[0] for check, _ in COUNTED]
    assert [found.failing for found in together] == [found.failing for found in alone]


def test_one_pass_is_one_statement(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = Warehouse.run

    def spy(self: Warehouse, sql: str, **more: Any) -> Any:
        asked.append(sql)
        return run(self, sql, **more)

    monkeypatch.setattr(Warehouse, "run", spy)
    passed = [{**check, "fail": "above 100000"} for check, _ in COUNTED]
    warehouse = Warehouse(shop)
    run_checks(Subject(model(*passed), warehouse, Clock(NOW)), examples=0)
    assert len(asked) == 2  # all that one pass tells, and keys and partners
    warehouse.close()


def test_a_faulty_check_does_not_spoil_the_others(shop: Path) -> None:
    good, bad, odd, lost = outcomes(
        shop,
        COUNTED[0][0],
        {"type": "not_null", "columns": ["nothing_such"]},
        {"type": "range", "column": "code", "min": 5},
        {"dataset": "gone", "type": "row_count", "min": 1},
    )
    assert good.status == "fail"
    assert good.failing == by_hand(shop, "SELECT count(*) FROM orders WHERE state IS NULL")
    assert [one.status for one in (bad, odd, lost)] == ["error"] * 3
    assert "nothing_such" in bad.message
    assert "xy" not in odd.message  # the engine quotes the value that is no number
    assert bad.ends_badly


@pytest.mark.parametrize(
    ("bounds", "status", "value", "unit"),
    [
        ({}, "fail", 50, "rows"),
        ({"warn": "above 10"}, "warn", 50, "rows"),
        ({"fail": "above 50"}, "pass", 50, "rows"),
        ({"warn": "above 1%", "fail": "above 5%"}, "warn", 100 * 50 / 3003, "%"),
        ({"warn": "above 0.1%", "fail": "above 1%"}, "fail", 100 * 50 / 3003, "%"),
        ({"warn": "above 0", "fail": "above 5%"}, "warn", 100 * 50 / 3003, "%"),
        ({"mostly": 0.98}, "pass", 100 * 50 / 3003, "%"),
        ({"mostly": 0.99}, "fail", 100 * 50 / 3003, "%"),
    ],
)
def test_bounds_decide(shop: Path, bounds: dict[str, Any], status: str, value: float, unit: str) -> None:
    (found,) = outcomes(
        shop, {"type": "accepted_values", "column": "state", "values": ["paid", "  "], **bounds}
    )
    assert (found.status, found.unit) == (status, unit)
    assert found.value == pytest.approx(value)


def test_freshness_is_held_against_the_clock(shop: Path) -> None:
    check = {"type": "freshness", "column": "placed_at", "warn": "above 4 minutes", "fail": "above 1 hour"}
    (warned,) = outcomes(shop, check)
    assert (warned.status, warned.value, warned.unit) == ("warn", 300, "s")
    assert outcomes(shop, check, now=datetime(2026, 6, 30, 9, 15))[0].status == "pass"
    assert outcomes(shop, check, now=datetime(2026, 7, 1))[0].status == "fail"
    (of_few,) = outcomes(shop, {**check, "filter": "state = 'lost'"})
    newest = by_hand(shop, "SELECT max(placed_at) FROM orders WHERE state = 'lost'")
    assert of_few.value == (NOW - newest).total_seconds()
    (nothing,) = outcomes(shop, {**check, "filter": "state = 'never'"})
    assert (nothing.status, nothing.value) == ("fail", None)


def test_rows_are_held_against_bounds_and_against_the_normal(shop: Path) -> None:
    hour = {"type": "row_count", "normal": "hour", "column": "placed_at", "fail": "not between 20% and 300%"}
    few, many, normal, before, paid = outcomes(
        shop,
        {"type": "row_count", "min": 4000},
        {"type": "row_count", "max": 3002, "warn": "below 5"},
        hour,
        {**hour, "filter": "placed_at < TIMESTAMP '2026-06-30 08:00:00'", "weeks": 2},
        {"type": "row_count", "fail": "other than 2800", "dataset": "paid"},
    )
    assert (few.status, few.value) == ("fail", 3003)
    assert (many.status, many.value) == ("fail", 3003)
    assert (normal.status, normal.value) == ("pass", 100)
    assert (before.status, before.value) == ("fail", 0)
    assert (paid.status, paid.value) == (
        "fail",
        by_hand(shop, "SELECT count(*) FROM orders WHERE state = 'paid'"),
    )
    early = outcomes(shop, hour, now=datetime(2026, 4, 29, 9))[0]
    assert (early.status, early.message) == ("error", "There are no weeks before to compare with.")


def test_the_columns_are_held_against_those_expected(shop: Path) -> None:
    right = [
        {"name": "ID", "type": "integer"},
        {"name": "amount", "type": "DECIMAL(22, 1)"},
        {"name": "placed_at", "type": "timestamp"},
        {"name": "state", "type": "varchar(20)"},
        {"name": "code"},
    ]
    kept, changed, closed = outcomes(
        shop,
        {"type": "schema", "columns": right},
        {
            "type": "schema",
            "columns": [{"name": "state", "type": "INTEGER"}, {"name": "shop"}],
            "forbidden": ["C*"],
            "warn": "above 1",
            "fail": "above 4",
        },
        {"type": "schema", "columns": right, "closed": True},
    )
    assert (kept.status, kept.examples) == ("pass", ())
    assert [(one["column"], one["change"]) for one in changed.examples] == [
        ("state", "retyped"),
        ("shop", "dropped"),
        ("code", "forbidden"),
        ("counted", "forbidden"),
    ]
    assert (changed.status, changed.value) == ("warn", 4)
    assert [one["column"] for one in closed.examples] == ["buyer_id", "received_at", "counted"]


def test_a_metric_is_that_of_the_model(shop: Path) -> None:
    whole, rate, day, none = outcomes(
        shop,
        {"type": "metric", "metric": "orders", "fail": "below 3003"},
        {"type": "metric", "metric": "lost_rate", "warn": "above 1%", "fail": "above 5%"},
        {"type": "metric", "metric": "orders", "query": "during trailing(day, 2)", "fail": "above 10"},
        {"type": "metric", "metric": "lost_rate", "query": "during named(year=1990)", "fail": "above 1"},
    )
    assert (whole.status, whole.value) == ("pass", 3003)
    assert rate.status == "warn"
    assert rate.value == pytest.approx(100 * 50 / 3003)
    assert day.status == "fail"
    assert (none.status, none.message) == ("error", "The metric has no value.")


def test_examples_are_rows_that_do_not_pass_without_what_is_personal(shop: Path) -> None:
    rows, keys, personal, made, orphans = outcomes(
        shop,
        {"type": "range", "column": "amount", "min": 0},
        {"type": "unique", "columns": ["id"]},
        {"type": "pattern", "column": "code", "regex": "^z"},
        {"type": "pattern", "column": "start", "regex": "^z"},
        {"type": "relationships", "columns": ["buyer_id"], "to": "buyers"},
    )
    assert len(rows.examples) == 5
    assert all(float(str(one["amount"])) < 0 for one in rows.examples)
    assert set(rows.examples[0]) == {"id", "amount"}
    assert keys.examples[0] == {"id": 6, "rows": 31}
    for found in (personal, made):
        assert len(found.withheld) == 1
        assert all(set(one) == {"id"} for one in found.examples)
        assert len(found.examples) == 5
    assert all(int(str(one["buyer_id"])) > 50 for one in orphans.examples)
    (mails,) = outcomes(shop, {"dataset": "buyers", "type": "length", "column": "mail", "max": 1})
    assert "@" not in str(mails.examples)
    assert mails.withheld == ("mail",)
