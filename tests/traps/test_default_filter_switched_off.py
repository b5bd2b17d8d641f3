"""A default filter is off only where its own words say so, and then it is said that it is off."""

import pytest

from engine import Parlance
from semantic.text_form import to_text
from tests.traps.conftest import Opens

MODEL = """
semantic_model: {name: shop, now: "2026-06-17T10:00:00"}
datasets:
  - name: orders
    primary_key: [id]
    fields:
      - {name: store, dimension: store, label: Store}
    default_filters:
      - {name: test_orders, expr: NOT is_test, label: test orders left out}
      - {name: paid, expr: is_paid, label: only what is paid for}
  - name: visits
    primary_key: [id]
    fields: []
dimensions:
  - {name: store, label: Store}
metrics:
  - {name: revenue, label: Revenue, type: simple, measure: {agg: sum, dataset: orders, expr: amount}}
  - {name: visits, label: Visits, type: simple, measure: {agg: count, dataset: visits}}
"""
ORDERS = """
CREATE TABLE orders AS SELECT * FROM (VALUES
  (1, 'Bern', 1, false, true), (2, 'Bern', 20, true, true), (3, 'Bath', 300, false, false)
) AS t(id, store, amount, is_test, is_paid)
"""


@pytest.fixture(scope="module")
def shop(opened: Opens) -> Parlance:
    return opened("shop", f"CREATE TABLE visits AS SELECT 1 AS id; {ORDERS}", MODEL)


ASKED = {
    "revenue": (1, "revenue"),
    "revenue including test orders": (21, "revenue without test_orders"),
    "revenue counting the test orders": (21, "revenue without test_orders"),
    "revenue with test orders included": (21, "revenue without test_orders"),
    "revenue without the default filter test orders": (21, "revenue without test_orders"),
    "revenue without the default filter paid": (301, "revenue without paid"),
    "revenue including test orders in Bern": (21, 'revenue where store = "Bern" without test_orders'),
    "revenue including test orders and without the default filter paid": (
        321,
        "revenue without paid, test_orders",
    ),
}


@pytest.mark.parametrize(("question", "told"), ASKED.items())
def test_asked(question: str, told: tuple[int, str], shop: Parlance) -> None:
    answer = shop.ask(question)
    assert answer.table is not None, answer.reason
    assert answer.query is not None
    assert (answer.table.rows[0][0], to_text(answer.query)) == told


@pytest.mark.parametrize("question", ASKED)
def test_what_is_shown_reads_back(question: str, shop: Parlance) -> None:
    answer = shop.ask(question)
    assert shop.ask(answer.interpretation.lower()).query == answer.query


@pytest.mark.parametrize(
    "question",
    [
        "revenue including orders",
        "revenue including everything",
        "revenue including paid",  # paid is what stays, not what is left out
        "revenue not including test orders",
        "revenue only including test orders in Bern",
        "revenue including test orders only in Bern",
        "revenue including only test orders",
        "revenue including test orders and Bern",
        "visits including test orders",  # they have no such filter
    ],
)
def test_anything_else_is_not_taken_for_it(question: str, shop: Parlance) -> None:
    assert shop.ask(question).status != "answer"
