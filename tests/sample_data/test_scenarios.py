"""Player events in, aggregates out: the viewing pipeline against written expectations."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from sample_data.store import create_raw, create_schema, run_pipeline

WRITTEN = yaml.safe_load(Path(__file__).with_name("scenarios.yaml").read_text("utf-8"))
SCENARIOS = WRITTEN["scenarios"]
CASES = [
    pytest.param(scenario, video, id=f"{scenario['id']}-{video}")
    for scenario in SCENARIOS
    for video in scenario["expect"]
]
NAMES = {"P": "video_play", "U": "video_pause", "R": "video_resume", "E": "video_ended"}
BEGIN = datetime(2024, 1, 15, 10)

FOUND = """
    WITH lengths AS (
        SELECT user_id, video_id, session_id, max(ts) - min(ts) AS length, sum(is_view) AS views
        FROM video_events GROUP BY ALL
    ),
    visits AS (
        SELECT user_id, video_id, avg(epoch_ms(length)) / 1000 AS length, sum(views) AS views
        FROM lengths GROUP BY ALL
    )
    SELECT total_s, unique_s, round(100 * total_s / duration_s, 2), round(100 * unique_s / duration_s, 2),
        round(100 * max_position_s / duration_s, 2), max_position_s, sessions, length, pauses, forward_skips,
        backward_skips, completed, score, tier, flag, views
    FROM user_video JOIN visits USING (user_id, video_id)
    WHERE user_id = ? AND video_id = ?
"""


def event_row(scenario: dict[str, Any], text: str, arrival: int) -> list[Any]:
    """A row of raw_video_events; each scenario has a viewer of its own, named after it."""
    seconds, name, position, *others = text.split()
    given = {"video": "v1", "session": "s1", "user": scenario["id"]} | dict(o.split("=") for o in others)
    ts = BEGIN + timedelta(seconds=float(seconds))
    session = f"{scenario['id']}-{given['session']}"
    return [arrival, ts, ts, given["user"] or None, given["video"] or None, session, NAMES[name], position]


@pytest.fixture(scope="module")
def outcome() -> Iterator[duckdb.DuckDBPyConnection]:
    """All scenarios run through the pipeline at once."""
    with duckdb.connect() as con:
        create_schema(con)
        create_raw(con)
        con.execute("INSERT INTO region VALUES ('FRA', 'Frankfurt', 'Europe')")
        con.execute("INSERT INTO country VALUES ('DE', 'Germany', 'FRA')")
        for video, duration in {"v1": 300, "v2": 600, "v3": 180, "v4": 10_000}.items():
            con.execute(
                "INSERT INTO video VALUES (?, ?, 'News', ?, '', '2024-01-01')", [video, video, duration]
            )
        for scenario in SCENARIOS:
            con.execute("INSERT INTO viewer VALUES (?, 'DE', '2024-01-01', 'Free')", [scenario["id"]])
            rows = [event_row(scenario, text, n) for n, text in enumerate(scenario["events"])]
            con.executemany("INSERT INTO raw_video_events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            sessions = sorted({row[5] for row in rows})
            con.executemany("INSERT INTO raw_sessions VALUES (?, 'TV', 'App')", [[s] for s in sessions])
        run_pipeline(con)
        yield con


@pytest.mark.parametrize(("scenario", "video"), CASES)
def test_aggregates(outcome: duckdb.DuckDBPyConnection, scenario: dict[str, Any], video: str) -> None:
    rows = outcome.execute(FOUND, [scenario["id"], video]).fetchall()
    assert len(rows) == 1
    found = {
        name: value if isinstance(value, str) else float(value)
        for name, value in zip(WRITTEN["columns"], rows[0], strict=True)
    }
    assert found == dict(zip(WRITTEN["columns"], scenario["expect"][video], strict=True))


@pytest.mark.parametrize("scenario", [s for s in SCENARIOS if "dates" in s], ids=lambda s: s["id"])
def test_dates(outcome: duckdb.DuckDBPyConnection, scenario: dict[str, Any]) -> None:
    query = "SELECT first_watch_at, last_watch_at FROM user_video WHERE user_id = ?"
    found = outcome.execute(query, [scenario["id"]]).fetchall()[0]
    assert [str(moment.date()) for moment in found] == scenario["dates"]


def test_one_session_over_two_videos_is_one_row(outcome: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT watched_s, completed, ended_at - started_at FROM video_sessions WHERE user_id = 'TC-007'"
    assert outcome.execute(query).fetchall() == [(600, 1, timedelta(seconds=610))]


def test_rejections_are_counted_by_reason(outcome: duckdb.DuckDBPyConnection) -> None:
    found = dict(outcome.execute("SELECT * FROM rejected_events").fetchall())
    assert found == {"no user": 1, "no video": 1, "negative position": 1}
