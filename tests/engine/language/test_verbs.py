"""Verbs over a database without a model: what they join, which rows they are of, how often it was done."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.language.pack import load_pack
from engine.language.verb_forms import verb_forms

SCRIPT = """
CREATE TABLE members (member_id INTEGER PRIMARY KEY, member_name VARCHAR, town VARCHAR);
INSERT INTO members VALUES (1, 'Ida Berg', 'Oslo'), (2, 'Noa Lind', 'Bergen'), (3, 'Per Dahl', 'Oslo'),
  (4, 'Una Vik', 'Bergen');
CREATE TABLE loans (loan_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members (member_id),
  tool VARCHAR, loaned_on DATE, returned_on DATE, deposit DECIMAL(8, 2));
INSERT INTO loans SELECT i, CASE WHEN i <= 6 THEN 1 WHEN i <= 8 THEN 2 ELSE 3 END,
  CASE WHEN i % 3 = 0 THEN 'Saw' ELSE 'Drill' END, DATE '2025-01-01' + i::INTEGER,
  CASE WHEN i < 4 THEN DATE '2025-02-01' + i::INTEGER END, 10 * i FROM range(1, 10) AS r(i);
CREATE TABLE sales_lines (line_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members (member_id),
  article VARCHAR, units INTEGER, sold_on DATE);
INSERT INTO sales_lines SELECT i, i % 3 + 1, 'Glue', i, DATE '2025-01-01' + i::INTEGER FROM range(1, 7)
  AS r(i);
CREATE TABLE waste (waste_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members (member_id),
  pieces INTEGER, thrown_on DATE);
INSERT INTO waste VALUES (1, 1, 5, DATE '2025-01-01'), (2, 2, 7, DATE '2025-02-01');
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path: Path = tmp_path_factory.mktemp("verbs") / "tools.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many members borrowed more than twice?", [(1,)]),
        ("how many members came more than twice?", None),  # several things happen here
        ("how many members loaned at least twice?", [(2,)]),
        ("how many members loaned only once", [(1,)]),
        ("how many members loaned five times or more", [(1,)]),
        ("how often did members loan in 2025", [(9,)]),
        ("how often did members go", None),
        ("how many units did Ida Berg sell?", [(9,)]),
        ("how many pieces did Ida Berg sell?", None),  # those thrown away are not the ones sold
        ("how many pieces were thrown away altogether", [(12,)]),
        ("how many members reside in Oslo", [(2,)]),
        ("how often did members loan a drill", [(6,)]),
        ("who loaned most often", None),
        ("most used tool", [("Drill", 6)]),
        ("how many members quit in 2025", None),
        ("how many members were acquainted", None),
        ("how many members resigned in 2025", None),
    ],
)
def test_questions(tools: Parlance, question: str, rows: list[tuple[object, ...]] | None) -> None:
    answer = tools.ask(question)
    if rows is None:
        assert answer.status != "answer", answer.interpretation
    else:
        assert answer.table is not None, answer.reason
        assert [tuple(row) for row in answer.table.rows] == rows, answer.interpretation


def test_forms() -> None:
    found = verb_forms(
        ["plan", "make", "carry", "play", "refer", "sell", "lie", "quit"], {"sell": ["sold"]}, ["refer"]
    )
    assert found["plan"] == ("plan", "plans", "planned", "planning")
    assert found["make"] == ("make", "makes", "maked", "making")
    assert found["carry"] == ("carry", "carries", "carried", "carrying")
    assert found["play"][2:] == ("played", "playing")
    assert found["refer"][2:] == ("referred", "referring")
    assert found["sell"] == ("sell", "sells", "sold", "selling")
    assert found["lie"][3] == "lying"
    assert found["quit"][3] == "quitting"


def test_no_verb_of_a_state_or_a_refusal_is_passed_over() -> None:
    narrowing = (
        "approve reject cancel return renew ship deliver refund complete close expire fail lose refuse pay"
    )
    assert load_pack().plain_verbs.isdisjoint(narrowing.split())
