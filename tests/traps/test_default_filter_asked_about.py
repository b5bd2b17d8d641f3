"""Test orders are left out unless the question is about them: then the answer is not "none of them"."""

import pytest

from engine import Parlance
from semantic.text_form import from_text
from tests.traps.conftest import Opens

MODEL = """
semantic_model: {name: shop, now: "2026-06-17T10:00:00"}
datasets:
  - name: orders
    primary_key: [id]
    fields:
      - {name: kind, label: Kind of order, expr: "CASE WHEN is_test THEN 'test' ELSE 'real' END"}
      - {name: store, label: Store}
    default_filters: [{name: real, expr: NOT is_test, label: test orders left out}]
metrics:
  - {name: revenue, label: Revenue, type: simple, measure: {agg: sum, dataset: orders, expr: amount}}
"""

TABLES = """
CREATE TABLE orders (id INTEGER, store VARCHAR, amount INTEGER, is_test BOOLEAN);
INSERT INTO orders VALUES (1, 'A', 10, false), (2, 'A', 90, true), (3, 'B', 30, false);
"""


@pytest.fixture(scope="module")
def shop(opened: Opens) -> Parlance:
    return opened("shop", TABLES, MODEL)


def rows(shop: Parlance, text: str) -> list[tuple[object, ...]]:
    answer = shop.query(from_text(text))
    assert answer.table is not None, answer.reason
    return [tuple(row) for row in answer.table.rows]


def test_split_by_what_the_filter_is_about(shop: Parlance) -> None:
    # Naive: one row, ('real', 40), as if there were no test orders.
    assert rows(shop, "revenue by orders.kind") == [("real", 40), ("test", 90)]


def test_restricted_to_what_the_filter_takes_out(shop: Parlance) -> None:
    # Naive: NULL, since no order is a test order and none at once.
    assert rows(shop, 'revenue where orders.kind = "test"') == [(90,)]
    assert "90" in shop.ask("revenue of test orders").sentence


def test_otherwise_it_holds_and_is_said(shop: Parlance) -> None:
    answer = shop.query(from_text("revenue by orders.store"))
    assert answer.table is not None
    assert [tuple(row) for row in answer.table.rows] == [("A", 10), ("B", 30)]
    assert "test orders left out" in str(answer)
    assert "test orders left out" not in str(shop.query(from_text("revenue by orders.kind")))
