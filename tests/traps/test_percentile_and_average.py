"""Percentiles, averages and deviations are of rows: those of groups cannot be put together."""

import pytest

MODEL = """
name: times
datasets:
  - name: calls
    table: calls
    fields: [{name: team, dimension: team}]
dimensions: [{name: team}]
metrics:
  - {name: p90, type: simple, measure: {agg: percentile, dataset: calls, expr: seconds, percentile: 0.9}}
  - name: p50_stored
    type: simple
    measure: {agg: percentile, dataset: calls, expr: seconds, percentile: 0.5, discrete: true}
  - {name: mean, type: simple, measure: {agg: average, dataset: calls, expr: seconds}}
  - {name: spread, type: simple, measure: {agg: stddev, dataset: calls, expr: seconds}}
  - {name: solved, type: simple, measure: {agg: sum_boolean, dataset: calls, expr: is_solved}}
  - {name: calls, type: simple, measure: {agg: count, dataset: calls}}
  - {name: solved_rate, type: ratio, numerator: solved, denominator: calls}
"""
TABLES = """
CREATE TABLE calls (team VARCHAR, seconds INTEGER, is_solved BOOLEAN);
INSERT INTO calls VALUES
  ('A', 10, TRUE), ('B', 20, FALSE), ('B', 30, NULL), ('B', 40, TRUE), ('C', NULL, FALSE);
"""


@pytest.fixture
def desk(world):
    return world(MODEL, TABLES)


def test_percentiles_lie_between_neighbours_or_are_stored_values(desk):
    assert desk.ask("p90, p50_stored") == [(pytest.approx(37), 20)]
    assert desk.ask("p90 by team") == [("A", 10), ("B", pytest.approx(38)), ("C", None)]


def test_the_mean_of_the_percentiles_would_have_been_another(desk):
    naive = "SELECT AVG(p) FROM (SELECT QUANTILE_CONT(seconds, 0.9) AS p FROM calls GROUP BY team)"
    assert desk.naive(naive) == [(24,)]


def test_the_mean_of_the_means_would_have_been_another(desk):
    assert desk.ask("mean") == [(25,)]
    assert desk.naive("SELECT AVG(m) FROM (SELECT AVG(seconds) AS m FROM calls GROUP BY team)") == [(20,)]


def test_one_value_has_no_deviation(desk):
    assert desk.ask("spread by team") == [("A", None), ("B", 10), ("C", None)]


def test_what_is_true_is_counted_and_what_is_unknown_is_not(desk):
    assert desk.ask("solved, solved_rate by team") == [
        ("A", 1, 1),
        ("B", 1, pytest.approx(1 / 3)),
        ("C", 0, 0),
    ]
