"""What nobody ever did is asked of the rows in which it would be done: "never bought anything", "never used".

Over a tool hire with its customers, tools, loans and complaints, the labels of the tools and their states.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE clients (client_id INTEGER PRIMARY KEY, client_name VARCHAR, since DATE);
INSERT INTO clients VALUES (1, 'Ada', '2020-01-01'), (2, 'Ben', '2021-01-01'), (3, 'Cid', '2022-01-01'),
  (4, 'Dot', '2023-01-01');
CREATE TABLE tools (tool_id INTEGER PRIMARY KEY, tool_name VARCHAR, state VARCHAR, daily_fee DOUBLE);
INSERT INTO tools VALUES (1, 'Drill', 'in', 5), (2, 'Saw', 'rented', 8),
  (3, 'Plane', 'in', 4), (4, 'Vice', 'in', 2);
CREATE TABLE labels (label_id INTEGER PRIMARY KEY, label_name VARCHAR);
INSERT INTO labels VALUES (1, 'heavy'), (2, 'sharp'), (3, 'loud');
CREATE TABLE tool_labels (tool_id INTEGER REFERENCES tools (tool_id),
  label_id INTEGER REFERENCES labels (label_id),
  PRIMARY KEY (tool_id, label_id));
INSERT INTO tool_labels VALUES (1, 1), (2, 2), (1, 2);
CREATE TABLE rentals (rental_id INTEGER PRIMARY KEY, client_id INTEGER REFERENCES clients (client_id),
  tool_id INTEGER REFERENCES tools (tool_id), rented_on DATE);
INSERT INTO rentals VALUES (1, 1, 1, '2025-01-01'), (2, 1, 2, '2025-02-01'), (3, 2, 1, '2025-03-01');
CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, client_id INTEGER REFERENCES clients (client_id),
  tool_id INTEGER REFERENCES tools (tool_id), sold_on DATE, amount DOUBLE);
INSERT INTO sales VALUES (1, 2, 3, '2025-01-05', 40), (2, 4, 3, '2025-01-06', 45);
CREATE TABLE checks (check_id INTEGER PRIMARY KEY, tool_id INTEGER REFERENCES tools (tool_id), remark VARCHAR,
  checked_on DATE);
INSERT INTO checks VALUES (1, 4, 'fine', '2025-05-01');
"""


@pytest.fixture(scope="module")
def hire(opened: Opens) -> Parlance:
    return opened("hire", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which clients have never bought anything?", [("Ada",), ("Cid",)]),
        ("clients who never purchased anything", [("Ada",), ("Cid",)]),
        ("how many clients have never bought anything?", [(2,)]),
        ("Which tools have never been sold?", [("Drill",), ("Saw",), ("Vice",)]),
        ("which labels were never used", [("loud",)]),
        ("labels we have never used", [("loud",)]),
        ("which tools have we not sold at all?", [("Drill",), ("Saw",), ("Vice",)]),
        ("how many tools have we not sold?", [(3,)]),
    ],
)
def test_the_verb_says_of_which_rows_there_are_none(hire, question, rows):
    reply = hire.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(reply.table.rows) == rows


def test_what_is_in_a_state_now_may_have_been_in_it_before(hire):
    """The saw is out today; the drill was, and is no tool that was never rented."""
    reply = hire.ask("which tools have never been rented")
    assert reply.status == "answer", reply.reason
    assert sorted(reply.table.rows) == [("Plane",), ("Vice",)]


@pytest.mark.parametrize(
    "question",
    [
        "Which tools have never been used?",  # rented, sold, checked: nobody says which
        "clients who never bought in 2025",  # those of other years may be meant or not
        "Which clients have never paid?",
        "Which clients have never complained?",
    ],
)
def test_rows_that_nobody_names_are_not_guessed(hire, question):
    assert hire.ask(question).status != "answer"
