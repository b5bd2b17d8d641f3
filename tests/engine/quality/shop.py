"""A small shop that is in order: its tables, the model of them, and both with something changed."""

from datetime import datetime
from pathlib import Path

import duckdb

from engine.quality.subject import Subject
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from semantic.locations import Locations
from semantic.yaml_io import load_located

NOW = datetime(2026, 6, 30, 9)

TABLES = """\
CREATE TABLE buyers (id INTEGER, mail VARCHAR, plan VARCHAR);
INSERT INTO buyers VALUES (1, 'a@example.org', 'free'), (2, 'b@example.org', 'paid');
CREATE TABLE prices (shop VARCHAR, since TIMESTAMP, until TIMESTAMP, price DOUBLE);
INSERT INTO prices VALUES ('north', '2026-01-01', '2026-04-01', 1), ('north', '2026-04-01', NULL, 2);
CREATE TABLE orders
  (id INTEGER, buyer_id INTEGER, shop VARCHAR, amount DOUBLE, placed_at TIMESTAMP, state VARCHAR);
INSERT INTO orders VALUES
  (1, 1, 'north', 2.5, '2026-05-01 10:00', 'paid'),
  (2, 2, 'north', 4, '2026-06-02 11:00', 'open'),
  (3, 2, 'north', 1, '2026-06-03 11:00', 'paid');
"""

MODEL = """\
semantic_model: {name: shop}
datasets:
  - name: orders
    table: orders
    primary_key: [id]
    time: placed_at
    fields:
      - {name: placed_at, type: timestamp, role: time}
      - {name: state, values: [{value: paid}, {value: open}]}
      - {name: amount, type: number, role: measure}
      - {name: size, expr: amount, type: number, buckets: [2, 4]}
    default_filters:
      - {name: known, expr: state IS NOT NULL, label: with a state}
  - name: buyers
    table: buyers
    primary_key: [id]
    unique_keys: [[mail]]
    fields:
      - {name: mail, personal: true}
      - {name: plan}
  - name: prices
    table: prices
    primary_key: [shop, since]
    fields:
      - {name: since, type: timestamp, role: time}
      - {name: until, type: timestamp, role: time}
      - {name: price, type: number, role: measure}
relationships:
  - {name: buyer, from: orders, to: buyers, from_columns: [buyer_id], to_columns: [id]}
  - {name: price, from: orders, to: prices, from_columns: [shop], to_columns: [shop],
     valid_from: since, valid_to: until}
metrics:
  - {name: revenue, type: simple, measure: {agg: sum, dataset: orders, expr: amount}}
  - {name: paid, type: simple, measure: {agg: count, dataset: orders, filter: state = 'paid'}}
"""

Swap = dict[str, str]


def line_of(text: str, model: str = MODEL) -> int:
    """The line of the model that holds the text, counted from 1."""
    return next(at for at, line in enumerate(model.splitlines(), 1) if text in line)


def changed(swap: Swap, text: str) -> str:
    """The text with each old part that it has replaced once."""
    for old, new in swap.items():
        text = text.replace(old, new, 1)
    return text


def opened(folder: Path, swap: Swap, more: str = "", timeout: float = 10.0) -> tuple[Subject, Locations]:
    """The shop, with the swaps made in tables and model, and further statements run at the end."""
    assert all(old in TABLES + MODEL for old in swap), swap
    with duckdb.connect(str(folder / "shop.duckdb")) as connection:
        connection.execute(changed(swap, TABLES) + more)
    path = folder / "shop.yaml"
    path.write_text(changed(swap, MODEL), encoding="utf-8")
    model, locations = load_located(path)
    warehouse = Warehouse(folder / "shop.duckdb")
    return Subject(model, warehouse, Clock(NOW), timeout), locations
