"""A market of a few sales, so that every kind of mark has a number that can be counted by hand."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance

MODEL = """
semantic_model: {name: market, label: Market, now: "2026-06-30T09:00:00"}
hierarchies:
  - {name: place, label: Place, levels: [town, stall]}
dimensions:
  - {name: town, label: Town}
  - {name: stall, label: Stall}
  - {name: kind, label: Kind}
datasets:
  - name: sale
    table: sale
    label: Sales
    noun: sale
    nouns: sales
    primary_key: [sale_id]
    time: sold_at
    default_filters: [{name: trial, label: trial sales are left out, expr: "NOT is_trial"}]
    fields:
      - {name: sold_at, type: timestamp, role: time, label: Sale time}
      - {name: town, label: Town, dimension: town}
      - {name: stall, label: Stall, dimension: stall}
      - {name: kind, label: Kind, dimension: kind}
      - {name: is_trial, type: boolean, label: Trial sale}
      - {name: seller, label: Seller, personal: true}
      - {name: amount, type: number, role: measure, label: Amount, unit: EUR}
      - {name: paid_at, type: timestamp, role: time, label: Payment time}
metrics:
  - {name: revenue, label: Revenue, unit: EUR, type: simple,
     measure: {agg: sum, dataset: sale, expr: amount}}
  - {name: sales, label: Sales, type: simple, measure: {agg: count, dataset: sale}}
  - {name: cash, label: Cash, unit: EUR, type: simple,
     measure: {agg: sum, dataset: sale, expr: amount, filter: "kind = 'fruit'"}}
  - {name: basket, label: Basket, unit: EUR, type: ratio,
     numerator: {name: revenue}, denominator: {name: sales}}
"""
# Ten sales of May and June 2026, one of them a trial, one without a town.
SALES = """
CREATE TABLE sale (sale_id INTEGER, sold_at TIMESTAMP, paid_at TIMESTAMP, town VARCHAR, stall VARCHAR,
  kind VARCHAR, is_trial BOOLEAN, seller VARCHAR, amount DOUBLE);
INSERT INTO sale VALUES
  (1, '2026-05-04 10:00', '2026-06-01 10:00', 'Bern', 'North', 'fruit', false, 'A', 10),
  (2, '2026-05-04 11:00', '2026-05-04 11:00', 'Bern', 'North', 'bread', false, 'A', 20),
  (3, '2026-05-20 10:00', '2026-05-20 10:00', 'Bern', 'South', 'fruit', false, 'B', 30),
  (4, '2026-05-21 10:00', '2026-05-21 10:00', 'Olten', 'Quay', 'fruit', false, 'B', 5),
  (5, '2026-05-31 10:00', '2026-06-02 10:00', NULL, 'Van', 'bread', false, 'C', 7),
  (6, '2026-06-01 10:00', '2026-06-01 10:00', 'Bern', 'North', 'bread', false, 'A', 40),
  (7, '2026-06-03 10:30', '2026-06-03 10:30', 'Thun', 'Lake', 'bread', false, 'C', 50),
  (8, '2026-06-03 11:30', '2026-06-03 11:30', 'Thun', 'Lake', 'fruit', true, 'C', 999),
  (9, '2026-06-03 11:45', '2026-06-03 11:45', 'Thun', 'Lake', 'fruit', false, 'C', 8),
  (10, '2026-06-29 10:00', '2026-06-29 10:00', 'Olten', 'Quay', 'bread', false, 'B', 15);
"""


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    folder = tmp_path_factory.mktemp("market")
    with duckdb.connect(str(folder / "market.duckdb")) as connection:
        connection.execute(SALES)
    (folder / "market.yaml").write_text(MODEL, encoding="utf-8")
    return Parlance(Path(folder / "market.yaml"), folder / "market.duckdb")
