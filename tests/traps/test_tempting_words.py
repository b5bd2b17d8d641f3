"""Fluent wrong answers to everyday questions, from words that are near a column and mean another thing.

Over a few tables of a boat rental. Each question is answered right, asked back or refused.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE customers(customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, country VARCHAR,
  is_smoker VARCHAR);
CREATE TABLE crews(crew_id INTEGER PRIMARY KEY, crew_name VARCHAR, members INTEGER);
CREATE TABLE boats(boat_id INTEGER PRIMARY KEY, boat_name VARCHAR, gross_tonnage INTEGER,
  cabin_count INTEGER);
CREATE TABLE rentals(rental_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
  crew_id INTEGER REFERENCES crews(crew_id), boat_id INTEGER REFERENCES boats(boat_id), rented_on DATE,
  reported_on DATE, cleaning_fee DOUBLE, rental_no VARCHAR, rental_status VARCHAR);
CREATE TABLE trips(trip_id INTEGER PRIMARY KEY, rental_id INTEGER REFERENCES rentals(rental_id),
  trip_day DATE, duration_s INTEGER, fuel_charge DOUBLE, stops INTEGER, weight_t DOUBLE, is_stormy INTEGER,
  harbour VARCHAR);
CREATE TABLE fines(fine_id INTEGER PRIMARY KEY, rental_id INTEGER REFERENCES rentals(rental_id),
  amount DOUBLE, fine_reason VARCHAR, issued_on DATE);
CREATE TABLE kiosk_takings(taking_id INTEGER PRIMARY KEY, boat_id INTEGER REFERENCES boats(boat_id),
  card_amount DOUBLE, cash_amount DOUBLE);
CREATE TABLE mooring_sales(sale_id INTEGER PRIMARY KEY, mooring_type VARCHAR, unit_price DOUBLE,
  total_paid DOUBLE);
CREATE TABLE kiosk_waste(waste_id INTEGER PRIMARY KEY, boat_id INTEGER REFERENCES boats(boat_id),
  litres_lost INTEGER, hourly_wage DOUBLE);
CREATE TABLE workshops(workshop_id INTEGER PRIMARY KEY, workshop_name VARCHAR);
CREATE TABLE repairs(repair_id INTEGER PRIMARY KEY, workshop_id INTEGER REFERENCES workshops(workshop_id),
  qty_made INTEGER);
CREATE TABLE flaws(flaw_id INTEGER PRIMARY KEY, repair_id INTEGER REFERENCES repairs(repair_id),
  pieces INTEGER);
CREATE TABLE tolls_paid(toll_id INTEGER PRIMARY KEY, rental_id INTEGER REFERENCES rentals(rental_id),
  toll_fee DOUBLE);
CREATE TABLE helpers(helper_id INTEGER PRIMARY KEY, helper_name VARCHAR, team VARCHAR, hours_worked INTEGER);
INSERT INTO customers SELECT i, 'Guest ' || i, ['Norway', 'Malta'][1 + i % 2], ['Y', 'N'][1 + i % 2]
  FROM range(1, 21) t(i);
INSERT INTO crews SELECT i, ['early', 'late', 'night'][i], 3 + i FROM range(1, 4) t(i);
INSERT INTO boats SELECT i, 'Boat ' || i, 100 * i, i FROM range(1, 8) t(i);
INSERT INTO rentals SELECT i, 1 + i % 18, 1 + i % 3, 1 + i % 6, DATE '2025-01-01' + i::INT,
  DATE '2025-02-01' + i::INT, i % 9, 'R' || i, ['open', 'done'][1 + i % 2] FROM range(1, 61) t(i);
INSERT INTO trips SELECT i, 1 + i % 60, DATE '2025-01-02' + i::INT, 60 * i, i % 7, i % 3, i % 5,
  (i % 4 = 0)::INT, ['north', 'south'][1 + i % 2] FROM range(1, 91) t(i);
INSERT INTO fines SELECT i, 1 + i % 50, 10 * i, ['overdue', 'damage'][1 + i % 2], DATE '2025-03-01' + i::INT
  FROM range(1, 31) t(i);
INSERT INTO kiosk_takings SELECT i, 1 + i % 5, i, 2 * i FROM range(1, 21) t(i);
INSERT INTO mooring_sales SELECT i, ['day', 'season'][1 + i % 2], i, 2 * i FROM range(1, 21) t(i);
INSERT INTO kiosk_waste SELECT i, 1 + i % 5, i, 10 + i FROM range(1, 21) t(i);
INSERT INTO workshops SELECT i, 'Yard ' || i FROM range(1, 4) t(i);
INSERT INTO repairs SELECT i, 1 + i % 3, 10 * i FROM range(1, 21) t(i);
INSERT INTO flaws SELECT i, 1 + i % 20, i FROM range(1, 31) t(i);
INSERT INTO tolls_paid SELECT i, 1 + i % 50, i FROM range(1, 31) t(i);
INSERT INTO helpers SELECT i, 'Helper ' || i, ['bar', 'pier'][1 + i % 2], i FROM range(1, 21) t(i);
"""


@pytest.fixture(scope="module")
def boats(opened: Opens) -> Parlance:
    return opened("boats", TABLES)


RIGHT = {
    "how many customers smoke": "Number of customers where smoker is ",
    "tonnage by boat": "Total gross tonnage by boat name",
    "newest fine": "latest 1",
    "latest fines": "latest 10",
    "hours worked by helpers, per team": "Total hours worked by team",
    "cleaning fee by rented on, Q1 2025 vs Q2 2025": "Total cleaning fee in Q1 2025 compared with Q2 2025",
    "fines per rental": "Number of fines per number of rentals",
    "how many rentals had a fine for damage": 'of the rental ID (where fine reason is "damage"',
    "total fines by boat": "Total fine amount by boat name",
    "rental numbers of the open rentals": "List of rental number of the rentals",  # and no number of rentals
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(boats: Parlance, question: str) -> None:
    reply = boats.ask(question)
    assert reply.status == "answer", reply.reason
    assert RIGHT[question] in reply.interpretation


ASKED = {
    "hourly wage by boat": {
        f"{which} hourly wage by boat name" for which in ("Average", "Total", "Median", "Maximum")
    },
    "total overdue fines by boat": {
        'Number of fines by boat name where fine reason is "overdue"',
        'Total fine amount by boat name where fine reason is "overdue"',
    },
    "fines over 200 by boat": {
        "Number of fines by boat name with number of fines more than 200",
        "Number of fines by boat name where fine amount in fines more than 200",
    },
    "how many trips have no stops": {
        "Number of trips where stops in trips has no value",
        "Number of trips where stops in trips exactly 0",
    },
}


@pytest.mark.parametrize("question", ASKED)
def test_both_meanings_are_offered(boats: Parlance, question: str) -> None:
    reply = boats.ask(question)
    assert reply.status == "clarify", reply.interpretation or reply.reason
    assert {one.text for one in reply.alternatives} == ASKED[question]


NOT_ANSWERED = (
    "average rental value",  # the cleaning fee is the only number of a rental, and no value of it
    "number of boats per rental",  # each boat has many rentals
    "rentals per customer by country",  # a number for each country, and none for each customer
    "how many boats are on rental",  # those that are rented now, not all of them, nor rentals of each
    "how many rentals are late",  # that is the name of a crew
    "overdue rentals",  # that is why there was a fine
    "kiosk takings by boat",  # how much, and not how many rows there are of it
    "fuel charge per minute",  # a trip lasts minutes: no number for each of the clock
    "average price per mooring",  # mooring types are no moorings
    "cleaning fees paid by customers",  # what was paid in another table is no second number
    "customers without a customer",  # nothing lacks its own name
    "kiosk waste by boat",  # how much, and not how many rows
    "stormy share by trip",
    "how many pieces does each workshop turn out",  # the quantity made, and no pieces with a flaw
    "number of workshops with more than 100 pieces",  # of all of theirs, and of no single one
    "what is the average cleaning fee customers give us",  # one number, and none for each of them
)


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_no_answer(boats: Parlance, question: str) -> None:
    reply = boats.ask(question)
    assert reply.status != "answer", reply.interpretation


NO_DATA = (
    "rentals reported in 2019",  # another time than the usual one
    "how many customers had a rental in 2019",  # of what they are asked by
    "fines issued in 2031",
)


@pytest.mark.parametrize("question", NO_DATA)
def test_a_period_without_data_is_told(boats: Parlance, question: str) -> None:
    reply = boats.ask(question)
    assert (reply.status, reply.code) == ("refuse", "no_data"), reply.interpretation or reply.reason
