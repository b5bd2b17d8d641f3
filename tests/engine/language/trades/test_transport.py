"""Words of bus companies and fleets, over a few tables of one."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE vehicles(vehicle_id INTEGER PRIMARY KEY, plate VARCHAR, make VARCHAR, fuel VARCHAR,
  odometer_km DOUBLE, depot VARCHAR, status VARCHAR);
CREATE TABLE drivers(driver_id INTEGER PRIMARY KEY, driver_name VARCHAR, licence_class VARCHAR);
CREATE TABLE routes(route_id INTEGER PRIMARY KEY, route_name VARCHAR, distance_km DOUBLE);
CREATE TABLE stops(stop_id INTEGER PRIMARY KEY, stop_name VARCHAR, zone VARCHAR);
CREATE TABLE trips(trip_id INTEGER PRIMARY KEY, route_id INTEGER REFERENCES routes(route_id),
  driver_id INTEGER REFERENCES drivers(driver_id), vehicle_id INTEGER REFERENCES vehicles(vehicle_id),
  scheduled_departure TIMESTAMP, delay_min DOUBLE, passenger_count INTEGER, status VARCHAR);
CREATE TABLE fuel_logs(log_id INTEGER PRIMARY KEY, vehicle_id INTEGER REFERENCES vehicles(vehicle_id),
  litres DOUBLE, fuel_cost DOUBLE, filled_at TIMESTAMP);
CREATE TABLE accidents(accident_id INTEGER PRIMARY KEY, vehicle_id INTEGER REFERENCES vehicles(vehicle_id),
  happened_on DATE, cause VARCHAR);
INSERT INTO vehicles SELECT i, 'AB-' || (100 + i), ['Volvo', 'MAN'][1 + i % 2], ['diesel',
  'electric'][1 + i % 2],
  10000.0 * i, ['North', 'South'][1 + i % 2], ['active', 'in_repair', 'retired'][1 + i % 3]
  FROM range(1, 12) t(i);
INSERT INTO drivers SELECT i, ['Ann Bay', 'Bob Cole', 'Cid Dorn', 'Eva Fox'][i], ['D', 'D1'][1 + i % 2]
  FROM range(1, 5) t(i);
INSERT INTO routes SELECT i, 'R' || i, 5.5 * i FROM range(1, 5) t(i);
INSERT INTO stops SELECT i, ['Market', 'Mill', 'Park', 'Quay', 'Town Hall'][i], ['A', 'B'][1 + i % 2]
  FROM range(1, 6) t(i);
INSERT INTO trips SELECT i, 1 + i % 4, 1 + i % 4, 1 + i % 9,
  TIMESTAMP '2024-01-01 06:00:00' + INTERVAL (i) HOUR,
  (i % 7) * 1.5, 10 + i, ['on_time', 'delayed', 'cancelled'][1 + i % 3] FROM range(1, 42) t(i);
INSERT INTO fuel_logs SELECT i, 1 + i % 9, 20.0 + i, 30.0 + i,
  TIMESTAMP '2024-02-01 06:00:00' + INTERVAL (i) DAY FROM range(1, 21) t(i);
INSERT INTO accidents SELECT i, 1 + i % 9, DATE '2024-03-01' + i::INT, ['ice', 'speed'][1 + i % 2]
  FROM range(1, 8) t(i);
"""


@pytest.fixture(scope="module")
def bus_company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("bus_company") / "bus_company.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "number of halts per zone": "Number of stops by zone",
    "number of trips by line": "Number of trips by route name",
    "average lateness by line": "Average delay by route name",
    "average minutes late": "Average delay",
    "ridership by line": "Total passenger count by route name",
    "number of passengers carried by route": "Total passenger count by route name",
    "number of crashes by cause": "Number of accidents by cause",
    "how many fill-ups were there": "Number of fuel logs",
    "number of refuelings by depot": "Number of fuel logs by depot",
    "average kilometre reading": "Average odometer",
    "drivers by license category": "Number of drivers by licence class",
    "trips by planned departure": "Number of trips by scheduled departure",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(bus_company: Parlance, question: str) -> None:
    reply = bus_company.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


COUNTED = {
    "how many trips ran late": 14,
    "how many trips were punctual": 13,
    "number of vehicles under repair": 4,
    "number of decommissioned vehicles": 4,
}


@pytest.mark.parametrize("question", COUNTED)
def test_states_said_otherwise_find_their_rows(bus_company: Parlance, question: str) -> None:
    reply = bus_company.ask(question)
    assert reply.table is not None
    assert [tuple(row) for row in reply.table.rows] == [(COUNTED[question],)]


NEVER = (
    "number of tickets",
    "number of rides by season ticket",
    "total petrol cost",  # is not that of all fuel
    "distance driven by driver",  # is not how long the routes are
    "ticket revenue by line",
    "number of breakdowns",  # are no accidents
    "driving hours by driver",
    "number of traffic violations",
    "how many stations",
    "number of charging sessions",
)


@pytest.mark.parametrize("question", NEVER)
def test_what_only_sounds_alike_is_not_answered(bus_company: Parlance, question: str) -> None:
    assert bus_company.ask(question).status != "answer"
