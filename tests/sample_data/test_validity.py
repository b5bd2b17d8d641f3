"""Rules that hold for every build: each query finds the rows that break one."""

import duckdb
import pytest

RULES = {
    "no negative watch time": """
        SELECT 1 FROM user_video WHERE total_s < 0 OR unique_s < 0
        UNION ALL SELECT 1 FROM video_segments WHERE watched_s <= 0
        UNION ALL SELECT 1 FROM video_sessions WHERE watched_s < 0""",
    "watched at most five times over": "SELECT 1 FROM user_video WHERE total_s > 5 * duration_s",
    "never far beyond the end": "SELECT 1 FROM user_video WHERE max_position_s > 1.1 * duration_s",
    "at least one session": "SELECT 1 FROM user_video WHERE sessions < 1",
    "little watched and completed is flagged": """
        SELECT 1 FROM user_video WHERE completed = 1 AND total_s < 0.5 * duration_s AND flag = 'ok'""",
    "no missing keys": """
        SELECT 1 FROM video_events WHERE coalesce(trim(user_id), '') = '' OR coalesce(trim(video_id), '') = ''
            OR coalesce(trim(session_id), '') = ''
        UNION ALL SELECT 1 FROM user_video WHERE user_id IS NULL OR video_id IS NULL""",
    "last not before first": """
        SELECT 1 FROM user_video WHERE last_watch_at < first_watch_at
        UNION ALL SELECT 1 FROM video_sessions WHERE ended_at < started_at""",
    "unique never above total or duration": """
        SELECT 1 FROM user_video WHERE unique_s > total_s OR unique_s > duration_s * 1.01""",
    "segments add up in user_video": """
        SELECT 1 FROM (SELECT user_id, video_id, sum(watched_s) AS s FROM video_segments GROUP BY ALL)
        FULL JOIN user_video USING (user_id, video_id) WHERE coalesce(s, 0) <> total_s""",
    "segments add up in sessions": """
        SELECT 1 FROM (SELECT session_id, sum(watched_s) AS s FROM video_segments GROUP BY ALL)
        FULL JOIN video_sessions USING (session_id) WHERE coalesce(s, 0) <> watched_s""",
    "every event has its session": "SELECT 1 FROM video_events ANTI JOIN video_sessions USING (session_id)",
    "nobody watches before publication or sign-up": """
        SELECT 1 FROM video_events JOIN video USING (video_id) WHERE ts < published_at
        UNION ALL SELECT 1 FROM video_events JOIN viewer USING (user_id) WHERE ts < signup_date""",
    "events arrive after they happen and before now": """
        SELECT 1 FROM video_events WHERE received_at < ts OR received_at >= TIMESTAMP '2026-06-30 09:00'
            OR ts < TIMESTAMP '2025-01-01'""",
    "bucket fits duration": """
        SELECT 1 FROM video WHERE duration_bucket <> CASE WHEN duration_s < 60 THEN '0-1 min'
            WHEN duration_s < 300 THEN '1-5 min' WHEN duration_s < 900 THEN '5-15 min' ELSE '15+ min' END""",
    "one row per grain of gpu_hourly": """
        SELECT 1 FROM gpu_hourly
        GROUP BY hour, gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load
        HAVING count(*) > 1""",
    "session outcomes fit": """
        SELECT 1 FROM gpu_hourly WHERE startup_success + startup_excused + no_orch > requested_sessions
            OR effective_failed > requested_sessions OR greatest(output_failed, swaps) > startup_success
            OR effective_failed + startup_excused + startup_success - output_failed <> requested_sessions""",
    "frame rate sums allow a spread": """
        SELECT 1 FROM gpu_hourly
        WHERE output_fps_sumsq::DOUBLE * status_samples < output_fps_sum::DOUBLE ** 2 * 0.9999""",
    "a connection is called bad for a reason": """
        SELECT 1 FROM ingest_samples WHERE interval_s > 0 AND conn_quality = 'bad' AND
            NOT (packets_lost > 0.02 * (packets_lost + packets_received) OR jitter_ms > 50)""",
    "faults within the rows": """
        SELECT 1 FROM dq_batch WHERE null_cells > required_cells OR failed_ingests > attempts
            OR greatest(duplicate_rows, late_rows, out_of_order_rows, invalid_rows, orphan_rows) > rows_in""",
    "alerts end after they began, or are open": """
        SELECT 1 FROM dq_alert WHERE (resolved_at IS NULL) <> (status = 'open') OR resolved_at < fired_at""",
    "marks of events add up": """
        SELECT 1 FROM (
            SELECT session_id, sum(is_pause) AS p, sum(is_forward_skip) AS f, sum(is_backward_skip) AS b,
                max(is_completion) AS c
            FROM video_events GROUP BY ALL
        ) FULL JOIN video_sessions USING (session_id)
        WHERE p <> pauses OR f <> forward_skips OR b <> backward_skips OR c <> completed OR p IS NULL""",
    "each stretch belongs to a view": """
        SELECT 1 FROM video_segments WHERE view_at > ended_at OR started_at >= ended_at""",
    "what was verified was completed": "SELECT 1 FROM user_video WHERE verified > completed",
    "flags begin with the one shown": """
        SELECT 1 FROM user_video WHERE string_split(flags, ',')[1] <> flag""",
    "what did not start has neither startup nor rate": """
        SELECT 1 FROM qoe_views
        WHERE (startup_ms IS NULL) <> (outcome IN ('exited_before_start', 'start_failure'))
            OR (bitrate_bps IS NULL) <> (playing_ms = 0)""",
    "nobody loads a player before publication or sign-up": """
        SELECT 1 FROM player_loads JOIN video USING (video_id) WHERE ts < published_at - INTERVAL 2 MINUTE
        UNION ALL SELECT 1 FROM player_loads JOIN viewer USING (user_id) WHERE ts < signup_date""",
    "a version runs only once it is out": """
        SELECT 1 FROM video_sessions WHERE player_version = '4.2' AND started_at NOT BETWEEN
            TIMESTAMP '2026-03-03' AND TIMESTAMP '2026-03-12 06:00'
        UNION ALL
        SELECT 1 FROM video_sessions WHERE player_version = '4.2.1' AND started_at < '2026-03-12'""",
    "raw events are numbered in the order of arrival": """
        SELECT 1 FROM raw.player_events QUALIFY received_at < lag(received_at) OVER (ORDER BY event_id)
            OR event_id <> row_number() OVER (ORDER BY event_id)""",
    "titles are unique": "SELECT 1 FROM video GROUP BY title HAVING count(*) > 1",
}


@pytest.mark.parametrize("rule", RULES)
def test_rule(small: duckdb.DuckDBPyConnection, rule: str) -> None:
    assert small.execute(RULES[rule]).fetchall() == []
