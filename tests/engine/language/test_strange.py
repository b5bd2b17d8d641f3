"""A database without a model: adjectives of attributes, verbs of times, what is missing, directions."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance

SCRIPT = """
CREATE TABLE harbors (harbor_id INTEGER PRIMARY KEY, harbor_name VARCHAR, country VARCHAR);
INSERT INTO harbors VALUES (1, 'Alpha', 'Norway'), (2, 'Beta', 'Spain'), (3, 'Gamma', 'Norway');
CREATE TABLE captains (captain_id INTEGER PRIMARY KEY,
  captain_name VARCHAR, birth_date DATE, phone VARCHAR);
INSERT INTO captains VALUES (1, 'Ida Berg', DATE '1970-05-01', '555'),
  (2, 'Noa Lind', DATE '1990-02-03', NULL),
  (3, 'Per Dahl', DATE '1965-08-09', '556');
CREATE TABLE voyages (voyage_id INTEGER PRIMARY KEY, captain_id INTEGER REFERENCES captains (captain_id),
  departure_harbor_id INTEGER REFERENCES harbors (harbor_id),
  arrival_harbor_id INTEGER REFERENCES harbors (harbor_id),
  departure_date DATE, due_date DATE, arrival_date DATE, status VARCHAR, price DECIMAL(8, 2));
INSERT INTO voyages VALUES
  (1, 1, 1, 2, DATE '2024-03-01', DATE '2025-01-05', DATE '2024-03-09', 'closed', 100),
  (2, 1, 2, 1, DATE '2025-03-01', DATE '2025-03-05', NULL, 'open', 300),
  (3, 2, 3, 2, DATE '2025-04-01', DATE '2025-04-05', DATE '2025-04-04', 'closed', 200),
  (4, 3, 3, 1, DATE '2025-05-01', DATE '2025-05-05', NULL, 'open', 400);
"""


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path: Path = tmp_path_factory.mktemp("strange") / "voyages.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("who is the oldest captain", [("Per Dahl",)]),
        ("which captain is the youngest", [("Noa Lind",)]),
        ("how many captains have no phone", [(1,)]),
        ("how many voyages have not arrived", [(2,)]),
        ("how many voyages were due in 2025", [(4,)]),
        ("how many voyages departed in 2025", [(3,)]),
        ("captains born before 1980, how many", [(2,)]),
        ("how many voyages go to Spain", [(2,)]),
        ("from which harbor do the most voyages leave", [("Gamma", 2)]),
        ("what does a voyage cost on average", [(250,)]),
        ("how many different skippers", [(3,)]),  # another word for captains
        ("names of the harbors in Norway", [("Alpha",), ("Gamma",)]),
        (
            "list the names and countries of the harbors",
            [("Alpha", "Norway"), ("Beta", "Spain"), ("Gamma", "Norway")],
        ),
        ("which voyage has the highest price", [(4, 400)]),  # the price alone does not say which
        ("names of captains", [("Ida Berg",), ("Noa Lind",), ("Per Dahl",)]),
        ("how many captains have more than 1 voyage", [(1,)]),
        ("captains with more than 1 voyage, how many are there", [(1,)]),
        ("how many captains have fewer than 2 voyages", [(2,)]),
        ("how many voyages have a price above the average", [(2,)]),
        ("captains with a below average price", None),  # captains have none
        ("how many voyages were made from Norway", [(3,)]),
        ("which captain made the most voyages", [("Ida Berg", 2)]),
        ("how many voyages did we sell", None),  # not in the data
        ("how many rented voyages", None),
        ("how much did we take in voyages", None),  # prices do not add up
        ("how many voyages were sent from Spain", [(1,)]),
        ("how many voyages are still open", [(2,)]),
        ("number of voyages, open and closed", [("closed", 2), ("open", 2)]),
        ("how many captains made a voyage in 2025", [(3,)]),
        ("how many captains made a closed voyage", [(2,)]),
        ("carriers with over one voyage, how many", None),  # no typing error of "carried"
        ("how many captains had both an open and a closed voyage", [(1,)]),
        ("how many voyages are neither open nor closed", [(0,)]),
        ("how many voyages have arrived", [(2,)]),
        ("number of voyages by departure, 2025", [("Beta", 1), ("Gamma", 2)]),
        ("captains who never made a voyage", []),
        ("how many harbors have no voyages", None),  # of departure or of arrival
        ("how many captains have no voyages", [(0,)]),
        ("how many voyages cost more than 150", [(3,)]),
        ("voyages costing under 250, how many", [(2,)]),
        ("how many voyages cost more than the average voyage", [(2,)]),
    ],
)
def test_answers(harbor: Parlance, question: str, rows: list[tuple[object, ...]] | None) -> None:
    reply = harbor.ask(question)
    if rows is None:
        assert reply.status != "answer"
        return
    assert reply.status == "answer", reply.reason
    assert reply.table is not None
    assert [row[: len(rows[0])] for row in reply.table.rows] == rows if rows else not reply.table.rows
    again = harbor.ask(reply.interpretation)
    assert again.query == reply.query, reply.interpretation


@pytest.mark.parametrize(
    "question",
    [
        "captains who commanded a voyage",  # one voyage is no second number
        "what causes most of our voyages",
        "what share of harbors had at least one voyage",
        "the oldest harbor",  # harbors have no age
        "the largest captain",
        "how many captains had more than 1 voyage in 2025",  # all of those voyages, or captains of then
        "average price of closed and not closed voyages",  # by status there may be more than two
        "under seven spoons",  # a bound with nothing before it
        "how many captains cost more than 150",  # captains have no price
        "how many open voyages have a price above the average",  # of the open ones, or of all
    ],
)
def test_no_answer(harbor: Parlance, question: str) -> None:
    assert harbor.ask(question).status != "answer"
