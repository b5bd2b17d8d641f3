"""States of rows never seen: what has not happened yet, countries, kinds of things, yes and no."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE riders(rider_id INTEGER PRIMARY KEY, rider_name VARCHAR, country VARCHAR, tier VARCHAR,
  phone VARCHAR, left_on DATE);
CREATE TABLE trainers(trainer_id INTEGER PRIMARY KEY, trainer_name VARCHAR, specialty VARCHAR);
CREATE TABLE states(state_id INTEGER PRIMARY KEY, state_name VARCHAR);
CREATE TABLE mounts(mount_id INTEGER PRIMARY KEY, mount_name VARCHAR, species VARCHAR, is_insured INTEGER,
  follow_up_needed INTEGER, trainer_id INTEGER REFERENCES trainers(trainer_id), sold_on DATE, origin VARCHAR);
CREATE TABLE lessons(lesson_id INTEGER PRIMARY KEY, rider_id INTEGER REFERENCES riders(rider_id),
  mount_id INTEGER REFERENCES mounts(mount_id), state_id INTEGER REFERENCES states(state_id), opened_on DATE,
  closed_on DATE, balance DOUBLE, rush_flag VARCHAR, language VARCHAR, price DOUBLE);
INSERT INTO riders SELECT i, 'Rider ' || i, ['DE', 'FR', 'US', 'NO'][1 + i % 4], ['Gold', 'Blue'][1 + i % 2],
  CASE WHEN i % 5 > 0 THEN '555-' || i END, CASE WHEN i % 3 = 0 THEN DATE '2025-01-01' + i::INT END
  FROM range(1, 31) t(i);
INSERT INTO trainers VALUES (1, 'Ada Berg', 'Horses'), (2, 'Ben Dahl', 'Ponies'), (3, 'Cy Moe', 'Horses');
INSERT INTO states VALUES (1, 'planned'), (2, 'cancelled'), (3, 'done');
INSERT INTO mounts SELECT i, 'Mount ' || i, ['Horse', 'Pony', 'Donkey'][1 + i % 3], i % 2,
  CAST(i % 4 = 0 AS INTEGER), CASE WHEN i % 4 > 0 THEN 1 + i % 3 END,
  CASE WHEN i % 6 = 0 THEN DATE '2025-02-01' + i::INT END, ['Norway', 'Spain', 'Poland'][1 + i % 3]
  FROM range(1, 25) t(i);
INSERT INTO lessons SELECT i, 1 + i % 30, 1 + i % 24, 1 + i % 3, DATE '2025-01-01' + i::INT,
  CASE WHEN i % 4 > 0 THEN DATE '2025-01-02' + i::INT END, i - 40, ['Y', 'N'][1 + (i % 5 > 0)::INT],
  ['German', 'English'][1 + i % 2], 10 + i FROM range(1, 101) t(i);
"""


@pytest.fixture(scope="module")
def yard(opened: Opens) -> Parlance:
    return opened("yard", TABLES)


RIGHT = {
    # Countries by the names of their people, and by their codes.
    "how many German riders do we have": "riders WHERE country = 'DE'",
    "riders from France, how many": "riders WHERE country = 'FR'",
    "how many riders are from the US": "riders WHERE country = 'US'",
    "number of Norwegian mounts": "mounts WHERE origin = 'Norway'",
    "how many lessons in German were there": "lessons WHERE language = 'German'",
    # Kinds of things in the plural, with what describes them.
    "how many uninsured ponies": "mounts WHERE species = 'Pony' AND is_insured = 0",
    "how many horses do we have": "mounts WHERE species = 'Horse'",
    "how many donkeys do we have": "mounts WHERE species = 'Donkey'",
    "how many horses are not insured": "mounts WHERE species = 'Horse' AND is_insured = 0",
    # What has not happened yet.
    "how many lessons are still open": "lessons WHERE closed_on IS NULL",
    "number of open lessons": "lessons WHERE closed_on IS NULL",
    "how many mounts are unsold": "mounts WHERE sold_on IS NULL",
    "unsold mounts": "mounts WHERE sold_on IS NULL",
    "how many riders have left": "riders WHERE left_on IS NOT NULL",
    "number of riders who have left": "riders WHERE left_on IS NOT NULL",
    "how many lessons are not open": "lessons WHERE closed_on IS NOT NULL",
    # The one thing that rows may belong to.
    "how many mounts are not registered with a trainer": "mounts WHERE trainer_id IS NULL",
    "how many mounts have no trainer": "mounts WHERE trainer_id IS NULL",
    "how many riders have not given us a phone number": "riders WHERE phone IS NULL",
    # Yes and no, states by number, bounds in words.
    "how many lessons are rush lessons": "lessons WHERE rush_flag = 'Y'",
    "how many mounts need a follow-up": "mounts WHERE follow_up_needed = 1",
    "mounts by insured yes or no": "(SELECT is_insured, count(*) FROM mounts GROUP BY 1)",
    "how many lessons were cancelled": "lessons WHERE state_id = 2",
    "how many lessons have a balance below zero": "lessons WHERE balance < 0",
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(yard: Parlance, question: str) -> None:
    reply = yard.ask(question)
    assert reply.status == "answer", reply.reason
    rows = RIGHT[question]
    found = yard.warehouse.run(f"SELECT {'*' if rows.startswith('(') else 'count(*)'} FROM {rows}")
    assert sorted(map(str, reply.table.rows)) == sorted(map(str, found.rows)), reply.interpretation


NEVER = (
    "how many open lessons in March",  # open then, or now?
    "how many lessons are not registered with a gold rider",
)


@pytest.mark.parametrize("question", NEVER)
def test_never_answered(yard: Parlance, question: str) -> None:
    reply = yard.ask(question)
    assert reply.status != "answer", reply.interpretation
