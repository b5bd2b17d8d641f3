-- What the trace tells of each session that was requested, and the little that its status reports add. A session is a
-- stream, or a job, whose request stands as its stream.
WITH
traced AS (
    SELECT
        *,
        stream_id AS session_key,
        nullif(trim(orchestrator), '') AS chosen
    FROM raw_stream_trace
    WHERE reject_reason IS NULL
),
reported AS (
    SELECT *, nullif(trim(orchestrator), '') AS chosen FROM raw_stream_status WHERE reject_reason IS NULL
),
told AS (
    SELECT
        session_key, session_key AS stream_id,
        min(ts) FILTER (type = 'gateway_receive_stream_request') AS requested_at,
        min(ts) FILTER (type = 'gateway_send_first_ingest_segment') AS chosen_at,
        min(ts) FILTER (type = 'runner_send_first_processed_segment') AS first_output_at,
        min(ts) FILTER (type = 'gateway_receive_few_processed_segments') AS playable_at,
        max(ts) FILTER (type = 'gateway_ingest_stream_closed') AS closed_at,
        bool_or(type = 'gateway_no_orchestrators_available') AS found_none,
        min(nullif(trim(gateway), '')) AS gateway,
        min(nullif(trim(pipeline), '')) AS pipeline,
        min(nullif(trim(model), '')) AS model,
        min(prompt_kind) FILTER (prompt_kind IN ('good', 'random')) AS prompt_kind,
        coalesce(bool_or(is_test_load), false) AS is_test_load,
        max(tokens) AS tokens,
        count(DISTINCT id) FILTER (type = 'orchestrator_swap') AS told_swaps
    FROM traced
    GROUP BY session_key
),
reports_of AS (
    SELECT
        stream_id AS session_key, max(ts) AS last_report_at,
        bool_and(state = 'LOADING') AS only_loading, bool_or(output_fps > 0) AS has_output
    FROM reported
    GROUP BY stream_id
),
seen_on AS (  -- the orchestrator of a session is the first it was seen on
    SELECT
        session_key, count(DISTINCT orchestrator) AS orchestrators,
        arg_min(orchestrator, (ts, orchestrator, url)) AS orchestrator,
        arg_min(url, (ts, orchestrator, url)) AS orchestrator_url
    FROM (
        SELECT session_key, chosen AS orchestrator, coalesce(orchestrator_url, '') AS url, min(ts) AS ts
        FROM traced WHERE chosen IS NOT NULL GROUP BY ALL
        UNION ALL
        SELECT stream_id, chosen, coalesce(orchestrator_url, ''), min(ts)
        FROM reported WHERE chosen IS NOT NULL GROUP BY ALL
    )
    GROUP BY session_key
),
last_errors AS (
    SELECT session_key, arg_max(message, (ts, message)) AS last_error
    FROM (
        SELECT session_key, ts, message FROM traced WHERE trim(message) <> ''
        UNION ALL
        SELECT stream_id, ts, last_error FROM reported WHERE trim(last_error) <> ''
    )
    GROUP BY session_key
)
SELECT
    t.* EXCLUDE (told_swaps),
    o.orchestrator, o.orchestrator_url, p.last_report_at,
    coalesce(p.only_loading, false) AS only_loading,
    coalesce(p.has_output, true) AS has_output,  -- a session that reports nothing is not known to be without
    greatest(t.told_swaps, coalesce(o.orchestrators, 1) - 1) AS swaps,
    len(list_filter(r.excused_errors, lambda part: contains(lower(e.last_error), part))) > 0 AS is_excused
FROM told AS t
CROSS JOIN rules AS r
LEFT JOIN reports_of AS p ON p.session_key = t.session_key
LEFT JOIN seen_on AS o ON o.session_key = t.session_key
LEFT JOIN last_errors AS e ON e.session_key = t.session_key
WHERE t.requested_at IS NOT NULL
ORDER BY t.requested_at, t.session_key
