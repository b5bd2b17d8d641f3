"""Two numbers that are asked for together are both answered, however much their names have in common."""

from itertools import permutations

import pytest

from engine import Parlance
from engine.language.tokens import words_of
from semantic.askable import askable_metrics
from tests.traps.conftest import Opens

MODEL = """
semantic_model: {name: till, now: "2026-06-17T10:00:00"}
datasets:
  - name: jobs
    table: jobs
    primary_key: [id]
    time: booked_at
    fields:
      - {name: booked_at, type: timestamp, role: time, label: Booking}
      - {name: kind, label: Kind}
metrics:
  - {name: sales, label: Sales, type: simple, measure: {agg: sum, dataset: jobs, expr: price}}
  - {name: rush_sales, label: Rush sales, type: simple,
     measure: {agg: sum, dataset: jobs, expr: price, filter: rush}}
  - {name: sales_before, label: Sales a month earlier, type: derived, expr: before,
     metrics: [{name: sales, alias: before, offset_window: 1 month}]}
  - {name: sales_rise, label: Rise in sales, type: derived, expr: sales * 2, metrics: [{name: sales}]}
"""
TABLES = """
CREATE TABLE jobs(id INTEGER, booked_at TIMESTAMP, kind VARCHAR, price INTEGER, rush BOOLEAN);
INSERT INTO jobs SELECT i, TIMESTAMP '2026-04-01' + to_days(i::INT), ['a', 'b'][1 + i % 2], i, i % 3 = 0
FROM range(60) t(i);
"""


@pytest.fixture(scope="module")
def till(opened: Opens) -> Parlance:
    return opened("till", TABLES, MODEL)


def _asks(door: Parlance, first: str, second: str, template: str) -> tuple[str, ...]:
    """The numbers that are answered, in order; none where there is no answer."""
    labels = {name: metric.label for name, metric in door.session.catalog.metrics.items()}
    reply = door.ask(template.format(labels[first], labels[second]))
    return tuple(term.key for term in reply.query.metrics) if reply.status == "answer" and reply.query else ()


TEMPLATES = (
    "{} and {} by month",
    "{}, {} by month",
    "by month: {}, {}",
    "{} as well as {}",
    "{} {} by month",
)
PAIRS = tuple(permutations(("sales", "rush_sales", "sales_before", "sales_rise"), 2))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_both_or_none(till: Parlance, first: str, second: str, template: str) -> None:
    assert _asks(till, first, second, template) in ((), (first, second))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_both_where_a_word_joins_them(till: Parlance, first: str, second: str) -> None:
    assert _asks(till, first, second, "{} and {} by month") == (first, second)


def test_every_pair_of_the_shipped_metrics_with_words_in_common(parlance: Parlance) -> None:
    known = {metric.name: set(words_of(metric.label)) for metric in askable_metrics(parlance.session.catalog)}
    pairs = [pair for pair in permutations(known, 2) if known[pair[0]] & known[pair[1]]]
    assert len(pairs) > 20
    lost = [
        (pair, found)
        for pair in pairs
        for found in [_asks(parlance, *pair, "{}, {}")]
        if found not in ((), pair)
    ]
    assert lost == []
