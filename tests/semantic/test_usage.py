"""Which columns a model reads: those of every kind of metric too."""

from pathlib import Path

from semantic.usage import columns_used, measures_of
from semantic.yaml_io import load

MODEL = """\
semantic_model: {name: shop}
datasets:
  - name: visits
    table: visits
    primary_key: [id]
    time: at
    fields:
      - {name: at, type: timestamp, role: time}
      - {name: browser, expr: lower(agent)}
      - {name: price, type: number, role: measure}
    default_filters:
      - {name: real, expr: not bot, label: people only}
  - name: orders
    table: orders
    primary_key: [id]
    time: placed
    fields:
      - {name: placed, type: timestamp, role: time}
relationships:
  - {name: visit, from: orders, to: visits, from_columns: [visit_id], to_columns: [number]}
metrics:
  - {name: visits, type: simple, measure: {agg: count, dataset: visits, filter: seconds > 1}}
  - {name: each, type: ratio, numerator: {agg: sum, dataset: orders, expr: amount}, denominator: visits}
  - {name: so_far, type: cumulative, metric: {agg: sum, dataset: orders, expr: tax}}
  - name: bought
    type: conversion
    entity: visitor
    conversion_entity: buyer
    base: {agg: count, dataset: visits}
    conversion: {agg: count, dataset: orders}
    constant_properties: [{base: item, conversion: product}]
  - name: way
    type: funnel
    steps:
      - {name: look, dataset: visits, entity: visitor}
      - {name: buy, dataset: orders, entity: client, filter: paid}
"""


def test_columns_of_every_kind_of_part(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(MODEL, encoding="utf-8")
    model = load(path)
    assert columns_used(model) == {
        "visits": {"id", "at", "agent", "bot", "number", "seconds", "visitor", "item"},
        "orders": {"id", "placed", "visit_id", "amount", "tax", "buyer", "product", "client", "paid"},
    }
    assert columns_used(model, fields=True)["visits"] - columns_used(model)["visits"] == {"price"}
    assert [place for _, place, _ in measures_of(model)] == [
        "metrics/visits/measure",
        "metrics/each/numerator",
        "metrics/so_far/metric",
        "metrics/bought/base",
        "metrics/bought/conversion",
        "metrics/way/steps/look",
        "metrics/way/steps/buy",
    ]
