"""Numbers of rows that no metric counts, numbers said by their classes, and what is only similar to them."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

MODEL = """
semantic_model: {name: films, label: Films, now: "2026-06-30T09:00:00"}
datasets:
  - name: film
    table: film
    label: Films
    noun: film
    nouns: films
    primary_key: [film_id]
    name_field: title
    fields:
      - {name: title, label: Title}
      - {name: genre, label: Genre}
      - {name: length_class, label: Length class, ordered: true, values: [{value: short}, {value: long}]}
      - {name: minutes, type: number, role: measure, label: Film length, unit: min}
      - {name: released_at, type: timestamp, role: time, label: Release date, synonyms: [released]}
      - {name: disk_gb, type: integer, label: Disk space, unit: GB}
      - {name: screens, type: integer, label: Screens}
      - {name: dubbed, type: boolean, label: Dubbed, synonyms: [dub, dubbed version]}
  - name: payment
    table: payment
    label: Payments
    noun: payment
    nouns: payments
    primary_key: [payment_id]
    time: paid_at
    fields:
      - {name: paid_at, type: timestamp, role: time, label: Payment time}
      - {name: member_id, label: Member number}
relationships:
  - {name: payment_film, from: payment, to: film, from_columns: [film_id], to_columns: [film_id]}
metrics:
  - name: fees
    label: Fees
    synonyms: [payments]
    unit: EUR
    type: simple
    measure: {agg: sum, dataset: payment, expr: amount}
"""
ROWS = """
CREATE TABLE film AS SELECT i AS film_id, 'Film ' || i AS title, ['Drama', 'Comedy'][i % 2 + 1] AS genre,
  CASE WHEN i < 6 THEN 'short' ELSE 'long' END AS length_class, 10.0 * i AS minutes, 4 * i AS disk_gb,
  i % 3 AS screens, i > 7 AS dubbed,
  TIMESTAMP '2025-01-15' + INTERVAL (i) MONTH AS released_at FROM range(1, 11) t(i);
CREATE TABLE payment AS SELECT i AS payment_id, i % 10 + 1 AS film_id, i % 7 AS member_id, 2.5 AS amount,
  TIMESTAMP '2026-01-01' + INTERVAL (i) DAY AS paid_at FROM range(100) t(i);
"""


@pytest.fixture(scope="module")
def films(opened: Opens) -> Parlance:
    return opened("films", ROWS, MODEL)


RIGHT = {
    "number of films": [(10,)],
    "how many films by genre": [("Comedy", 5), ("Drama", 5)],
    "number of films in the catalogue": [(10,)],
    # The word is the name of a sum of money too, but money is no number of things.
    "number of payments": [(100,)],
    "payments": [(250.0,)],
    "number of registered films": [(10,)],
    "how many films released in 2025": [(10,)],
    # Of classes there is no median: the number that they class is meant.
    "median length of a film": [(55.0,)],
    "longest length of the films by genre": [("Comedy", 90.0), ("Drama", 100.0)],
    "total disk space": [(220,)],
    "how much disk space by genre": [("Comedy", 100), ("Drama", 120)],
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(films: Parlance, question: str) -> None:
    reply = films.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == RIGHT[question]
    again = films.ask(reply.interpretation)
    assert again.query == reply.query, again.interpretation


REFUSED = {
    "how much screens": "which_aggregate",  # no unit: a total of it may mean nothing
    "number of films last month": "",  # films have no time of their own
    "number of catalogues": "unknown",  # films are in it, and are none
}


@pytest.mark.parametrize("question", REFUSED)
def test_refused(films: Parlance, question: str) -> None:
    reply = films.ask(question)
    assert reply.status == "refuse", reply.interpretation
    assert REFUSED[question] in (reply.code or "")


MORE = {
    "number of films where dubbed is no": [(7,)],
    # What makes it the longest is asked for, and not which one it is.
    "how long is the longest film": [(100.0,)],
    "how long is a film on average": [(55.0,)],
    # The things whose quarter is asked for are no further split.
    "number of registered films by the month they were released in": 10,
    "median of the titles' fees": [(25.0,)],
    "on an average day, how many fees": [(2.5,)],
    "fees/month": 4,
    "most recent release date by genre": 2,
}


@pytest.mark.parametrize("question", MORE)
def test_right_too(films: Parlance, question: str) -> None:
    reply = films.ask(question)
    assert reply.table is not None, reply.reason
    rows = list(reply.table.rows)
    assert MORE[question] in (rows, len(rows)), reply.interpretation
