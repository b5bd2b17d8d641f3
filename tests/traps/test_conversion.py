"""Conversion and funnel: an event counts for what came before it, once, and in time."""

import pytest

MODEL = """
name: funnel
datasets:
  - name: visits
    table: visits
    primary_key: [visit]
    time: happened
    fields:
      - {name: happened, type: timestamp, role: time}
      - {name: source, dimension: source}
  - name: carts
    table: carts
    time: happened
    fields: [{name: happened, type: timestamp, role: time}]
  - name: orders
    table: orders
    time: happened
    fields: [{name: happened, type: timestamp, role: time}]
    default_filters: [{name: real, expr: product = 'p' OR product = 'q', label: other products left out}]
dimensions: [{name: source}]
metrics:
  - name: bought
    type: conversion
    entity: person
    base: {agg: count, dataset: visits}
    conversion: {agg: count, dataset: orders}
    window: 7 days
    calculation: conversions
  - name: rate
    type: conversion
    entity: person
    base: {agg: count, dataset: visits}
    conversion: {agg: count, dataset: orders}
    window: 7 days
  - name: same_product
    type: conversion
    entity: person
    base: {agg: count, dataset: visits}
    conversion: {agg: count, dataset: orders, filter: product <> 'r'}
    constant_properties: [{base: product, conversion: product}]
    calculation: conversions
  - name: through
    type: funnel
    window: 3 days
    calculation: conversions
    steps:
      - {name: visit, dataset: visits, entity: person}
      - {name: cart, dataset: carts, entity: person}
      - {name: order, dataset: orders, entity: person}
  - name: same_thing
    type: funnel
    calculation: conversions
    steps:
      - {name: visit, dataset: visits, entity: person, constant_properties: [product]}
      - {name: order, dataset: orders, entity: person, constant_properties: [product]}
  - name: through_rate
    type: funnel
    window: 3 days
    steps:
      - {name: visit, dataset: visits, entity: person}
      - {name: cart, dataset: carts, entity: person}
      - {name: order, dataset: orders, entity: person}
"""
# ann visits by two ways and buys twice; bob buys too late; cat buys before the cart; dan has no name.
TABLES = """
CREATE TABLE visits (visit INTEGER, happened TIMESTAMP, person VARCHAR, source VARCHAR, product VARCHAR);
CREATE TABLE carts (happened TIMESTAMP, person VARCHAR);
CREATE TABLE orders (happened TIMESTAMP, person VARCHAR, product VARCHAR);
INSERT INTO visits VALUES
  (1, '2026-06-01', 'ann', 'ad', 'p'), (2, '2026-06-02', 'ann', 'mail', 'q'),
  (3, '2026-06-01', 'bob', 'ad', 'p'), (4, '2026-06-05', 'cat', 'mail', 'p'),
  (5, '2026-06-05', NULL, 'ad', 'p');
INSERT INTO carts VALUES ('2026-06-02 10:00', 'ann'), ('2026-06-06', 'cat');
INSERT INTO orders VALUES
  ('2026-06-03', 'ann', 'p'), ('2026-06-03 12:00', 'ann', 'p'), ('2026-06-08', 'bob', 'p'),
  ('2026-06-05 12:00', 'cat', 'p'), ('2026-06-05', NULL, 'p'), ('2026-06-04', 'ann', 'toy');
"""


@pytest.fixture
def shop(world):
    return world(MODEL, TABLES)


def test_each_order_counts_for_the_latest_visit_before_it(shop):
    assert shop.ask("bought by source") == [("ad", 0), ("mail", 3)]


def test_joining_by_person_would_have_counted_orders_for_every_visit(shop):
    naive = "SELECT source, COUNT(*) FROM visits JOIN orders USING (person) GROUP BY 1 ORDER BY 1"
    assert shop.naive(naive) == [("ad", 4), ("mail", 4)]


def test_the_rate_is_over_all_visits(shop):
    assert shop.ask("rate") == [(pytest.approx(3 / 5),)]
    assert shop.ask("rate by source") == [("ad", 0), ("mail", pytest.approx(3 / 2))]


def test_the_end_of_the_window_is_outside(shop):
    """Bob visits on the 1st and buys on the 8th, seven days later to the second."""
    assert shop.ask("bought by day") == [("2026-06-01", 0), ("2026-06-02", 2), ("2026-06-05", 1)]


def test_a_day_alone_is_that_day_of_all_days(shop):
    """Ann's orders belong to her visit of the 2nd, also when only the 1st is asked for."""
    assert shop.ask("bought during named(year=2026, month=6, day=1)") == [(0,)]
    assert shop.ask("bought during named(year=2026, month=6, day=2)") == [(2,)]


def test_constant_properties_must_agree(shop):
    assert shop.ask("same_product by source") == [("ad", 3), ("mail", 1)]


def test_a_funnel_needs_every_step_in_order(shop):
    assert shop.ask("through") == [(1,)]


def test_a_funnel_is_grouped_by_its_first_step(shop):
    assert shop.ask("through by source") == [("ad", 1), ("mail", 1)]
    assert shop.ask("through_rate by source") == [("ad", 0.5), ("mail", 0.5)]


def test_steps_without_an_order_would_have_let_cat_through(shop):
    naive = "SELECT COUNT(DISTINCT person) FROM visits JOIN carts USING (person) JOIN orders USING (person)"
    assert shop.naive(naive) == [(2,)]


def test_a_funnel_of_one_thing(shop):
    """Ann sees p by the ad and q by mail, and buys p; a visit for q leads to no order of q."""
    assert shop.ask("same_thing by source") == [("ad", 2), ("mail", 1)]
