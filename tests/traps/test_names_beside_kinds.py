"""A word alone is the name that stands beside its type or code; "of the" and "for" turn a name round."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE repairs (repair_no VARCHAR PRIMARY KEY, received_on DATE, courier_name VARCHAR,
                      courier_type VARCHAR, courier_town VARCHAR, model_code VARCHAR, refused VARCHAR,
                      refusal_reason VARCHAR, bench_kind VARCHAR, charge_eur DOUBLE);
INSERT INTO repairs SELECT 'R' || i, DATE '2025-01-01' + i::INT,
    ['Swift', 'Arrow', 'Lark', 'Swift'][1 + i % 4],
    ['bike', 'van', 'bike', 'bike'][1 + i % 4], ['Hull', 'York'][1 + i % 2], ['A1', 'B2'][1 + i % 2],
    CASE WHEN i % 5 = 0 THEN 'Y' ELSE 'N' END,
    CASE WHEN i % 5 = 0 THEN ['water', 'too old'][1 + i % 2] WHEN i % 35 = 1 THEN 'water' END,
    ['wood', 'steel'][1 + i % 2], 10.0 + i FROM range(1, 61) t(i);
CREATE TABLE models (model_code VARCHAR PRIMARY KEY, model_name VARCHAR, list_price DOUBLE);
INSERT INTO models VALUES ('A1', 'Alpha', 100), ('B2', 'Beta', 200);
CREATE TABLE ramps (ramp_id INTEGER PRIMARY KEY, ramp_name VARCHAR, length_metres INTEGER,
                    price_per_kg DOUBLE);
INSERT INTO ramps SELECT i, 'Ramp ' || i, 40 * i, i FROM range(1, 6) t(i);
CREATE TABLE rails (rail_id INTEGER PRIMARY KEY, rail_name VARCHAR, length_metres INTEGER, size_l INTEGER);
INSERT INTO rails SELECT i, 'Rail ' || i, 7 * i, 10 * i FROM range(1, 8) t(i);
"""
RIGHT = {
    "which courier brought the most repairs": (
        "SELECT courier_name, count(*) FROM repairs GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT 1"
    ),
    "repairs by courier": "SELECT courier_name, count(*) FROM repairs GROUP BY 1",
    "repairs by type of courier": "SELECT courier_type, count(*) FROM repairs GROUP BY 1",
    "average charge by town of the courier": "SELECT courier_town, avg(charge_eur) FROM repairs GROUP BY 1",
    "repairs by model": (
        "SELECT model_name, count(*) FROM repairs JOIN models USING (model_code) GROUP BY 1"
    ),
    "repairs by model code": "SELECT model_code, count(*) FROM repairs GROUP BY 1",
    "repairs by bench": "SELECT bench_kind, count(*) FROM repairs GROUP BY 1",
    "most common reason for refusal": (
        "SELECT refusal_reason, count(*) FROM repairs WHERE refusal_reason IS NOT NULL "
        "GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    ),
    "average length of the ramps": "SELECT avg(length_metres) FROM ramps",
    "average rail length": "SELECT avg(length_metres) FROM rails",
    "average rail size in litres": "SELECT avg(size_l) FROM rails",
    "average price per kg": "SELECT avg(price_per_kg) FROM ramps",
    "number of the repairs": "SELECT count(*) FROM repairs",
}
OPEN = ["average length", "average length of the repairs"]


@pytest.fixture(scope="module")
def bench(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("bench", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_meant(bench: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = bench
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(map(_plain, answer.table.rows)) == sorted(map(_plain, expected))


@pytest.mark.parametrize("question", OPEN)
def test_what_stays_open(bench: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    assert bench[0].ask(question).status != "answer"


def _plain(row: tuple[object, ...]) -> list[str]:
    return [f"{cell:.4f}" if isinstance(cell, int | float) else str(cell) for cell in row]
