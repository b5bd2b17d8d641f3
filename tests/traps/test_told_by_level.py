"""A level alone says which number is held against it, if there is just one that it can be for."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE ingredients (ingredient_id INTEGER PRIMARY KEY, name VARCHAR, unit_cost DOUBLE,
  on_hand_qty INTEGER, min_stock INTEGER, storage VARCHAR);
INSERT INTO ingredients VALUES (1, 'Flour', 0.5, 10, 20, 'dry'), (2, 'Milk', 1.1, 30, 20, 'cold'),
  (3, 'Salt', 0.2, 5, 5, 'dry'), (4, 'Eggs', 0.3, 12, 50, 'cold');
CREATE TABLE regions (region_id INTEGER PRIMARY KEY, region_name VARCHAR);
INSERT INTO regions VALUES (1, 'North'), (2, 'South');
CREATE TABLE projects (project_id INTEGER PRIMARY KEY, project_name VARCHAR, budget DOUBLE,
  actual_cost DOUBLE, fee DOUBLE, region_id INTEGER REFERENCES regions (region_id));
INSERT INTO projects VALUES (1, 'Quay', 100, 120, 9, 1), (2, 'Roof', 200, 150, 9, 1),
  (3, 'Lift', 50, 60, 9, 2);
CREATE TABLE spares (spare_id INTEGER PRIMARY KEY, spare_name VARCHAR, stock_main INTEGER,
  stock_van INTEGER, reorder_point INTEGER);
INSERT INTO spares VALUES (1, 'Fuse', 3, 4, 5), (2, 'Belt', 9, 1, 5);
"""
HELD = {
    "how many ingredients are below their minimum stock": [(2,)],
    "how many ingredients have fallen below the minimum stock": [(2,)],
    "number of dry ingredients below minimum stock": [(1,)],
    "which ingredients have dropped below their reorder level": [("Eggs",), ("Flour",)],
    "how many projects are over budget": [(2,)],
    "which projects went over budget": [("Lift",), ("Quay",)],
    "how many projects are over budget per region": [("North", 1), ("South", 1)],
    "projects over budget in the North region": [(1,)],
}
NOT_HELD = (
    "how many spares are below their reorder point",  # in the store, in the van, or both
    "how many regions are over budget",  # whose projects have budgets
    "how many projects are below their fee",  # a fee is for no other number
    "how many ingredients are above their unit cost",
    "how many ingredients are below half their minimum stock",
    "how many ingredients are 5 below the minimum stock",
    "how many projects are over budget by more than 10",
)


@pytest.fixture(scope="module")
def stores(opened: Opens) -> Parlance:
    return opened("stores", SCRIPT)


@pytest.mark.parametrize("question", HELD)
def test_the_number_that_the_level_is_for(stores: Parlance, question: str) -> None:
    reply = stores.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.table is not None
    assert sorted(reply.table.rows) == HELD[question], reply.interpretation


@pytest.mark.parametrize("question", NOT_HELD)
def test_nothing_is_held_against_what_may_be_another(stores: Parlance, question: str) -> None:
    reply = stores.ask(question)
    assert reply.status != "answer", reply.interpretation


def test_a_bound_said_in_figures_is_on_the_level_itself(stores: Parlance) -> None:
    reply = stores.ask("which projects have a budget over 90")
    assert reply.table is not None
    assert sorted(reply.table.rows) == [("Quay",), ("Roof",)]
