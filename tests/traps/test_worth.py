"""What rows are worth is their money: never how many there are, and never a fee beside the price.

Over a florist whose ribbons are on a price list, whose bouquets have one price, whose parcels have only
a shipping fee, and whose bills have two sums.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE bouquets (bouquet_id INTEGER PRIMARY KEY, shop VARCHAR, kind VARCHAR, sold_on DATE,
  price DOUBLE, discount_given DOUBLE);
INSERT INTO bouquets VALUES (1, 'Bath', 'roses', '2026-02-01', 20, 1),
  (2, 'Bath', 'tulips', '2026-02-02', 30, 0), (3, 'York', 'roses', '2026-02-03', 10, 2);
CREATE TABLE ribbons (ribbon_id INTEGER PRIMARY KEY, ribbon_name VARCHAR, listed_on DATE, price DOUBLE);
INSERT INTO ribbons VALUES (1, 'red', '2025-01-01', 2), (2, 'blue', '2025-02-01', 3);
CREATE TABLE vases (vase_id INTEGER PRIMARY KEY, colour VARCHAR, price DOUBLE);
INSERT INTO vases VALUES (1, 'red', 2), (2, 'blue', 3);
CREATE TABLE parcels (parcel_id INTEGER PRIMARY KEY, town VARCHAR, sent_on DATE, shipping_fee DOUBLE);
INSERT INTO parcels VALUES (1, 'Hull', '2026-01-01', 4), (2, 'Hull', '2026-01-02', 5);
CREATE TABLE bills (bill_id INTEGER PRIMARY KEY, payer VARCHAR, sent_on DATE, amount DOUBLE,
  total DOUBLE);
INSERT INTO bills VALUES (1, 'Ida', '2026-01-01', 10, 12), (2, 'Jon', '2026-01-02', 20, 24);
CREATE TABLE workshops (workshop_id INTEGER PRIMARY KEY, topic VARCHAR, held_on DATE, price_paid DOUBLE);
INSERT INTO workshops VALUES (1, 'wreaths', '2026-02-01', 50), (2, 'wreaths', '2026-03-01', 70),
  (3, 'moss', '2026-03-02', 5);
"""


@pytest.fixture(scope="module")
def florist(opened: Opens) -> Parlance:
    return opened("florist", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("total value of bouquets", [(60.0,)]),
        ("the value of all bouquets per shop", [("Bath", 50.0), ("York", 10.0)]),
        ("value of the roses bouquets", [(30.0,)]),
        ("average value of bouquets", [(20.0,)]),
        ("income from workshops", [(125.0,)]),
        ("workshop takings by topic", [("moss", 5.0), ("wreaths", 120.0)]),
        ("revenue from bouquets per shop", [("Bath", 50.0), ("York", 10.0)]),
        ("bouquet value by kind", [("roses", 30.0), ("tulips", 30.0)]),
    ],
)
def test_it_is_the_one_price(florist: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = florist.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(reply.table.rows) == rows


@pytest.mark.parametrize(
    "question",
    [
        "total value of parcels",
        "total value of bills",
        "the value of all parcels per town",
        "total value of ribbons",
        "ribbon revenue",
        "income from ribbons",
        "total value of vases",
        "income from parcels",
        "income by shop",
        "revenue from bills",
    ],
)
def test_a_fee_beside_it_or_one_of_two_sums_is_not_taken(florist: Parlance, question: str) -> None:
    assert florist.ask(question).status != "answer"
