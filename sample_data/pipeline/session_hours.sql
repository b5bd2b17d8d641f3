-- What each session adds to which hour. All that counts once per session - the request, its outcome, its start, its
-- waiting time, its minutes and tokens - belongs to the hour of the request, so that shares of requests and their
-- parts meet. What is reported belongs to the hour of the report, and with it what was expected to be reported.
WITH
asked AS (
    SELECT
        *,
        outcome NOT IN ('no_orch', 'startup_failed_excused', 'startup_failed_unexcused') AS is_started,
        outcome IN ('loading_only', 'zero_output_fps') AS is_failed
    FROM network_sessions
),
streamed AS (
    SELECT f.session_key, f.first_output_at, coalesce(f.closed_at, f.last_report_at) AS ended_at
    FROM session_facts AS f
    CROSS JOIN rules AS r
    WHERE f.first_output_at IS NOT NULL AND list_contains(r.reporting_pipelines, f.pipeline)
),
hours AS (
    SELECT
        session_key, first_output_at, ended_at,
        unnest(generate_series(date_trunc('hour', first_output_at), ended_at, INTERVAL 1 HOUR)) AS hour
    FROM streamed
),
expected AS (
    SELECT
        h.session_key, h.hour,
        greatest(0, date_diff(
            'second', greatest(h.first_output_at, h.hour), least(h.ended_at, h.hour + INTERVAL 1 HOUR)
        )) // CAST(r.report_every_s AS BIGINT) AS signals
    FROM hours AS h
    CROSS JOIN rules AS r
),
came AS (
    SELECT session_key, date_trunc('hour', ts) AS hour, count(*) AS signals
    FROM reports
    GROUP BY session_key, date_trunc('hour', ts)
)
SELECT
    session_key, date_trunc('hour', requested_at) AS hour,
    gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load,
    1 AS requested_sessions,
    CAST(is_started AS INTEGER) AS startup_success,
    CAST(outcome = 'startup_failed_excused' AS INTEGER) AS startup_excused,
    CAST(is_failed AS INTEGER) AS output_failed,
    CAST(outcome = 'no_orch' AS INTEGER) AS no_orch,
    CAST(is_failed OR outcome IN ('no_orch', 'startup_failed_unexcused') AS INTEGER) AS effective_failed,
    swaps,
    ptff_ms AS ptff_ms_sum, CAST(ptff_ms IS NOT NULL AS INTEGER) AS ptff_count,
    startup_ms AS startup_ms_sum, CAST(startup_ms IS NOT NULL AS INTEGER) AS startup_count,
    minutes AS total_minutes, tokens
FROM asked
UNION ALL BY NAME
SELECT
    e.session_key, e.hour,
    s.gateway, s.orchestrator, s.region, s.pipeline, s.model, s.gpu_id, s.is_test_load,
    least(coalesce(c.signals, 0), e.signals) AS signals, e.signals AS expected_signals
FROM expected AS e
JOIN network_sessions AS s ON s.session_key = e.session_key
LEFT JOIN came AS c ON c.session_key = e.session_key AND c.hour = e.hour
WHERE e.signals > 0
UNION ALL BY NAME
SELECT
    p.session_key, date_trunc('hour', p.ts) AS hour,
    p.gateway, p.orchestrator, p.region, p.pipeline, p.model, p.gpu_id, p.is_test_load,
    count(*) FILTER (p.output_fps > 0) AS status_samples,
    sum(p.output_fps) AS output_fps_sum,
    sum(p.output_fps * p.output_fps) AS output_fps_sumsq,
    sum(p.input_fps) FILTER (p.output_fps > 0) AS input_fps_sum,
    sum(p.e2e_ms) AS e2e_ms_sum, count(p.e2e_ms) AS e2e_count,
    count(*) FILTER (p.output_fps > 0 AND p.state = r.healthy_state) AS healthy_intervals,
    count(*) AS intervals
FROM reports AS p
CROSS JOIN rules AS r
GROUP BY ALL
ORDER BY hour, session_key, orchestrator, requested_sessions, expected_signals
