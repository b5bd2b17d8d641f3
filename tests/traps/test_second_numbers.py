"""A number behind "of" is a second one where the first cannot be said of it; "differ" asks by how much.

Over the boats and the slipways of a small yard that nobody has seen.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE lifts(lift_id INTEGER, boat_id INTEGER, lifted_on DATE, tons DOUBLE);
CREATE TABLE boats(boat_id INTEGER, boat VARCHAR);
CREATE TABLE inspections(inspection_id INTEGER, made_on DATE);
INSERT INTO lifts SELECT i, 1 + i % 3, DATE '2026-01-01' + i::INT, i % 7 FROM range(1, 80) t(i);
INSERT INTO boats SELECT i, 'Boat ' || i FROM range(1, 6) t(i);
INSERT INTO inspections SELECT i, DATE '2026-01-01' + (i * 2)::INT FROM range(1, 33) t(i);
"""

MODEL = """
semantic_model: {name: yard, now: "2026-04-02T09:00:00"}
datasets:
  - name: lifts
    noun: lift
    nouns: lifts
    primary_key: [lift_id]
    time: lifted_on
    fields: [{name: lifted_on, type: date, role: time}]
  - name: boats
    noun: boat
    nouns: boats
    primary_key: [boat_id]
    name_field: boat
    fields: [{name: boat}]
  - name: inspections
    noun: inspection
    nouns: inspections
    primary_key: [inspection_id]
    time: made_on
    fields: [{name: made_on, type: date, role: time}]
relationships:
  - {name: lift_boat, from: lifts, to: boats, from_columns: [boat_id], to_columns: [boat_id]}
metrics:
  - name: weight
    label: Lifted weight
    unit: t
    type: simple
    measure: {agg: sum, dataset: lifts, expr: tons}
  - name: checkups
    label: Check-ups
    synonyms: [check-ups made]
    type: simple
    measure: {agg: count, dataset: inspections}
  - {name: fleet, label: Fleet, synonyms: [boats], type: simple, measure: {agg: count, dataset: boats}}
"""


@pytest.fixture(scope="module")
def yard(opened: Opens) -> Parlance:
    return opened("yard", TABLES, MODEL)


def test_a_number_that_no_row_of_the_first_belongs_to_is_a_second_one(yard: Parlance) -> None:
    reply = yard.ask("the lifted weight and of check-ups made in March 2026")
    assert reply.status == "answer", reply.reason
    weight = yard.warehouse.run("SELECT sum(tons) FROM lifts WHERE month(lifted_on) = 3").rows[0][0]
    made = yard.warehouse.run("SELECT count(*) FROM inspections WHERE month(made_on) = 3").rows[0][0]
    assert tuple(reply.table.rows[0]) == (weight, made)


def test_what_the_rows_belong_to_is_who_is_meant(yard: Parlance) -> None:
    reply = yard.ask("lifted weight of boats in March 2026")
    offered = [reply.interpretation or "", *(one.text for one in reply.alternatives)]
    assert any("ifted weight" in text for text in offered)
    assert not any("fleet" in text.casefold() for text in offered)


def test_differ_asks_by_how_much(yard: Parlance) -> None:
    reply = yard.ask("how did lifted weight differ by boat between last month and the month before?")
    assert reply.status == "answer", reply.reason
    found = yard.warehouse.run(
        "SELECT boat, sum(tons) FILTER (month(lifted_on) = 3), sum(tons) FILTER (month(lifted_on) = 2),"
        " sum(tons) FILTER (month(lifted_on) = 3) - sum(tons) FILTER (month(lifted_on) = 2)"
        " FROM lifts JOIN boats USING (boat_id) WHERE month(lifted_on) IN (2, 3) GROUP BY boat"
    )
    assert sorted(map(sorted_row, reply.table.rows)) == sorted(map(sorted_row, found.rows))


def sorted_row(row: tuple[object, ...]) -> list[str]:
    return sorted(str(one) for one in row)
