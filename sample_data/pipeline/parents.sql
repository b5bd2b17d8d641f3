-- What rows of other streams belong to: the sessions that players told of, the streams that were asked for.
SELECT DISTINCT received_at, 'video_events' AS dataset, session_id AS parent
FROM raw_player_sessions
WHERE reject_reason IS NULL
UNION ALL
SELECT DISTINCT t.received_at, d.dataset, t.stream_id
FROM raw_stream_trace AS t
CROSS JOIN (VALUES ('stream_status'), ('ingest_samples'), ('billing')) AS d (dataset)
WHERE t.reject_reason IS NULL AND t.type = 'gateway_receive_stream_request'
