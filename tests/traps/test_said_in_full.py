"""Shares of what a verb says, an average with its noun, what compares said again, "any" behind "never"."""

from typing import Any

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE potters(potter_id INTEGER PRIMARY KEY, potter_name VARCHAR, town VARCHAR);
CREATE TABLE kilns(kiln_id INTEGER PRIMARY KEY, kiln_name VARCHAR, built_year INTEGER, purchase_price DOUBLE);
CREATE TABLE firings(firing_id INTEGER PRIMARY KEY, kiln_id INTEGER REFERENCES kilns(kiln_id),
  potter_id INTEGER REFERENCES potters(potter_id), fired_on DATE, gas_used DOUBLE,
  glazed VARCHAR, fuel VARCHAR);
INSERT INTO potters SELECT i, 'Potter ' || i, ['Leeds', 'York'][1 + i % 2] FROM range(1, 9) t(i);
INSERT INTO kilns VALUES (1, 'Etna', 1988, 900), (2, 'Hekla', 1979, 400), (3, 'Stromboli', 2011, 500);
INSERT INTO firings SELECT i, 1 + i % 2, 1 + i % 6, DATE '2024-12-01' + (7 * i)::INT, i,
  CASE WHEN i % 4 = 0 THEN 'Y' ELSE 'N' END, ['wood', 'gas'][1 + CAST(i % 5 = 0 AS INT)]
  FROM range(1, 41) t(i);
"""


@pytest.fixture(scope="module")
def studio(opened: Opens) -> Parlance:
    return opened("studio", TABLES)


# 40 firings: 10 glazed (i = 4, 8 ...) with gas 220 of 820; 8 with gas as fuel, 2 of those glazed;
# 20 in Etna (even i), with all of the glazed ones. Potters 7 and 8 have none, kiln 3 has none.
RIGHT: dict[str, list[tuple[Any, ...]]] = {
    "what share of the firings were glazed firings?": [(0.25,)],
    "what share of the firings was not glazed?": [(0.75,)],
    "what percentage of wood firings is not glazed yet": [(0.75,)],
    "what share of the Etna firings were glazed": [(0.5,)],
    "what share of the gas used was not glazed": [(600 / 820,)],
    "how many kilns have a purchase price above the average purchase price": [(1,)],
    "which kiln is the oldest and when was it built?": [("Hekla", 1979)],
    "how many potters have never fired any firings": [(2,)],
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(studio: Parlance, question: str) -> None:
    reply = studio.ask(question)
    assert reply.table is not None, reply.reason
    rows = [tuple(row) for row in reply.table.rows]
    assert rows == [pytest.approx(row) if len(row) == 1 else row for row in RIGHT[question]]


UNSURE = (
    "what share of firings of potters that are in Leeds",  # a share of what
    "how many kilns have a purchase price above the average purchase price of Etna",
    "which kiln is the oldest and who fired it",
)


@pytest.mark.parametrize("question", UNSURE)
def test_no_answer(studio: Parlance, question: str) -> None:
    reply = studio.ask(question)
    assert reply.status != "answer", reply.interpretation
