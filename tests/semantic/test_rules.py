"""Each lint rule fires on a small model made for it and is silent on the same model put right."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from semantic import rules
from semantic.coverage import coverage
from semantic.issues import Issue
from semantic.locations import Locations
from semantic.model import SemanticModel
from semantic.yaml_io import load_located
from tests.semantic.models import models

SOUND = """\
semantic_model: {name: shop}
datasets:
  - name: orders
    label: Orders
    description: One row per order.
    primary_key: [id]
    time: placed_at
    fields:
      - {name: placed_at, type: timestamp, role: time, label: Order time, description: When it was placed.}
      - {name: city, dimension: city}
  - name: buyers
    label: Buyers
    description: One row per buyer.
    primary_key: [id]
    fields:
      - {name: plan, label: Plan, description: What the buyer pays for.}
  - {name: stalls, label: Stalls, description: One row per stall., primary_key: [id]}
relationships:
  - {name: order_buyer, from: orders, to: buyers, from_columns: [buyer_id], to_columns: [id]}
dimensions:
  - {name: city, label: City, description: Where it was sold., synonyms: [town]}
metrics:
  - name: revenue
    label: Revenue
    description: Money taken.
    synonyms: [sales]
    type: simple
    measure: {agg: sum, dataset: orders, expr: price}
  - name: orders_placed
    label: Orders placed
    description: Number of orders.
    type: simple
    measure: {agg: count, dataset: orders}
"""

_PLACED = "    description: Number of orders.\n"
_PLAN = "{name: plan, label: Plan"
_SECOND_JOIN = (
    "to_columns: [id]}\n"
    "  - {name: gift_buyer, from: orders, to: buyers, from_columns: [given_to], to_columns: [id]}"
)

# What to put in the place of which text of SOUND; rule, code, severity and line that must come.
FIRING = [
    ("synonyms: [town]", "synonyms: [town, Revenue]", "clashing_words", "synonym-is-name", "warning", 21),
    ("[sales]", "[sales, sales volume, plan]", "clashing_words", "synonym-is-name", "warning", 26),
    (_PLACED, f"{_PLACED}    synonyms: [Sales]\n", "clashing_words", "shared-word", "info", 23),
    ("label: Orders placed", "label: Revenue", "clashing_words", "shared-word", "warning", 23),
    (
        "count, dataset: orders",
        "count, dataset: stalls",
        "unreachable_metrics",
        "no-dimension",
        "warning",
        29,
    ),
    ("    time: placed_at\n", "", "unreachable_metrics", "no-time", "warning", 22),
    ("to_columns: [id]}", _SECOND_JOIN, "ambiguous_paths", "ambiguous-path", "warning", 20),
    (
        "      - {name: city, dimension: city}\n",
        "      - {name: city, dimension: city}\n      - {name: town, dimension: city}\n",
        "ambiguous_paths",
        "ambiguous-path",
        "warning",
        11,
    ),
    ("    label: Revenue\n", "", "missing_words", "no-label", "info", 23),
    ("    description: Money taken.\n", "", "missing_words", "no-description", "info", 23),
    ("label: City, ", "", "missing_words", "no-label", "info", 21),
    ("    description: One row per buyer.\n", "", "missing_words", "no-description", "info", 11),
    (_PLAN, "{name: plan", "missing_words", "no-label", "info", 16),
    ("    primary_key: [id]\n    fields:", "    fields:", "missing_keys", "no-key", "warning", 11),
    ("to_columns: [id]", "to_columns: [plan]", "missing_keys", "join-off-key", "warning", 19),
    (_PLAN, "{name: email, label: Plan", "personal_fields", "personal-indexed", "warning", 16),
    (_PLAN, "{name: plan, label: Last name", "personal_fields", "personal-indexed", "warning", 16),
    (
        _PLAN,
        "{name: plan, label: Plan, personal: true, values: [{value: a}]",
        "personal_fields",
        "personal-indexed",
        "warning",
        16,
    ),
]
SILENT = [
    ("[sales]", "[sales, Revenue, revenue]"),
    ("[buyer_id], to_columns: [id]", "[buyer_id, shop], to_columns: [id, shop]"),
    (_PLAN, "{name: email, label: Plan, personal: true"),
    (_PLAN, "{name: email, label: Plan, indexed: false"),
    (_PLAN, "{name: phone_count, type: integer, label: Plan"),
    (_PLAN, "{name: streets_paved, label: Plan"),
]


def _read(folder: Path, text: str) -> tuple[SemanticModel, Locations]:
    path = folder / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    return load_located(path)


def _found(model: SemanticModel, locations: Locations) -> list[tuple[str, str, int]]:
    return [(issue.code, issue.severity, issue.place.line) for issue in rules.run(model, locations)]


@pytest.mark.parametrize(("old", "new", "rule", "code", "severity", "line"), FIRING)
def test_fires(tmp_path: Path, old: str, new: str, rule: str, code: str, severity: str, line: int) -> None:
    assert old in SOUND
    model, locations = _read(tmp_path, SOUND.replace(old, new, 1))
    assert (code, severity, line) in _found(model, locations)
    assert code in {issue.code for issue in rules.rules()[rule].check(model)}


@pytest.mark.parametrize(("old", "new"), [("", ""), *SILENT])
def test_is_silent(tmp_path: Path, old: str, new: str) -> None:
    assert old in SOUND
    assert _found(*_read(tmp_path, SOUND.replace(old, new, 1))) == []


def test_every_rule_has_a_firing_example() -> None:
    shown_elsewhere = {"broken_references", "duplicate_names"}
    assert {row[2] for row in FIRING} | shown_elsewhere == set(rules.rules())


def test_models_that_come_from_elsewhere_get_the_errors_of_the_loader(tmp_path: Path) -> None:
    model, _ = _read(tmp_path, SOUND)
    revenue = model.metrics[0]
    twice = model.model_copy(update={"metrics": (revenue, revenue)})
    assert [(issue.code, issue.place.path) for issue in rules.run(twice)] == [("duplicate-name", "metrics/1")]
    lost = model.model_copy(update={"datasets": ()})
    codes = {(issue.code, issue.place.path) for issue in rules.run(lost)}
    assert ("unknown-dataset", "metrics/revenue/measure/dataset") in codes
    assert ("unknown-dataset", "relationships/order_buyer/from") in codes


def test_the_gravest_come_first(tmp_path: Path) -> None:
    text = SOUND.replace("    label: Revenue\n", "").replace("    time: placed_at\n", "")
    severities = [issue.severity for issue in rules.run(*_read(tmp_path, text))]
    assert severities == ["warning", "warning", "info"]


def test_every_finding_says_what_to_do(tmp_path: Path) -> None:
    found: list[Issue] = []
    for old, new, *_ in FIRING:
        found.extend(rules.run(*_read(tmp_path, SOUND.replace(old, new, 1))))
    assert found
    assert all(issue.message.endswith(".") and issue.hint.endswith(".") for issue in found)


@settings(max_examples=50, deadline=None)
@given(models())
def test_any_model_in_order_is_checked_without_errors(model: SemanticModel) -> None:
    assert {issue.severity for issue in rules.run(model)} <= {"warning", "info"}
    assert len(coverage(model).metrics) == len(model.metrics)
