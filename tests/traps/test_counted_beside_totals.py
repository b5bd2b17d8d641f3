"""What is counted is told beside another number, whatever describes it."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE invoices (invoice_id INTEGER PRIMARY KEY, town VARCHAR, status VARCHAR, issued_on DATE,
  net_amt INTEGER);
INSERT INTO invoices VALUES (1, 'Bath', 'Overdue', '2025-01-04', 10), (2, 'Bath', 'Paid', '2025-02-04', 20),
  (3, 'York', 'Overdue', '2025-03-04', 40);
"""


@pytest.fixture(scope="module")
def books(opened: Opens) -> Parlance:
    return opened("books", TABLES)


@pytest.mark.parametrize(
    "question",
    [
        "number of overdue invoices and the net sum they come to",
        "how many overdue invoices and net amount",
        "number of overdue invoices and their net total",
    ],
)
def test_the_count_is_not_lost(question: str, books: Parlance) -> None:
    answer = books.ask(question)
    assert answer.table is not None, answer.reason
    assert [tuple(map(int, row)) for row in answer.table.rows] == [(2, 50)]
