"""Which potter is one by name, where potter is what people's job is called; and never is not a state of now.

Over a pottery that lends kilns.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE makers (maker_id INTEGER PRIMARY KEY, full_name VARCHAR, job VARCHAR, credit_limit DOUBLE);
INSERT INTO makers VALUES (1, 'Ada', 'Potter', 50), (2, 'Ben', 'Potter', 70), (3, 'Cid', 'Glazer', 90),
  (4, 'Dot', 'Glazer', 10);
CREATE TABLE kilns (kiln_id INTEGER PRIMARY KEY, kiln_name VARCHAR, status VARCHAR);
INSERT INTO kilns VALUES (1, 'Bertha', 'on loan'), (2, 'Clara', 'idle'), (3, 'Doris', 'idle'), (4,
  'Emma', 'broken');
CREATE TABLE firings (firing_id INTEGER PRIMARY KEY, maker_id INTEGER REFERENCES makers (maker_id),
  kiln_id INTEGER REFERENCES kilns (kiln_id), fired_on DATE, cost DOUBLE);
INSERT INTO firings VALUES (1, 1, 1, '2026-01-05', 2), (2, 1, 1, '2026-01-06', 3), (3, 2, 2, '2026-01-07', 9),
  (4, 3, 2, '2026-02-08', 30), (5, 3, 1, '2026-02-08', 1), (6, 3, 1, '2026-02-08', 1);
CREATE TABLE payments (payment_id INTEGER PRIMARY KEY, maker_id INTEGER REFERENCES makers (maker_id),
  paid_on DATE, method VARCHAR, amount DOUBLE);
INSERT INTO payments VALUES (1, 1, '2026-01-05', 'card', 20), (2, 2, '2026-01-06', 'cash', 7), (3, 3,
  '2026-01-06', 'card', 5);
"""


@pytest.fixture(scope="module")
def pottery(opened: Opens) -> Parlance:
    return opened("pottery", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which potter did the most firings?", [("Ada", 2)]),
        ("which glazer had the highest total cost", [("Cid", 32)]),
        ("which potter has run up the highest firing cost in total", [("Ben", 9)]),
        ("how much have makers paid us by card", [(25,)]),
    ],
)
def test_one_by_name(pottery: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = pottery.ask(question)
    assert reply.status == "answer", reply.reason
    assert list(map(tuple, reply.table.rows)) == rows


def test_never_is_no_state_of_now(pottery: Parlance) -> None:
    """Clara has been fired, and Doris never was out; nobody can tell from how they are now."""
    assert pottery.ask("how many kilns have never been on loan").status != "answer"
    reply = pottery.ask("how many kilns are not on loan")
    assert [tuple(row) for row in reply.table.rows] == [(3,)]


@pytest.fixture(scope="module")
def boats(opened: Opens) -> Parlance:
    return opened(
        "boats",
        """
CREATE TABLE guides (guide_id INTEGER PRIMARY KEY, guide_name VARCHAR, hired_on DATE);
INSERT INTO guides VALUES (1, 'Ada', '2020-01-01'), (2, 'Ben', '2021-01-01');
CREATE TABLE canoes (canoe_id INTEGER PRIMARY KEY, canoe_name VARCHAR);
INSERT INTO canoes VALUES (1, 'Otter'), (2, 'Swan'), (3, 'Heron');
CREATE TABLE hires (hire_id INTEGER PRIMARY KEY, canoe_id INTEGER REFERENCES canoes (canoe_id),
  guide_id INTEGER REFERENCES guides (guide_id), hire_date DATE, charge DOUBLE);
INSERT INTO hires VALUES (1, 1, 1, '2026-01-05', 2), (2, 1, 2, '2026-01-06', 3), (3, 2, 2, '2026-01-07', 9);
""",
    )


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("which canoes were never hired", [("Heron",)]),
        ("how many canoes were never hired", [(1,)]),
        ("how many canoes have never been hired out", [(1,)]),
    ],
)
def test_hired_are_canoes_and_no_guides(
    boats: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = boats.ask(question)
    assert reply.status == "answer", reply.reason
    assert list(map(tuple, reply.table.rows)) == rows
