"""A word that nothing knows is taken for the one of the model that shares its meaning, and for no other."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

PARISH = """
CREATE TABLE cemetery (cemetery_id INTEGER PRIMARY KEY, cemetery_name VARCHAR, district VARCHAR,
  area_ha DOUBLE);
INSERT INTO cemetery VALUES (1, 'Hill', 'North', 2), (2, 'Dale', 'North', 3), (3, 'Mere', 'South', 7);
CREATE TABLE pail (pail_id INTEGER PRIMARY KEY, cemetery_id INTEGER REFERENCES cemetery (cemetery_id),
  colour VARCHAR, litres DOUBLE);
INSERT INTO pail VALUES (1, 1, 'Red', 10), (2, 1, 'Blue', 12), (3, 3, 'Red', 8), (4, 3, 'Red', 9);
"""
WORKSHOP = """
CREATE TABLE fault (fault_id INTEGER PRIMARY KEY, machine_id INTEGER, seen_on DATE);
INSERT INTO fault VALUES (1, 1, '2025-01-01'), (2, 1, '2025-01-02');
CREATE TABLE error (error_id INTEGER PRIMARY KEY, machine_id INTEGER, logged_on DATE);
INSERT INTO error VALUES (1, 1, '2025-01-01');
"""
SHED = """
CREATE TABLE tool (tool_id INTEGER PRIMARY KEY, tool_kind VARCHAR, weight_kg DOUBLE);
INSERT INTO tool VALUES (1, 'Pail', 1), (2, 'Spade', 2), (3, 'Spade', 2);
CREATE TABLE car (car_id INTEGER PRIMARY KEY, plate VARCHAR);
INSERT INTO car VALUES (1, 'A 1'), (2, 'B 2');
"""


@pytest.fixture(scope="module")
def doors(opened: Opens) -> dict[str, Parlance]:
    scripts = (("parish", PARISH), ("workshop", WORKSHOP), ("shed", SHED))
    return {name: opened(name, script) for name, script in scripts}


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many graveyards do we have?", [(3,)]),
        ("number of graveyards by district", [("North", 2), ("South", 1)]),
        ("total litres of the buckets", [(39,)]),
        ("buckets per graveyard", [("Mere", 2), ("Hill", 2)]),
    ],
)
def test_the_one_word_that_shares_the_meaning_is_found(doors, question, rows):
    reply = doors["parish"].ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(tuple(row) for row in reply.table.rows) == sorted(rows)
    guessed = " ".join(word.text for word in reply.words if word.status == "guessed")
    assert "graveyard" in guessed or "bucket" in guessed


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("workshop", "how many mistakes were there?"),  # faults or errors
        ("shed", "how many hearses do we have?"),  # some of the cars
        ("shed", "how many conveyances do we have?"),  # cars and more
        ("shed", "how many buckets do we have?"),  # a value, and nothing's name
        ("parish", "how many Buckets do we have?"),  # somebody's name
        ("parish", "how many unicorns do we have?"),
        ("parish", "how many shovels do we have?"),
    ],
)
def test_what_may_be_something_else_is_not_answered(doors, name, question):
    reply = doors[name].ask(question)
    assert reply.status != "answer", reply.interpretation


def test_a_word_of_the_model_is_never_replaced(doors):
    reply = doors["workshop"].ask("how many errors were there?")
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == [(1,)]


PAYROLL = """
CREATE TABLE employee (employee_id INTEGER PRIMARY KEY, employee_name VARCHAR, team VARCHAR, salary DOUBLE);
INSERT INTO employee VALUES (1, 'Ann', 'Red', 10), (2, 'Bea', 'Red', 20), (3, 'Cid', 'Blue', 60);
"""


@pytest.mark.parametrize(
    ("question", "rows"), [("what is the average pay?", [(30,)]), ("the pay of Ann", [(10,)])]
)
def test_a_word_that_is_mostly_a_verb_is_a_noun_where_its_place_says_so(opened: Opens, question, rows):
    reply = opened("payroll", PAYROLL).ask(question)
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows


@pytest.mark.parametrize("question", ["pay Ann", "please pay the Red team", "I want to pay Cid by team"])
def test_a_command_is_no_question_about_a_noun(opened: Opens, question):
    assert opened("payroll", PAYROLL).ask(question).status != "answer"
