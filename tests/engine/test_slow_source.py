"""A source that takes too long: the question is stopped, by its limit or by who asked, with a way on."""

import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.warehouse.watch import Stop, hearing

HANGS = 30.0  # seconds; without a limit the view would take days
# Rows of `heat` are made when they are asked for; `kept` says at once when there are some.
TABLES = """
CREATE TABLE kept AS
  SELECT TIMESTAMP '2026-01-01' + INTERVAL (i) DAY AS moment, i AS id FROM range(100) AS r(i);
CREATE TABLE numbers AS SELECT i FROM range(100000) AS r(i);
CREATE VIEW heat AS SELECT a.i * b.i % 7 + c.i AS degrees FROM numbers a, numbers b, numbers c;
"""
MODEL = """
semantic_model: {name: oven, label: Oven, now: "2026-04-11T09:00:00"}
datasets:
  - name: kept
    table: kept
    primary_key: [id]
    time: moment
    fields: [{name: moment, type: timestamp, role: time, label: Moment}]
  - name: heat
    table: heat
    fields: [{name: degrees, type: number, role: measure, label: Degrees}]
metrics:
  - {name: heat, label: Heat, type: simple, measure: {agg: sum, dataset: heat, expr: degrees}}
  - {name: readings, label: Readings, type: simple, measure: {agg: count, dataset: kept}}
"""


@pytest.fixture
def oven(tmp_path: Path) -> Callable[[float], Parlance]:
    source, model = tmp_path / "oven.duckdb", tmp_path / "oven.yaml"
    with duckdb.connect(str(source)) as connection:
        connection.execute(TABLES)
    model.write_text(MODEL, "utf-8")
    return lambda timeout: Parlance(model, source, timeout=timeout)


def test_what_takes_too_long_is_refused_with_its_limit_and_what_can_be_asked(
    oven: Callable[[float], Parlance],
) -> None:
    answer = oven(0.5).ask("heat")
    assert (answer.status, answer.code) == ("refuse", "timeout")
    assert "0.5 seconds" in answer.reason
    assert answer.interpretation == "Heat"
    assert [one.text for one in answer.alternatives] == ["Readings"]  # and not what just failed


def test_what_is_stopped_ends_at_once_and_can_be_asked_again(oven: Callable[[float], Parlance]) -> None:
    stop, slow = Stop(), oven(HANGS)
    assert slow.session  # opened before the question, as it is where questions are asked
    threading.Timer(0.2, stop.want).start()
    with hearing(stop):
        answer = slow.ask("heat")
    assert (answer.status, answer.code) == ("refuse", "cancelled")
    assert answer.alternatives[0].text == "Heat"
    assert slow.ask("readings").status == "answer"
