"""Fields of what rows are worth, where quantity and price tell it, and none where they do not."""

import pytest

from tests.engine.scaffold.conftest import Scaffold

LINES = """
CREATE TABLE parts (part_id INTEGER PRIMARY KEY, part_name VARCHAR, {price});
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, ordered_on DATE{header});
CREATE TABLE order_lines (order_line_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders(order_id),
  part_id INTEGER REFERENCES parts(part_id), {columns});
CREATE TABLE suppliers (supplier_id INTEGER PRIMARY KEY, supplier_name VARCHAR);
INSERT INTO parts SELECT i, 'Part ' || i, {priced} FROM range(1, 6) t(i);
INSERT INTO suppliers SELECT i, 'Firm ' || i FROM range(1, 4) t(i);
INSERT INTO orders SELECT i, DATE '2025-01-01' + i::INT{headed} FROM range(1, 21) t(i);
INSERT INTO order_lines SELECT i, 1 + i % 20, 1 + i % 5, {cells} FROM range(1, 41) t(i);
"""
PLAIN = {"price": "weight_kg DOUBLE", "priced": "1.5 * i", "header": "", "headed": ""}


def names(scaffolded: Scaffold, columns: str, cells: str, **others: str) -> set[str]:
    model = scaffolded(LINES.format(**{**PLAIN, **others}, columns=columns, cells=cells))
    return {field.name for one in model.datasets for field in one.fields}


def test_a_percentage_is_taken_off(scaffolded: Scaffold) -> None:
    columns = "quantity INTEGER, unit_price DOUBLE, discount_pct INTEGER"
    model = scaffolded(LINES.format(**PLAIN, columns=columns, cells="1 + i % 3, 2.5 * i, 5 * (i % 4)"))
    (found,) = (field for one in model.datasets for field in one.fields if field.name == "revenue")
    assert found.expr == "(quantity) * (unit_price) * (1 - coalesce(discount_pct, 0) / 100.0)"
    assert "less discount_pct percent" in found.description


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("quantity INTEGER, unit_price DOUBLE, line_total DOUBLE", "1 + i % 3, 2.5 * i, 9.0 * i"),
        (
            "ordered_quantity INTEGER, shipped_quantity INTEGER, unit_price DOUBLE",
            "3 + i % 3, i % 3, 2.5 * i",
        ),
        ("quantity INTEGER, price DOUBLE", "1 + i % 3, 2.5 * i"),  # may be that of the whole line
        ("quantity INTEGER, unit_price DOUBLE, discount DOUBLE", "1 + i % 3, 2.5 * i, 0.5 * (i % 3)"),
        ("quantity INTEGER, unit_price DOUBLE, tax DOUBLE", "1 + i % 3, 2.5 * i, 0.5 * i"),
    ],
)
def test_no_worth_where_it_is_told_or_open(scaffolded: Scaffold, columns: str, cells: str) -> None:
    assert "revenue" not in names(scaffolded, columns, cells)


def test_what_is_bought_is_no_revenue(scaffolded: Scaffold) -> None:
    """Orders to suppliers cost money; what is ordered of a part that a supplier makes is a sale."""
    columns, cells = "quantity INTEGER, unit_price DOUBLE", "1 + i % 3, 2.5 * i"
    header = {"header": ", supplier_id INTEGER", "headed": ", 1 + i % 3"}
    bought = names(scaffolded, columns, cells, **header)
    assert "revenue" not in bought
    assert "order_line_value" in bought
    made = {"price": "supplier_id INTEGER, list_price DOUBLE", "priced": "1 + i % 3, 3.0 * i"}
    assert "revenue" in names(scaffolded, columns, cells, **made)


def test_two_prices_are_two_worths(scaffolded: Scaffold) -> None:
    """What a shelf is worth is asked at which price, where there are two."""
    model = scaffolded(
        "CREATE TABLE soaps (soap_id INTEGER PRIMARY KEY, soap_name VARCHAR, stock_quantity INTEGER,"
        " cost_price DOUBLE, retail_price DOUBLE);"
        "INSERT INTO soaps SELECT i, 'Soap ' || i, 3 + i, 1.0 * i, 2.0 * i FROM range(1, 9) t(i);"
    )
    labels = {metric.label for metric in model.metrics}
    assert {"Total stock value at cost price", "Total stock value at retail price"} <= labels
    assert "Total stock value" not in labels
