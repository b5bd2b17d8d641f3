"""A database without a model: things listed, ranked by a number of their own, counted by what they have."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance

SCRIPT = """
CREATE TABLE agents (agent_id INTEGER PRIMARY KEY, agent_name VARCHAR, office VARCHAR, phone VARCHAR);
INSERT INTO agents VALUES (1, 'Ida Berg', 'North', '555'), (2, 'Noa Lind', 'South', '556'),
  (3, 'Per Dahl', 'North', '557');
CREATE TABLE flats (flat_id INTEGER PRIMARY KEY, address VARCHAR, kind VARCHAR, make VARCHAR, floor INTEGER,
  rent DECIMAL(8, 2), agent_id INTEGER REFERENCES agents (agent_id));
INSERT INTO flats VALUES (11, '1 Oak Road', 'Studio', 'Brick', 1, 500, 1),
  (12, '2 Oak Road', 'Loft', 'Steel', 2, 900, 1),
  (13, '3 Elm Lane', 'Loft', 'Brick', 1, 700, 2), (14, '4 Elm Lane', 'Studio', 'Wood', 3, 400, 1);
CREATE TABLE contracts (contract_id INTEGER PRIMARY KEY, contract_no VARCHAR, flat_id INTEGER
  REFERENCES flats (flat_id), signed_on DATE, deposit DECIMAL(8, 2), status VARCHAR);
INSERT INTO contracts VALUES (21, 'C-107', 11, DATE '2024-01-05', 1000, 'open'),
  (22, 'C-311', 11, DATE '2024-06-05', 1500, 'lapsed'), (23, 'C-205', 12, DATE '2025-02-01', 800, 'lapsed');
"""
READ = {
    "which flat has the highest rent": [("2 Oak Road", 900)],
    "flat with the lowest rent": [("4 Elm Lane", 400)],
    "which contract has the largest deposit": [("C-311", 1500)],
    "addresses of the lofts": [("2 Oak Road",), ("3 Elm Lane",)],
    "address and rent of the studios": [("1 Oak Road", 500), ("4 Elm Lane", 400)],
    "address and make of the flats with a rent below 600": [("1 Oak Road", "Brick"), ("4 Elm Lane", "Wood")],
    "addresses of the flats that are not on floor 1": [("2 Oak Road",), ("4 Elm Lane",)],
    "contract numbers of the lapsed contracts of loft flats": [("C-205",)],
    "lapsed contracts: number and deposit": [("C-311", 1500), ("C-205", 800)],
    "list the agents in the North office": [("Ida Berg",), ("Per Dahl",)],
    "names of the agents of the North office": [("Ida Berg",), ("Per Dahl",)],
    "agents with more than one flat": [("Ida Berg", 3)],
    "how many flats have more than one contract": [(1,)],
    "names and phones of the agents": None,  # personal
}


@pytest.fixture(scope="module")
def letting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path: Path = tmp_path_factory.mktemp("things") / "letting.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize("question", READ)
def test_it_is_answered_so_or_not_at_all(letting: Parlance, question: str) -> None:
    answer, wanted = letting.ask(question), READ[question]
    if wanted is None:
        assert answer.status != "answer", answer.interpretation
        return
    assert answer.status == "answer", answer.reason
    assert answer.table is not None
    assert sorted(answer.table.rows, key=str) == sorted(wanted, key=str), answer.interpretation
