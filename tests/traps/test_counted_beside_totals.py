"""What is counted is told beside another number, whatever describes it."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE invoices (invoice_id INTEGER PRIMARY KEY, town VARCHAR, status VARCHAR, issued_on DATE,
  net_amt INTEGER);
INSERT INTO invoices VALUES (1, 'Bath', 'Overdue', '2025-01-04', 10), (2, 'Bath', 'Paid', '2025-02-04', 20),
  (3, 'York', 'Overdue', '2025-03-04', 40);
"""


@pytest.fixture(scope="module")
def books(opened: Opens) -> Parlance:
    return opened("books", TABLES)


@pytest.mark.parametrize(
    "question",
    [
        "number of overdue invoices and the net sum they come to",
        "how many overdue invoices and net amount",
        "number of overdue invoices and their net total",
    ],
)
def test_the_count_is_not_lost(question: str, books: Parlance) -> None:
    answer = books.ask(question)
    assert answer.table is not None, answer.reason
    assert [tuple(map(int, row)) for row in answer.table.rows] == [(2, 50)]


SHOP = """
CREATE TABLE frame (frame_id INTEGER PRIMARY KEY, brand VARCHAR, model_name VARCHAR);
CREATE TABLE stage (stage_id INTEGER PRIMARY KEY, stage_name VARCHAR);
CREATE TABLE glasses_order (order_id INTEGER PRIMARY KEY, ordered_on DATE,
  frame_id INTEGER REFERENCES frame(frame_id),
  stage_id INTEGER REFERENCES stage(stage_id));
INSERT INTO frame VALUES (1, 'Koto', 'K1'), (2, 'Koto', 'K2'), (3, 'Bevel', 'B1');
INSERT INTO stage VALUES (1, 'Live'), (2, 'Closed');
INSERT INTO glasses_order VALUES (1, '2025-01-04', 1, 1), (2, '2025-02-04', 1, 2), (3, '2025-03-04', 3, 2);
"""


@pytest.fixture(scope="module")
def shop(opened: Opens) -> Parlance:
    return opened("shop", SHOP)


def test_what_is_counted_is_no_split(shop: Parlance) -> None:
    answer = shop.ask("how many Koto frames have been ordered so far")
    assert answer.query is None or not answer.query.group_by, answer.interpretation


def test_another_word_for_the_state_that_a_list_of_states_names(shop: Parlance) -> None:
    answer = shop.ask("how many glasses orders are running?")
    assert answer.table is not None, answer.reason
    assert answer.table.rows == ((1,),)
