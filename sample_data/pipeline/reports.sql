-- The status reports of streams, each once, with what they do not tell themselves: the model from the session, the
-- card and region from the machine they came from.
WITH once AS (
    SELECT *
    FROM raw_stream_status
    WHERE reject_reason IS NULL
    QUALIFY row_number() OVER (PARTITION BY stream_id, id ORDER BY event_id) = 1
)
SELECT
    o.event_id AS sample_id, o.ts, o.stream_id, o.stream_id AS session_key,
    coalesce(s.pipeline, nullif(trim(o.pipeline), ''), 'unknown') AS pipeline,
    coalesce(s.model, 'unknown') AS model,
    p.gpu_id,
    coalesce(nullif(trim(o.orchestrator), ''), 'unknown') AS orchestrator,
    coalesce(s.gateway, nullif(trim(o.gateway), ''), 'unknown') AS gateway,
    coalesce(p.region, 'unknown') AS region,
    coalesce(s.is_test_load, false) AS is_test_load,
    o.state, o.output_fps, o.input_fps, o.e2e_ms, coalesce(o.restart_count, 0) AS restart_count
FROM once AS o
LEFT JOIN session_facts AS s ON s.stream_id = o.stream_id
LEFT JOIN placements AS p ON p.stream_id = o.stream_id AND p.orchestrator_url = o.orchestrator_url
ORDER BY sample_id
