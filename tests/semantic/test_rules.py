"""Each lint rule fires on a small model made for it and is silent on the same model put right."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from semantic import rules
from semantic.coverage import coverage
from semantic.issues import Issue
from semantic.locations import Locations
from semantic.model import SemanticModel
from semantic.rule_notes import notes
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
  - {name: order_stall, from: orders, to: stalls, from_columns: [stall_id], to_columns: [id]}
dimensions:
  - {name: city, label: City, description: Where it was sold., synonyms: [town]}
metrics:
  - name: revenue
    label: Revenue
    description: Money taken.
    unit: "€"
    synonyms: [sales]
    type: simple
    measure: {agg: sum, dataset: orders, expr: price}
  - name: orders_placed
    label: Orders placed
    description: Number of orders.
    type: simple
    measure: {agg: count, dataset: orders}
"""

_CITY = "      - {name: city, dimension: city}\n"
_JOIN = (
    "relationships:\n"
    "  - {name: order_buyer, from: orders, to: buyers, from_columns: [buyer_id], to_columns: [id]}\n"
    "  - {name: order_stall, from: orders, to: stalls, from_columns: [stall_id], to_columns: [id]}\n"
)
_PLACED = "    description: Number of orders.\n"
_PLAN = "{name: plan, label: Plan"
_EARNED = "    phrasings: [{asked: amount, verbs: [earn], by: [shops]}]\n"
_SECOND_JOIN = (
    "to_columns: [id]}\n"
    "  - {name: gift_buyer, from: orders, to: buyers, from_columns: [given_to], to_columns: [id]}"
)

# What some rules need beside what SOUND has.
_VISITS = """\
  - name: visits
    label: Visits
    description: One row per visit.
    primary_key: [id]
    time: at
    fields:
      - {name: at, type: timestamp, role: time, label: Visit time, description: When it began.}
      - {name: browser, label: Browser, description: What was used.}
relationships:
"""
_VISIT_METRICS = """\
metrics:
  - {name: visits, label: Visits, description: Number, type: simple, measure: {agg: count, dataset: visits}}
  - {name: per_visit, label: Sold per visit, description: Rate, unit: "€", type: ratio,
     numerator: revenue, denominator: visits}
"""
_TURNED = (
    "to_columns: [id]}\n  - {name: buyer_order, from: buyers, to: orders, from_columns: [id],"
    " to_columns: [buyer_id]}"
)
_BACK = (
    "to_columns: [id]}\n  - {name: gift, from: buyers, to: orders, from_columns: [gift], to_columns: [id]}"
)
_ALSO = "      - {name: plan,"

_CITY_NUMBER = f"      - {{name: city, type: integer, dimension: city}}\n{_ALSO}"
_FEE = "      - {name: fee, type: number, label: F, description: F., "
_LAST = "    measure: {agg: count, dataset: orders}\n"
_CHECKED = f"{_LAST}checks:\n  - {{name: cities, dataset: orders, "
_ALERT = f'{_LAST}alerts:\n  - {{name: few, comparator: "<", threshold: 5, '
_PRIVATE = "    label: Revenue\n    private: true\n"

# What to put in the place of which texts of SOUND; rule, code, severity and line that must come.
Swap = dict[str, str]
FIRING: list[tuple[Swap, str, str, str, int]] = [
    ({"synonyms: [town]": "synonyms: [town, Revenue]"}, "clashing_words", "synonym-is-name", "warning", 22),
    ({"[sales]": "[sales, sales volume, plan]"}, "clashing_words", "synonym-is-name", "warning", 28),
    ({_PLACED: f"{_PLACED}    synonyms: [Sales]\n"}, "clashing_words", "shared-word", "info", 24),
    ({"label: Orders placed": "label: Revenue"}, "clashing_words", "shared-word", "warning", 24),
    (
        {"count, dataset: orders": "count, dataset: stalls"},
        "unreachable_metrics",
        "no-dimension",
        "warning",
        17,
    ),
    ({_CITY: "", _JOIN: ""}, "unreachable_metrics", "no-dimension", "info", 3),
    ({"    time: placed_at\n": ""}, "unreachable_metrics", "no-time", "warning", 3),
    ({"count, dataset: orders": "count, dataset: buyers"}, "unreachable_metrics", "no-time", "info", 11),
    ({"to_columns: [id]}": _SECOND_JOIN}, "ambiguous_paths", "ambiguous-path", "warning", 20),
    (
        {_CITY: f"{_CITY}      - {{name: town, dimension: city}}\n"},
        "ambiguous_paths",
        "ambiguous-path",
        "warning",
        11,
    ),
    ({"    label: Revenue\n": ""}, "missing_words", "no-label", "info", 24),
    ({"    description: Money taken.\n": ""}, "missing_words", "no-description", "info", 24),
    ({"label: City, ": ""}, "missing_words", "no-label", "info", 22),
    ({"    description: One row per buyer.\n": ""}, "missing_words", "no-description", "info", 11),
    ({_PLAN: "{name: plan"}, "missing_words", "no-label", "info", 16),
    ({"    primary_key: [id]\n    fields:": "    fields:"}, "missing_keys", "no-key", "warning", 11),
    ({"    primary_key: [id]\n    time:": "    time:"}, "missing_keys", "no-key", "info", 3),
    ({"to_columns: [id]": "to_columns: [plan]"}, "missing_keys", "join-off-key", "warning", 19),
    ({_PLAN: "{name: email, label: Plan"}, "personal_fields", "personal-indexed", "warning", 16),
    ({_PLAN: "{name: plan, label: Last name"}, "personal_fields", "personal-indexed", "warning", 16),
    (
        {_PLAN: "{name: plan, label: Plan, personal: true, values: [{value: a}]"},
        "personal_fields",
        "personal-indexed",
        "warning",
        16,
    ),
    ({"to_columns: [id]}": _TURNED}, "relationship_cycles", "two-way-join", "warning", 19),
    ({"to_columns: [id]}": _BACK}, "relationship_cycles", "join-cycle", "info", 20),
    ({'unit: "€"': 'display_format: "#.##"'}, "unclear_numbers", "unknown-format", "warning", 27),
    ({'unit: "€"': "unit: pct"}, "unclear_numbers", "spelled-unit", "warning", 27),
    ({_PLAN: "{name: plan, unit: Seconds, label: Plan"}, "unclear_numbers", "spelled-unit", "warning", 16),
    ({'    unit: "€"\n': ""}, "unclear_numbers", "no-unit", "info", 24),
    (
        {_ALSO: _CITY_NUMBER},
        "mixed_types",
        "mixed-types",
        "warning",
        16,
    ),
    (
        {"relationships:\n": _VISITS, "metrics:\n": _VISIT_METRICS},
        "sides_apart",
        "sides-apart",
        "warning",
        33,
    ),
    (
        {"label: City, ": "label: City, values: [{value: Bonn}, {value: Bonn}], "},
        "repeated_values",
        "repeated-value",
        "warning",
        22,
    ),
    (
        {_PLAN: "{name: plan, values: [{value: a, synonyms: [x]}, {value: b, label: X}], label: Plan"},
        "repeated_values",
        "repeated-word",
        "warning",
        16,
    ),
    ({"[town]": "[town, Town]"}, "repeated_values", "repeated-synonym", "info", 22),
    (
        {"label: City, ": "label: City, values: [{value: Sales}], "},
        "clashing_values",
        "value-is-name",
        "info",
        22,
    ),
    (
        {
            "label: City, ": "label: City, values: [{value: Nice}], ",
            _PLAN: "{name: plan, values: [{value: nice}], label: Plan",
        },
        "clashing_values",
        "shared-values",
        "info",
        22,
    ),
    (
        {
            _ALSO: f"{_FEE}role: key}}\n{_ALSO}",
            "agg: sum, dataset: orders, expr: price": "agg: average, dataset: buyers, expr: fee",
        },
        "odd_aggregates",
        "aggregated-key",
        "warning",
        25,
    ),
    (
        {
            _ALSO: f'{_FEE}role: measure, unit: "%"}}\n{_ALSO}',
            "dataset: orders, expr: price": "dataset: buyers, expr: fee",
        },
        "odd_aggregates",
        "summed-rate",
        "warning",
        25,
    ),
    (
        {"    label: Revenue\n": _PRIVATE},
        "unused_parts",
        "unused-private",
        "info",
        24,
    ),
    ({_PLAN: "{name: plan, private: true, label: Plan"}, "unused_parts", "unused-private", "info", 16),
    (
        {'    unit: "€"\n': '    unit: "€"\n    targets: [{value: 5}]\n'},
        "undirected_targets",
        "target-without-direction",
        "info",
        28,
    ),
    (
        {
            '    unit: "€"\n': f'    unit: "€"\n{_EARNED}',
            "Number of orders.\n": f"Number of orders.\n{_EARNED}",
        },
        "clashing_phrasings",
        "shared-phrasing",
        "info",
        35,
    ),
    (
        {'    unit: "€"\n': f'    unit: "€"\n{_EARNED.replace("[shops]", "[shop_rows]")}'},
        "clashing_phrasings",
        "phrased-dataset",
        "warning",
        28,
    ),
    (
        {'    unit: "€"\n': f'    unit: "€"\n{_EARNED}    private: true\n'},
        "clashing_phrasings",
        "unasked-phrasing",
        "warning",
        28,
    ),
    ({_CITY: ""}, "unused_parts", "uncarried-dimension", "warning", 21),
    ({_JOIN: ""}, "unused_parts", "lone-dataset", "info", 17),
    (
        {_LAST: f"{_CHECKED}type: not_null, columns: [citty]}}\n"},
        "unknown_checked_columns",
        "unknown-column",
        "warning",
        37,
    ),
    (
        {_LAST: f"{_CHECKED}type: length, column: city, min: 5, max: 2}}\n"},
        "impossible_checks",
        "impossible-check",
        "warning",
        37,
    ),
    (
        {
            "relationships:\n": _VISITS,
            "metrics:\n": _VISIT_METRICS,
            _LAST: f"{_ALERT}metric: revenue, by: [visits.browser]}}\n",
        },
        "unreachable_alerts",
        "alert-unreachable",
        "error",
        48,
    ),
    (
        {"    time: placed_at\n": "", _LAST: f"{_ALERT}metric: revenue, window: today}}\n"},
        "unreachable_alerts",
        "alert-timeless",
        "error",
        36,
    ),
    (
        {"    label: Revenue\n": _PRIVATE, _LAST: f"{_ALERT}query: revenue by city}}\n"},
        "unreachable_alerts",
        "alert-private",
        "error",
        38,
    ),
    (
        {'unit: "€"': 'unit: "%"', _LAST: f"{_ALERT}metric: revenue}}\n"},
        "odd_thresholds",
        "threshold-unit",
        "warning",
        37,
    ),
    (
        {_LAST: f"{_ALERT}metric: revenue, for: 1 minute, every: 5 minutes}}\n"},
        "odd_thresholds",
        "for-between-evaluations",
        "info",
        37,
    ),
]
SILENT: list[Swap] = [
    {_LAST: f"{_ALERT}metric: revenue, by: [city, buyers.plan], window: today, for: 5 minutes}}\n"},
    {
        'unit: "€"': 'unit: "%"',
        _LAST: f"{_ALERT}metric: revenue, window: last hour, percent_of: {{window: 24 hours}}}}\n",
    },
    {_LAST: f"{_CHECKED}type: not_null, columns: [city], warn: above 1%, fail: above 5%}}\n"},
    {_LAST: f"{_CHECKED}type: pattern, column: city, regex: '^[A-Z]', filter: price > 2}}\n"},
    {'    unit: "€"\n': '    unit: "€"\n    desired_direction: up\n    targets: [{value: 5}]\n'},
    # Each way has a role to ask by.
    {
        "to_columns: [id]}": "to_columns: [id], role: payer}\n  - {name: gift_buyer, from: orders,"
        " to: buyers, role: receiver, from_columns: [given_to], to_columns: [id]}"
    },
    {'unit: "€"': "unit: percent"},
    {},
    {"[sales]": "[sales, Revenue]"},
    {"[buyer_id], to_columns: [id]": "[buyer_id, shop], to_columns: [id, shop]"},
    {_PLAN: "{name: email, label: Plan, personal: true"},
    {_PLAN: "{name: email, label: Plan, indexed: false"},
    {_PLAN: "{name: phone_count, type: integer, label: Plan"},
    {_PLAN: "{name: streets_paved, label: Plan"},
    # A metric and the very column it adds up, a key and what points at it, are no two things.
    {_CITY: f"{_CITY}      - {{name: price, type: number, role: measure, label: Sales, description: P.}}\n"},
    {
        _CITY: f"{_CITY}      - {{name: buyer_id, role: key, label: Buyer, description: B.}}\n",
        _ALSO: f"      - {{name: id, role: key, label: Buyer, description: B.}}\n{_ALSO}",
    },
    {'unit: "€"': 'display_format: "#,##0.0%"'},
    {'unit: "€"': 'display_format: "h:mm"'},
    {"to_columns: [id]}": "to_columns: [id], cardinality: one_to_one}"},
    {_ALSO: f"      - {{name: shop_town, dimension: city}}\n{_ALSO}"},
    {_PLAN: "{name: plan, values: [{value: a, synonyms: [A, first]}, {value: b}], label: Plan"},
    {
        "label: City, ": "label: City, values: [{value: y}], ",
        _PLAN: "{name: plan, values: [{value: y}], label: Plan",
    },
    {"agg: sum, dataset: orders, expr: price": "agg: count_distinct, dataset: orders, expr: buyer_id"},
    {
        "to_columns: [id]}": "to_columns: [id]}\n  - {name: gift, role: gift, from: stalls, to: buyers,"
        " from_columns: [g], to_columns: [id]}"
    },
]


def _read(folder: Path, text: str) -> tuple[SemanticModel, Locations]:
    path = folder / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    return load_located(path)


def _found(model: SemanticModel, locations: Locations) -> list[tuple[str, str, int]]:
    return [(issue.code, issue.severity, issue.place.line) for issue in rules.run(model, locations)]


def _swapped(swap: Swap) -> str:
    text = SOUND
    for old, new in swap.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(("swap", "rule", "code", "severity", "line"), FIRING)
def test_fires(tmp_path: Path, swap: Swap, rule: str, code: str, severity: str, line: int) -> None:
    model, locations = _read(tmp_path, _swapped(swap))
    assert (code, severity, line) in _found(model, locations)
    assert code in {issue.code for issue in rules.rules()[rule].check(model)}


@pytest.mark.parametrize("swap", SILENT)
def test_is_silent(tmp_path: Path, swap: Swap) -> None:
    assert _found(*_read(tmp_path, _swapped(swap))) == []


def test_every_code_of_every_rule_has_a_firing_example() -> None:
    shown_elsewhere = {"broken_references", "duplicate_names"}
    said = {
        (name, code, severity)
        for name, rule in rules.rules().items()
        if name not in shown_elsewhere
        for code, severities in notes(rule).codes.items()
        for severity in severities.split(" or ")
    }
    assert {(rule, code, severity) for _, rule, code, severity, _ in FIRING} == said
    assert shown_elsewhere < set(rules.rules())


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
    assert severities == ["warning", "info"]


def test_what_many_parts_lack_is_one_note(tmp_path: Path) -> None:
    fields = "".join(f"      - {{name: f{n}, label: F {n}}}\n" for n in range(12))
    found = rules.run(*_read(tmp_path, SOUND.replace(_CITY, fields + _CITY, 1)))
    (note,) = [issue for issue in found if issue.code == "no-description"]
    assert note.message == "f0, f1, f2, f3, f4, f5, f6, f7 and 4 more have no description."
    assert note.place.path == "datasets/orders/fields/f0"


def test_words_of_the_same_things_are_one_note(tmp_path: Path) -> None:
    """Two words that both metrics have."""
    swap = {"[sales]": "[sales, takings, turnover]", _PLACED: f"{_PLACED}    synonyms: [takings, turnover]\n"}
    (note,) = rules.run(*_read(tmp_path, _swapped(swap)))
    assert note.message == "'takings', 'turnover' may mean revenue, orders_placed."


def test_every_finding_says_what_to_do(tmp_path: Path) -> None:
    found: list[Issue] = []
    for swap, *_ in FIRING:
        found.extend(rules.run(*_read(tmp_path, _swapped(swap))))
    assert found
    assert all(issue.message.endswith(".") and issue.hint.endswith(".") for issue in found)


@settings(max_examples=50, deadline=None)
@given(models())
def test_any_model_in_order_is_checked_without_errors(model: SemanticModel) -> None:
    assert {issue.severity for issue in rules.run(model)} <= {"warning", "info"}
    assert len(coverage(model).metrics) == sum(not metric.private for metric in model.metrics)
