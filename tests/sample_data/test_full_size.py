"""The build that users get: its size, its last two weeks, and the stories in it."""

import duckdb
import pytest

pytestmark = pytest.mark.slow

RECENT = {
    "video_events": ("ts", ["event_name"]),
    "video_sessions": ("started_at", ["device", "browser", "os", "referrer", "placement"]),
    "qoe_views": ("ts", ["outcome"]),
    "user_video": ("first_watch_at", ["device", "tier", "flag"]),
    "gpu_hourly": (
        "hour",
        ["gateway", "orchestrator", "region", "pipeline", "model", "gpu_id", "is_test_load"],
    ),
    "stream_status": ("ts", ["state", "pipeline", "orchestrator", "gateway", "region"]),
    "ingest_samples": ("ts", ["conn_quality", "pipeline", "gateway", "region"]),
    "dq_batch": ("window_start", ["dataset"]),
    "dq_check": ("run_at", ["dataset", "check_type", "severity", "status"]),
    "dq_alert": ("fired_at", ["dataset", "metric", "severity", "status"]),
}
# Told in stories of another time, or rare.
ELSEWHEN = {"event_burst", "overlapping_sessions", "error", "transform_latency", "duplicate_rate"}
GROUPS = [(table, clock, column) for table, (clock, columns) in RECENT.items() for column in columns]

# A share or level inside the story against the same outside of it, and the least factor between them.
STORIES = {
    "outage keeps Europe away": (
        """SELECT count(*) FROM video_sessions
           JOIN viewer USING (user_id) JOIN country USING (country_code)
           WHERE region IN ('FRA', 'LON') AND started_at::DATE = DATE '2025-03-{}'""",
        "07", "14", 2.0,
    ),
    "heat slows cards": (
        """SELECT sum(output_fps_sum) / sum(status_samples) FROM gpu_hourly
           WHERE hour::DATE = DATE '2025-07-{}'""",
        "10", "20", 1.2,
    ),
    "rush leaves sessions unserved": (
        "SELECT sum(no_orch) / sum(requested_sessions) FROM gpu_hourly WHERE hour::DATE = DATE '2025-11-{}'",
        "28", "21", 5.0,
    ),
    "cable cut loses packets": (
        """SELECT sum(packets_lost) / sum(packets_lost + packets_received) FROM ingest_samples
           WHERE region = 'SIN' AND ts::DATE BETWEEN DATE '2026-02-{0}' AND DATE '2026-02-{0}' + 1""",
        "17", "10", 3.0,
    ),
    "bad release loses positions": (
        """SELECT sum(null_cells) / sum(required_cells) FROM dq_batch
           WHERE dataset = 'video_events' AND window_start::DATE = DATE '2025-09-{}'""",
        "19", "12", 5.0,
    ),
    "events arrive twice": (
        """SELECT sum(duplicate_rows) / sum(rows_in) FROM dq_batch
           WHERE dataset = 'video_events' AND window_start::DATE = DATE '2026-05-{}'""",
        "12", "11", 4.0,
    ),
    "last Wednesday fails": (
        """SELECT sum(effective_failed) / sum(requested_sessions) FROM gpu_hourly
           WHERE hour::DATE = DATE '2026-06-{}'""",
        "24", "23", 2.0,
    ),
}  # fmt: skip


def rows_of(con: duckdb.DuckDBPyConnection, schema: str) -> int:
    """Rows in all tables of a schema."""
    query = "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?"
    names = [name for (name,) in con.execute(query, [schema]).fetchall()]
    return sum(con.execute(f"SELECT count(*) FROM {schema}.{name}").fetchall()[0][0] for name in names)


def test_about_a_million_and_a_half_events_and_more_in_tables(full: duckdb.DuckDBPyConnection) -> None:
    assert 1_200_000 < rows_of(full, "raw") < 1_900_000
    assert 1_500_000 < rows_of(full, "main") < 2_400_000


@pytest.mark.parametrize(("table", "clock", "column"), GROUPS)
def test_every_value_occurs_in_the_last_two_weeks(
    full: duckdb.DuckDBPyConnection, table: str, clock: str, column: str
) -> None:
    query = f"""SELECT DISTINCT {column} FROM {table} EXCEPT
        SELECT DISTINCT {column} FROM {table} WHERE {clock} >= TIMESTAMP '2026-06-16 09:00'"""
    assert {value for (value,) in full.execute(query).fetchall()} <= ELSEWHEN


def test_feeds_differ_in_age(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT dataset, epoch(TIMESTAMP '2026-06-30 09:00' - max(max_event_at)) / 60
        FROM dq_batch GROUP BY dataset"""
    minutes = dict(full.execute(query).fetchall())
    assert minutes.keys() == {
        *("video_events", "video_sessions", "stream_status", "ingest_samples", "gpu_hourly", "billing")
    }
    assert max(minutes["stream_status"], minutes["ingest_samples"]) < 5
    assert minutes["video_events"] < 5
    assert minutes["billing"] > 180  # stands still since six


@pytest.mark.parametrize("column", ["category", "duration_bucket", "country", "plan"])
def test_everything_was_watched_in_the_last_two_weeks(full: duckdb.DuckDBPyConnection, column: str) -> None:
    joined = """video_events JOIN video USING (video_id) JOIN viewer USING (user_id)
        LEFT JOIN country USING (country_code)"""
    query = f"""SELECT DISTINCT {column} FROM {joined} EXCEPT
        SELECT DISTINCT {column} FROM {joined} WHERE ts >= TIMESTAMP '2026-06-16 09:00'"""
    assert full.execute(query).fetchall() == []


@pytest.mark.parametrize("story", STORIES)
def test_story_shows(full: duckdb.DuckDBPyConnection, story: str) -> None:
    query, more, less, factor = STORIES[story]
    high, low = (float(full.execute(query.format(day)).fetchall()[0][0]) for day in (more, less))
    assert high > factor * low


def test_viewing_grows_and_weekends_are_busier(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT sum(is_view) FILTER (ts >= '2026-01-01' AND ts < '2026-06-01')
            / sum(is_view) FILTER (ts >= '2025-01-01' AND ts < '2025-06-01'),
        avg(views) FILTER (isodow(day) >= 6) / avg(views) FILTER (isodow(day) < 6)
        FROM (
            SELECT *, ts::DATE AS day, sum(is_view) OVER (PARTITION BY ts::DATE) AS views FROM video_events
        )"""
    growth, weekend = full.execute(query).fetchall()[0]
    assert growth > 1.3
    assert weekend > 1.1
