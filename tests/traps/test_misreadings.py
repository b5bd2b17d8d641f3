"""Words that fit a name by accident, or narrow though they look empty: read right, or refused."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE mechanics(mechanic_id INTEGER PRIMARY KEY, mechanic_name VARCHAR, is_senior BOOLEAN);
CREATE TABLE customers(customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, town VARCHAR,
  customer_type VARCHAR);
CREATE TABLE garages(garage_id INTEGER PRIMARY KEY, garage_name VARCHAR, has_crane VARCHAR);
CREATE TABLE jobs(job_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
  garage_id INTEGER REFERENCES garages(garage_id), checked_by INTEGER REFERENCES mechanics(mechanic_id),
  opened_on DATE, finished_on DATE, billed_on DATE,
  state VARCHAR, passed BOOLEAN, fault_code VARCHAR, hours DOUBLE);
CREATE TABLE invoices(invoice_id INTEGER PRIMARY KEY, job_id INTEGER REFERENCES jobs(job_id),
  invoice_status VARCHAR);
CREATE TABLE articles(article_id INTEGER PRIMARY KEY, article_name VARCHAR, brand VARCHAR);
CREATE TABLE reviews(review_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
  article_id INTEGER REFERENCES articles(article_id), stars INTEGER);
CREATE TABLE sales(sale_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
  sold_on DATE);
CREATE TABLE sale_lines(line_id INTEGER PRIMARY KEY, sale_id INTEGER REFERENCES sales(sale_id),
  article_id INTEGER REFERENCES articles(article_id), quantity INTEGER);
INSERT INTO mechanics SELECT i, 'Mechanic ' || ['A', 'B', 'C', 'D', 'E'][i], i <= 2 FROM range(1, 6) t(i);
INSERT INTO customers SELECT i, 'Customer ' || i, ['York', 'Leeds'][1 + i % 2],
  ['fleet', 'private'][1 + i % 2]
  FROM range(1, 31) t(i);
INSERT INTO garages SELECT i, 'Garage ' || ['A', 'B', 'C', 'D', 'E'][i], ['Y', 'N', 'N'][i]
  FROM range(1, 4) t(i);
INSERT INTO jobs SELECT i, 1 + i % 20, 1 + i % 3, 1 + i % 5, DATE '2024-01-01' + CAST(i AS INTEGER) * 3,
  CASE WHEN i % 6 > 0 THEN DATE '2024-02-15' + CAST(i AS INTEGER) * 3 END,
  DATE '2024-03-01' + CAST(i AS INTEGER) * 3,
  CASE WHEN i % 6 = 0 THEN 'waiting' WHEN i % 7 = 0 THEN 'finished' ELSE 'collected' END,
  i % 4 > 0, CASE WHEN i % 3 = 0 THEN ['E1', 'E2'][1 + i % 2] END, i % 5 + 1 FROM range(1, 121) t(i);
INSERT INTO invoices SELECT i, i, ['open', 'paid'][1 + i % 2] FROM range(1, 61) t(i);
INSERT INTO articles SELECT i, 'Article ' || i, ['Bosk', 'Vale'][1 + i % 2] FROM range(1, 11) t(i);
INSERT INTO reviews SELECT i, 1 + i % 12, 1 + i % 10, 1 + i % 5 FROM range(1, 41) t(i);
INSERT INTO sales SELECT i, 1 + i % 25, DATE '2024-03-01' + CAST(i AS INTEGER) FROM range(1, 81) t(i);
INSERT INTO sale_lines SELECT i, 1 + i % 80, 1 + i % 10, 1 FROM range(1, 161) t(i);
"""


@pytest.fixture(scope="module")
def garage(opened: Opens) -> Parlance:
    return opened("garage", TABLES)


RIGHT = {
    # The share of those that fit within each group, and not how those that fit are spread over the groups.
    "share of jobs passed by state": "Share of number of jobs whose passed exactly True by job state",
    # The months of the time that the period is said of.
    "number of jobs billed in 2024 by month": "Number of jobs by month of billed on with billed on in 2024",
    # In all, and not on the best single day.
    "which garage had the most hours in 2024, by billed on": (
        "Total hours by garage name with billed on in 2024 top 1 by total hours"
    ),
    # What has no value is not the most frequent value.
    "top fault code by number of jobs": "Number of jobs by fault code top 1 by number of jobs",
    # A yes is there, and not just any answer; several things are told by their names.
    "how many garages have a crane": 'Number of garages where crane is "crane"',
    "customers without any job": "List the customers with customer name where there are no related jobs",
    "how many customers without any job": "Number of customers where there are no related jobs",
    # A thing that each belongs to, or to none, is no row of what was done with it.
    "jobs without a garage": "Number of jobs where garage ID has no value",
    # All of them were opened; collected jobs were finished too.
    "how many jobs are still open": "Number of jobs where finished on has no value",
    "share of open jobs": "Share of number of jobs whose finished on has no value",
    "how many jobs have not been finished": "Number of jobs where finished on has no value",
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(garage: Parlance, question: str) -> None:
    reply = garage.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.interpretation == RIGHT[question]


UNPROVEN = (
    "jobs still open",  # an invoice is open
    "jobs checked by senior mechanics",  # who did it is no split
    "reviews by customers in York",
    "number of jobs by kind of work",  # and not by kind of customer
    "how many customers bought articles of the brand Bosk",  # and did not just review one
    "which garage fixes the most jobs",
    "which garage opened the most jobs",  # in all, and not on one day
    "how many job customers are private",
)


@pytest.mark.parametrize("question", UNPROVEN)
def test_refused_or_asked_back(garage: Parlance, question: str) -> None:
    reply = garage.ask(question)
    assert reply.status != "answer", reply.interpretation


def test_which_ones_is_all_that_is_asked_behind_whether_there_are_any(garage: Parlance) -> None:
    """Jobs are of the customers 1 to 20 of 30; a yes alone would not say which."""
    reply = garage.ask("are there any customers without a job? which ones?")
    assert reply.table is not None, reply.reason
    assert sorted(row[0] for row in reply.table.rows) == [f"Customer {number}" for number in range(21, 31)]


CODES = """
CREATE TABLE reason(reason_code VARCHAR PRIMARY KEY, reason_text VARCHAR);
CREATE TABLE refund(refund_no INTEGER, line_no INTEGER, reason_code VARCHAR REFERENCES reason(reason_code),
  amount DOUBLE, PRIMARY KEY (refund_no, line_no));
INSERT INTO reason VALUES ('DEF', 'Defective'), ('LAT', 'Arrived too late'), ('SIZ', 'Wrong size');
INSERT INTO refund SELECT i, 1, ['DEF', 'LAT', 'SIZ'][1 + i % 3], 3.5 * i FROM range(1, 31) t(i);
"""


def test_what_a_code_stands_for_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "refunds.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(CODES)
    door = Parlance(source=path)
    assert _groups(door, "number of refunds by reason") == ["Arrived too late", "Defective", "Wrong size"]
    assert _groups(door, "number of refunds by reason code") == ["DEF", "LAT", "SIZ"]
    door.warehouse.close()


def _groups(door: Parlance, question: str) -> list[object]:
    reply = door.ask(question)
    assert reply.table is not None, reply.reason
    return [row[0] for row in reply.table.rows]
