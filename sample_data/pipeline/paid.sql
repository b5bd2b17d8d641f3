-- Payments, each once, with the region of the machine that the stream ran on. The face value is exact to the wei, the
-- expected value to a millionth of a millionth of an ETH.
WITH
once AS (
    SELECT *, CAST(face_value_wei AS HUGEINT) * tickets AS wei
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
    CAST(o.wei // r.wei_per_eth AS DECIMAL(10, 0))
    + CAST(o.wei % r.wei_per_eth AS DECIMAL(18, 0)) * CAST(0.000000000000000001 AS DECIMAL(18, 18)) AS face_value_eth,
    CAST(o.wei / r.wei_per_eth * o.win_probability AS DECIMAL(28, 12)) AS expected_value_eth
FROM once AS o
CROSS JOIN rules AS r
LEFT JOIN places AS p ON p.stream_id = o.stream_id AND p.orchestrator = o.orchestrator
ORDER BY payment_id
