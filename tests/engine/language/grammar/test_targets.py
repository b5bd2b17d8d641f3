"""Numbers held against the targets of the model."""

from pathlib import Path

import pytest

from engine.language.linking.values import ValueIndex
from engine.language.pack import load_pack
from engine.language.reader import Reader, build_reader
from semantic.catalog import Catalog
from semantic.filters import Compare
from semantic.query import Calculation, LogicalQuery
from semantic.yaml_io import load

MODEL = """
semantic_model: {name: lines, label: Lines}
datasets:
  - name: trip
    table: trip
    label: Trips
    noun: trip
    nouns: trips
    time: started
    fields:
      - {name: started, type: timestamp, role: time, label: Start}
      - {name: line, label: Line}
metrics:
  - {name: delay, label: Delay, unit: s, type: simple, desired_direction: down, targets: [{value: 120}],
     measure: {agg: average, dataset: trip, expr: delay_s}}
  - {name: punctuality, label: Punctuality, unit: "%", type: simple, desired_direction: up,
     targets: [{value: 0.9}, {value: 0.8, grain: day}], measure: {agg: average, dataset: trip, expr: on_time}}
  - {name: trips, label: Trips, type: simple, targets: [{value: 10, grain: day}],
     measure: {agg: count, dataset: trip}}
"""
AGAINST = Calculation(kind="target", of="delay")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    path = tmp_path_factory.mktemp("lines") / "lines.yaml"
    Path(path).write_text(MODEL, encoding="utf-8")
    return build_reader(Catalog(load(path)), load_pack("en"), ValueIndex())


def read(reader: Reader, text: str) -> LogicalQuery:
    best = reader.read(text).readings[0]
    assert best.query is not None
    assert reader.read(reader.restater.restate(best.query)).readings[0].query == best.query
    return best.query


@pytest.mark.parametrize(
    "text",
    [
        "delay vs target last month",
        "how far is delay from its target last month",
        "delay and its target last month",
        "delay against the goal last month, with the gap",
    ],
)
def test_shown_beside_its_target(reader: Reader, text: str) -> None:
    query = read(reader, text)
    assert (query.calculations, query.having, query.claim) == ((AGAINST,), None, None)


@pytest.mark.parametrize(
    ("text", "field", "op", "value"),
    [
        ("which lines missed the delay target", "delay", ">", 120),
        ("lines that met the delay target", "delay", "<=", 120),
        ("which lines missed the punctuality target", "punctuality", "<", 0.9),
        ("lines under the target for punctuality", "punctuality", "<", 0.9),
        ("which lines were above the delay target", "delay", ">", 120),
    ],
)
def test_groups_on_one_side(reader: Reader, text: str, field: str, op: str, value: float) -> None:
    query = read(reader, text)
    assert query.having == Compare.model_validate({"field": field, "op": op, "value": value})
    assert [one.kind for one in query.calculations] == ["target"]


def test_a_claim_has_the_target_as_its_number(reader: Reader) -> None:
    claim = read(reader, "did we meet the punctuality target last month").claim
    assert claim is not None
    assert (claim.of, claim.op, claim.value) == ("punctuality", ">=", 0.9)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("trips against target", "no_target"),  # only days have one
        ("delay over the target compared with last year", ""),
        ("target of last month", "no_metric"),
    ],
)
def test_not_read(reader: Reader, text: str, mark: str) -> None:
    found = reader.read(text)
    assert not found.readings
    assert any(mark in one.code for one in found.failed[0].marks)


def test_over_a_period_is_not_over_the_target(reader: Reader) -> None:
    query = read(reader, "delay over the last week vs target")
    assert (query.having, query.calculations) == (None, (AGAINST,))
