"""How far "not", "or" and a slash reach, numbers that are no names, two values required of one column."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE visits(visit_id INTEGER PRIMARY KEY, country VARCHAR, device VARCHAR, plan VARCHAR, slot VARCHAR,
  pages INTEGER, clicks INTEGER);
INSERT INTO visits SELECT i, ['Chile', 'Ghana', 'Nepal'][1 + i % 3], ['phone', 'tablet'][1 + i % 2],
  ['basic', 'gold'][1 + i % 5 % 2], printf('%02d:00-%02d:30', 10 + i % 8, 10 + i % 8), i, 2 * i
  FROM range(1, 61) t(i);
"""


@pytest.fixture(scope="module")
def site(opened: Opens) -> Iterator[tuple[Parlance, duckdb.DuckDBPyConnection]]:
    with duckdb.connect() as oracle:
        oracle.execute(TABLES)
        yield opened("site", TABLES), oracle


Site = tuple[Parlance, duckdb.DuckDBPyConnection]
OPEN = {
    "visits not on phone and gold": (
        "device <> 'phone' AND plan = 'gold'",
        "device <> 'phone' AND plan <> 'gold'",
    ),
    "visits except Chile on tablet": (
        "country <> 'Chile' AND device = 'tablet'",
        "NOT (country = 'Chile' AND device = 'tablet')",
    ),
    "visits on phone in Chile or gold": (
        "device = 'phone' AND (country = 'Chile' OR plan = 'gold')",
        "(device = 'phone' AND country = 'Chile') OR plan = 'gold'",
    ),
}


@pytest.mark.parametrize("question", OPEN)
def test_both_reaches_are_offered(site: Site, question: str) -> None:
    door, oracle = site
    reply = door.ask(question)
    assert reply.status == "clarify", reply.interpretation or reply.reason
    numbers = {table.rows for one in reply.alternatives if (table := door.query(one.query).table)}
    wanted = (f"SELECT count(*) FROM visits WHERE {where}" for where in OPEN[question])
    assert numbers == {tuple(oracle.execute(sql).fetchall()) for sql in wanted}


RIGHT = {
    "visits on tablet, not in Chile": "SELECT count(*) FROM visits WHERE device > 'q' AND country != 'Chile'",
    "visits not in Chile by device": "SELECT device, count(*) FROM visits WHERE country > 'D' GROUP BY 1",
    "visits not in Chile and Ghana": "SELECT count(*) FROM visits WHERE country = 'Nepal'",
    "visits Chile/Ghana": "SELECT count(*) FROM visits WHERE country IN ('Chile', 'Ghana')",
    "visits by country/device": "SELECT country, device, count(*) FROM visits GROUP BY 1, 2",
}


@pytest.mark.parametrize("question", RIGHT)
def test_one_reach_is_answered(site: Site, question: str) -> None:
    door, oracle = site
    reply = door.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == sorted(oracle.execute(RIGHT[question]).fetchall())


NO_ANSWER = (
    "move visits in Chile to phone and those from Ghana in Nepal",  # no visit is in two countries
    "visits in Chile by device in Ghana",
    "total pages/clicks",  # divides, or lists
    "what is 12 times 15 visits",  # the hours in the slots are no names for them
    "how many visits love you",
    "total pages by country for clicks",  # a second number that nothing joins to the first
)


@pytest.mark.parametrize("question", NO_ANSWER)
def test_no_answer(site: Site, question: str) -> None:
    reply = site[0].ask(question)
    assert reply.status != "answer", reply.interpretation
