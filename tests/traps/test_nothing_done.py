"""What nobody did, in the verb of the rows that it would be in; shares and averages of who lacks something.

Over a sports club: who plays there, who coaches, who logged in, who was away and who was judged.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE coaches (coach_id INTEGER PRIMARY KEY, coach_name VARCHAR, hourly_fee DOUBLE, left_on DATE,
  rank VARCHAR);
INSERT INTO coaches VALUES (1, 'Ada', 20, NULL, 'senior'), (2, 'Ben', 30, '2025-03-01', 'senior'),
  (3, 'Cid', 40, NULL, 'junior'), (4, 'Dot', 60, '2026-02-01', 'junior'), (5, 'Eve', 30, NULL, 'junior');
CREATE TABLE players (player_id INTEGER PRIMARY KEY, player_name VARCHAR, email VARCHAR, is_paying BOOLEAN,
  coach_id INTEGER REFERENCES coaches (coach_id));
INSERT INTO players VALUES (1, 'Fay', 'f@x', TRUE, 1), (2, 'Gus', NULL, TRUE, 1), (3, 'Hal', NULL, FALSE, 2),
  (4, 'Ivy', 'i@x', TRUE, 2), (5, 'Jon', 'j@x', TRUE, 4);
CREATE TABLE logins (login_id INTEGER PRIMARY KEY, player_id INTEGER REFERENCES players (player_id),
  logged_at TIMESTAMP);
INSERT INTO logins VALUES (1, 1, '2026-01-05 08:10'), (2, 1, '2026-01-06 08:40'), (3, 2, '2026-01-06 17:00'),
  (4, 4, '2026-02-06 17:30');
CREATE TABLE absences (absence_id INTEGER PRIMARY KEY, player_id INTEGER REFERENCES players (player_id),
  away_on DATE);
INSERT INTO absences VALUES (1, 2, '2026-01-09'), (2, 3, '2026-01-09');
CREATE TABLE assessments (assessment_id INTEGER PRIMARY KEY, player_id INTEGER REFERENCES players (player_id),
  marked_by_coach_id INTEGER REFERENCES coaches (coach_id), marked_on DATE, points INTEGER);
INSERT INTO assessments VALUES (1, 1, 3, '2026-01-10', 7), (2, 1, 3, '2026-02-10', 8),
  (3, 4, 1, '2026-02-11', 5);
"""


@pytest.fixture(scope="module")
def club(opened: Opens) -> Parlance:
    return opened("club", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("players who have never logged in", [("Hal",), ("Jon",)]),
        ("names of players who never logged in", [("Hal",), ("Jon",)]),
        ("which players have not logged in yet", [("Hal",), ("Jon",)]),
        ("which players have yet to log in", [("Hal",), ("Jon",)]),
        ("how many players have never logged in", [(2,)]),
        ("players who have never been absent", [("Fay",), ("Ivy",), ("Jon",)]),
        ("how many players were never absent", [(3,)]),
        ("players who have never been assessed", [("Gus",), ("Hal",), ("Jon",)]),
        ("players nobody has assessed", [("Gus",), ("Hal",), ("Jon",)]),
    ],
)
def test_the_verb_of_the_rows_says_what_never_was(
    club: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = club.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


@pytest.mark.parametrize("question", ["players who have never resigned", "players who have logged in"])
def test_what_no_rows_tell_is_not_answered(club: Parlance, question: str) -> None:
    """No rows are called by the first; the second says who did, and is no list of everybody."""
    reply = club.ask(question)
    assert reply.status != "answer" or len(reply.table.rows) == 3


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("average hourly fee of coaches still working here", 30.0),  # Ada 20, Cid 40, Eve 30
        ("average hourly fee of coaches who are still with us", 30.0),
        ("average hourly fee of coaches", 36.0),
        (
            "what share of coaches still working here are senior",
            1 / 3,
        ),  # of Ada, Cid and Eve, not of all five
        ("share of seniors among coaches still working here", 1 / 3),
        ("what share of players have no email", 2 / 5),
        ("what share of players with no email are paying", 1 / 2),  # Gus of Gus and Hal
        ("what share of paying players have no email", 1 / 4),  # Gus of four
    ],
)
def test_what_is_lacked_restricts_the_whole(club: Parlance, question: str, row: float) -> None:
    reply = club.ask(question)
    assert reply.status == "answer", reply.reason
    assert float(reply.table.rows[0][-1]) == pytest.approx(row)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("coaches who marked more than 1 assessment, with how many", [("Cid", 2)]),
        ("players with more than 1 login, and how many", [("Fay", 2)]),
        ("at what hour of the day do players log in? Give me logins per hour.", [(8, 2), (17, 2)]),
    ],
)
def test_each_is_told_with_its_number(club: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = club.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


def test_a_role_is_no_number_of_those_in_it(club: Parlance) -> None:
    """ "Marked more than 1" is no fee of those who marked."""
    reply = club.ask("coaches who marked more than 25")
    assert reply.status != "answer"


@pytest.mark.parametrize(
    "question", ["logins per day by day of the week", "logins by weekday. Show logins per day"]
)
def test_days_of_a_weekday_are_not_dropped(club: Parlance, question: str) -> None:
    """The average of the days of a weekday may be meant, so that no sum is told for it."""
    reply = club.ask(question)
    assert reply.status != "answer" or len(reply.table.columns) > 2
