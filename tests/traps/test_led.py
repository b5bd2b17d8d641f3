"""Rows that lead others of their own kind: who leads, and who is led."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE ranger (ranger_id INTEGER PRIMARY KEY, ranger_name VARCHAR, supervisor_id INTEGER);
INSERT INTO ranger VALUES (1, 'Ada Lund', NULL), (2, 'Ben Orr', 1), (3, 'Cai Moss', 1),
  (4, 'Dee Hart', 2), (5, 'Eva Finn', 1), (6, 'Fay West', NULL);
CREATE TABLE employee (employee_id INTEGER PRIMARY KEY, full_name VARCHAR, manager_id INTEGER,
  salary DOUBLE, hired DATE);
INSERT INTO employee VALUES (1, 'Ian Ross', NULL, 100, '2020-01-01'), (2, 'Joy Shaw', 1, 80, '2021-01-01'),
  (3, 'Kim Todd', 1, 70, '2022-01-01'), (4, 'Lou Vane', 2, 60, '2023-01-01');
CREATE TABLE walk (walk_no INTEGER PRIMARY KEY, ranger_id INTEGER REFERENCES ranger (ranger_id), fee DOUBLE);
INSERT INTO walk VALUES (1, 2, 10), (2, 2, 20), (3, 3, 5), (4, 1, 7);
"""


@pytest.fixture(scope="module")
def park(opened: Opens) -> Parlance:
    return opened("rangers", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("How many rangers does Ada Lund supervise?", [(3,)]),
        ("how many rangers are supervised by Ada Lund", [(3,)]),
        ("how many of the rangers have Ada Lund as supervisor", [(3,)]),
        ("how many employees does Ian Ross manage", [(2,)]),
        ("how many employees does Ian Ross lead", [(2,)]),
        ("how many employees have Ian Ross as their manager", [(2,)]),
        ("how many people report to Ian Ross", [(2,)]),
        ("how many employees work under Ian Ross", [(2,)]),
        ("average salary of employees managed by Ian Ross", [(75,)]),
        ("average salary of the employees Ian Ross manages", [(75,)]),
        ("which employees does Ian Ross manage", [("Joy Shaw",), ("Kim Todd",)]),
        ("average salary of manager Ian Ross", [(100,)]),  # his own
        ("how many walks did Ben Orr lead", [(2,)]),  # walks lead nobody
    ],
)
def test_who_leads_is_in_the_role(park: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = park.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert [tuple(row) for row in reply.table.rows] == rows


@pytest.mark.parametrize(
    "question",
    [
        "how many rangers supervise Ben Orr",
        "how many rangers oversee Ben Orr",
        "how many employees is Joy Shaw managed by",
    ],
)
def test_who_is_led_is_not_taken_for_the_leader(park: Parlance, question: str) -> None:
    assert park.ask(question).status == "refuse"
