"""Words of energy and waste, over a few tables of a town's utility."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE sites(site_id INTEGER PRIMARY KEY, site_name VARCHAR, municipality VARCHAR);
CREATE TABLE containers(container_id INTEGER PRIMARY KEY, site_id INTEGER REFERENCES sites(site_id),
  material VARCHAR);
CREATE TABLE vehicles(vehicle_id INTEGER PRIMARY KEY, plate VARCHAR);
CREATE TABLE rounds(round_id INTEGER PRIMARY KEY, round_name VARCHAR);
CREATE TABLE collections(collection_id INTEGER PRIMARY KEY,
  container_id INTEGER REFERENCES containers(container_id),
  vehicle_id INTEGER REFERENCES vehicles(vehicle_id),
  round_id INTEGER REFERENCES rounds(round_id), net_weight_kg DOUBLE, collected_at TIMESTAMP);
CREATE TABLE customers(customer_id INTEGER PRIMARY KEY, customer_name VARCHAR);
CREATE TABLE meters(meter_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
  medium VARCHAR, installed_on DATE);
CREATE TABLE readings(reading_id INTEGER PRIMARY KEY, meter_id INTEGER REFERENCES meters(meter_id),
  read_on DATE,
  consumption_kwh DOUBLE);
CREATE TABLE outages(outage_id INTEGER PRIMARY KEY, cause VARCHAR, customers_affected INTEGER,
  started_at TIMESTAMP);
CREATE TABLE turbines(turbine_id INTEGER PRIMARY KEY, turbine_name VARCHAR, park VARCHAR,
  rated_power_kw DOUBLE);
CREATE TABLE production(production_id INTEGER PRIMARY KEY, turbine_id INTEGER REFERENCES turbines(turbine_id),
  produced_on DATE, energy_kwh DOUBLE);
INSERT INTO sites SELECT i, 'Yard ' || i, ['Alton', 'Burley'][1 + i % 2] FROM range(1, 4) t(i);
INSERT INTO containers SELECT i, 1 + i % 3, ['glass', 'paper', 'organic', 'residual'][1 + i % 4]
  FROM range(1, 10) t(i);
INSERT INTO vehicles SELECT i, 'WA-' || (100 + i) FROM range(1, 4) t(i);
INSERT INTO rounds SELECT i, 'Round ' || i FROM range(1, 4) t(i);
INSERT INTO collections SELECT i, 1 + i % 8, 1 + i % 3, 1 + i % 3, 100.0 + i,
  TIMESTAMP '2024-01-01 07:00:00' + INTERVAL (i) DAY FROM range(1, 31) t(i);
INSERT INTO customers SELECT i, ['Ann Bay', 'Bob Cole', 'Cid Dorn'][i] FROM range(1, 4) t(i);
INSERT INTO meters SELECT i, 1 + i % 3, ['electricity', 'gas', 'water'][1 + i % 3],
  DATE '2012-01-01' + (i * 50)::INT FROM range(1, 8) t(i);
INSERT INTO readings SELECT i, 1 + i % 7, DATE '2024-01-01' + i::INT, 10.0 * i FROM range(1, 15) t(i);
INSERT INTO outages SELECT i, ['storm', 'digger'][1 + i % 2], 10 * i,
  TIMESTAMP '2024-02-01 07:00:00' + INTERVAL (i) DAY FROM range(1, 6) t(i);
INSERT INTO turbines SELECT i, 'T' || i, ['Hill', 'Coast'][1 + i % 2], 2000.0 + i FROM range(1, 5) t(i);
INSERT INTO production SELECT i, 1 + i % 4, DATE '2024-03-01' + i::INT, 100.0 * i FROM range(1, 13) t(i);
"""


@pytest.fixture(scope="module")
def town_utility(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("town_utility") / "town_utility.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many dustbins are there": "Number of containers",
    "waste bins by municipality": "Number of containers by municipality",
    "bins by type of waste": "Number of containers by material",
    "waste collections by collection route": "Number of collections by round name",
    "total net weight by waste stream": "Total net weight by material",
    "number of blackouts by cause": "Number of outages by cause",
    "customers interrupted by cause": "Total customers affected by cause",
    "nameplate capacity by park": "Total rated power by park",
    "number of water meters": 'Number of meters where medium is "water"',
    "gas consumption": 'Total consumption where medium is "gas"',
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(town_utility: Parlance, question: str) -> None:
    reply = town_utility.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


COUNTED = {
    "number of containers for biowaste": 2,
    "number of bins for general waste": 2,
    "how many electricity meters are there": 2,
}


@pytest.mark.parametrize("question", COUNTED)
def test_states_said_otherwise_find_their_rows(town_utility: Parlance, question: str) -> None:
    reply = town_utility.ask(question)
    assert reply.table is not None
    assert [tuple(row) for row in reply.table.rows] == [(COUNTED[question],)]


NEVER = (
    "number of smart meters",  # may be some of them
    "number of charging stations",
    "number of solar panels",
    "co2 emissions",
    "disposal cost",
    "number of leaks",
    "peak load",
    "energy price",
    "number of drivers",
    "weight by landfill",
)


@pytest.mark.parametrize("question", NEVER)
def test_what_only_sounds_alike_is_not_answered(town_utility: Parlance, question: str) -> None:
    assert town_utility.ask(question).status != "answer"
