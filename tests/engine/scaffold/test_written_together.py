"""Names of a schema written together, and numbers that are days, flags and amounts without saying so."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE raceevent (eventid INTEGER, trackid INTEGER, opened INTEGER, lengthkm DOUBLE, floodlit INTEGER);
CREATE TABLE maintjob (jobid INTEGER, invid INTEGER, jobtype VARCHAR, hours DOUBLE, stars INTEGER);
CREATE TABLE inverter (invid INTEGER, serialno VARCHAR, energykwh DOUBLE);
CREATE TABLE racetrack (trackid INTEGER, trackname VARCHAR, videoyn VARCHAR);
INSERT INTO racetrack SELECT i, 'Track ' || i, ['Y', 'N'][1 + i % 2] FROM range(1, 13) t(i);
INSERT INTO inverter SELECT i, 'S-' || i, 10 * i FROM range(1, 13) t(i);
INSERT INTO maintjob SELECT i, 1 + i % 12, ['repair', 'cleaning'][1 + i % 2], i / 2, i % 5
  FROM range(1, 41) t(i);
INSERT INTO raceevent SELECT i, 1 + i % 12, 20250101 + i % 28, i * 1.5, i % 2 FROM range(1, 41) t(i);
"""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    path = tmp_path_factory.mktemp("together") / "together.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    return Parlance(source=Path(path))


LABELS = {
    ("maintjob", "invid"): "Inverter ID",  # and no invoice, as short as both are
    ("raceevent", "opened"): "Opened",
    ("raceevent", "lengthkm"): "Race event length",
    ("inverter", "energykwh"): "Energy",
    ("inverter", "serialno"): "Serial number",
    ("racetrack", "videoyn"): "Video",
}


@pytest.mark.parametrize(("table", "column"), LABELS)
def test_labels(door: Parlance, table: str, column: str) -> None:
    (dataset,) = [one for one in door.model.datasets if one.name == table]
    (field,) = [one for one in dataset.fields if one.name == column]
    assert field.label == LABELS[table, column]


def test_a_table_is_called_by_its_words(door: Parlance) -> None:
    called = {one.name: one.noun for one in door.model.datasets}
    assert called["maintjob"] == "maintenance job"
    assert called["racetrack"] == "race track"


def test_numbers_that_are_all_days_are_a_time_and_those_of_0_and_1_are_not_added(door: Parlance) -> None:
    roles = {(one.name, field.name): field.role for one in door.model.datasets for field in one.fields}
    assert roles["raceevent", "opened"] == "time"
    assert roles["raceevent", "floodlit"] == "dimension"
    assert roles["maintjob", "stars"] == "measure"


def test_the_one_number_with_a_unit_is_called_by_it(door: Parlance) -> None:
    reply = door.ask("how many kilowatt hours by serial number")
    assert reply.interpretation == "Total energy by serial number", reply.reason


def test_a_bound_is_of_all_rows_of_a_thing(door: Parlance) -> None:
    reply = door.ask("tracks with more than 100 kilometres")
    said = "Total race event length by track name with total race event length more than 100"
    assert reply.interpretation == said, reply.reason
