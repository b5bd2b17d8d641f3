"""Whether there are any, and which; rows without a name are listed, and never counted or summed up."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE ponds (pond_id INTEGER PRIMARY KEY, pond_name VARCHAR, has_fountain BOOLEAN);
INSERT INTO ponds SELECT i, ['Mill', 'Moss', 'Moor', 'Mere'][i], i % 2 = 0 FROM range(1, 5) t(i);
CREATE TABLE permits (permit_id INTEGER PRIMARY KEY, pond_id INTEGER REFERENCES ponds(pond_id),
                      issued_on DATE,
                      state VARCHAR, is_junior BOOLEAN, fee DOUBLE);
INSERT INTO permits SELECT i, 1 + i % 3, DATE '2024-06-01' + (i * 20)::INT,
    ['valid', 'lost', 'valid'][1 + i % 3], i % 4 = 0, 10.0 + i FROM range(1, 25) t(i);
CREATE TABLE checks (check_id INTEGER PRIMARY KEY, permit_id INTEGER REFERENCES permits(permit_id),
                     checked_on DATE, closed_on DATE);
INSERT INTO checks SELECT i, i, DATE '2025-02-01' + i::INT, CASE WHEN i % 3 > 0 THEN DATE '2025-03-01' END
    FROM range(1, 11) t(i);
"""
RIGHT = {
    "Are there any ponds without a permit? Which ones?": (
        "SELECT pond_name FROM ponds WHERE pond_id NOT IN (SELECT pond_id FROM permits)"
    ),
    "are there any ponds with a fountain, and which ones?": "SELECT pond_name FROM ponds WHERE has_fountain",
    "Is there a pond that has no permits? Which one?": (
        "SELECT pond_name FROM ponds WHERE pond_id NOT IN (SELECT pond_id FROM permits)"
    ),
    "which permits are lost?": "SELECT permit_id FROM permits WHERE state = 'lost'",
    "which permits were lost in 2024": (
        "SELECT permit_id FROM permits WHERE state = 'lost' AND year(issued_on) = 2024"
    ),
    "which junior permits were lost": "SELECT permit_id FROM permits WHERE state = 'lost' AND is_junior",
    "were there any lost permits in 2024? Which ones?": (
        "SELECT permit_id FROM permits WHERE state = 'lost' AND year(issued_on) = 2024"
    ),
    "which checks are still open": "SELECT check_id FROM checks WHERE closed_on IS NULL",
    "how many permits were lost in 2024": (
        "SELECT count(*) FROM permits WHERE state = 'lost' AND year(issued_on) = 2024"
    ),
}
OPEN = ["how many ponds have a fountain? which ones", "total fee of permits, which ones"]


@pytest.fixture(scope="module")
def anglers(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("anglers", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_meant(anglers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = anglers
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(str(row[0]) for row in answer.table.rows) == sorted(str(row[0]) for row in expected)


@pytest.mark.parametrize("question", OPEN)
def test_what_stays_open(anglers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    assert anglers[0].ask(question).status != "answer"


def test_what_rows_bring_in_is_no_list(anglers: tuple[Parlance, duckdb.DuckDBPyConnection]) -> None:
    door, _ = anglers
    assert door.ask("what did permits bring in during 2024").interpretation == "Total fee in 2024"
