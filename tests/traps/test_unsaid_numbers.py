"""A number that is not said is the one that the words can only mean, and no total of a level."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE ferries (ferry_id INTEGER PRIMARY KEY, ferry_name VARCHAR, ferry_type VARCHAR, weight_t DOUBLE,
                      ticket_price DOUBLE);
INSERT INTO ferries SELECT i, 'Ferry ' || i, ['catamaran', 'steamer'][1 + i % 2], 100.0 + i, 10.0 + i
FROM range(1, 7) t(i);
CREATE TABLE landings (landing_id INTEGER PRIMARY KEY, ferry_id INTEGER REFERENCES ferries(ferry_id),
                       arrival_date DATE, pier VARCHAR, berth_fee DOUBLE);
INSERT INTO landings SELECT i, 1 + i % 6, DATE '2024-01-01' + INTERVAL (i * 9) DAY,
                            CASE WHEN i % 3 = 0 THEN 'North' ELSE 'South' END, 5.0 * i FROM range(1, 31) t(i);
CREATE TABLE fee_paid (fee_id INTEGER PRIMARY KEY, landing_id INTEGER REFERENCES landings(landing_id),
                       paid_on DATE, paid_amount DOUBLE, method VARCHAR);
CREATE TABLE films (film_id INTEGER PRIMARY KEY, film_title VARCHAR, downloads INTEGER);
INSERT INTO films SELECT i, 'Film ' || i, 1000 - 7 * i FROM range(1, 21) t(i);
INSERT INTO fee_paid SELECT i, i, DATE '2024-02-01' + INTERVAL (i * 9) DAY, 2.5 * i,
                            CASE WHEN i % 2 = 0 THEN 'cash' ELSE 'card' END FROM range(1, 31) t(i);
"""
NUMBERS = {
    "how many steamers are there": "SELECT count(*) FROM ferries WHERE ferry_type = 'steamer'",
    "number of steamers with a weight of at least 104": (
        "SELECT count(*) FROM ferries WHERE ferry_type = 'steamer' AND weight_t >= 104"
    ),
    "arrivals per month in 2024": (
        "SELECT date_trunc('month', arrival_date), count(*) FROM landings "
        "WHERE year(arrival_date) = 2024 GROUP BY 1 ORDER BY 1"
    ),
    "most common pier": "SELECT pier, count(*) FROM landings GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
    "fees paid by method": "SELECT method, sum(paid_amount) FROM fee_paid GROUP BY 1 ORDER BY 2 DESC",
    "how much was paid in cash": "SELECT sum(paid_amount) FROM fee_paid WHERE method = 'cash'",
    "top 2 ferries by ticket price": (
        "SELECT ferry_name, max(ticket_price) FROM ferries GROUP BY 1 ORDER BY 2 DESC LIMIT 2"
    ),
    "which ferry type is the heaviest on average": (
        "SELECT ferry_type, avg(weight_t) FROM ferries GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    ),
    "most downloaded film": "SELECT film_title, downloads FROM films ORDER BY 2 DESC LIMIT 1",
    "total weight by ferry type": "SELECT ferry_type, sum(weight_t) FROM ferries GROUP BY 1 ORDER BY 2 DESC",
}
OPEN = ["weight by ferry type", "ticket price by ferry type", "top 2 piers by ticket price", "top 3 ferries"]


@pytest.fixture(scope="module")
def harbour(opened: Opens) -> tuple[Parlance, str]:
    return opened("harbour", SCRIPT), SCRIPT


@pytest.mark.parametrize("question", NUMBERS)
def test_the_number_meant(harbour: tuple[Parlance, str], question: str) -> None:
    answer = harbour[0].ask(question)
    with duckdb.connect() as oracle:
        oracle.execute(harbour[1])
        expected = oracle.execute(NUMBERS[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(map(repr, map(_plain, answer.table.rows))) == sorted(map(repr, map(_plain, expected)))


@pytest.mark.parametrize("question", OPEN)
def test_what_is_not_added_up_has_no_total_by_itself(harbour: tuple[Parlance, str], question: str) -> None:
    assert harbour[0].ask(question).status != "answer"


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(float(cell) if isinstance(cell, int | float) else str(cell)[:10] for cell in row)
