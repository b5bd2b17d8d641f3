"""What is told by a description has a name; what lasts so many days is a time or a period."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE t_mkr (mkr_id INTEGER PRIMARY KEY, mkr_nm VARCHAR, lead_days INTEGER, notice_weeks INTEGER,
  holiday_days INTEGER);
INSERT INTO t_mkr VALUES (1, 'Ash', 3, 2, 20), (2, 'Elm', 9, 4, 30);
CREATE TABLE t_seed (seed_id INTEGER PRIMARY KEY, seed_desc VARCHAR, mkr_id INTEGER REFERENCES t_mkr (mkr_id),
  seed_list DOUBLE);
INSERT INTO t_seed VALUES (1, 'Radish', 1, 2), (2, 'Kale', 2, 3), (3, 'Chard', 2, 1);
"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path: Path = tmp_path_factory.mktemp("seeds") / "seeds.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("names of the seeds with a list price under 1.5", [("Chard",)]),
        ("seeds with a list price over 1.5 euros, names please", [("Kale",), ("Radish",)]),
        ("average list price", [(2.0,)]),
        ("what is the longest lead time", [(9,)]),
        ("average notice period", [(3.0,)]),
    ],
)
def test_they_are_asked_for_as_people_say_them(seeds, question, rows):
    reply = seeds.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(tuple(row) for row in reply.table.rows) == rows


@pytest.mark.parametrize("question", ["average holiday period", "average lead period"])
def test_nothing_else_is_called_so(seeds, question):
    assert seeds.ask(question).status != "answer"
