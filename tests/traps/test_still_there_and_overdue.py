"""Who is still there, what is overdue, whose state a word is: by the times and the rows themselves."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import duckdb
import pytest

from engine import Parlance

# A music school: teachers come and go, pupils borrow instruments and pay bills; rooms have a state too.
SCHOOL = """
CREATE TABLE teacher (teacher_id INTEGER PRIMARY KEY, teacher_name VARCHAR, subject VARCHAR, hired_on DATE,
  left_on DATE);
CREATE TABLE room (room_id INTEGER PRIMARY KEY, room_name VARCHAR, is_active BOOLEAN, status VARCHAR);
CREATE TABLE lesson (lesson_id INTEGER PRIMARY KEY, teacher_id INTEGER REFERENCES teacher(teacher_id),
  room_id INTEGER REFERENCES room(room_id), held_on DATE, status VARCHAR);
CREATE TABLE instrument (instrument_id INTEGER PRIMARY KEY, instrument_name VARCHAR, is_rentable BOOLEAN,
  is_available BOOLEAN);
CREATE TABLE pupil (pupil_id INTEGER PRIMARY KEY, pupil_name VARCHAR, joined_on DATE);
CREATE TABLE bill (bill_id INTEGER PRIMARY KEY, pupil_id INTEGER REFERENCES pupil(pupil_id), sent_on DATE,
  due_on DATE, paid_on DATE, amount DOUBLE);
INSERT INTO teacher VALUES (1, 'Ida', 'violin', '2018-01-01', NULL),
  (2, 'Jon', 'violin', '2019-01-01', '2024-03-31'),
  (3, 'Kim', 'piano', '2020-01-01', NULL);
INSERT INTO room VALUES (1, 'Blue', true, 'open'), (2, 'Green', false, 'cancelled'), (3, 'Red', true, 'live');
INSERT INTO lesson VALUES (1, 1, 1, '2024-04-01', 'cancelled'), (2, 1, 2, '2024-04-02', 'held'),
  (3, 3, 2, '2024-04-03', 'live'), (4, 3, 1, '2024-04-04', 'live'), (5, 3, 2, '2024-04-05', 'held');
INSERT INTO instrument VALUES (1, 'Cello', true, true), (2, 'Harp', false, true), (3, 'Oboe', false, false),
  (4, 'Flute', false, true);
INSERT INTO pupil VALUES (1, 'Lea', '2024-01-05'), (2, 'Max', '2024-04-02'), (3, 'Nia', '2024-04-20');
INSERT INTO bill VALUES (1, 1, '2024-02-01', '2024-03-01', '2024-02-20', 100),
  (2, 1, '2024-03-01', '2024-04-01', NULL, 200), (3, 2, '2024-04-03', '2024-06-01', NULL, 400),
  (4, 3, '2024-04-21', '2024-05-01', NULL, 800), (5, 3, '2024-03-21', '2024-04-10', '2024-05-02', 1600);
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("school") / "school.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHOOL)
    door = Parlance(source=path, now=datetime(2024, 5, 10, 12))
    yield door
    door.warehouse.close()


RIGHT: dict[str, list[tuple[Any, ...]]] = {
    "how many teachers are still on the payroll": [(2,)],
    "how many teachers are on the payroll": [(2,)],
    "teachers still employed by subject": [("piano", 1), ("violin", 1)],
    "how many bills are overdue": [(2,)],
    "number of overdue bills": [(2,)],
    "total amount of overdue bills": [(1000.0,)],
    "how many bills have not been settled yet": [(3,)],
    "how many lessons were cancelled": [(1,)],  # and not those in the room that is cancelled
    "how many lessons are running": [(2,)],  # and not those in active rooms
    "how many new pupils in April 2024": [(2,)],
    "how many instruments can be rented": [(1,)],
    "how many instruments can't be rented": [(3,)],
    "how many instruments cannot be rented": [(3,)],
    "how many new pupils have joined since 1 April 2024": [(2,)],
}
LEFT = [
    "how many bills are not overdue",  # paid, or not due yet
    "overdue bills in March 2024",  # then, or now of those sent then
    "how many lessons are overdue",
    "pupils still on the payroll",
    "how many instruments can be repaired",
]


@pytest.mark.parametrize("question", RIGHT)
def test_the_rows_tell_it_themselves(school: Parlance, question: str) -> None:
    reply = school.ask(question)
    assert reply.table is not None, reply.reason
    assert [tuple(row) for row in reply.table.rows] == RIGHT[question], reply.interpretation


@pytest.mark.parametrize("question", LEFT)
def test_what_they_do_not_tell_is_not_answered(school: Parlance, question: str) -> None:
    reply = school.ask(question)
    assert reply.status != "answer", reply.interpretation
