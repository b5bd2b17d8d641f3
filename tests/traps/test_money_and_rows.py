"""Rows counted where money or a stored count is asked for, and other rows than the ones that are meant."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE riders (rider_id INTEGER PRIMARY KEY, rider_name VARCHAR, town VARCHAR, country_code VARCHAR);
INSERT INTO riders SELECT i, 'Rider ' || i, ['Ayr', 'Bute', 'Crail'][1 + i % 3], ['US', 'FR', 'DE'][1 + i % 3]
FROM range(1, 31) t(i);
CREATE TABLE memberships (membership_id INTEGER PRIMARY KEY, rider_id INTEGER REFERENCES riders(rider_id),
  started_on DATE, fee_paid DOUBLE, membership_kind VARCHAR);
INSERT INTO memberships SELECT i, 1 + i % 30, DATE '2023-01-01' + (i * 9)::INT, 20.0 + i,
  ['full', 'day'][1 + i % 2] FROM range(1, 81) t(i);
CREATE TABLE bills (bill_id INTEGER PRIMARY KEY, rider_id INTEGER REFERENCES riders(rider_id), billed_on DATE,
  amount DOUBLE, payer VARCHAR, direction VARCHAR);
INSERT INTO bills SELECT i, 1 + i % 30, DATE '2024-01-01' + (i * 5)::INT, 7.5 * i,
  ['Parent', 'School', 'Insurer'][1 + i % 3], ['Incoming', 'Outgoing'][1 + i % 2] FROM range(1, 61) t(i);
CREATE TABLE grants (grant_id INTEGER PRIMARY KEY, asked_amount DOUBLE, granted_amount DOUBLE,
  decided_on DATE);
INSERT INTO grants SELECT i, 100.0 * i, 60.0 * i, DATE '2024-02-01' + (i * 11)::INT FROM range(1, 21) t(i);
CREATE TABLE site_visits (visit_day DATE, page VARCHAR, visits INTEGER);
INSERT INTO site_visits SELECT DATE '2024-05-01' + (i // 3)::INT, ['home', 'prices', 'horses'][1 + i % 3],
  10 + i FROM range(0, 120) t(i);
CREATE TABLE trainers (trainer_id INTEGER PRIMARY KEY, trainer_name VARCHAR, is_suspended INTEGER,
  hourly_rate DOUBLE, boss_id INTEGER REFERENCES trainers(trainer_id));
INSERT INTO trainers SELECT i, 'Trainer ' || i, (i % 3 = 0)::INT, 20 + i, NULL FROM range(1, 3) t(i);
INSERT INTO trainers SELECT i, 'Trainer ' || i, (i % 3 = 0)::INT, 20 + i, 1 + (i % 3 > 0)::INT
FROM range(3, 13) t(i);
CREATE TABLE lessons (lesson_id INTEGER PRIMARY KEY, trainer_id INTEGER REFERENCES trainers(trainer_id),
  rider_id INTEGER REFERENCES riders(rider_id), booked_on DATE, channel VARCHAR);
INSERT INTO lessons SELECT i, 3 + i % 10, 1 + i % 30, DATE '2024-03-01' + (i % 200)::INT,
  ['app', 'desk', 'phone'][1 + i % 3] FROM range(1, 151) t(i);
CREATE TABLE extra_booked (line_id INTEGER PRIMARY KEY, lesson_id INTEGER REFERENCES lessons(lesson_id),
  extra_name VARCHAR);
INSERT INTO extra_booked SELECT i, i, ['hat', 'boots'][1 + i % 2] FROM range(1, 41) t(i);
CREATE TABLE stands (stand_id INTEGER PRIMARY KEY, stand_name VARCHAR, stand_kind VARCHAR, opened_on DATE);
INSERT INTO stands SELECT i, 'Stand ' || i, ['Drinks', 'Tack', 'Snacks'][1 + i % 3], 
  DATE '2020-01-01' + i::INT FROM range(1, 13) t(i);
CREATE TABLE saddles (saddle_id INTEGER PRIMARY KEY, leather VARCHAR);
INSERT INTO saddles SELECT i, ['Calf', 'Goat'][1 + i % 2] FROM range(1, 9) t(i);
CREATE TABLE shop_orders (order_id INTEGER PRIMARY KEY, saddle_id INTEGER REFERENCES saddles(saddle_id),
  ordered_on DATE, total_price DOUBLE, counter VARCHAR);
INSERT INTO shop_orders SELECT i, 1 + i % 8, DATE '2024-01-01' + i::INT, 100.0 + i,
  ['north', 'south'][1 + i // 3 % 2] FROM range(1, 51) t(i);
CREATE TABLE courses (course_id INTEGER PRIMARY KEY, course_name VARCHAR, places INTEGER);
INSERT INTO courses SELECT i, 'Course ' || i, 10 + i FROM range(1, 9) t(i);
CREATE TABLE participants (participant_id INTEGER PRIMARY KEY, participant_name VARCHAR, newsletter VARCHAR);
INSERT INTO participants SELECT i, 'Person ' || i, ['Y', 'N'][1 + i % 2] FROM range(1, 41) t(i);
CREATE TABLE sign_ups (sign_up_id INTEGER PRIMARY KEY, course_id INTEGER REFERENCES courses(course_id),
  participant_id INTEGER REFERENCES participants(participant_id), signed_on DATE);
INSERT INTO sign_ups SELECT i, 1 + i % 8, 1 + i % 40, DATE '2024-01-01' + i::INT FROM range(1, 61) t(i);
CREATE TABLE helmet_hires (hire_id INTEGER PRIMARY KEY, rider_id INTEGER, hired_on DATE);
INSERT INTO helmet_hires SELECT i, CASE WHEN i % 10 = 0 THEN NULL WHEN i = 7 THEN 99 ELSE 1 + i % 30 END,
  DATE '2024-01-01' + i::INT FROM range(1, 61) t(i);
"""
RIGHT = {
    "how much have we billed the parents in total": "SELECT sum(amount) FROM bills WHERE payer = 'Parent'",
    "how much have we collected from schools": "SELECT sum(amount) FROM bills WHERE payer = 'School'",
    "what did memberships bring in during 2023": (
        "SELECT sum(fee_paid) FROM memberships WHERE year(started_on) = 2023"
    ),
    "what have bills brought in": "SELECT sum(amount) FROM bills",
    "how many site visits did we get in May 2024": (
        "SELECT sum(visits) FROM site_visits WHERE visit_day < DATE '2024-06-01'"
    ),
    "site visits by page": "SELECT page, sum(visits) FROM site_visits GROUP BY 1",
    "how many rows of site visits are there": "SELECT count(*) FROM site_visits",
    "how many memberships started in 2023": "SELECT count(*) FROM memberships WHERE year(started_on) = 2023",
    "who is the boss of the most trainers": (
        "SELECT b.trainer_name, count(*) FROM trainers t JOIN trainers b ON b.trainer_id = t.boss_id "
        "GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    ),
    "how many trainers does each boss have": (
        "SELECT b.trainer_name, count(*) FROM trainers t JOIN trainers b ON b.trainer_id = t.boss_id "
        "GROUP BY 1"
    ),
    "number of trainers by boss": (
        "SELECT b.trainer_name, count(*) FROM trainers t LEFT JOIN trainers b ON b.trainer_id = t.boss_id "
        "GROUP BY 1"
    ),
    "who is our most expensive trainer per hour": (
        "SELECT trainer_name, hourly_rate FROM trainers ORDER BY 2 DESC LIMIT 1"
    ),
    "number of extras booked": "SELECT count(*) FROM extra_booked",
    "total amount of bills that came in": "SELECT sum(amount) FROM bills WHERE direction = 'Incoming'",
    "riders in us": "SELECT count(*) FROM riders WHERE country_code = 'US'",
    "riders from the US": "SELECT count(*) FROM riders WHERE country_code = 'US'",
    "how many helmet hires have no rider": "SELECT count(*) FROM helmet_hires WHERE rider_id IS NULL",
    "how many drinks stands are there": "SELECT count(*) FROM stands WHERE stand_kind = 'Drinks'",
    "which trainers have a rate above the average? just the names": (
        "SELECT trainer_name FROM trainers WHERE hourly_rate > (SELECT avg(hourly_rate) FROM trainers)"
    ),
}
ASKED = {
    "what did grants bring in": {"Total granted amount", "Total asked amount"},
}
NOT_ANSWERED = (
    "how many lessons did each page get",
    "how many trainers were suspended in 2023",  # they are so now, and nobody says since when
    "bookings by channel",  # the lessons were booked that way, and not the extras
    "number of drinks by stand",
    "number of riders that do not belong to us",
    "saddles of calf sold, by counter",  # how many, and not for how much
    "how many visits did each rider get",
    "how many course participants get our newsletter",  # neither courses nor those of each
)


@pytest.fixture(scope="module")
def stable(opened: Opens) -> Parlance:
    return opened("stable", SCRIPT)


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_asked(stable: Parlance, question: str) -> None:
    answer = stable.ask(question)
    with duckdb.connect() as oracle:
        oracle.execute(SCRIPT)
        expected = oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(map(_plain, answer.table.rows)) == sorted(map(_plain, expected)), answer.interpretation


@pytest.mark.parametrize("question", ASKED)
def test_both_are_offered(stable: Parlance, question: str) -> None:
    reply = stable.ask(question)
    assert reply.status == "clarify", reply.interpretation or reply.reason
    assert {one.text for one in reply.alternatives} >= ASKED[question]


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_no_answer(stable: Parlance, question: str) -> None:
    reply = stable.ask(question)
    assert reply.status != "answer", reply.interpretation


def test_no_word_is_corrected_to_one_that_there_is_not(stable: Parlance) -> None:
    reply = stable.ask("how many beers do we have")
    assert reply.status == "refuse"
    assert "beens" not in str(reply.reason)


def _plain(row: tuple[object, ...]) -> str:
    return repr(tuple(float(cell) if isinstance(cell, int | float) else str(cell) for cell in row))
