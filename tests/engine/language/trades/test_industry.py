"""Words of factories and buyers, over a few tables of a press shop."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE machines(machine_id INTEGER PRIMARY KEY, machine_name VARCHAR, hall VARCHAR, state VARCHAR,
  operating_hours DOUBLE);
CREATE TABLE operators(operator_id INTEGER PRIMARY KEY, operator_name VARCHAR, shift VARCHAR);
CREATE TABLE batches(batch_id INTEGER PRIMARY KEY, batch_no VARCHAR,
  machine_id INTEGER REFERENCES machines(machine_id), operator_id INTEGER REFERENCES operators(operator_id),
  qty_produced INTEGER, scrap_qty INTEGER, setup_time_min DOUBLE, started_at TIMESTAMP);
CREATE TABLE downtime_events(event_id INTEGER PRIMARY KEY, machine_id INTEGER REFERENCES machines(machine_id),
  downtime_reason VARCHAR, downtime_min DOUBLE, occurred_at TIMESTAMP);
CREATE TABLE inspections(inspection_id INTEGER PRIMARY KEY, batch_id INTEGER REFERENCES batches(batch_id),
  outcome VARCHAR, root_cause VARCHAR, inspected_on DATE);
CREATE TABLE vendors(vendor_id INTEGER PRIMARY KEY, vendor_name VARCHAR, country VARCHAR);
CREATE TABLE purchase_orders(po_id INTEGER PRIMARY KEY, vendor_id INTEGER REFERENCES vendors(vendor_id),
  order_value DOUBLE, ordered_on DATE, promised_date DATE);
INSERT INTO machines SELECT i, 'Press ' || i, ['North', 'South'][1 + i % 2],
  ['running', 'broken', 'retired'][1 + i % 3], 1000.0 * i FROM range(1, 8) t(i);
INSERT INTO operators SELECT i, ['Ann Bay', 'Bob Cole', 'Cid Dorn', 'Eva Fox'][i],
  ['early', 'late', 'night'][1 + i % 3] FROM range(1, 5) t(i);
INSERT INTO batches SELECT i, 'B' || (100 + i), 1 + i % 6, 1 + i % 4, 100 + i, i % 5, 10 + i,
  TIMESTAMP '2024-01-01 08:00:00' + INTERVAL (i) DAY FROM range(1, 31) t(i);
INSERT INTO downtime_events SELECT i, 1 + i % 6, ['tool change', 'jam', 'no material'][1 + i % 3], 5.0 * i,
  TIMESTAMP '2024-02-01 08:00:00' + INTERVAL (i) DAY FROM range(1, 13) t(i);
INSERT INTO inspections SELECT i, i, ['pass', 'fail'][1 + (i % 4 = 0)::INT], ['wear', 'dirt'][1 + i % 2],
  DATE '2024-01-02' + i::INT FROM range(1, 21) t(i);
INSERT INTO vendors SELECT i, ['Alba', 'Brix', 'Cora'][i], ['Spain', 'France', 'Italy'][i] FROM range(1,
  4) t(i);
INSERT INTO purchase_orders SELECT i, 1 + i % 3, 50.0 * i, DATE '2024-03-01' + i::INT,
  DATE '2024-03-11' + i::INT FROM range(1, 10) t(i);
"""


@pytest.fixture(scope="module")
def press_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("press_shop") / "press_shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many machinists do we have": "Number of operators",
    "number of lots by operator": "Number of batches by operator name",
    "production runs by machinist": "Number of batches by operator name",
    "total units produced by machine": "Total quantity produced by machine name",
    "output by operator": "Total quantity produced by operator name",
    "number of scrapped parts by machine": "Total scrap quantity by machine name",
    "average changeover time": "Average setup time",
    "stoppages by stoppage reason": "Number of downtime events by downtime reason",
    "minutes lost per machine": "Total downtime by machine name",
    "inspections by underlying cause": "Number of inspections by root cause",
    "total running hours by hall": "Total operating hours by hall",
    "total po amount by supplier": "Total order value by vendor name",
    "spend by vendor": "Total order value by vendor name",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(press_shop: Parlance, question: str) -> None:
    reply = press_shop.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


COUNTED = {
    "how many inspections failed": 5,
    "how many machines are out of order": 3,
    "how many machines are in operation": 2,
    "how many machines have been decommissioned": 2,
    "number of operators on the graveyard shift": 1,
}


@pytest.mark.parametrize("question", COUNTED)
def test_states_said_otherwise_find_their_rows(press_shop: Parlance, question: str) -> None:
    reply = press_shop.ask(question)
    assert reply.table is not None
    assert [tuple(row) for row in reply.table.rows] == [(COUNTED[question],)]


NEVER = (
    "number of repairs",
    "number of maintenance jobs",
    "number of customer complaints",
    "planned quantity by machine",  # is not what was produced
    "number of reworked pieces",  # are no scrap
    "good pieces by machine",
    "number of deliveries",  # were only ordered
    "number of tools",
    "number of employees",  # are more than the operators
)


@pytest.mark.parametrize("question", NEVER)
def test_what_only_sounds_alike_is_not_answered(press_shop: Parlance, question: str) -> None:
    assert press_shop.ask(question).status != "answer"
