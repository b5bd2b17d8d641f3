"""Alerts: what must be wrong, how much of it and for how long; when they fire and end, and which are open."""

from collections.abc import Sequence
from datetime import datetime, timedelta

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

ALERTS = "SELECT * FROM dq_alert ORDER BY fired_at, metric"


def told(hours: int) -> datetime:
    """When the load of the hour so many hours after Monday began was told of."""
    return MONDAY + hours * HOUR + HOUR - 30 * SECOND


def slow(*milliseconds: int) -> duckdb.DuckDBPyConnection:
    """Loads that took so long, hour by hour."""
    con = intake()
    bring(
        con,
        "loads",
        [load("billing", MONDAY + n * HOUR, processing_ms=ms) for n, ms in enumerate(milliseconds)],
    )
    measure(con)
    return con


def hourly(counts: Sequence[tuple[int, int]], fault: Row) -> list[Row]:
    """Sound rows and faulty ones, so many in each hour."""
    found = []
    for hour, (sound, faulty) in enumerate(counts):
        start = MONDAY + hour * HOUR
        found += [event(start + n * SECOND, position_s=hour * 100 + n) for n in range(sound)]
        found += [event(start + n * SECOND, position_s=hour * 100 + n) | fault for n in range(faulty)]
    return found


def metrics(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [row["metric"] for row in rows(con, ALERTS)]


@pytest.mark.parametrize(
    ("milliseconds", "fired"),
    [
        ((1500, 900, 1500, 900), []),  # never for two hours
        ((900, 1000, 1000, 1000), []),  # at the threshold, not above it
        ((900, 1001, 1001, 900), [told(2)]),
        ((1500, 1500, 900, 1500, 1500, 1500, 900), [told(1), told(4)]),
    ],
)
def test_an_alert_fires_when_it_lasted_long_enough(
    milliseconds: tuple[int, ...], fired: list[datetime]
) -> None:
    found = rows(slow(*milliseconds), ALERTS)
    assert [row["fired_at"] for row in found] == fired
    assert {row["metric"] for row in found} <= {"transform_latency"}


def test_an_alert_ends_with_the_first_hour_that_is_right() -> None:
    (found,) = rows(slow(900, 3000, 3000, 3000, 900, 900), ALERTS)
    assert (found["fired_at"], found["resolved_at"]) == (told(2), told(4))
    assert (found["resolve_minutes"], found["status"], found["severity"]) == (120, "resolved", "critical")
    assert told(2) < found["acknowledged_at"] < told(4)


def test_an_alert_is_open_until_an_hour_is_right() -> None:
    (found,) = rows(slow(900, 1100, 1100), ALERTS)
    assert (found["resolved_at"], found["resolve_minutes"]) == (None, None)
    assert (found["status"], found["severity"], found["acknowledged_at"]) == ("open", "info", None)


REJECTED: Row = {"position_s": -1}


@pytest.mark.parametrize(
    ("counts", "fired"),
    [
        ([(5, 5), (5, 5)], True),
        ([(5, 5), (5, 4), (5, 5)], True),  # nine rows say nothing, and what was wrong still is
        ([(5, 4), (5, 4)], False),  # too few rows
        ([(50, 4), (50, 4)], False),  # more than 2 %, but too few to be more than chance
        ([(245, 5), (245, 5)], False),  # 2 % is not above 2 %
        ([(244, 5), (244, 5)], True),
        ([(5, 5), (10, 0), (5, 5)], False),
        ([(5, 5), *[(0, 0)] * 6, (5, 5)], False),  # too long ago
    ],
)
def test_a_rate_needs_rows_enough(counts: list[tuple[int, int]], fired: bool) -> None:
    con = intake()
    bring(con, "player_events", hourly(counts, REJECTED))
    measure(con)
    assert metrics(con) == ["invalid_rate"] * fired


@pytest.mark.parametrize(
    ("fault", "metric"),
    [
        ({}, "duplicate_rate"),
        ({"user_id": None, "session_id": None}, "null_rate"),
        ({"received_at": MONDAY + 3 * HOUR}, "late_arrival_rate"),
    ],
)
def test_every_rate_is_watched(fault: Row, metric: str) -> None:
    con = intake()
    bring(con, "player_events", sorted(hourly([(8, 8)] * 2, fault), key=lambda row: row["received_at"]))
    measure(con)
    assert metric in metrics(con)


def test_lateness_is_known_when_the_rows_come() -> None:
    con = intake()
    late: Row = {"received_at": MONDAY + 9 * HOUR}
    bring(con, "player_events", hourly([(0, 20), (0, 20), (20, 0)], late))
    bring(con, "loads", [load("video_events", MONDAY + n * HOUR) for n in range(12)])
    measure(con)
    (found,) = rows(con, "SELECT * FROM dq_alert WHERE metric = 'late_arrival_rate'")
    assert found["fired_at"] == MONDAY + 9 * HOUR
    assert found["resolved_at"] == MONDAY + 9 * HOUR + 10 * MINUTE


def silent(con: duckdb.DuckDBPyConnection, last: int, failed: int) -> None:
    """A week of twenty rows an hour until an hour of the Monday after; its loads fail from then on."""
    start, end = MONDAY - timedelta(days=7), MONDAY + last * HOUR
    con.execute(
        """INSERT INTO raw.player_events BY NAME
        SELECT row_number() OVER () AS event_id, ts + INTERVAL 1 SECOND AS received_at, ts, 'u1' AS user_id,
            'v1' AS video_id, 's1' AS session_id, 'video_play' AS event_name, 0 AS position_s
        FROM (SELECT unnest(generate_series(CAST(? AS TIMESTAMP), ?, INTERVAL 3 MINUTE)) AS ts)""",
        [start, end - SECOND],
    )
    wrong = {"attempts": 3, "failed": failed}
    loads = [load("video_events", MONDAY + n * HOUR) | (wrong if n >= last else {}) for n in range(12)]
    bring(con, "loads", loads)
    measure(con)


@pytest.mark.parametrize(("last", "failed", "hour"), [(8, 0, 9), (8, 2, 9), (8, 3, 8), (11, 0, None)])
def test_a_feed_is_silent_when_enough_is_missing_or_its_loads_fail(
    last: int, failed: int, hour: int | None
) -> None:
    con = intake()
    silent(con, last, failed)
    fired = [row["fired_at"] for row in rows(con, ALERTS) if row["metric"] == "freshness_lag"]
    assert fired == ([] if hour is None else [told(hour)])


def test_volume_is_wrong_far_below_and_far_above_the_normal() -> None:
    con = intake()
    week = timedelta(days=7)
    # In each hour of the first week 40 rows; then 8, 7, 7 and 40; then 120, 121, 121 and 40.
    for start, counts in [(MONDAY, [40] * 8), (MONDAY + week, [8, 7, 7, 40, 120, 121, 121, 40])]:
        for hour, count in enumerate(counts):
            at = start + hour * HOUR
            bring(con, "player_events", [event(at + n * SECOND, position_s=n) for n in range(count)])
    measure(con)
    found = [row["fired_at"] for row in rows(con, ALERTS) if row["metric"] == "volume_deviation"]
    assert found == [MONDAY + week + 3 * HOUR, MONDAY + week + 7 * HOUR]


def test_every_change_of_columns_is_an_alert() -> None:
    con = intake()
    seen = [(MONDAY, "a", "VARCHAR"), (MONDAY + 2 * HOUR, "b", "VARCHAR"), (MONDAY + 5 * HOUR, "b", None)]
    told_of = [
        {"received_at": at, "dataset": "billing", "column_name": c, "data_type": t} for at, c, t in seen
    ]
    bring(con, "columns_seen", told_of)
    bring(con, "loads", [load("billing", MONDAY + n * HOUR) for n in range(8)])
    measure(con)
    found = rows(con, ALERTS)
    assert [(row["metric"], row["fired_at"]) for row in found] == [
        ("schema_changes", told(2)),
        ("schema_changes", told(5)),
    ]


def test_open_alerts_are_counted_at_the_end_of_each_day_and_now() -> None:
    milliseconds = [900] * 22 + [3000] * 4 + [900] * 20 + [3000] * 10
    con = slow(*milliseconds)
    query = """SELECT counted_at, open_alerts FROM dq_open_alerts
        WHERE dataset = 'billing' AND severity = 'critical' ORDER BY 1"""
    day = timedelta(days=1)
    assert [tuple(row.values()) for row in rows(con, query)] == [
        (MONDAY + day - SECOND, 1),
        (MONDAY + 2 * day - SECOND, 1),
        (MONDAY + 2 * day + 8 * HOUR - SECOND, 1),
    ]
    assert [(row["fired_at"], row["status"]) for row in rows(con, ALERTS)] == [
        (told(23), "resolved"),
        (told(47), "open"),
    ]
    quiet = (
        "SELECT sum(open_alerts) AS n, count(*) AS moments FROM dq_open_alerts WHERE severity <> 'critical'"
    )
    assert rows(con, quiet) == [{"n": 0, "moments": 6}]
