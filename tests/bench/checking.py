"""How long 20 checks over a million rows take, beside a plain scan of the same columns."""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from engine.quality.checking import run_checks
from engine.quality.subject import Subject
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from semantic.model import SemanticModel
from tests.bench.figures import Figure

ROWS = 1_000_000
CLOCK = Clock(datetime(2026, 1, 1))
_SPAN = 60 * 86_400_000  # milliseconds from the first sale to the last, whatever their number
_TABLES = """
CREATE TABLE shop AS SELECT n AS id FROM range(1000) AS r (n);
CREATE TABLE sales AS SELECT
    n AS id, (n * 7919) % 1000 AS shop_id, (n * 31) % 500 / 10.0 AS price, 1 + n % 9 AS pieces,
    CASE n % 3 WHEN 0 THEN 'open' WHEN 1 THEN 'paid' ELSE 'sent' END AS state,
    'C-' || lpad(CAST(n % 10000 AS VARCHAR), 5, '0') AS code,
    CASE WHEN n % 500 <> 0 THEN 'u' || n % 20000 END AS buyer,
    TIMESTAMP '2025-12-31 23:59:00' - INTERVAL {step} MILLISECOND * n AS sold_at,
    TIMESTAMP '2025-12-31 23:59:00' - INTERVAL {step} MILLISECOND * n + INTERVAL 1 SECOND * (n % 600)
        AS received_at
FROM range({rows}) AS r (n);
"""
_SCAN = """
SELECT count(*), sum(id), sum(shop_id), sum(price), sum(pieces), count(state), count(code), count(buyer),
    count(sold_at), count(received_at)
FROM sales
"""
_CHECKS: list[dict[str, Any]] = [
    *({"type": "not_null", "columns": [name]} for name in ("id", "shop_id", "price", "state", "sold_at")),
    {"type": "not_null", "columns": ["buyer"], "fail": "above 1%"},
    {"type": "unique", "columns": ["id"]},
    {"type": "relationships", "columns": ["shop_id"], "to": "shop"},
    {"type": "accepted_values", "column": "state", "values": ["open", "paid", "sent"]},
    {"type": "accepted_values", "column": "pieces", "values": [1, 2, 3, 4, 5, 6, 7, 8, 9]},
    {"type": "range", "column": "price", "min": 0, "max": 50},
    {"type": "range", "column": "pieces", "min": 1, "below": 10},
    {"type": "range", "column": "sold_at", "min": "2020-01-01", "max": "2026-01-01"},
    {"type": "pattern", "column": "code", "regex": "^C-[0-9]{5}$"},
    {"type": "length", "column": "code", "min": 7, "max": 7},
    {"type": "expression", "expr": "price * pieces <= 450"},
    {"type": "late", "column": "sold_at", "received": "received_at", "after": "15 minutes"},
    {"type": "freshness", "column": "sold_at", "fail": "above 5 minutes"},
    {"type": "row_count", "min": 1},
    {"type": "row_count", "normal": "day", "column": "sold_at", "fail": "not between 20% and 300%"},
]


def checking(rows: int = ROWS, runs: int = 9) -> list[Figure]:
    """Seconds of both, and their ratio, by turns; the best of each. ValueError when a check does not pass."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sales.duckdb"
        print(f"bench: making {rows:,} rows to check", file=sys.stderr)
        with duckdb.connect(str(path)) as connection:
            connection.execute(_TABLES.format(rows=int(rows), step=_SPAN // rows))
        warehouse = Warehouse(path)
        try:
            return _figures(warehouse, rows, runs)
        finally:
            warehouse.close()


def _figures(warehouse: Warehouse, rows: int, runs: int) -> list[Figure]:
    model, checks, scans = _model(), list[float](), list[float]()
    for _ in range(runs):
        scans.append(_seconds(lambda: warehouse.rows(_SCAN)))
        checks.append(_seconds(lambda: _checked(warehouse, model)))
    what = f"{len(_CHECKS)} checks of {rows:,} rows"
    aim = "under 10" if rows >= ROWS else ""
    return [
        Figure(what, min(checks), "s", aim, f"a plain scan {1000 * min(scans):.0f} ms"),
        Figure(f"{what}, to a plain scan", min(checks) / min(scans), "x", "", f"best of {runs}"),
    ]


def _model() -> SemanticModel:
    checks = [{"name": f"c{at}", "dataset": "sales", **check} for at, check in enumerate(_CHECKS)]
    datasets = [{"name": "sales", "primary_key": ["id"]}, {"name": "shop", "primary_key": ["id"]}]
    return SemanticModel.model_validate({"name": "sales", "datasets": datasets, "checks": checks})


def _checked(warehouse: Warehouse, model: SemanticModel) -> None:
    outcomes = run_checks(Subject(model, warehouse, CLOCK, timeout=60))
    bad = [f"{one.check.type} {one.value} {one.message}" for one in outcomes if one.status != "pass"]
    if bad:
        raise ValueError(f"not passed: {'; '.join(bad)}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
