"""How long something takes is asked in many ways, also where rows have an amount that is called takings.

Over a stove fitter: jobs that are requested and fitted, bills that are issued, due and paid.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE fittings (fitting_id INTEGER PRIMARY KEY, town VARCHAR, requested_on DATE, fitted_on DATE);
INSERT INTO fittings VALUES (1, 'Ely', '2025-01-01', '2025-01-05'), (2, 'Rye', '2025-01-03', '2025-01-05'),
  (3, 'Ely', '2025-01-04', '2025-01-16'), (4, 'Rye', '2025-02-01', NULL);
CREATE TABLE bills (bill_id INTEGER PRIMARY KEY, fitting_id INTEGER REFERENCES fittings (fitting_id),
  issued_on DATE, due_on DATE, paid_on DATE, amount DOUBLE);
INSERT INTO bills VALUES (1, 1, '2025-02-01', '2025-02-15', '2025-02-11', 100),
  (2, 2, '2025-02-01', '2025-02-15', '2025-02-21', 200),
  (3, 3, '2025-03-01', '2025-03-15', NULL, 300), (4, 3, '2025-03-02', '2025-03-16', '2025-03-14', 50);
"""


@pytest.fixture(scope="module")
def fitter(opened: Opens) -> Parlance:
    return opened("fitter", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("How long does it take on average until a bill is paid?", [(14.0,)]),
        ("On average, how many days pass between issuing a bill and its payment?", [(14.0,)]),
        ("how many days pass between issuing a bill and paying it", [(14.0,)]),
        ("average number of days between bill issue and payment", [(14.0,)]),
        ("How long does it take until bills are paid, by town?", [("Ely", 11.0), ("Rye", 20.0)]),
    ],
)
def test_rows(fitter: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = fitter.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


def test_what_the_model_names_is_no_length(fitter: Parlance) -> None:
    """Takings are the amount, and how long nothing takes is never told by them."""
    reply = fitter.ask("takings by town")
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == [("Ely", 450.0), ("Rye", 200.0)]
