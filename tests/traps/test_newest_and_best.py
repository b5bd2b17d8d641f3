"""The newest of things is one, told by its name and its day; the best has the most of what is good."""

from datetime import date

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE t_dep (dep_id INTEGER PRIMARY KEY, dep_name VARCHAR, dep_open_dat DATE, dep_town VARCHAR);
INSERT INTO t_dep VALUES (1, 'North', '2001-05-01', 'Ely'), (2, 'South', '2019-03-01', 'Rye'),
  (3, 'East', '2010-01-01', 'Ely');
CREATE TABLE helpers (helper_id INTEGER PRIMARY KEY, helper_name VARCHAR,
  dep_id INTEGER REFERENCES t_dep (dep_id), joined_on DATE);
INSERT INTO helpers VALUES (1, 'Ann', 1, '2015-01-01'), (2, 'Bob', 1, '2020-06-01'),
  (3, 'Cy', 2, '2018-01-01');
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, helper_id INTEGER REFERENCES helpers (helper_id),
  order_date DATE, total DOUBLE, rating INTEGER, list_price DOUBLE);
INSERT INTO orders VALUES (1, 1, '2025-01-01', 10, 5, 1), (2, 1, '2025-01-02', 10, 4, 2),
  (3, 2, '2025-01-03', 90, 2, 3), (4, 3, '2025-01-04', 30, 3, 4);
CREATE TABLE complaints (complaint_id INTEGER PRIMARY KEY,
  helper_id INTEGER REFERENCES helpers (helper_id),
  received_on DATE);
INSERT INTO complaints VALUES (1, 1, '2025-02-01'), (2, 1, '2025-02-02'), (3, 2, '2025-02-03');
"""


@pytest.fixture(scope="module")
def depots(opened: Opens) -> Parlance:
    return opened("depots", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("newest helper", [("Bob", date(2020, 6, 1))]),
        ("who is our newest helper", [("Bob", date(2020, 6, 1))]),
        ("which depot is the newest", [("South", date(2019, 3, 1))]),
        ("latest 2 helpers", [("Bob", date(2020, 6, 1)), ("Cy", date(2018, 1, 1))]),
        ("oldest depot", [("North", date(2001, 5, 1))]),
        ("Which depot is the oldest?", [("North", date(2001, 5, 1))]),
        ("newest depot in Ely", [("East", date(2010, 1, 1))]),
    ],
)
def test_things_by_the_one_day_they_have(depots, question, rows):
    reply = depots.ask(question)
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Who is our best helper by order total?", [("Bob", 90)]),
        ("Which helper has the best average rating?", [("Ann", 4.5)]),
        ("which helper has the worst average rating", [("Bob", 2)]),
        ("best helper by number of orders", [("Ann", 2)]),
        ("worst helper by number of complaints", [("Ann", 2)]),
    ],
)
def test_more_is_better_of_what_is_taken_or_rated_and_worse_of_what_goes_wrong(depots, question, rows):
    reply = depots.ask(question)
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows


@pytest.mark.parametrize(
    "question",
    [
        "Who is our best helper?",  # by what
        "best helper by average list price",  # a high price is good for some
        "best depot by number of helpers",
    ],
)
def test_what_is_good_is_not_guessed(depots, question):
    assert depots.ask(question).status != "answer"
