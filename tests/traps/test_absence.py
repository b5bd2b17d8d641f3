"""Things without any related row: just these are counted, or there is no answer; and values in the plural."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

MODEL = """
semantic_model: {name: workshop, now: "2026-06-17T10:00:00"}
datasets:
  - name: customers
    primary_key: [id]
    noun: customer
    nouns: customers
    fields: [{name: town, label: Town}]
  - name: jobs
    primary_key: [id]
    noun: job
    nouns: jobs
    time: booked_at
    fields:
      - {name: booked_at, type: timestamp, role: time, label: Booking}
      - {name: kind, label: Kind of job}
      - name: bike
        label: Bicycle
        values: [{value: E, label: e-bike, synonyms: [electric bike]}, {value: C, label: city bike}]
relationships:
  - {name: job_customer, from: jobs, to: customers, from_columns: [customer_id], to_columns: [id]}
metrics:
  - {name: customers, label: Number of customers, synonyms: [customers], type: simple,
     measure: {agg: count, dataset: customers}}
  - {name: jobs, label: Number of jobs, synonyms: [jobs], type: simple, measure: {agg: count, dataset: jobs}}
  - {name: active, label: Active customers, type: simple,
     measure: {agg: count_distinct, dataset: jobs, expr: customer_id}}
"""
# Customer 1 has a check and a repair, 2 a check, 3 a repair, 4 and 5 nothing.
TABLES = """
CREATE TABLE customers AS FROM (VALUES (1, 'Odense'), (2, 'Odense'), (3, 'Nyborg'), (4, 'Nyborg'),
  (5, 'Nyborg')) AS t(id, town);
CREATE TABLE jobs AS FROM (VALUES
  (1, 1, 'check', 'E', TIMESTAMP '2026-05-01'), (2, 1, 'repair', 'E', TIMESTAMP '2026-05-02'),
  (3, 2, 'check', 'C', TIMESTAMP '2026-05-03'), (4, 3, 'repair', 'C', TIMESTAMP '2026-05-04'))
  AS t(id, customer_id, kind, bike, booked_at);
"""


@pytest.fixture(scope="module")
def workshop(opened: Opens) -> Parlance:
    return opened("workshop", TABLES, MODEL)


RIGHT = {
    "customers without jobs": 2,
    "customers with no jobs": 2,
    "customers that have no jobs": 2,
    "number of customers without any jobs": 2,
    "customers without repair jobs": 3,
    "customers with no repair jobs": 3,
    "customers who never had a repair job": 3,
    "customers without jobs that are repair": 3,
    "customers without repair": 3,
    "customers in Nyborg without repair jobs": 2,
    "customers without e-bike repair jobs": 4,
    # A job has one kind: one without repair is of another.
    "jobs without repair": 2,
    "jobs without repair jobs": 2,
}


@pytest.mark.parametrize("question", RIGHT)
def test_those_without_are_counted(workshop: Parlance, question: str) -> None:
    reply = workshop.ask(question)
    assert reply.table is not None, reply.reason
    assert reply.table.rows == ((RIGHT[question],),), reply.interpretation
    assert workshop.ask(reply.interpretation).query == reply.query


def test_by_a_dimension_of_their_own(workshop: Parlance) -> None:
    reply = workshop.ask("customers without repair jobs by town")
    assert reply.table is not None, reply.reason
    assert reply.table.rows == (("Nyborg", 2), ("Odense", 1))


@pytest.mark.parametrize(
    "question",
    [
        "active customers without repair",  # all of them have other jobs
        "active customers without repair jobs",
        "customers without jobs last month",  # no jobs last month, or customers of last month
        "customers without jobs that are repair or e-bike",
        "jobs without customers",
        "customers by town without jobs",  # customers, or towns
        "towns without jobs",
        "active customers with check and repair jobs",  # with both, or with either
    ],
)
def test_what_is_not_clear_is_not_answered(workshop: Parlance, question: str) -> None:
    reply = workshop.ask(question)
    assert reply.status != "answer", reply.interpretation


@pytest.mark.parametrize(
    "question", ["jobs for e-bikes", "e-bikes jobs", "jobs for electric bikes", "jobs for ebikes"]
)
def test_a_value_in_the_plural(workshop: Parlance, question: str) -> None:
    reply = workshop.ask(question)
    assert reply.table is not None, reply.reason
    assert reply.table.rows == ((2,),)
    assert reply.interpretation == 'Number of jobs where bicycle is "e-bike"'
    assert workshop.ask(reply.interpretation).table == reply.table


def test_several_values_in_the_plural(workshop: Parlance) -> None:
    reply = workshop.ask("jobs for e-bikes and city bikes")
    assert reply.table is not None, reply.reason
    assert reply.table.rows == ((4,),)
