-- Reports on the connection of a stream: how far its counters ran since the report before. The first report, and the
-- first after the counters began anew, is a new base: nothing has run yet, in no time. Its readings count.
WITH
once AS (
    SELECT *
    FROM raw_ingest_metrics
    WHERE reject_reason IS NULL
    QUALIFY row_number() OVER (PARTITION BY stream_id, id ORDER BY event_id) = 1
),
beside AS (
    SELECT
        *,
        lag(ts) OVER reports AS ts_before,
        lag(bytes_received) OVER reports AS received_before,
        lag(bytes_sent) OVER reports AS sent_before,
        lag(packets_lost) OVER reports AS lost_before,
        lag(packets_received) OVER reports AS packets_before
    FROM once
    WINDOW reports AS (PARTITION BY stream_id ORDER BY ts, event_id)
),
based AS (
    SELECT
        *,
        ts_before IS NULL OR bytes_received < received_before OR bytes_sent < sent_before
        OR packets_lost < lost_before OR packets_received < packets_before AS is_base
    FROM beside
)
SELECT
    b.event_id AS sample_id, b.ts, b.stream_id,
    coalesce(s.pipeline, nullif(trim(b.pipeline), ''), 'unknown') AS pipeline,
    coalesce(nullif(trim(b.gateway), ''), s.gateway, 'unknown') AS gateway,
    coalesce(p.region, 'unknown') AS region,
    CASE WHEN b.is_base THEN 0 ELSE b.packets_lost - b.lost_before END AS packets_lost,
    CASE WHEN b.is_base THEN 0 ELSE b.packets_received - b.packets_before END AS packets_received,
    b.jitter_ms,
    b.rtt_ns / 1000000 AS rtt_ms,
    CASE WHEN b.is_base THEN 0 ELSE b.bytes_received - b.received_before END AS bytes_up,
    CASE WHEN b.is_base THEN 0 ELSE b.bytes_sent - b.sent_before END AS bytes_down,
    CASE WHEN b.is_base THEN 0 ELSE date_diff('microsecond', b.ts_before, b.ts) / 1000000 END AS interval_s,
    coalesce(nullif(trim(b.conn_quality), ''), 'unknown') AS conn_quality
FROM based AS b
LEFT JOIN session_facts AS s ON s.stream_id = b.stream_id
LEFT JOIN placements AS p ON p.stream_id = b.stream_id AND p.orchestrator_url = s.orchestrator_url
ORDER BY sample_id
