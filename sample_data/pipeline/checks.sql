-- The checks that run once a day over what arrived for the day before. Each measures a share of rows: those without a
-- value, repeated, with another value than allowed, without their parent, or late; for row_count by how much the rows
-- of the day differ from the normal. It warns above warn_above and fails above fail_above.
SELECT *
FROM (
    VALUES
    (1, 'video_events', 'not_null', 'user_id', 'critical', 0.005, 0.02),
    (2, 'video_events', 'not_null', 'position_s', 'warning', 0.01, 0.04),
    (3, 'video_events', 'unique', 'event_id', 'critical', 0.03, 0.06),
    (4, 'video_events', 'accepted_values', 'event_name', 'warning', 0.005, 0.02),
    (5, 'video_events', 'relationships', 'session_id', 'warning', 0.005, 0.02),
    (6, 'video_events', 'freshness', 'ts', 'critical', 0.03, 0.08),
    (7, 'video_events', 'row_count', NULL, 'warning', 0.4, 0.8),
    (8, 'video_sessions', 'not_null', 'user_id', 'critical', 0.01, 0.04),
    (9, 'video_sessions', 'unique', 'session_id', 'critical', 0.02, 0.06),
    (10, 'video_sessions', 'accepted_values', 'device', 'info', 0.01, 0.04),
    (11, 'video_sessions', 'relationships', 'user_id', 'warning', 0.01, 0.04),
    (12, 'video_sessions', 'freshness', 'started_at', 'warning', 0.04, 0.1),
    (13, 'video_sessions', 'row_count', NULL, 'info', 0.4, 0.8),
    (14, 'stream_status', 'not_null', 'gateway', 'warning', 0.12, 0.2),
    (15, 'stream_status', 'unique', 'id', 'critical', 0.005, 0.04),
    (16, 'stream_status', 'accepted_values', 'state', 'warning', 0.01, 0.04),
    (17, 'stream_status', 'relationships', 'stream_id', 'warning', 0.01, 0.04),
    (18, 'stream_status', 'freshness', 'ts', 'critical', 0.03, 0.08),
    (19, 'stream_status', 'row_count', NULL, 'info', 0.6, 1.0),
    (20, 'ingest_samples', 'not_null', 'gateway', 'warning', 0.12, 0.2),
    (21, 'ingest_samples', 'unique', 'id', 'critical', 0.005, 0.04),
    (22, 'ingest_samples', 'accepted_values', 'conn_quality', 'info', 0.01, 0.04),
    (23, 'ingest_samples', 'relationships', 'stream_id', 'warning', 0.01, 0.04),
    (24, 'ingest_samples', 'freshness', 'ts', 'critical', 0.03, 0.08),
    (25, 'ingest_samples', 'row_count', NULL, 'warning', 0.6, 1.0),
    (26, 'gpu_hourly', 'not_null', 'gpu_id', 'info', 0.08, 0.15),
    (27, 'gpu_hourly', 'unique', 'hour', 'critical', 0.0, 0.01),
    (28, 'gpu_hourly', 'accepted_values', 'requested_sessions', 'warning', 0.0, 0.01),
    (29, 'gpu_hourly', 'relationships', 'region', 'warning', 0.06, 0.12),
    (30, 'gpu_hourly', 'freshness', 'hour', 'warning', 0.05, 0.2),
    (31, 'gpu_hourly', 'row_count', NULL, 'info', 0.4, 0.8),
    (32, 'billing', 'not_null', 'face_value_wei', 'critical', 0.005, 0.02),
    (33, 'billing', 'unique', 'id', 'critical', 0.02, 0.06),
    (34, 'billing', 'accepted_values', 'win_probability', 'warning', 0.005, 0.02),
    (35, 'billing', 'relationships', 'stream_id', 'warning', 0.02, 0.06),
    (36, 'billing', 'freshness', 'ts', 'warning', 0.03, 0.08),
    (37, 'billing', 'row_count', NULL, 'warning', 0.6, 1.0)
) AS listed (check_no, dataset, check_type, column_name, severity, warn_above, fail_above)
