-- The rows of gpu_hourly, judged as those that arrive are. A row tells of the hour that it covers, to its end. Cells that
-- may be missing are the orchestrator, gateway, region and card. A row without sessions has no gateway, and one without
-- an orchestrator no region and card.
SELECT
    h.hour,
    'gpu_hourly' AS dataset,
    h.hour AS window_start,
    date_trunc('day', h.hour) + to_hours(24 + r.check_hour) + to_minutes(5) AS run_at,
    4 AS required_cells,
    list_filter([
        CASE WHEN h.gateway = 'unknown' AND h.requested_sessions > 0 THEN 'not_null gateway' END,
        CASE WHEN h.region = 'unknown' AND h.orchestrator <> 'unknown' THEN 'not_null region' END,
        CASE WHEN h.gpu_id IS NULL AND h.orchestrator <> 'unknown' THEN 'not_null gpu_id' END,
        CASE WHEN h.requested_sessions < 0 THEN 'accepted_values requested_sessions' END,
        CASE WHEN h.region = 'unknown' AND h.orchestrator <> 'unknown' THEN 'relationships region' END,
        CASE WHEN row_number() OVER (
            PARTITION BY h.hour, h.gateway, h.orchestrator, h.region, h.pipeline, h.model, h.gpu_id, h.is_test_load
            ORDER BY h.requested_sessions
        ) > 1 THEN 'unique hour' END
    ], lambda fault: fault IS NOT NULL) AS faults,
    h.gpu_id IS NOT NULL AND g.gpu_id IS NULL AS is_orphan
FROM gpu_hourly AS h
LEFT JOIN gpu AS g ON g.gpu_id = h.gpu_id
CROSS JOIN rules AS r
ORDER BY h.hour
