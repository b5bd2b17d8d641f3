-- The rows that could not be used, as they came, and why. What the network tells of streams and cards counts for the
-- table that is made of it.
WITH
rejected AS (
    SELECT
        0 AS stream_no, 'video_events' AS dataset, event_id, received_at, reject_reason,
        CAST(to_json(e) AS VARCHAR) AS line
    FROM raw_player_events AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 1, 'video_sessions', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_player_sessions AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 2, 'video_events', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_playback_reports AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 3, 'gpu_hourly', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_stream_trace AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 4, 'stream_status', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_stream_status AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 5, 'ingest_samples', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_ingest_metrics AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 6, 'gpu_hourly', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_capabilities AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 7, 'gpu_hourly', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_discovery AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT 8, 'billing', event_id, received_at, reject_reason, CAST(to_json(e) AS VARCHAR)
    FROM raw_payments AS e WHERE reject_reason IS NOT NULL
    UNION ALL
    SELECT
        9,
        CASE stream
            WHEN 'player_events' THEN 'video_events' WHEN 'playback_reports' THEN 'video_events'
            WHEN 'player_sessions' THEN 'video_sessions' WHEN 'stream_status' THEN 'stream_status'
            WHEN 'ingest_metrics' THEN 'ingest_samples' WHEN 'payments' THEN 'billing' ELSE 'gpu_hourly'
        END,
        event_id, received_at, reject_reason, line
    FROM raw_unreadable
)
SELECT
    e.event_id * 16 + e.stream_no AS reject_id,
    e.received_at, e.dataset, d.source, d.layer, e.reject_reason, e.line
FROM rejected AS e
JOIN datasets AS d USING (dataset)
ORDER BY e.received_at, reject_id
