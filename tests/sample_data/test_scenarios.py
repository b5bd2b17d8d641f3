"""Player events in, aggregates out: the viewing pipeline against written expectations."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from engine.ingest import Pipelines, accept, load_pipelines, rebuild, refresh
from engine.ingest.arrivals import last_event
from tests.written import written_in

SAMPLE = Path(__file__).parents[2] / "sample_data"
PIPELINE = SAMPLE / "pipeline"
WRITTEN = written_in(Path(__file__).with_name("scenarios.yaml"))
SCENARIOS = WRITTEN["scenarios"]
CASES = [
    pytest.param(scenario, video, id=f"{scenario['id']}-{video}")
    for scenario in SCENARIOS
    for video in scenario["expect"]
]
NAMES = {"P": "video_play", "U": "video_pause", "R": "video_resume", "E": "video_ended"}
BEGIN = datetime(2024, 1, 15, 10)
LENGTHS = {"v1": 300, "v2": 600, "v3": 180, "v4": 10_000}
TABLES = ["video_events", "video_segments", "video_sessions", "user_video"]
Contents = dict[str, list[Any]]

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
        backward_skips, completed, score, tier, flag, views, is_replay, flags
    FROM user_video JOIN visits USING (user_id, video_id)
    WHERE user_id = ? AND video_id = ?
"""


def event_row(scenario: dict[str, Any], text: str) -> dict[str, Any]:
    """A row of the stream; each scenario has a viewer of its own, named after it."""
    seconds, name, position, *others = text.split()
    given = {"video": "v1", "session": "s1", "user": scenario["id"]} | dict(o.split("=") for o in others)
    return {
        "ts": BEGIN + timedelta(seconds=float(seconds)),
        "user_id": given["user"] or None,
        "video_id": given["video"] or None,
        "session_id": f"{scenario['id']}-{given['session']}",
        "event_name": NAMES[name],
        "position_s": float(position),
    }


def rows_of(scenario: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows of a scenario in order of arrival."""
    return [event_row(scenario, text) for text in scenario["events"]]


def arrive(con: duckdb.DuckDBPyConnection, pipelines: Pipelines, rows: list[dict[str, Any]]) -> None:
    """Put a batch of player events into its raw table."""
    con.register("batch", pa.Table.from_pylist(rows))
    accept(con, pipelines, "player_events", "batch", BEGIN)
    con.unregister("batch")


def contents(con: duckdb.DuckDBPyConnection) -> Contents:
    """All rows of the tables of viewing."""
    return {table: con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}


@pytest.fixture(scope="module")
def viewing(tmp_path_factory: pytest.TempPathFactory) -> Pipelines:
    """The shipped pipeline of viewing alone."""
    folder = tmp_path_factory.mktemp("pipeline")
    for file in [PIPELINE / "viewing.yaml", *PIPELINE.glob("*.sql")]:
        copy(file, folder)
    return load_pipelines(folder)


def create(con: duckdb.DuckDBPyConnection) -> None:
    """All tables, with the viewers and videos of the scenarios."""
    for file in ("schema.sql", "raw.sql"):
        con.execute((SAMPLE / file).read_text("utf-8"))
    for video, duration in LENGTHS.items():
        con.execute("INSERT INTO video VALUES (?, ?, 'News', ?, '', '2024-01-01')", [video, video, duration])
    for scenario in SCENARIOS:
        con.execute("INSERT INTO viewer VALUES (?, NULL, '2024-01-01', 'Free', '', '')", [scenario["id"]])


@pytest.fixture(scope="module")
def outcome(viewing: Pipelines) -> Iterator[duckdb.DuckDBPyConnection]:
    """All scenarios run through the pipeline at once."""
    with duckdb.connect() as con:
        create(con)
        for scenario in SCENARIOS:
            arrive(con, viewing, rows_of(scenario))
        rebuild(con, viewing, lambda line: None)
        yield con


@pytest.fixture(scope="module", params=[1, -1], ids=["forwards", "backwards"])
def growing(
    request: pytest.FixtureRequest, viewing: Pipelines
) -> Iterator[tuple[Contents, duckdb.DuckDBPyConnection]]:
    """All scenarios, the nth event of each in the nth batch, and the tables before they are made anew."""
    arriving = [rows_of(scenario)[:: request.param] for scenario in SCENARIOS]
    with duckdb.connect() as con:
        create(con)
        rebuild(con, viewing, lambda line: None)
        for batch in zip_longest(*arriving):
            last = last_event(con, "player_events")
            arrive(con, viewing, [row for row in batch if row])
            refresh(con, viewing, {"player_events": last})
        refreshed = contents(con)
        rebuild(con, viewing, lambda line: None)
        yield refreshed, con


def aggregates(con: duckdb.DuckDBPyConnection, scenario: dict[str, Any], video: str) -> dict[str, Any]:
    """What a scenario and video came to."""
    (row,) = con.execute(FOUND, [scenario["id"], video]).fetchall()
    values = (value if isinstance(value, str) else float(value) for value in row)
    return dict(zip(WRITTEN["columns"], values, strict=True))


def expected(scenario: dict[str, Any], video: str) -> dict[str, Any]:
    """What it is to come to."""
    return dict(zip(WRITTEN["columns"], scenario["expect"][video], strict=True))


@pytest.mark.parametrize(("scenario", "video"), CASES)
def test_aggregates(outcome: duckdb.DuckDBPyConnection, scenario: dict[str, Any], video: str) -> None:
    assert aggregates(outcome, scenario, video) == expected(scenario, video)


@pytest.mark.parametrize("scenario", [s for s in SCENARIOS if "dates" in s], ids=lambda s: s["id"])
def test_dates(outcome: duckdb.DuckDBPyConnection, scenario: dict[str, Any]) -> None:
    query = "SELECT first_watch_at, last_watch_at FROM user_video WHERE user_id = ?"
    found = outcome.execute(query, [scenario["id"]]).fetchall()[0]
    assert [str(moment.date()) for moment in found] == scenario["dates"]


def test_one_session_over_two_videos_is_one_row(outcome: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT watched_s, completed, ended_at - started_at FROM video_sessions WHERE user_id = 'TC-007'"
    assert outcome.execute(query).fetchall() == [(600, 1, timedelta(seconds=610))]


def test_rejections_are_counted_by_reason(outcome: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT reject_reason, count(*) FROM raw.player_events WHERE reject_reason IS NOT NULL GROUP BY 1"
    found = dict(outcome.execute(query).fetchall())
    assert found == {"no user": 1, "no video": 1, "negative position": 1}


def test_an_event_at_a_time_comes_to_the_same(
    growing: tuple[Contents, duckdb.DuckDBPyConnection],
) -> None:
    refreshed, con = growing
    assert refreshed == contents(con)


@pytest.mark.parametrize(("scenario", "video"), CASES)
def test_an_event_at_a_time_comes_to_the_aggregates(
    growing: tuple[Contents, duckdb.DuckDBPyConnection], scenario: dict[str, Any], video: str
) -> None:
    assert aggregates(growing[1], scenario, video) == expected(scenario, video)
