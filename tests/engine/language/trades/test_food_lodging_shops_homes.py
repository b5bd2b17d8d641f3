"""Words of those who brew, lodge, sell and let, for what their databases call otherwise.

Over a few tables of a brewery with a bar, of a hotel that lends cars, of a shop and of an estate agency.
"""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE beers(beer_id INTEGER PRIMARY KEY, beer_name VARCHAR, style VARCHAR, abv DOUBLE, ibu INTEGER);
CREATE TABLE batches(batch_id INTEGER PRIMARY KEY, beer_id INTEGER REFERENCES beers(beer_id),
  original_gravity DOUBLE, container VARCHAR);
CREATE TABLE servers(server_id INTEGER PRIMARY KEY, server_name VARCHAR);
CREATE TABLE checks(check_id INTEGER PRIMARY KEY, server_id INTEGER REFERENCES servers(server_id),
  party_size INTEGER, tip DOUBLE, order_type VARCHAR);
CREATE TABLE room_types(room_type_id INTEGER PRIMARY KEY, type_name VARCHAR, max_occupancy INTEGER,
  nightly_rate DOUBLE);
CREATE TABLE bookings(booking_id INTEGER PRIMARY KEY,
  room_type_id INTEGER REFERENCES room_types(room_type_id), booking_source VARCHAR, board_basis VARCHAR,
  status VARCHAR, deposit DOUBLE);
CREATE TABLE cars(car_id INTEGER PRIMARY KEY, model VARCHAR, gears VARCHAR, daily_rate DOUBLE);
CREATE TABLE associates(associate_id INTEGER PRIMARY KEY, associate_name VARCHAR);
CREATE TABLE txns(txn_id INTEGER PRIMARY KEY, associate_id INTEGER REFERENCES associates(associate_id),
  sales_channel VARCHAR, basket_value DOUBLE);
CREATE TABLE properties(property_id INTEGER PRIMARY KEY, address VARCHAR, property_kind VARCHAR,
  asking_price DOUBLE, state VARCHAR);
CREATE TABLE work_orders(work_order_id INTEGER PRIMARY KEY,
  property_id INTEGER REFERENCES properties(property_id), contractor VARCHAR, upkeep VARCHAR, arrears DOUBLE);
INSERT INTO beers VALUES (1, 'Pale', 'Ale', 5.1, 38),
  (2, 'Night', 'Stout', 6.4, 45), (3, 'Sun', 'Lager', 4.8, 18);
INSERT INTO batches SELECT i, 1 + i % 3, 1040 + i, ['keg', 'bottle', 'can'][1 + i % 3] FROM range(1, 13) t(i);
INSERT INTO servers VALUES (1, 'Ann'), (2, 'Bob');
INSERT INTO checks SELECT i, 1 + i % 2, 2, i % 4, ['takeaway', 'dine-in'][1 + i % 2] FROM range(1, 21) t(i);
INSERT INTO room_types VALUES (1, 'Standard', 2, 80), (2, 'Deluxe', 3, 120), (3, 'Suite', 5, 240);
INSERT INTO bookings SELECT i, 1 + i % 3, ['OTA', 'own site'][1 + i % 2], ['BB', 'HB', 'FB'][1 + i % 3],
  ['no_show', 'tentative', 'checked_in'][1 + i % 3], i FROM range(1, 31) t(i);
INSERT INTO cars SELECT i, 'Model ' || i, ['manual', 'automatic'][1 + i % 2], 30 + i
  FROM range(1, 8) t(i);
INSERT INTO associates SELECT i, 'Person ' || i FROM range(1, 6) t(i);
INSERT INTO txns SELECT i, 1 + i % 5, ['web', 'store'][1 + i % 2], 15 + i FROM range(1, 41) t(i);
INSERT INTO properties SELECT i, i || ' High St', ['apartment', 'semi-detached'][1 + i % 2], 100000 + i,
  ['sstc', 'void', 'on market'][1 + i % 3] FROM range(1, 13) t(i);
INSERT INTO work_orders SELECT i, 1 + i % 12, ['Acme', 'Bolt'][1 + i % 2], ['reactive', 'ppm'][1 + i % 2], i
  FROM range(1, 25) t(i);
"""


@pytest.fixture(scope="module")
def trades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("trades") / "trades.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    # Beer and tables
    "average alcohol content by type of beer": "Average abv by style",
    "average original extract": "Average original gravity",
    "beers stronger than 5": "Number of beers where abv in beers more than 5",
    "what is the strongest beer": "Maximum abv in beers by beer name top 1 by maximum abv in beers",
    "which beer is the most bitter": "Maximum ibu in beers by beer name top 1 by maximum ibu in beers",
    "bottled brews": 'Number of batches where container is "bottle"',
    "tabs by waiter": "Number of checks by server name",
    "total covers": "Total party size",
    "average number of diners": "Average party size",
    "how many takeout tabs": 'Number of checks where order type is "takeaway"',
    # Rooms and cars
    "average price per night": "Average nightly rate",
    "room types sleeping more than 2": "Number of room types where max occupancy more than 2",
    "reservations by booking channel": "Number of bookings by booking source",
    "half board bookings": 'Number of bookings where board basis is "HB"',
    "how many no-shows": 'Number of bookings where booking status is "no_show"',
    "provisional bookings": 'Number of bookings where booking status is "tentative"',
    "bookings through online travel agencies": 'Number of bookings where booking source is "OTA"',
    "average security deposit": "Average deposit",
    "how many hire cars do we have": "Number of cars",
    "cars with a stick shift": 'Number of cars where gears is "manual"',
    "average rental price per day": "Average daily rate",
    # Shops
    "transactions by sales associate": "Number of txns by associate name",
    "how many sales assistants do we have": "Number of associates",
    "how many till receipts": "Number of txns",
    "online transactions": 'Number of txns where sales channel is "web"',
    "average cart value": "Average basket value",
    # Houses
    "how many flats": 'Number of properties where property kind is "apartment"',
    "vacant properties": 'Number of properties where property state is "void"',
    "sale agreed properties": 'Number of properties where property state is "sstc"',
    "average guide price": "Average asking price",
    "jobs by subcontractor": "Number of work orders by contractor",
    "how many preventive work orders": 'Number of work orders where upkeep is "ppm"',
    "total unpaid rent": "Total arrears",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_a_trade_are_read_as_what_the_database_has(trades: Parlance, question: str) -> None:
    reply = trades.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many wines do we have",  # no beers
    "how many hotels do we have",  # no properties
    "how many apartment buildings are there",  # no flats
    "how many customers do we have",
    "how many holidays were booked",
    "average number of bedrooms",  # not how many fit in
    "total down payment",  # may be another one than the deposit
    "how many landlords",
    "how many repair requests",  # orders are what became of them
    "how many tenants",
    "average odometer of the cars",
    "how many guests by country",
    "how many returns",
    "total profit by sales channel",
    "check-in time by board basis",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_the_trade_tells_apart_is_not_answered(trades: Parlance, question: str) -> None:
    assert trades.ask(question).status != "answer"
