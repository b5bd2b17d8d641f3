"""Rows with every kind of fault, and what is counted of them by hand."""

from datetime import timedelta

import duckdb
import pytest

from tests.sample_data.quality_small import (
    HOUR,
    MINUTE,
    MONDAY,
    SECOND,
    Row,
    bring,
    event,
    intake,
    load,
    measure,
    rows,
)

TEN = MONDAY + 10 * HOUR
LATE = 15 * MINUTE

# In the order of arrival.
EVENTS = [
    event(TEN),
    event(TEN + 5 * MINUTE, LATE, position_s=1),  # at the edge: not late
    event(TEN + 6 * MINUTE, LATE + timedelta(milliseconds=1), position_s=2),  # late
    event(TEN, 22 * MINUTE),  # says the first again, late and behind others
    event(TEN + 6 * MINUTE, 17 * MINUTE, position_s=3),  # late, as old as the newest: not out of order
    event(TEN + 4 * MINUTE, 20 * MINUTE, session_id="s9"),  # late, behind others, of no session
    event(TEN, 25 * MINUTE, user_id=" ", session_id=None),  # two cells missing
    event(TEN + 3 * HOUR, -2 * HOUR - 30 * MINUTE, position_s=-1),  # rejected: its time is not believed
    event(None, received_at=TEN + 31 * MINUTE),  # no time: counts when it came
    event(TEN + 40 * MINUTE, event_name="player_load", position_s=None),  # needs no position
    event(TEN + 61 * MINUTE, position_s=4),  # the hour after
]


@pytest.fixture(scope="module")
def measured() -> duckdb.DuckDBPyConnection:
    con = intake()
    bring(con, "player_sessions", [{"received_at": TEN, "ts": TEN, "session_id": "s1", "user_id": "u1"}])
    bring(con, "player_events", EVENTS)
    bring(
        con, "loads", [load("video_events", TEN, attempts=3, failed=1), load("video_events", TEN + 2 * HOUR)]
    )
    bring(con, "unreadable", [])
    measure(con)
    return con


def batch(con: duckdb.DuckDBPyConnection, dataset: str, hour: int) -> Row:
    found = rows(con, f"SELECT * FROM dq_batch WHERE dataset = '{dataset}' AND hour(window_start) = {hour}")
    assert len(found) == 1
    return found[0]


COUNTED = {
    "rows_in": 10,
    "required_cells": 59,
    "null_cells": 3,
    "duplicate_rows": 1,
    "late_rows": 4,
    "out_of_order_rows": 2,
    "invalid_rows": 3,
    "orphan_rows": 1,
    "schema_changes": 0,
    "attempts": 3,
    "failed_ingests": 1,
    "max_event_at": TEN + 40 * MINUTE,
    "processing_ms": 40,
    "normal_rows": None,
    "compared_rows": None,
}


@pytest.mark.parametrize("column", COUNTED)
def test_an_hour_is_counted_as_by_hand(measured: duckdb.DuckDBPyConnection, column: str) -> None:
    assert batch(measured, "video_events", 10)[column] == COUNTED[column]


def test_the_hour_after_has_its_own_rows(measured: duckdb.DuckDBPyConnection) -> None:
    assert batch(measured, "video_events", 11)["rows_in"] == 1


def test_an_hour_that_brought_nothing_is_there(measured: duckdb.DuckDBPyConnection) -> None:
    found = batch(measured, "video_events", 12)
    assert (found["rows_in"], found["attempts"], found["max_event_at"]) == (0, 1, None)


def test_a_data_set_knows_its_source_and_layer(measured: duckdb.DuckDBPyConnection) -> None:
    found = batch(measured, "video_sessions", 10)
    assert (found["source"], found["layer"]) == ("player", "silver")
    assert (found["required_cells"], found["null_cells"], found["orphan_rows"]) == (8, 5, 0)


def test_each_rejected_row_is_kept_with_its_reason(measured: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT reject_reason AS reason, line::JSON ->> 'position_s' AS position FROM dq_reject ORDER BY 1"
    )
    assert rows(measured, query) == [
        {"reason": "negative position", "position": "-1.0"},
        {"reason": "no timestamp", "position": "0.0"},
        {"reason": "no user", "position": "0.0"},
    ]


def test_one_row_in_ten_tells_how_long_it_took(measured: duckdb.DuckDBPyConnection) -> None:
    # Of the events the tenth was rejected by none of the rules; of the sessions there is but one.
    assert rows(measured, "SELECT dataset, latency_ms FROM dq_arrival") == [
        {"dataset": "video_events", "latency_ms": 1000}
    ]


def test_lines_that_were_no_events_are_rejected_rows() -> None:
    con = intake()
    line = {"received_at": TEN, "stream": "payments", "line": "{oops", "reject_reason": "no JSON"}
    con.execute("INSERT INTO raw.unreadable VALUES (1, $received_at, $stream, $line, $reject_reason)", line)
    measure(con)
    query = "SELECT dataset, source, layer, reject_reason, line FROM dq_reject"
    assert rows(con, query) == [
        {
            "dataset": "billing",
            "source": "finance",
            "layer": "gold",
            "reject_reason": "no JSON",
            "line": "{oops",
        }
    ]


def test_the_normal_of_an_hour_is_the_median_of_four_weeks_before() -> None:
    con = intake()
    for week, count in enumerate([9, 2, 8, 4, 6, 5]):
        hour = TEN + timedelta(weeks=week)
        bring(con, "player_events", [event(hour + n * SECOND, position_s=n) for n in range(count)])
    measure(con)
    query = "SELECT normal_rows AS normal, compared_rows AS compared FROM dq_batch ORDER BY window_start"
    expected = [(None, None), (9, 2), (5.5, 8), (8, 4), (6, 6), (5, 5)]
    assert [(row["normal"], row["compared"]) for row in rows(con, query)] == expected


def test_what_is_made_hour_by_hour_is_measured_too() -> None:
    con = intake()
    con.execute("INSERT INTO region VALUES ('unknown', 'Unknown', 'Unknown'), ('FRA', 'Frankfurt', 'Europe')")
    zeros = ", ".join(["1"] + ["0"] * 24)
    for gateway, region, orchestrator in [
        ("g", "FRA", "o"),
        ("unknown", "unknown", "unknown"),
        ("g", "FRA", "o"),
    ]:
        con.execute(
            f"INSERT INTO gpu_hourly VALUES (?, ?, ?, ?, 'p', 'm', NULL, false, {zeros})",
            [TEN, gateway, orchestrator, region],
        )
    measure(con)
    found = batch(con, "gpu_hourly", 10)
    assert (found["rows_in"], found["required_cells"], found["null_cells"]) == (3, 12, 3)
    assert (found["duplicate_rows"], found["orphan_rows"], found["max_event_at"]) == (1, 0, TEN)


def test_columns_that_came_went_or_changed_type() -> None:
    con = intake()
    seen = [
        (TEN, "a", "VARCHAR"),
        (TEN, "b", "BIGINT"),
        (TEN + HOUR, "b", "DOUBLE"),
        (TEN + HOUR, "c", "VARCHAR"),
        (TEN + HOUR, "a", "VARCHAR"),
        (TEN + 2 * HOUR, "a", None),
        (TEN + 3 * HOUR, "a", "VARCHAR"),
    ]
    bring(
        con,
        "columns_seen",
        [
            {"received_at": at, "dataset": "billing", "column_name": name, "data_type": kind}
            for at, name, kind in seen
        ],
    )
    measure(con)
    changes = [
        (r["column_name"], r["change"])
        for r in rows(con, "SELECT * FROM dq_schema_change ORDER BY change_id")
    ]
    assert changes == [("b", "retyped"), ("c", "added"), ("a", "dropped"), ("a", "added")]
    query = "SELECT hour(window_start) AS hour, schema_changes FROM dq_batch ORDER BY 1"
    assert [(row["hour"], row["schema_changes"]) for row in rows(con, query)] == [(11, 2), (12, 1), (13, 1)]
