"""The rows that an answer rests on, beside counts by SQL written by hand."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.pipeline.proving import rows_behind
from engine.types.rows_behind import RowsBehind
from semantic.text_form import from_text

# Six orders; two of a customer that is not there, one without any, two in May.
SHOP = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, town VARCHAR);
INSERT INTO customers VALUES (1, 'Graz'), (2, 'Linz');
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer_id INTEGER, ordered_at DATE, price DOUBLE);
INSERT INTO orders VALUES
    (1, 1, '2026-04-01', 5), (2, 1, '2026-05-02', 7), (3, 9, '2026-04-03', 1),
    (4, 9, '2026-05-04', 2), (5, NULL, '2026-04-05', 3), (6, 2, '2026-04-06', 4);
"""
MODEL = """
semantic_model: {name: shop, now: "2026-06-29T09:00:00"}
datasets:
  - name: orders
    table: orders
    label: Orders
    primary_key: [order_id]
    time: ordered_at
    fields:
      - {name: ordered_at, type: date, role: time, label: Order day}
      - {name: price, type: number, role: measure, label: Price}
  - name: customers
    table: customers
    label: Customers
    primary_key: [customer_id]
    fields: [{name: town, dimension: town}]
relationships:
  - {name: buyer, from: orders, to: customers, from_columns: [customer_id], to_columns: [customer_id]}
dimensions:
  - {name: town, label: Town}
metrics:
  - name: sales
    label: Sales
    owner: Till desk
    type: simple
    measure: {agg: sum, dataset: orders, expr: price}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    folder: Path = tmp_path_factory.mktemp("rows")
    with duckdb.connect(str(folder / "shop.duckdb")) as connection:
        connection.execute(SHOP)
    (folder / "shop.yaml").write_text(MODEL)
    return Parlance(folder / "shop.yaml", folder / "shop.duckdb")


def behind(shop: Parlance, query: str) -> list[RowsBehind]:
    plan = shop.query(from_text(query)).plan
    assert plan is not None
    return list(rows_behind(plan, shop.session))


def test_rows_without_a_partner_are_kept_and_counted(shop: Parlance) -> None:
    assert behind(shop, "sales by town") == [RowsBehind("orders", 6, 6, 6, (("customers", 3),))]


def test_rows_outside_the_period_are_not_used(shop: Parlance) -> None:
    (found,) = behind(shop, "sales by town during named(year=2026, month=4)")
    assert (found.alone, found.used, found.missing) == (6, 4, (("customers", 2),))


def test_both_periods_of_a_comparison_are_counted(shop: Parlance) -> None:
    now, before = behind(shop, "sales during named(year=2026, month=5) compare previous")
    assert (now.used, now.earlier, before.used, before.earlier) == (2, False, 4, True)
    assert now.joined == ()


def test_it_is_told_in_the_language_of_the_answer(shop: Parlance) -> None:
    facts = dict(shop.onward(shop.query(from_text("sales by town"))).proof())
    assert facts["Rows used"] == (
        "6 of 6 rows of Orders. Joined with Customers: no row was dropped, none counted twice. "
        "3 of those used have no match in Customers; they are kept, as unknown."
    )
    assert facts["Owner"] == "Till desk"
    assert facts["Access"].startswith("No rule limits")


def test_german_facts(parlance: Parlance) -> None:
    facts = dict(parlance.onward(parlance.ask("Abschlussrate nach Tarif im letzten Monat")).proof())
    assert facts["Zeitraum"] == "Mai 2026: von 1. Mai 2026 00:00 bis vor 1. Juni 2026 00:00 UTC"
    assert "Abschlussrate: geteilt durch" in facts
    assert "Verwendete Zeilen" in facts
    assert not {"Period", "Rows", "Clock", "Time taken", "Owner"} & set(facts)


def test_steps_and_both_periods_are_counted_and_what_meets_many_rows_says_that_it_is_not(
    hire: Parlance,
) -> None:
    def used(text: str) -> list[str]:
        facts = hire.onward(hire.query(from_text(text))).proof()
        return [said for label, said in facts if label.startswith("Rows used")]

    # 200 visits and 60 purchases stand in the tables of the hire.
    assert used("journey") == ["200 of 200 rows of Visits.", "60 of 60 rows of Purchases."]
    change = "ride_count during named(year=2026, month=5) compare previous with change(ride_count)"
    assert len(used(change)) == 2
    (said,) = used("ride_count by topic")
    assert said.startswith("Of Rides it is not counted here")
