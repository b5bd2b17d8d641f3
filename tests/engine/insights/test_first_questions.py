"""Questions out of the data as they are, over a ferry company of a few rows."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance

MODEL = """
semantic_model: {name: ferry, now: "2026-06-17T10:00:00"}
datasets:
  - name: trips
    primary_key: [id]
    time: sailed_at
    fields:
      - {name: sailed_at, type: timestamp, role: time, label: Sailing}
      - {name: route, label: Route}
      - {name: weather, label: Weather}
      - {name: captain, label: Captain, personal: true}
      - {name: ticket, label: Ticket number}
metrics:
  - {name: trips, label: Trips, type: simple, measure: {agg: count, dataset: trips}}
  - {name: fares, label: Fares, type: simple, measure: {agg: sum, dataset: trips, expr: fare}}
  - {name: cars, label: Cars, type: simple, measure: {agg: sum, dataset: trips, expr: cars}}
  - {name: secret, label: Secret, private: true, type: simple,
     measure: {agg: sum, dataset: trips, expr: fare * 7}}
"""
# 40 trips each week. Last week (from 8 June) fares rose from 400 to 600, trips stayed as they were, and cars
# fell from 8 to 2, which is more but a matter of chance. Routes are 3 to 1, the weather 1 to 1.
TABLES = """
CREATE TABLE trips AS
SELECT row_number() OVER () AS id,
  TIMESTAMP '2026-05-18' + INTERVAL (week) WEEK + INTERVAL (n * 4) HOUR AS sailed_at,
  CASE WHEN n % 4 = 0 THEN 'Kiel' ELSE 'Oslo' END AS route,
  CASE WHEN n % 2 = 0 THEN 'calm' ELSE 'rough' END AS weather,
  CASE WHEN n % 10 = 0 THEN 'Ann' ELSE 'Bo' END AS captain,
  'T' || (week * 100 + n) AS ticket,
  CASE WHEN week = 3 THEN 15 ELSE 10 END AS fare,
  CASE WHEN n < 2 AND week = 3 OR n < 8 AND week <> 3 THEN 1 ELSE 0 END AS cars
FROM range(0, 4) AS w(week), range(0, 40) AS t(n);
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    folder: Path = tmp_path_factory.mktemp("ferry")
    with duckdb.connect(str(folder / "ferry.duckdb")) as connection:
        connection.execute(TABLES)
    (folder / "ferry.yaml").write_text(MODEL)
    return Parlance(folder / "ferry.yaml", folder / "ferry.duckdb")


def test_they_are_what_moved_what_is_uneven_and_how_something_goes(ferry: Parlance) -> None:
    found = {one.kind: ferry.worded(one.query, "en") for one in ferry.first_questions()}
    assert found == {
        "moved": "Fares last week compared with the previous period",
        "split": "Trips by route last week",
        "trend": "Cars by day",
    }


def test_each_is_answered_as_it_is_worded_in_every_language(ferry: Parlance) -> None:
    for one in ferry.first_questions():
        assert ferry.query(one.query).status == "answer"
        for language in ("en", "de", "es", "fr", "pt"):
            answer = ferry.ask(ferry.worded(one.query, language))
            assert answer.status == "answer"
            assert answer.query is not None
            assert answer.query.hash == one.query.hash, language


def test_what_is_private_personal_or_has_too_many_values_is_in_none(ferry: Parlance) -> None:
    first = [one.query for one in ferry.first_questions()]
    own = [query for metric in ("trips", "fares", "cars") for query in ferry.examples_of(metric)]
    asked = "".join(query.to_json() for query in (*first, *own))
    assert '"trips.route"' in asked
    for word in ("secret", "captain", "ticket"):
        assert word not in asked


def test_examples_of_a_metric_and_by_a_dimension_are_answered(ferry: Parlance) -> None:
    of, by = ferry.examples_of("fares"), ferry.examples_by("trips.weather", ["fares", "cars"])
    assert [ferry.worded(query, "en") for query in of] == ["Fares by route", "Fares by day"]
    assert [ferry.worded(query, "en") for query in by] == [
        "Fares by weather",
        "Cars by weather",
    ]
    for query in (*of, *by):
        found = ferry.query(query)
        assert found.status == "answer"
        assert found.table is not None
        assert found.table.rows
    assert ferry.examples_by("trips.nothing", ["fares"]) == ()


def test_of_a_source_without_rows_only_what_is_counted_is_asked(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "empty.duckdb")) as connection:
        connection.execute(TABLES + "DELETE FROM trips;")
    (tmp_path / "ferry.yaml").write_text(MODEL)
    found = Parlance(tmp_path / "ferry.yaml", tmp_path / "empty.duckdb").first_questions()
    assert [(one.kind, one.query.metrics[0].key) for one in found] == [("plain", "trips")]
