"""A word of a trade in front of a thing is its kind where the data tell kinds: bus lines are some lines."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE lines(line_id INTEGER PRIMARY KEY, line_name VARCHAR, mode VARCHAR);
CREATE TABLE drivers(driver_id INTEGER PRIMARY KEY, driver_name VARCHAR, vehicle_kind VARCHAR);
CREATE TABLE barrels(barrel_id INTEGER PRIMARY KEY, wood VARCHAR);
CREATE TABLE jobs(job_id INTEGER PRIMARY KEY, kind VARCHAR);
CREATE TABLE bins(bin_id INTEGER PRIMARY KEY, content VARCHAR);
CREATE TABLE turbines(turbine_id INTEGER PRIMARY KEY, technology VARCHAR);
INSERT INTO lines SELECT i, 'L' || i, ['bus', 'tram', 'metro'][1 + i % 3] FROM range(1, 12) t(i);
INSERT INTO drivers SELECT i, 'D' || i, ['truck', 'van', 'truck'][1 + i % 3] FROM range(1, 8) t(i);
INSERT INTO barrels SELECT i, ['oak', 'chestnut'][1 + i % 2] FROM range(1, 10) t(i);
INSERT INTO jobs SELECT i, ['repair', 'check', 'wash'][1 + i % 3] FROM range(1, 12) t(i);
INSERT INTO bins SELECT i, ['trash', 'paper', 'glass'][1 + i % 3] FROM range(1, 12) t(i);
INSERT INTO turbines SELECT i, ['wind', 'gas'][1 + i % 2] FROM range(1, 8) t(i);
"""
# Those whose remainder picks the kind: of 1 to 11 three are divisible by 3.
KINDS = {
    "number of bus lines": 3,
    "number of tram lines": 4,
    "number of van drivers": 3,
    "number of oak barrels": 4,
    "number of repair jobs": 3,
    "number of trash bins": 3,
    "number of wind turbines": 3,
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("town") / "town.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize("question", KINDS)
def test_only_those_of_the_kind_are_counted(town: Parlance, question: str) -> None:
    reply = town.ask(question)
    assert reply.table is not None, reply.reason
    assert [tuple(row) for row in reply.table.rows] == [(KINDS[question],)], reply.interpretation


@pytest.mark.parametrize(
    "question", ["number of ferry lines", "number of train drivers", "how many garage jobs"]
)
def test_a_kind_that_nothing_is_of_is_not_answered_with_all(town: Parlance, question: str) -> None:
    assert town.ask(question).status != "answer"
