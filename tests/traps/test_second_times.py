"""Two periods of two times: the days of the named one are a condition, the other is asked for."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance

SHOP = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, joined_on DATE, town VARCHAR);
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
  ordered_on DATE, delivered_on DATE, amount DOUBLE);
INSERT INTO customers VALUES (1, '2025-03-01', 'Bern'), (2, '2025-03-31', 'Thun'), (3, '2025-04-01', 'Bern');
INSERT INTO orders VALUES
  (1, 1, '2026-05-01', '2026-05-03', 10), (2, 1, '2026-06-01', '2026-06-02', 20),
  (3, 2, '2026-05-31', '2026-06-02', 40), (4, 3, '2026-05-15', '2026-05-20', 80);
"""
LIBRARY = """
CREATE TABLE loans (loan_id INTEGER PRIMARY KEY, branch VARCHAR, loan_date DATE, due_date DATE);
INSERT INTO loans VALUES (1, 'North', '2025-01-05', '2025-02-01'), (2, 'South', '2025-01-20', '2025-03-01'),
  (3, 'North', '2025-02-02', '2025-02-28');
"""
ASKED = [
    (SHOP, "total amount with delivered on in June 2026 in May 2026", [(40.0,)]),
    (SHOP, "total amount in May 2026 where delivered on between 2026-05-01 and 2026-05-31", [(90.0,)]),
    (SHOP, "number of orders with joined on in March 2025 in May 2026", [(2,)]),
    (LIBRARY, "number of loans with due date in February 2025 in January 2025", [(1,)]),
    (LIBRARY, "number of loans with due date in Q1 2025 in January 2025", [(2,)]),
]
REFUSED = [  # two periods of one time, days that count from now, and no number before the time
    (SHOP, "total amount with delivered on in May 2026 and June 2026"),
    (SHOP, "number of loans with due date last month in January 2025"),
    (LIBRARY, "number of loans by due date in February 2025 in January 2025"),
    (LIBRARY, "loans in January 2025 in February 2025"),
]


def opened(folder: Path, script: str) -> Parlance:
    path = folder / "made.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(script)
    return Parlance(source=path)


@pytest.mark.parametrize(("script", "question", "rows"), ASKED)
def test_the_named_time_is_a_condition(tmp_path: Path, script: str, question: str, rows: list[tuple]) -> None:
    door = opened(tmp_path, script)
    reply = door.ask(question)
    assert reply.table is not None, reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows, reply.interpretation
    assert door.ask(reply.interpretation).query == reply.query, reply.interpretation


@pytest.mark.parametrize(("script", "question"), REFUSED)
def test_what_may_be_of_one_time_is_not_guessed(tmp_path: Path, script: str, question: str) -> None:
    assert opened(tmp_path, script).ask(question).status != "answer"


def test_two_compared_are_of_one_time(tmp_path: Path) -> None:
    reply = opened(tmp_path, LIBRARY).ask(
        "number of loans due date in February 2025 compared with March 2025"
    )
    assert reply.query is None or reply.query.where is None
