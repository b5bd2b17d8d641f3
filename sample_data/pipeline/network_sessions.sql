-- One row per requested session. Its start counts from the moment an orchestrator is chosen, told by the first
-- segment sent to it (the gateway keeps no other moment of its choice), or from the request where that is not told,
-- until the runner sends its first output: what the orchestrator is answerable for. Prompt to first frame is what
-- the user waits: from the request until some segments can be played. Minutes run from first output to the end.
WITH
delays AS (
    SELECT session_key, round(sum(e2e_ms) / count(e2e_ms), 3) AS e2e_ms FROM reports GROUP BY session_key
),
sized AS (
    SELECT
        *,
        date_diff('microsecond', coalesce(chosen_at, requested_at), first_output_at) / 1000 AS startup_ms,
        date_diff('microsecond', requested_at, playable_at) / 1000 AS ptff_ms,
        date_diff('microsecond', first_output_at, coalesce(closed_at, last_report_at)) / 60000000 AS minutes
    FROM session_facts
)
SELECT
    s.session_key, s.requested_at,
    coalesce(s.gateway, 'unknown') AS gateway,
    coalesce(s.orchestrator, 'unknown') AS orchestrator,
    coalesce(p.region, 'unknown') AS region,
    coalesce(s.pipeline, 'unknown') AS pipeline,
    coalesce(s.model, 'unknown') AS model,
    p.gpu_id, s.is_test_load,
    CASE WHEN s.is_test_load THEN coalesce(s.prompt_kind, 'none') ELSE 'none' END AS prompt_kind,
    CASE
        WHEN s.first_output_at IS NULL AND s.found_none THEN 'no_orch'
        WHEN s.first_output_at IS NULL AND s.is_excused THEN 'startup_failed_excused'
        WHEN s.first_output_at IS NULL THEN 'startup_failed_unexcused'
        WHEN s.only_loading THEN 'loading_only'
        WHEN NOT s.has_output THEN 'zero_output_fps'
        WHEN s.swaps > 0 THEN 'swapped'
        ELSE 'startup_success'
    END AS outcome,
    CASE WHEN s.startup_ms >= 0 THEN s.startup_ms END AS startup_ms,
    CASE WHEN s.ptff_ms >= 0 THEN s.ptff_ms END AS ptff_ms,
    d.e2e_ms, s.swaps,
    greatest(0, coalesce(s.minutes, 0)) AS minutes,
    coalesce(s.tokens, 0) AS tokens
FROM sized AS s
LEFT JOIN delays AS d ON d.session_key = s.session_key
LEFT JOIN placements AS p ON p.session_key = s.session_key AND p.orchestrator_url = s.orchestrator_url
ORDER BY s.requested_at, s.session_key
