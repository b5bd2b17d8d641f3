"""A schema of short forms that no list holds: the word that is said tells what one of them is short for."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.language.linking.short_forms import ShortForms, short_words

SCRIPT = """
CREATE TABLE smlt_typ (smlt_cd VARCHAR PRIMARY KEY, smlt_desc VARCHAR, tox_fl VARCHAR);
INSERT INTO smlt_typ VALUES ('A', 'Alloy', 'Y'), ('B', 'Brass', 'N'), ('C', 'Copper', 'N');
CREATE TABLE frn_run (run_no INTEGER PRIMARY KEY, smlt_cd VARCHAR, fndr_id INTEGER, run_dt DATE,
  slag_kg INTEGER, scr_fl VARCHAR);
INSERT INTO frn_run VALUES (1, 'A', 1, DATE '2025-01-02', 50, 'N'), (2, 'A', 1, DATE '2025-01-03', 70, 'N'),
  (3, 'B', 2, DATE '2025-02-02', 900, 'Y'), (4, 'B', 1, DATE '2025-02-05', 20, 'N'),
  (5, 'A', 2, DATE '2025-03-01', 10, 'Y');
CREATE TABLE fndr (fndr_id INTEGER PRIMARY KEY, fndr_nm VARCHAR, twn VARCHAR, whl_hrs INTEGER);
INSERT INTO fndr VALUES (1, 'Ada Roth', 'Calder', 30), (2, 'Ben Silk', 'Ulm', 40);
"""

LOG = """
CREATE TABLE Core_Log AS SELECT 'C' || i AS Core_No, 'R' || (i % 4) AS Technician_No, i * 1.5 AS Nickel_mmol,
  10 + i AS Assay_Min, DATE '2025-01-01' + CAST(i AS INTEGER) AS Taken_On, ['yes', 'no'][1 + i % 2] AS Spoiled
  FROM range(1, 41) t(i);
"""


@pytest.fixture(scope="module")
def foundry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    yield from _opened(tmp_path_factory.mktemp("foundry") / "foundry.duckdb", SCRIPT)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    yield from _opened(tmp_path_factory.mktemp("mine") / "mine.duckdb", LOG)


def _opened(path: Path, script: str) -> Iterator[Parlance]:
    with duckdb.connect(str(path)) as connection:
        connection.execute(script)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


ASKED = {
    "how many furnace runs": [(5,)],
    "how many founders are there": [(2,)],
    "number of runs by town": [("Calder", 3), ("Ulm", 2)],
    "how many toxic smelt types": [(1,)],
    "how many runs were scrapped": [(2,)],
    "total slag weight": [(1050,)],
    "total slag weight of scrapped runs": [(910,)],
}


@pytest.mark.parametrize("question", ASKED)
def test_short_names_are_found_by_the_words_they_are_short_for(foundry: Parlance, question: str) -> None:
    reply = foundry.ask(question)
    assert reply.status == "answer", (reply.reason, reply.interpretation)
    assert reply.table is not None
    assert sorted(reply.table.rows) == ASKED[question], reply.interpretation


def test_a_word_found_so_is_shown_as_guessed(foundry: Parlance) -> None:
    reply = foundry.ask("how many founders are there")
    assert ("founders", "guessed") in [(word.text, word.status) for word in reply.words]


@pytest.mark.parametrize("question", ["how many fans", "runs by theatre", "total slag length"])
def test_letters_in_another_order_or_a_vowel_too_many_find_nothing(foundry: Parlance, question: str) -> None:
    assert foundry.ask(question).status == "refuse"


LOGGED = {
    "how many cores": [(40,)],
    "cores taken in January 2025": [(30,)],
    "how many different technicians": [(4,)],
    "highest nickel": [(60.0,)],
    "average assay time in minutes": [(30.5,)],
    "how many cores are spoiled": [(20,)],
}


@pytest.mark.parametrize("question", LOGGED)
def test_rows_are_called_by_what_their_key_numbers(mine: Parlance, question: str) -> None:
    reply = mine.ask(question)
    assert reply.status == "answer", (reply.reason, reply.interpretation)
    assert reply.table is not None
    assert list(reply.table.rows) == LOGGED[question], reply.interpretation


def test_what_stands_beside_a_word_tells_more_than_its_letters() -> None:
    forms = ShortForms({"wb", "tkt", "mat"}, {"ticket": {"wb"}, "tickets": {"wb"}})
    assert forms.meant("weighbridge", "", "tickets") == ("wb",)
    assert forms.meant("weighbridge", "", "") == ()
    assert forms.meant("material") == ("mat",)


def test_ordinary_words_are_short_forms_only_where_many_are() -> None:
    plain = {"order", "customer", "amount", "status", "country", "price", "delivery"}
    assert short_words({*plain, "mat"}, plain, {"mat"}) == frozenset()
    assert "mat" in short_words({*plain, "mat", "opr", "twn"}, plain, {"mat"})
