-- How busy each card said it was, in the hour it said so. Work is not named: the card tells what it is loaded with.
SELECT
    c.id, date_trunc('hour', c.ts) AS hour,
    'unknown' AS gateway,
    coalesce(nullif(trim(c.orchestrator), ''), 'unknown') AS orchestrator,
    coalesce(g.region, 'unknown') AS region,
    coalesce(nullif(trim(c.pipeline), ''), 'unknown') AS pipeline,
    coalesce(nullif(trim(c.model), ''), 'unknown') AS model,
    c.gpu_id, false AS is_test_load,
    c.utilization AS utilization_sum, 1 AS utilization_count
FROM raw_capabilities AS c
LEFT JOIN region AS g ON g.region = c.region
WHERE c.reject_reason IS NULL AND c.utilization IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY c.id ORDER BY c.event_id) = 1
ORDER BY c.event_id
