"""Numbers of groups held against their average, and shares within the groups, not among them."""

import pytest

from engine import Parlance
from semantic.text_form import from_text
from tests.traps.conftest import Opens

# Parcels: Ann 5, Bob 1, Cy 3, Dora none: on average 3 by driver. Lost: 1 of Ann's 5, 1 of Bob's 1.
SCRIPT = """
CREATE TABLE drivers (driver_id INTEGER PRIMARY KEY, driver_name VARCHAR, age INTEGER);
INSERT INTO drivers VALUES (1, 'Ann', 20), (2, 'Bob', 30), (3, 'Cy', 70), (4, 'Dora', 40);
CREATE TABLE parcels (parcel_id INTEGER PRIMARY KEY, driver_id INTEGER REFERENCES drivers (driver_id),
  parcel_status VARCHAR, size VARCHAR, weight DOUBLE);
INSERT INTO parcels SELECT i, CASE WHEN i <= 5 THEN 1 WHEN i = 6 THEN 2 ELSE 3 END,
  CASE WHEN i IN (1, 6) THEN 'lost' ELSE 'delivered' END,
  CASE WHEN i < 3 THEN 'heavy' ELSE 'small' END, i FROM range(1, 10) t(i);
"""


@pytest.fixture(scope="module")
def depot(opened: Opens) -> Parlance:
    return opened("depot", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("drivers with more parcels than average", {("Ann", 5)}),
        ("drivers who carried fewer parcels than the average driver", {("Bob", 1)}),
        ("drivers with more parcels than average where parcel status is delivered", {("Ann", 4)}),
        ("how many drivers carried more parcels than average", None),
        (
            "how many drivers have a higher age than average",
            {(1,)},
        ),  # a row's own number, and that of all rows
        ("share of lost parcels by driver", {("Ann", 0.2), ("Bob", 1.0), ("Cy", 0.0)}),
        ("what share of the parcels of each driver was lost", {("Ann", 0.2), ("Bob", 1.0), ("Cy", 0.0)}),
        ("share of heavy parcels by driver", {("Ann", 1.0)}),  # a class has shares of its own
        ("which driver carried the heaviest parcel", {("Cy", 9.0)}),
        ("who carried the heaviest parcel", {("Cy", 9.0)}),
        ("what was the weight of the heaviest parcel", {(9.0,)}),
    ],
)
def test_words_for_it(depot: Parlance, question: str, rows: set[tuple[object, ...]] | None) -> None:
    reply = depot.ask(question)
    found = set(reply.table.rows) if reply.status == "answer" and reply.table else None
    assert found == rows, reply.interpretation or reply.reason


@pytest.mark.parametrize(
    "query",
    [
        "parcels_count having parcels_count > average",  # of no groups there is no average
        "parcels_count by drivers.driver_name with share(parcels_count) having parcels_count > average",
    ],
)
def test_only_plain_numbers_of_groups_have_an_average(depot: Parlance, query: str) -> None:
    assert depot.query(from_text(query)).status == "refuse"
