-- Payments, each once, with the region of the machine that the stream ran on.
WITH
once AS (
    SELECT *
    FROM raw_payments
    WHERE reject_reason IS NULL
    QUALIFY row_number() OVER (PARTITION BY stream_id, id ORDER BY event_id) = 1
),
places AS (
    SELECT stream_id, orchestrator, min(region) AS region FROM placements GROUP BY stream_id, orchestrator
)
SELECT
    o.event_id AS payment_id, o.stream_id, o.ts,
    coalesce(nullif(trim(o.gateway), ''), 'unknown') AS gateway,
    coalesce(nullif(trim(o.orchestrator), ''), 'unknown') AS orchestrator,
    coalesce(p.region, 'unknown') AS region,
    coalesce(nullif(trim(o.pipeline), ''), 'unknown') AS pipeline,
    o.tickets,
    CAST(o.face_value_wei * o.tickets / r.wei_per_eth AS DECIMAL(28, 18)) AS face_value_eth,
    CAST(o.face_value_wei * o.tickets * o.win_probability / r.wei_per_eth AS DECIMAL(28, 18)) AS expected_value_eth
FROM once AS o
CROSS JOIN rules AS r
LEFT JOIN places AS p ON p.stream_id = o.stream_id AND p.orchestrator = o.orchestrator
ORDER BY payment_id
