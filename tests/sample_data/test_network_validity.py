"""Rules that hold for every build of the network: each query finds the rows that break one."""

from collections.abc import Iterator

import duckdb
import pytest

from sample_data import network
from tests.sample_data.network_build import STREAMS, drawn, empty

GRAIN = "hour, gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load"
RULES = {
    "one row per grain": f"SELECT 1 FROM gpu_hourly GROUP BY {GRAIN} HAVING count(*) > 1",
    "hours are full": "SELECT 1 FROM gpu_hourly WHERE hour <> date_trunc('hour', hour)",
    "outcomes add up to requests": """
        SELECT 1 FROM gpu_hourly
        WHERE output_failed > startup_success OR effective_failed > requested_sessions
            OR effective_failed + startup_excused + startup_success - output_failed <> requested_sessions""",
    "parts are within their whole": """
        SELECT 1 FROM gpu_hourly WHERE signals > expected_signals OR healthy_intervals > intervals
            OR status_samples > intervals OR utilization_sum > utilization_count
            OR greatest(ptff_count, startup_count) > requested_sessions""",
    "hours agree with sessions": """
        (SELECT date_trunc('hour', requested_at) AS at_hour, pipeline, count(*), sum(minutes), sum(tokens),
            count(*) FILTER (outcome = 'no_orch'), sum(swaps), sum(ptff_ms)
            FROM network_sessions GROUP BY ALL)
        EXCEPT SELECT hour, pipeline, sum(requested_sessions), sum(total_minutes), sum(tokens), sum(no_orch),
            sum(swaps), nullif(sum(ptff_ms_sum), 0) FROM gpu_hourly GROUP BY ALL""",
    "hours agree with reports": """
        (SELECT date_trunc('hour', ts) AS at_hour, orchestrator, count(*), sum(output_fps),
            sum(input_fps) FILTER (output_fps > 0) FROM stream_status GROUP BY ALL)
        EXCEPT SELECT hour, orchestrator, sum(intervals), sum(output_fps_sum), nullif(sum(input_fps_sum), 0)
            FROM gpu_hourly GROUP BY ALL""",
    "no report is lost or counted twice": """
        SELECT 1 WHERE (SELECT count(*) FROM stream_status)
            <> (SELECT count(DISTINCT id) FROM raw.stream_status WHERE reject_reason IS NULL)
        UNION ALL SELECT 1 WHERE (SELECT count(*) FROM ingest_samples)
            <> (SELECT count(DISTINCT id) FROM raw.ingest_metrics WHERE reject_reason IS NULL)
        UNION ALL SELECT 1 WHERE (SELECT count(*) FROM payments)
            <> (SELECT count(DISTINCT id) FROM raw.payments WHERE reject_reason IS NULL)""",
    "frame rate sums allow a spread": """
        SELECT 1 FROM gpu_hourly
        WHERE output_fps_sumsq::DOUBLE * status_samples < output_fps_sum::DOUBLE ** 2 * 0.9999""",
    "counters never run back": """
        SELECT 1 FROM ingest_samples WHERE least(bytes_up, bytes_down, packets_lost, packets_received) < 0
            OR (interval_s = 0 AND bytes_up > 0)""",
    "the verdict on a connection fits its numbers": """
        SELECT 1 FROM ingest_samples WHERE interval_s > 0 AND (conn_quality = 'bad') <>
            (packets_lost > 0.02 * (packets_lost + packets_received) OR jitter_ms > 50)
        UNION ALL SELECT 1 FROM ingest_samples WHERE jitter_ms > 50 AND conn_quality = 'good'""",
    "a session is where its card is": """
        SELECT 1 FROM network_sessions AS s JOIN gpu AS g USING (gpu_id)
        WHERE s.region <> g.region OR s.orchestrator <> g.orchestrator""",
    "nothing runs without an orchestrator": """
        SELECT 1 FROM network_sessions WHERE (orchestrator = 'unknown') <> (outcome = 'no_orch')""",
    "waiting includes starting": "SELECT 1 FROM network_sessions WHERE startup_ms > ptff_ms",
    "scores where there were requests": """
        (SELECT DISTINCT hour, orchestrator, pipeline, model FROM gpu_hourly
            WHERE requested_sessions > 0 AND NOT is_test_load)
        EXCEPT SELECT hour, orchestrator, pipeline, model FROM sla_hourly WHERE score BETWEEN 0 AND 100
        UNION ALL (SELECT hour, orchestrator, pipeline, model FROM sla_hourly
        EXCEPT SELECT hour, orchestrator, pipeline, model FROM gpu_hourly WHERE requested_sessions > 0)""",
    "orchestrators weigh by requests": """
        SELECT 1 FROM sla_orchestrator_hourly AS o JOIN (
            SELECT hour, orchestrator, sum(requested_sessions) AS requests, sum(weighted_score) AS total
            FROM sla_hourly GROUP BY ALL) AS h USING (hour, orchestrator)
        WHERE o.requested_sessions <> requests OR abs(o.score - total / requests) > 1e-6
            OR o.compliant <> CAST(o.score >= 95 AS INTEGER)""",
    "live streams are those that reported": """
        SELECT counted_at, gateway, region, pipeline, streams FROM live_streams WHERE streams > 0
        EXCEPT SELECT DISTINCT l.counted_at, l.gateway, l.region, l.pipeline, count(DISTINCT s.stream_id)
        FROM live_streams AS l JOIN stream_status AS s ON s.gateway = l.gateway AND s.region = l.region
            AND s.pipeline = l.pipeline AND s.ts > l.counted_at - INTERVAL 120 SECONDS
            AND s.ts <= l.counted_at
        GROUP BY ALL""",
    "what is live stops by a zero": """
        SELECT 1 FROM live_streams AS l
        LEFT JOIN live_streams AS n ON n.gateway = l.gateway AND n.region = l.region
            AND n.pipeline = l.pipeline AND n.counted_at = l.counted_at + INTERVAL 5 MINUTES
        WHERE l.streams > 0 AND l.counted_at < TIMESTAMP '2026-06-30 09:00' AND n.streams IS NULL""",
    "nothing is later than now": """
        SELECT 1 FROM live_streams WHERE counted_at > TIMESTAMP '2026-06-30 09:00'
        UNION ALL SELECT 1 FROM gpu_hourly WHERE hour >= TIMESTAMP '2026-06-30 09:00'""",
}
VALUES = {
    "gpu.gpu_model": "RTX 5090, RTX 4090, RTX 4070 Ti SUPER, RTX 3090, RTX 6000 Ada, A100-SXM4-40GB,"
    " Tesla P4",
    "network_sessions.outcome": "startup_success, startup_failed_unexcused, startup_failed_excused, no_orch,"
    " loading_only, zero_output_fps, swapped",
    "network_sessions.prompt_kind": "none, good, random",
    "network_sessions.region": "ORD, NYC, LAX, FRA, LON, SIN, TYO, SAO, unknown",
    "gpu_hourly.pipeline": "live-video-to-video, text-to-image, image-to-image, image-to-video, upscale,"
    " audio-to-text, segment-anything-2, llm",
    "gpu_hourly.model": "streamdiffusion-sdxl, streamdiffusion-sdxl-v2v, streamdiffusion-sdxl-faceid,"
    " FLUX.1-dev, RealVisXL_V4.0_Lightning, llama-3-8b, whisper-large",
    "stream_status.state": "LOADING, ONLINE, DEGRADED_INPUT, DEGRADED_INFERENCE",
    "stream_status.pipeline": "live-video-to-video, image-to-video, upscale, segment-anything-2",
    "ingest_samples.conn_quality": "good, bad",
}


def quiet(line: str) -> None:
    """Show no progress."""


@pytest.fixture(scope="module")
def small() -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn(0.05) as con:
        yield con


@pytest.mark.parametrize("rule", RULES)
def test_rule(small: duckdb.DuckDBPyConnection, rule: str) -> None:
    assert small.execute(RULES[rule]).fetchall() == []


@pytest.mark.parametrize("column", VALUES)
def test_exactly_the_named_values_occur(small: duckdb.DuckDBPyConnection, column: str) -> None:
    table, name = column.split(".")
    found = {row[0] for row in small.execute(f"SELECT DISTINCT {name} FROM {table}").fetchall()}
    assert found == set(VALUES[column].split(", "))


@pytest.mark.parametrize("stream", STREAMS)
def test_events_are_numbered_as_they_came_after_they_happened_and_before_now(
    small: duckdb.DuckDBPyConnection, stream: str
) -> None:
    query = f"""SELECT 1 FROM raw.{stream} WHERE received_at < ts
            OR received_at >= TIMESTAMP '2026-06-30 09:00'
        UNION ALL SELECT 1 FROM (SELECT event_id, row_number() OVER (ORDER BY received_at, event_id) AS n
            FROM raw.{stream}) WHERE event_id <> n"""
    assert small.execute(query).fetchall() == []


@pytest.mark.parametrize("stream", STREAMS)
def test_some_events_are_broken_some_late_and_some_come_twice(
    small: duckdb.DuckDBPyConnection, stream: str
) -> None:
    query = f"""SELECT count(reject_reason) / count(*), count(*) - count(DISTINCT id),
        count(*) FILTER (received_at > ts + INTERVAL 10 MINUTES) / count(*) FROM raw.{stream}"""
    broken, repeated, late = small.execute(query).fetchall()[0]
    assert 0 < broken < 0.01
    assert repeated > 0
    assert 0.002 < late < 0.02


@pytest.mark.parametrize(
    ("table", "condition", "least", "most"),
    [
        ("network_sessions", "gateway = 'unknown'", 0.035, 0.065),
        ("network_sessions", "gpu_id IS NULL AND orchestrator <> 'unknown'", 0.015, 0.045),
        ("network_sessions", "region = 'unknown'", 0.03, 0.12),
        ("network_sessions", "is_test_load", 0.03, 0.05),
        ("stream_status", "gpu_id IS NULL", 0.01, 0.05),
    ],
)
def test_what_is_not_known(
    small: duckdb.DuckDBPyConnection, table: str, condition: str, least: float, most: float
) -> None:
    query = f"SELECT count(*) FILTER ({condition}) / count(*) FROM {table}"
    assert least < small.execute(query).fetchall()[0][0] < most


def test_nine_streams_are_running_at_now(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT sum(streams) FROM live_streams WHERE counted_at = TIMESTAMP '2026-06-30 09:00'"
    assert small.execute(query).fetchall() == [(9,)]


def test_the_same_seed_gives_the_same_events_and_another_does_not() -> None:
    hashes = []
    for seed in (7, 7, 8):
        with empty() as con:
            network.fill(con, 0.002, seed, quiet)
            query = "SELECT count(*), bit_xor(hash(t, t.rowid)) FROM raw.{} AS t"
            hashes.append([con.execute(query.format(stream)).fetchall() for stream in STREAMS])
    assert hashes[0] == hashes[1]
    assert all(same != other for same, other in zip(hashes[0], hashes[2], strict=True))
