"""Alert rules in a model: what may be written, what is a fault and on which line, and what they ask."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from semantic.alert_questions import groups_of, question_of, shifts_of
from semantic.alert_windows import length_of, measured_period, period_length
from semantic.alerts import AlertRule
from semantic.catalog import Catalog
from semantic.issues import ModelError
from semantic.periods import CalendarPeriod, Period, ToDatePeriod, TrailingPeriod, Window
from semantic.text_form import to_text
from semantic.yaml_io import dump, load, load_cached, shipped_models

HEAD = """\
semantic_model: {name: shop}
datasets:
  - name: orders
    time: placed_at
    fields:
      - {name: placed_at, type: timestamp, role: time}
      - {name: city}
      - {name: size, type: integer}
metrics:
  - {name: revenue, type: simple, measure: {agg: sum, dataset: orders, expr: price}}
  - {name: orders_placed, type: simple, measure: {agg: count, dataset: orders}}
alerts:
"""
SOUND = """\
  - name: low
    label: Low revenue
    metric: revenue
    where: orders.city in ["Rome", "Oslo"] and orders.size > 5
    by: [orders.city, orders.size]
    window: last hour
    comparator: outside
    threshold: [20, 300]
    percent_of: {baseline: average, window: 1 day, minimum: 50}
    minimum_sample: {metric: orders_placed, at_least: 50}
    every: 10 minutes
    for: 30 minutes
    keep_for: 1 hour
    no_data: keep
    severity: critical
    group_by: [orders.city]
    owner: sales
    runbook: https://example.org/low
    outputs: [log, table]
  - {name: odd, query: revenue by orders.city during to_date(day), unusual: {season: day, direction: down}}
"""


def _load(folder: Path, rules: str) -> Any:
    path = folder / "shop.yaml"
    path.write_text(HEAD + rules, encoding="utf-8")
    return load(path)


def test_a_rule_with_every_part(tmp_path: Path) -> None:
    low, odd = _load(tmp_path, SOUND).alerts
    assert (low.name, low.title, low.severity, low.threshold) == (
        "low",
        "Low revenue",
        "critical",
        (20.0, 300.0),
    )
    assert low.window == CalendarPeriod(unit="hour", offset=-1, count=1)
    assert (length_of(low.every), length_of(low.hold)) == (timedelta(minutes=10), timedelta(minutes=30))
    assert to_text(question_of(low)) == (
        'revenue, orders_placed by orders.city, orders.size where orders.city in ["Rome", "Oslo"] and '
        "orders.size > 5 during calendar(hour, -1, 1)"
    )
    assert [shift.count for shift in shifts_of(low)] == [3600 * number for number in range(1, 25)]
    assert groups_of(odd) == ("orders.city",)
    assert shifts_of(odd) == tuple(Window(count=number, unit="day") for number in range(1, 9))


def test_rules_are_written_as_they_were_read_and_cached(tmp_path: Path) -> None:
    model = _load(tmp_path, SOUND)
    again = load(dump(model, tmp_path / "copy"))
    assert again == model
    assert again.alerts == model.alerts
    kept: dict[str, str] = {}
    for _ in range(2):
        cached = load_cached(tmp_path / "shop.yaml", lambda key, make: kept.setdefault(key, make()))
        assert cached.alerts == model.alerts


PERIODS: dict[str, Period] = {
    "last 5 minutes": TrailingPeriod(unit="minute", count=5),
    "5 minutes": TrailingPeriod(unit="minute", count=5),
    "Last 1 hour": TrailingPeriod(unit="hour", count=1),
    "last hour": CalendarPeriod(unit="hour", offset=-1, count=1),
    "last 7 days": CalendarPeriod(unit="day", offset=-7, count=7),
    "yesterday": CalendarPeriod(unit="day", offset=-1, count=1),
    "today": ToDatePeriod(unit="day"),
    "this week": ToDatePeriod(unit="week"),
    "trailing(second, 90)": TrailingPeriod(unit="second", count=90),
}


@pytest.mark.parametrize("text", PERIODS)
def test_stretches_of_time(text: str) -> None:
    found = {"name": "a", "metric": "m", "window": text, "comparator": ">", "threshold": 1}
    assert AlertRule.model_validate(found).window == PERIODS[text]


@pytest.mark.parametrize(
    "text", ["", "soon", "last", "5", "last 5 fortnights", "trailing(minute, 5) and more"]
)
def test_what_is_no_stretch_of_time(text: str) -> None:
    found = {"name": "a", "metric": "m", "window": text, "comparator": ">", "threshold": 1}
    with pytest.raises(ValueError, match=r"no stretch of time|Input should be"):
        AlertRule.model_validate(found)


def test_how_long_stretches_are() -> None:
    lengths = [period_length(period) for period in PERIODS.values()]
    assert lengths[:4] == [timedelta(minutes=5), timedelta(minutes=5), timedelta(hours=1), timedelta(hours=1)]
    assert period_length(CalendarPeriod(unit="month", offset=-1)) is None
    assert period_length(None) is None
    assert measured_period(7) == 7


_PLAIN = 'name: a, metric: revenue, comparator: ">", threshold: 5'
FAULTS: list[tuple[str, str, str, str]] = [
    # what stands in the rule, code, place, part of the message
    (_PLAIN.replace("revenue", "revenu"), "unknown-metric", "alerts/a/metric", "revenu"),
    (f"{_PLAIN}, by: [orders.town]", "unknown-dimension", "alerts/a/by", "orders.town"),
    (f"{_PLAIN}, where: orders.town = 5", "unknown-dimension", "alerts/a/where", "orders.town"),
    (f"{_PLAIN}, where: orders.size = 'x'", "bad-condition", "alerts/a/where", "Position"),
    (f"{_PLAIN}, where: 'orders.size = \"x\"'", "wrong-value", "alerts/a/where", "no value of"),
    (f"{_PLAIN}, group_by: [orders.city]", "unknown-group", "alerts/a/group_by", "orders.city"),
    (
        f"{_PLAIN}, minimum_sample: {{metric: x, at_least: 5}}",
        "unknown-metric",
        "alerts/a/minimum_sample",
        "x",
    ),
    (f"{_PLAIN}, treshold: 6", "unknown-key", "alerts/a/treshold", "treshold"),
    (f"{_PLAIN}, severity: grave", "wrong-value", "alerts/a/severity", "grave"),
    (f"{_PLAIN}, outputs: [pager]", "wrong-value", "alerts/a/outputs", "pager"),
    (f"{_PLAIN}, window: soon", "wrong-value", "alerts/a/window", "no stretch of time"),
    (f"{_PLAIN}, for: 1 month", "wrong-value", "alerts/a/for", "no fixed length"),
    (f"{_PLAIN}, for: soon", "wrong-type", "alerts/a/for", "soon"),
    (f"{_PLAIN}, percent_of: {{window: 1 day}}", "wrong-value", "alerts/a/percent_of", "fixed length"),
    (
        f"{_PLAIN}, window: last 7 minutes, percent_of: {{window: 1 hour}}",
        "wrong-value",
        "alerts/a/percent_of",
        "1 to 100 times",
    ),
    (
        f"{_PLAIN}, window: last 1 minute, percent_of: {{window: 1 day}}",
        "wrong-value",
        "alerts/a/percent_of",
        "1 to 100 times",
    ),
    (
        "name: a, metric: revenue, window: last 2 days, unusual: {season: day}",
        "wrong-value",
        "alerts/a/unusual",
        "longer",
    ),
    ("name: a, metric: revenue", "wrong-value", "alerts/a", "needs comparator"),
    (f"{_PLAIN}, query: revenue", "wrong-value", "alerts/a", "not both"),
    ('name: a, comparator: ">", threshold: 5', "wrong-value", "alerts/a", "needs metric"),
    (f"{_PLAIN}, unusual: {{}}", "wrong-value", "alerts/a", "learns its threshold"),
    (_PLAIN.replace('">"', "outside"), "wrong-value", "alerts/a", "pair"),
    (_PLAIN.replace("threshold: 5", "threshold: [1, 2]"), "wrong-value", "alerts/a", "pair"),
    (
        _PLAIN.replace('">"', "inside").replace("threshold: 5", "threshold: [2, 1]"),
        "wrong-value",
        "alerts/a",
        "low to high",
    ),
    (
        'name: a, query: revenue by, comparator: ">", threshold: 5',
        "wrong-value",
        "alerts/a/query",
        "cannot be read",
    ),
    (
        'name: a, query: revenue by day, comparator: ">", threshold: 5',
        "wrong-value",
        "alerts/a/query",
        "split by dimensions",
    ),
    (
        'name: a, query: revenue limit 3, comparator: ">", threshold: 5',
        "wrong-value",
        "alerts/a/query",
        "no comparison",
    ),
    ('name: a, query: profit, comparator: ">", threshold: 5', "unknown-metric", "alerts/a/query", "profit"),
    (
        'name: a, query: revenue, by: [orders.city], comparator: ">", threshold: 5',
        "wrong-value",
        "alerts/a",
        "in the query itself",
    ),
    ('metric: revenue, comparator: ">", threshold: 5', "missing-key", "alerts/0/name", "name"),
]


@pytest.mark.parametrize(("rule", "code", "place", "told"), FAULTS)
def test_a_fault_has_its_place_and_line(tmp_path: Path, rule: str, code: str, place: str, told: str) -> None:
    first = (
        '  - {name: fine, metric: revenue, comparator: "<", threshold: 1}\n'
        if "alerts/0" not in place
        else ""
    )
    with pytest.raises(ModelError) as caught:
        _load(tmp_path, f"{first}  - {{{rule}}}\n")
    issue, *more = caught.value.issues
    assert more == []
    assert (issue.code, issue.severity) == (code, "error")
    assert issue.place.path.startswith(place.removesuffix("/name"))
    assert told in issue.message
    assert issue.hint
    assert issue.place.line == HEAD.count("\n") + (2 if first else 1)
    assert issue.place.file.endswith("shop.yaml")


def test_names_come_once_and_are_none_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="two alerts 'a'"):
        _load(tmp_path, f"  - {{{_PLAIN}}}\n  - {{{_PLAIN}}}\n")
    with pytest.raises(ModelError, match="name is empty"):
        _load(tmp_path, "  - {" + _PLAIN.replace("name: a", 'name: ""') + "}\n")


def test_the_shipped_rules_can_be_asked() -> None:
    model = load(shipped_models())
    catalog = Catalog(model)
    assert len(model.alerts) >= 10
    for rule in model.alerts:
        query = question_of(rule)
        shifts_of(rule)
        for term in query.metrics:
            assert all(catalog.reaches(term, name) for name in groups_of(rule)), rule.name
        assert rule.label, rule.name
        assert rule.description, rule.name
        assert rule.owner, rule.name


def test_a_question_does_not_load_what_only_alerts_need() -> None:
    import subprocess
    import sys

    told = (
        "import sys, semantic.model, engine.parlance;"
        "print([name for name in sys.modules if 'alert' in name and name.startswith(('semantic', 'engine'))])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
