"""Words that may be a value, a grain, a bound or nothing at all, beside things and numbers."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE captains(captain_id INTEGER PRIMARY KEY, captain_name VARCHAR, age DOUBLE, nationality VARCHAR,
  rank VARCHAR, office VARCHAR);
CREATE TABLE ships(ship_id INTEGER PRIMARY KEY, ship_name VARCHAR, flag VARCHAR, crew_size DOUBLE,
  schedule VARCHAR);
CREATE TABLE landings(landing_id INTEGER PRIMARY KEY, ship_id INTEGER REFERENCES ships(ship_id),
  captain_id INTEGER REFERENCES captains(captain_id), arrival_date TIMESTAMP, docking_fee DOUBLE,
  cause VARCHAR);
CREATE TABLE payments(payment_id INTEGER PRIMARY KEY, captain_id INTEGER REFERENCES captains(captain_id),
  payment_amount DOUBLE);
INSERT INTO captains SELECT i, 'Captain ' || i, 30 + i, ['Greek', 'Danish'][1 + i % 2],
  ['junior', 'senior', 'master'][1 + i % 3], ['Turin', 'Oslo'][1 + i // 3 % 2] FROM range(1, 13) t(i);
INSERT INTO ships SELECT i, 'Ship ' || i, ['Malta', 'Norway'][1 + i % 2], 10 * i,
  ['weekly', 'daily', 'seasonal'][1 + i % 3] FROM range(1, 10) t(i);
INSERT INTO landings SELECT i, 1 + i % 9, 1 + i % 12, TIMESTAMP '2025-01-01' + INTERVAL (i) DAY, 5 * i,
  ['number', 'report', 'storm'][1 + i % 3] FROM range(1, 121) t(i);
INSERT INTO payments SELECT i, 1 + i % 12, 7 * i FROM range(1, 61) t(i);
"""


@pytest.fixture(scope="module")
def harbour(opened: Opens) -> Parlance:
    return opened("harbour", TABLES)


RIGHT = {
    # A value right behind its thing, or behind a preposition, is no grain, no request and no counting.
    "landings where schedule is weekly": 'Number of landings where schedule is "weekly"',
    "landings for weekly": 'Number of landings where schedule is "weekly"',
    "landings with cause number": 'Number of landings where cause is "number"',
    "how many landings for number": 'Number of landings where cause is "number"',
    "landings for report": 'Number of landings where cause is "report"',
    "landings by flag weekly": "Number of landings by ship flag and week",
    # A thing beside its own value, or described by one, is not split by as well.
    "average docking fee by rank office Turin": 'Average docking fee by captain rank where office is "Turin"',
    "top 2 flags by number of landings of junior captains": (
        'Number of landings by ship flag where captain rank is "junior" top 2 by number of landings'
    ),
    "lowest docking fee of junior captain": 'Minimum docking fee in landings where captain rank is "junior"',
    # A number of the rows beside a bound is a condition, and "over" is one.
    "where age over 35 median of age": "Median age where age more than 35",
    "number of ships by flag crew size over 20": (
        "Number of ships by ship flag where crew size in ships more than 20"
    ),
    # A bound is of all landings of a captain, and of no single one.
    "captains with docking fee over 40": (
        "Total docking fee by captain name with total docking fee more than 40"
    ),
    # Of the landings, as no sentence says a bound on averages of days.
    "month with Oslo average fees over 20": (
        'Average docking fee by month where office is "Oslo" with average docking fee more than 20'
    ),
    # By its verb it is one.
    "which ranks has the lowest median age": "Median age by captain rank bottom 1 by median age",
    "which rank has the lowest minimum age": "Minimum age by captain rank bottom 1 by minimum age",
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(harbour: Parlance, question: str) -> None:
    reply = harbour.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.interpretation == RIGHT[question]


UNSURE = (
    "number of captains with nationality Norway",  # that is a flag, and not theirs
    "landings where schedule is wint",  # nobody knows the word, and it is not "went"
    "landings by cause and show",  # what should be split by is not passed over
    "minimum age by group",
    "highest age a landing ever got",  # no landing is high
    "how much did we land last year",
    "which rank has the highest average age hours",
    "average payments per captain",  # how many, or how much
)


@pytest.mark.parametrize("question", UNSURE)
def test_no_answer(harbour: Parlance, question: str) -> None:
    reply = harbour.ask(question)
    assert reply.status != "answer", reply.interpretation
