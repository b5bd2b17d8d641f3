"""Money that customers spend, parts that the staff play, and things called by their own name."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

# No key is declared: columns point at their tables by name and values only.
SCRIPT = """
CREATE TABLE visitor (visitor_key INTEGER PRIMARY KEY, visitor_name VARCHAR, home_town VARCHAR);
INSERT INTO visitor VALUES (1, 'Ann', 'Bath'), (2, 'Bob', 'Bath'), (3, 'Cid', 'York');
CREATE TABLE employee (employee_id INTEGER PRIMARY KEY, employee_name VARCHAR, department VARCHAR);
INSERT INTO employee VALUES (1, 'Eve', 'Cave'), (2, 'Fay', 'Cave'), (3, 'Gus', 'Shop');
CREATE TABLE cave_map (map_key INTEGER PRIMARY KEY, map_label VARCHAR, area VARCHAR);
INSERT INTO cave_map VALUES (1, 'alpha-1', 'north'), (2, 'alpha-2', 'north'), (3, 'beta-1', 'south');
CREATE TABLE flaw (flaw_id INTEGER PRIMARY KEY, map_key INTEGER, mended_in_map_key INTEGER, found_on DATE,
  reviewer_id INTEGER);
INSERT INTO flaw VALUES (1, 1, 2, DATE '2026-01-01', 2), (2, 1, 2, DATE '2026-01-02', 1),
  (3, 1, 3, DATE '2026-01-03', 1), (4, 2, NULL, DATE '2026-01-04', 1), (5, 3, NULL, DATE '2026-01-05', 3);
CREATE TABLE purchase (purchase_id INTEGER PRIMARY KEY, visitor_key INTEGER, qty INTEGER, bought_at TIMESTAMP,
  gross_eur DECIMAL(8, 2), card_fee_eur DECIMAL(8, 2), payment_state VARCHAR);
INSERT INTO purchase VALUES (1, 1, 5, '2026-01-01 10:00:00', 9.0, 0.5, 'settled'),
  (2, 1, 1, '2026-01-02 10:00:00', 20.0, 1.0, 'settled'), (3, 2, 2, '2026-01-03 10:00:00', 6.0, 0.3, 'open'),
  (4, 3, 1, '2026-02-03 10:00:00', 15.0, 0.8, 'settled');
"""


@pytest.fixture(scope="module")
def cave(opened: Opens) -> Parlance:
    return opened("cave", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("what is the largest amount anybody has paid in a single purchase", {(20,)}),
        ("largest amount paid", {(20,)}),
        ("how much have people spent", {(50,)}),
        ("what did people spend in January 2026", {(35,)}),
        ("money spent by home town", {("Bath", 35), ("York", 15)}),
        ("total purchase quantity", {(9,)}),
        ("how much money have people spent in our maps", None),  # no purchase is of a map
        ("how much have we spent", None),  # what customers spend is no cost of ours
        ("how much did the employees spend", None),
    ],
)
def test_what_customers_spend_is_money(
    cave: Parlance, question: str, rows: set[tuple[object, ...]] | None
) -> None:
    _holds(cave, question, rows)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("which map mended the most flaws", {("alpha-2", 2)}),
        ("how many flaws did each reviewer review", {("Eve", 3), ("Fay", 1), ("Gus", 1)}),
        ("number of flaws by reviewer", {("Eve", 3), ("Fay", 1), ("Gus", 1)}),
    ],
)
def test_a_verb_tells_the_part_that_a_key_plays(
    cave: Parlance, question: str, rows: set[tuple[object, ...]] | None
) -> None:
    _holds(cave, question, rows)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("maps per area pls", {("north", 2), ("south", 1)}),
        ("how many maps do we have", {(3,)}),
        ("on how many flaws is the reviewer also the cave employee", None),
    ],
)
def test_things_are_counted_by_their_own_name(
    cave: Parlance, question: str, rows: set[tuple[object, ...]] | None
) -> None:
    _holds(cave, question, rows)


def _holds(cave: Parlance, question: str, rows: set[tuple[object, ...]] | None) -> None:
    reply = cave.ask(question)
    found = {tuple(row) for row in reply.table.rows} if reply.table else None
    assert found == rows, reply.interpretation or reply.reason


# Nobody here has another name than the one they play under; Ida was brought by nobody and brought two.
ARCADE = """
CREATE TABLE gamer (gamer_id INTEGER PRIMARY KEY, nickname VARCHAR, referrer_gamer_id INTEGER);
INSERT INTO gamer VALUES (1, 'ida7', NULL), (2, 'ooo', 1), (3, 'zed', 1), (4, 'max', 2);
CREATE TABLE visit (visit_id INTEGER PRIMARY KEY, gamer_id INTEGER, visited_on DATE);
INSERT INTO visit VALUES (1, 1, DATE '2026-01-01'), (2, 1, DATE '2026-01-02'), (3, 2, DATE '2026-01-02');
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("which gamers have no visits", {("zed",), ("max",)}),
        ("number of visits by gamer", {("ida7", 2), ("ooo", 1)}),
        ("which gamer has referred the most other gamers", {("ida7", 2)}),
    ],
)
def test_a_nickname_names_those_who_give_no_other(
    opened: Opens, question: str, rows: set[tuple[object, ...]] | None
) -> None:
    _holds(opened("arcade", ARCADE), question, rows)
