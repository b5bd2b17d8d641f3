"""Faults of what stands between the parts of a model: metrics of metrics, conditions, roles, calendars."""

from pathlib import Path

import pytest

from semantic.issues import Issue, ModelError
from semantic.yaml_io import load

SOUND = """\
semantic_model:
  name: shop
  calendar:
    time_zone: Europe/Berlin
datasets:
  - name: orders
    time: placed_at
    unique_keys: [[number]]
    fields:
      - {name: placed_at, type: timestamp, role: time}
      - {name: price, type: number, role: measure}
      - {name: size, type: integer, buckets: [10, 20]}
      - {name: gift, type: boolean}
      - {name: city, dimension: city}
  - name: tags
    bridge: true
  - {name: words, fields: [{name: word}]}
  - {name: places, fields: [{name: land}]}
relationships:
  - {name: tag_order, from: tags, to: orders, from_columns: [order_id], to_columns: [id]}
  - {name: tag_word, from: tags, to: words, from_columns: [word_id], to_columns: [id]}
  - name: order_place
    from: orders
    to: places
    from_columns: [place]
    to_columns: [id]
    role: target
    valid_from: begins
    valid_to: ends
    at: placed_at
dimensions:
  - {name: city, label: City}
hierarchies:
  - name: place
    levels: [places.land, city]
metrics:
  - name: revenue
    type: simple
    where: city in ["Rome", "Oslo"] and orders.gift = false
    measure: {agg: sum, dataset: orders, expr: price,
      non_additive_dimension: {name: placed_at, window_groupings: [city]}}
  - name: growth
    type: derived
    expr: (now - before) / NULLIF(before, 0)
    metrics:
      - {name: revenue, alias: now, where: target.places.land = "Norway"}
      - {name: revenue, alias: before, offset_window: 1 month}
  - name: so_far
    type: cumulative
    metric: revenue
    window: 7 days
  - name: bought
    type: conversion
    entity: user_id
    base: {agg: count, dataset: orders}
    conversion: {agg: count, dataset: orders, filter: gift}
    constant_properties: [{base: city, conversion: city}]
  - name: way
    type: funnel
    steps:
      - {name: first, dataset: orders, entity: user_id}
      - {name: second, dataset: orders, entity: user_id, filter: gift, time: placed_at}
  - name: usual
    type: nested
    agg: average
    metric: revenue
    by: [city]
    where: metric(revenue by city > 5 where hour_of_day >= 8) or related(tags where words.word = "x")
"""

_BASE = "metric: revenue\n    window"

# What to put in the place of which text of SOUND; code, line and a part of the hint that must come.
FAULTS = [
    ("Europe/Berlin", "Europe/Berln", "unknown-zone", 4, "'Europe/Berlin'"),
    ("Europe/Berlin", "../etc", "unknown-zone", 4, ""),
    ("time_zone: Europe/Berlin", "week_start: moonday", "wrong-value", 4, "'monday'"),
    ("[[number]]", "[[]]", "empty-key", 8, "list of columns"),
    ("[10, 20]", "[20, 10]", "wrong-buckets", 12, "low to high"),
    ("[10, 20]", "[10, 10]", "wrong-buckets", 12, "each once"),
    ("{name: size, type: integer", "{name: size", "wrong-buckets", 12, "type: number"),
    ("from: tags, to: words", "from: words, to: words", "loose-bridge", 16, "both datasets"),
    ("role: target", "role: a.b", "bad-role", 27, "without a dot"),
    ("    valid_to: ends\n", "", "half-validity", 28, "both columns"),
    ("    valid_from: begins\n    valid_to: ends\n", "", "half-validity", 28, "valid_from"),
    ("    at: placed_at", "    at: price", "wrong-time", 30, "timestamp"),
    ("    at: placed_at", "    at: placed", "unknown-field", 30, "'placed_at'"),
    ("valid_from: begins", "valid_from: begins >", "bad-expression", 28, "columns"),
    ("levels: [places.land, city]", "levels: [places.lnd, city]", "unknown-dimension", 35, "'places.land'"),
    ("levels: [places.land, city]", "levels: [city, city]", "duplicate-name", 35, "Keep one"),
    ("levels: [places.land, city]", "levels: [city]", "wrong-type", 35, "at least 2"),
    ("  - name: place\n", "  - nam: place\n", "unknown-key", 34, "'name'"),
    ("where: city in", "where: citi in", "unknown-dimension", 39, "'city'"),
    ("where: city in", "where: city iin", "bad-condition", 39, "country"),
    ('"Rome", "Oslo"', '"Rome", 5', "wrong-value", 39, '"5"'),
    ("gift = false", 'gift = "no"', "wrong-value", 39, "true and false"),
    ("orders.gift = false", "orders.size > 5", "wrong-value", 39, "texts"),
    ("orders.gift = false", 'orders.price between 1 and "2"', "wrong-value", 39, "numbers"),
    ("orders.gift = false", 'orders.placed_at > "June"', "wrong-value", 39, "2026-06-30"),
    ("orders.gift = false", 'orders.placed_at:hour_of_day = "8"', "wrong-value", 39, "numbers"),
    ("orders.gift = false", "city:hour_of_day = 8", "unknown-dimension", 39, "city"),
    ("{name: placed_at, window", "{name: price, window", "wrong-time", 41, "timestamp"),
    ("window_groupings: [city]", "window_groupings: [town]", "unknown-field", 41, "price"),
    ("window_groupings: [city]", "window_grouping: [city]", "unknown-key", 41, "'window_groupings'"),
    ("window_groupings: [city]", "window_choice: newest", "wrong-value", 41, "last"),
    ("agg: sum", "agg: percentile", "wrong-value", 40, "fit the other"),
    ("(now - before)", "(now - befor)", "unknown-input", 44, "'before'"),
    ("(now - before)", "sum(now)", "bad-expression", 44, ""),
    ("(now - before)", "(now > before)", "bad-expression", 44, ""),
    ("revenue, alias: before", "revenues, alias: before", "unknown-metric", 47, "'revenue'"),
    ("alias: before,", "alias: now,", "duplicate-name", 47, "Keep one"),
    ("alias: before,", "allias: before,", "unknown-key", 47, "'alias'"),
    ("offset_window: 1 month", "offset_window: 1 mnth", "wrong-value", 47, "'month'"),
    ("offset_window: 1 month", "offset_window: month", "wrong-type", 47, "7 days"),
    ("offset_window: 1 month", "offset_window: 0 days", "wrong-type", 47, "7 days"),
    ("offset_window: 1 month", "offset_window: 1 month, offset_to_grain: year", "either-or", 47, "out"),
    ("land = ", "lnd = ", "unknown-dimension", 46, ""),
    ("window: 7 days", "window: 7 days\n    grain_to_date: month", "either-or", 52, "out"),
    ("window: 7 days", "windw: 7 days", "unknown-key", 51, "'window'"),
    (_BASE, "metric: {agg: sum, datset: orders}\n    window", "unknown-key", 50, "'dataset'"),
    (_BASE, "metric: {name: revenue}\n    window", "unknown-key", 50, ""),
    (_BASE, "metric: {agg: count, dataset: words}\n    window", "no-time", 50, "Add time:"),
    (_BASE, "metric: usual\n    targets: [{value: much}]\n    window", "wrong-type", 51, ""),
    ("{agg: count, dataset: orders}", "{agg: count, dataset: words}", "no-time", 55, "Add time:"),
    ("entity: user_id\n", "entity: user id x\n", "bad-expression", 54, "plain columns"),
    ("{base: city, c", "{base: city city x, c", "bad-expression", 57, "plain columns"),
    ("    entity: user_id\n", "", "missing-key", 52, "entity:"),
    ("first, dataset: orders", "first, dataset: ordes", "unknown-dataset", 61, "'orders'"),
    ("first, dataset: orders", "first, dataset: words", "no-time", 61, "Add time:"),
    ("name: second", "name: first", "duplicate-name", 62, "Keep one"),
    ("gift, time: placed_at}", "gift, constant_properties: [city]}", "column-count", 62, "same order"),
    ("filter: gift, time: placed_at", "filter: gift gift x", "bad-expression", 62, "plain columns"),
    ("filter: gift, time: placed_at", "time: price", "wrong-time", 62, "timestamp"),
    ("      - {name: second, dataset: orders, entity: user_id, filter: gift, time: placed_at}\n", "",
     "wrong-type", 60, "at least 2"),
    ("metric: revenue\n    by", "metric: revenu\n    by", "unknown-metric", 66, "'revenue'"),
    ("by: [city]", "by: [town]", "unknown-dimension", 67, "city"),
    ("by: [city]", "fill_nulls_with: 0", "missing-key", 63, "grain:"),
    ("agg: average", "agg: percentile", "wrong-value", 65, "fit the other"),
    ("agg: average", "agg: age", "wrong-value", 65, "average"),
    ("metric(revenue", "metric(revenu", "unknown-metric", 68, "'revenue'"),
    ("revenue by city", "revenue by town", "unknown-dimension", 68, "city"),
    ("hour_of_day >= 8", 'hour_of_day >= "8"', "wrong-value", 68, "numbers"),
    ("related(tags", "related(tag", "unknown-dataset", 68, "'tags'"),
    ("words.word =", "words.wrd =", "unknown-dimension", 68, "'words.word'"),
    ("metric(revenue", "metric(usual", "metric-cycle", 63, "something else"),
    (_BASE, "metric: so_far\n    window", "metric-cycle", 48, "something else"),
    ("type: nested", "type: nestd", "wrong-value", 64, "'nested'"),
    ("    type: nested\n", "", "missing-key", 63, "funnel"),
    ("label: City", "values: [{value: Rome, color: red}]", "wrong-type", 32, "#1f77b4"),
    ("label: City", "values: [{value: {a: b}}]", "wrong-type", 32, "quotes"),
]  # fmt: skip


def _issues(path: Path) -> tuple[Issue, ...]:
    try:
        load(path)
    except ModelError as error:
        return error.issues
    return ()


@pytest.mark.parametrize(("old", "new", "code", "line", "hint"), FAULTS)
def test_fault(tmp_path: Path, old: str, new: str, code: str, line: int, hint: str) -> None:
    assert old in SOUND
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    found = {(issue.code, issue.place.line): issue for issue in _issues(path)}
    assert (code, line) in found, found
    assert hint in found[code, line].hint


def test_the_sound_model_loads(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND)
    assert _issues(path) == ()


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("window: 7 days", "windw: 7 days", ["unknown-key"]),
        ("offset_window: 1 month", "offset_window: month", ["wrong-type"]),
        ("where: city in", "where: city iin", ["bad-condition"]),
        (_BASE, "metric: [revenue]\n    window", ["wrong-type"]),
        (_BASE, "metric: {agg: sum, expr: a, datset: b}\n    window",
         ["missing-key", "unknown-key"]),
        ("{name: land}", "{name: land, type: strin}", ["wrong-value"]),
        ("label: City", "lable: City", ["unknown-key"]),
        ("    entity: user_id\n", "", ["missing-key"]),
        ("agg: sum", "agg: summ", ["wrong-value"]),
        ("type: nested", "type: nestd", ["wrong-value"]),
        ("metric(revenue", "metric(usual", ["metric-cycle"]),
        ("label: City", "values: [{value: {a: b}}]", ["wrong-type"]),
        ("window: 7 days", "targets: [{value: 3, grain: dy}]", ["wrong-value"]),
    ],
)  # fmt: skip
def test_one_fault_is_told_once(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    """No consequences: what refers to a part at fault is not reported for it, nor are other choices."""
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    assert sorted(issue.code for issue in _issues(path)) == codes


def test_a_condition_at_fault_says_where_in_it(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND.replace("where: city in", "where: city iin", 1), encoding="utf-8")
    (issue,) = _issues(path)
    assert issue.message.startswith("Position 5: expected a comparison")
    assert issue.place.path == "metrics/revenue/where"
