"""Who works there is the staff, whatever their trade."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE stylist (stylistId INTEGER PRIMARY KEY, fullName VARCHAR, hourlyPay DOUBLE);
INSERT INTO stylist VALUES (1, 'Ann', 20), (2, 'Bob', 30);
CREATE TABLE cut (cutId INTEGER PRIMARY KEY, stylistId INTEGER REFERENCES stylist (stylistId),
  payMethod VARCHAR, cutOn DATE);
INSERT INTO cut VALUES (1, 1, 'Card', '2025-01-01'), (2, 1, 'Cash', '2025-01-02'),
  (3, 2, 'Cash', '2025-01-03'),
  (4, 2, 'Cash', '2025-01-04');
CREATE TABLE redo (redoId INTEGER PRIMARY KEY, cutId INTEGER REFERENCES cut (cutId), redoOn DATE);
INSERT INTO redo VALUES (1, 1, '2025-02-01');
"""
BOTH = """
CREATE TABLE carer (carer_id INTEGER PRIMARY KEY, carer_name VARCHAR);
INSERT INTO carer VALUES (1, 'Ann');
CREATE TABLE clerk (clerk_id INTEGER PRIMARY KEY, clerk_name VARCHAR);
INSERT INTO clerk VALUES (1, 'Cy'), (2, 'Di');
"""


@pytest.fixture(scope="module")
def doors(opened: Opens) -> dict[str, Parlance]:
    scripts = (("salon", TABLES), ("practice", BOTH))
    return {name: opened(name, script) for name, script in scripts}


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many employees do we have?", [(2,)]),
        ("number of staff", [(2,)]),
        ("Who is our best paid member of staff?", [("Bob", 30)]),
    ],
)
def test_they_are_found_by_the_general_word(doors, question, rows):
    reply = doors["salon"].ask(question)
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows


@pytest.mark.parametrize("question", ["how many employees do we have?", "number of staff"])
def test_of_two_kinds_of_staff_neither_is_all_of_them(doors, question):
    reply = doors["practice"].ask(question)
    assert reply.status != "answer", reply.interpretation
