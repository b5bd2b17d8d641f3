"""A total per thing is one for each; fields that no row has both of are not held against each other."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

BLOOD = """
CREATE TABLE client_hospital (client_id INTEGER PRIMARY KEY, client_name VARCHAR, contract_from DATE);
CREATE TABLE nurse (nurse_id INTEGER PRIMARY KEY, last_name VARCHAR, hired_on DATE);
CREATE TABLE dispatch (dispatch_id INTEGER PRIMARY KEY, ordered_on DATE, fee DOUBLE,
  client_id INTEGER REFERENCES client_hospital(client_id), nurse_id INTEGER REFERENCES nurse(nurse_id));
INSERT INTO client_hospital VALUES (1, 'Avon Royal', '2018-02-01'), (2, 'Breck', '2021-03-01');
INSERT INTO nurse VALUES (1, 'Otley', '2019-01-07'), (2, 'Prosser', '2022-05-02');
INSERT INTO dispatch VALUES (1, '2025-01-04', 20, 1, 1), (2, '2025-02-04', 30, 1, 2),
  (3, '2025-03-04', 7, 2, 1);
"""


@pytest.fixture(scope="module")
def blood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("blood") / "blood.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(BLOOD)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize("question", ["total fees per hospital", "total fees for each hospital"])
def test_a_total_per_thing_is_one_for_each(question: str, blood: Parlance) -> None:
    answer = blood.ask(question)
    assert answer.table is not None, answer.reason
    assert sorted(answer.table.rows) == [("Avon Royal", 50.0), ("Breck", 7.0)]


def test_fields_without_a_row_in_common_are_not_compared(blood: Parlance) -> None:
    assert blood.ask("client hospitals whose contract started before 2020").status != "answer"
