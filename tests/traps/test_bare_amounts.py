"""An amount is called by what it is of; what was paid is money and no length of time."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TOLLS = """
CREATE TABLE pass (pass_id INTEGER PRIMARY KEY, pass_kind VARCHAR, fee_amt DECIMAL(8, 2),
  net_sum DECIMAL(8, 2));
CREATE TABLE ride (ride_id INTEGER PRIMARY KEY, ridden_at TIMESTAMP, mins_paid INTEGER,
  paid_amt DECIMAL(8, 2),
  pass_id INTEGER REFERENCES pass(pass_id));
INSERT INTO pass VALUES (1, 'Resident', 80, 70), (2, 'Resident', 90, 75), (3, 'Visitor', 20, 15);
INSERT INTO ride VALUES (1, '2025-01-04 10:00', 30, 4.5, 1), (2, '2025-01-05 11:00', 60, 9, 2),
  (3, '2025-02-04 12:00', 20, 3, 3);
"""


@pytest.fixture(scope="module")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("tolls") / "tolls.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TOLLS)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("total fee", [(190,)]),
        ("average fee for each kind of pass", [("Resident", 85), ("Visitor", 20)]),
        ("net total by pass kind", [("Resident", 145), ("Visitor", 15)]),
        ("how much was paid", [(16.5,)]),
        ("how much has been paid in February 2025", [(3,)]),
        ("amount paid", [(16.5,)]),
    ],
)
def test_an_amount_is_called_by_what_it_is_of(
    question: str, rows: list[tuple[object, ...]], tolls: Parlance
) -> None:
    answer = tolls.ask(question)
    assert answer.table is not None, answer.reason
    assert sorted(tuple(map(plain, row)) for row in answer.table.rows) == rows


def plain(cell: object) -> object:
    """A number without its type."""
    return cell if isinstance(cell, str) else float(str(cell))
