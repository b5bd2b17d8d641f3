"""Who had rows of something within so many days of their entry, held against SQL written by hand."""

import pytest

from engine import Parlance
from semantic.query import LogicalQuery
from semantic.text_form import from_text, to_text

MODEL = """
name: club
datasets:
  - name: member
    table: member
    nouns: members
    primary_key: [id]
    fields:
      - {name: id, role: key}
      - {name: joined, type: date, role: time}
      - {name: town, dimension: town}
  - name: visit
    table: visit
    time: came
    nouns: visits
    fields:
      - {name: came, type: timestamp, role: time}
      - {name: hall, dimension: hall}
  - name: tour
    table: tour
    time: came
    fields:
      - {name: came, type: timestamp, role: time}
relationships:
  - {name: visitor, from: visit, to: member, from_columns: [member], to_columns: [id]}
  - {name: guide, role: guide, from: tour, to: member, from_columns: [guide], to_columns: [id]}
  - {name: guest, role: guest, from: tour, to: member, from_columns: [guest], to_columns: [id]}
dimensions: [{name: town}, {name: hall}]
metrics:
  - {name: visits, type: simple, measure: {agg: count, dataset: visit}}
  - {name: late_visits, type: simple, measure: {agg: count, dataset: visit, filter: "hour(came) >= 20"}}
  - {name: tours, type: simple, measure: {agg: count, dataset: tour}}
  - {name: longest, type: simple, measure: {agg: max, dataset: visit, expr: minutes}}
"""
# 1 came on the very day and again, 2 a moment too late, 3 before joining and late on the 7th day, 4 never.
TABLES = """
CREATE TABLE member (id INTEGER, joined DATE, town VARCHAR);
INSERT INTO member VALUES (1, '2026-05-01', 'Ulm'), (2, '2026-05-01', 'Ulm'), (3, '2026-06-01', 'Bonn'),
  (4, '2026-06-02', 'Bonn'), (5, NULL, 'Bonn');
CREATE TABLE visit (member INTEGER, came TIMESTAMP, hall VARCHAR, minutes INTEGER);
INSERT INTO visit VALUES (1, '2026-05-01 00:00', 'A', 5), (1, '2026-05-03 10:00', 'A', 5),
  (2, '2026-05-08 00:00', 'A', 5), (3, '2026-05-31 23:00', 'B', 5), (3, '2026-06-07 23:59:59', 'B', 5),
  (5, '2026-06-02 10:00', 'A', 5), (NULL, '2026-06-02 10:00', 'A', 5);
CREATE TABLE tour (guide INTEGER, guest INTEGER, came TIMESTAMP);
"""
BY_HAND = """
SELECT town, COUNT(*) FILTER (EXISTS (
  SELECT 1 FROM visit v WHERE v.member = m.id AND v.came >= m.joined AND v.came < m.joined + INTERVAL 7 DAYS))
FROM member m GROUP BY town ORDER BY town
"""


@pytest.fixture
def club(world):
    return world(MODEL, TABLES)


def test_the_day_of_entry_belongs_to_the_window_and_the_seventh_day_after_it_does_not(club):
    assert club.ask("soon(member: visits, day, 7)") == [(2,)]
    assert club.ask("soon(member: visits, day, 8)") == [(3,)]
    assert club.ask("soon_share(member: visits, day, 7)") == [(0.4,)]


def test_by_a_field_of_the_things(club):
    found = club.ask("soon(member: visits, day, 7) by town order town asc")
    assert found == [("Bonn", 1), ("Ulm", 1)] == club.naive(BY_HAND)
    assert club.ask("soon_share(member: visits, day, 7) by month") == [
        ("2026-05-01", 0.5),
        ("2026-06-01", 0.5),
        (None, 0.0),
    ]


def test_a_period_is_that_of_the_entry(club):
    may = "during span(from named(year=2026, month=5), to named(year=2026, month=5))"
    assert club.ask(f"soon_share(member: visits, day, 7) {may}") == [(0.5,)]


def test_only_rows_of_the_number_count(club):
    assert club.ask("soon(member: late_visits, day, 7)") == [(1,)]


@pytest.mark.parametrize("number", ["tours", "longest"])
def test_two_ways_to_the_things_or_no_rows_that_are_counted_are_refused(club, number):
    assert club.plan(f"soon(member: {number}, day, 7)").key == "no_entry"


@pytest.mark.parametrize("text", ["soon(member: visits, day, 7)", "soon_share(member: visits, month, 1)"])
def test_text_and_json_come_back(text):
    query = from_text(text)
    assert to_text(query) == text
    assert LogicalQuery.model_validate_json(query.to_json()) == query.canonical()


READ = {
    "share of viewers with a session within 7 days of signing up, by plan": (
        "soon_share(viewer: sessions, day, 7) by plan"
    ),
    "how many viewers had a session within the first 30 days after they signed up": (
        "soon(viewer: sessions, day, 30)"
    ),
    "share of new sign-ups that had a session within 30 days of signing up, by signup month of 2025": (
        "soon_share(viewer: sessions, day, 30) by viewer.signup_date:month during named(year=2025)"
    ),
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason or reply.interpretation
    assert parlance.ask(reply.interpretation).query == reply.query


@pytest.mark.parametrize(
    "question",
    [
        "share of viewers with a session 7 days after signing up",  # on that very day, or until then?
        "viewers with a session within 7 days",  # of what?
        "share of viewers with 3 sessions within 7 days of signing up",
        "how many titles had views within 7 days of signing up",
    ],
)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation
