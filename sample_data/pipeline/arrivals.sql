-- Every row that arrived for a watched data set, with what is wrong with it by itself. `faults` names the broken
-- checks as '<check type> <column>'; `identity` is the same for rows that say the same; `parent` is what the row
-- belongs to. A rejected row has no time to believe: it counts in the hour in which it arrived.
WITH
told AS (
    SELECT
        'video_events' AS dataset, event_id, received_at, ts, reject_reason,
        hash(user_id, session_id, video_id, ts, event_name, position_s) AS identity,
        session_id AS parent,
        6 - CAST(coalesce(event_name = 'player_load', false) AS INTEGER) AS required_cells,
        [
            CASE WHEN ts IS NULL THEN 'not_null ts' END,
            CASE WHEN coalesce(trim(user_id), '') = '' THEN 'not_null user_id' END,
            CASE WHEN coalesce(trim(video_id), '') = '' THEN 'not_null video_id' END,
            CASE WHEN coalesce(trim(session_id), '') = '' THEN 'not_null session_id' END,
            CASE WHEN event_name IS NULL THEN 'not_null event_name' END,
            CASE WHEN position_s IS NULL AND event_name IS DISTINCT FROM 'player_load' THEN 'not_null position_s' END,
            CASE WHEN reject_reason = 'unknown event' THEN 'accepted_values event_name' END
        ] AS found
    FROM raw_player_events
    UNION ALL BY NAME
    SELECT
        'video_sessions' AS dataset, event_id, received_at, ts, reject_reason,
        hash(session_id) AS identity,
        user_id AS parent,
        8 AS required_cells,
        [
            CASE WHEN ts IS NULL THEN 'not_null ts' END,
            CASE WHEN coalesce(trim(session_id), '') = '' THEN 'not_null session_id' END,
            CASE WHEN coalesce(trim(user_id), '') = '' THEN 'not_null user_id' END,
            CASE WHEN device IS NULL THEN 'not_null device' END,
            CASE WHEN browser IS NULL THEN 'not_null browser' END,
            CASE WHEN os IS NULL THEN 'not_null os' END,
            CASE WHEN player_version IS NULL THEN 'not_null player_version' END,
            CASE WHEN referrer IS NULL THEN 'not_null referrer' END,
            CASE WHEN device NOT IN ('Mobile', 'Desktop', 'Tablet', 'TV') THEN 'accepted_values device' END
        ] AS found
    FROM raw_player_sessions
    UNION ALL BY NAME
    SELECT
        'stream_status' AS dataset, event_id, received_at, ts, reject_reason,
        hash(id) AS identity,
        stream_id AS parent,
        9 AS required_cells,
        [
            CASE WHEN id IS NULL THEN 'not_null id' END,
            CASE WHEN ts IS NULL THEN 'not_null ts' END,
            CASE WHEN coalesce(trim(gateway), '') = '' THEN 'not_null gateway' END,
            CASE WHEN coalesce(trim(stream_id), '') = '' THEN 'not_null stream_id' END,
            CASE WHEN request_id IS NULL THEN 'not_null request_id' END,
            CASE WHEN pipeline IS NULL THEN 'not_null pipeline' END,
            CASE WHEN state IS NULL THEN 'not_null state' END,
            CASE WHEN orchestrator IS NULL THEN 'not_null orchestrator' END,
            CASE WHEN orchestrator_url IS NULL THEN 'not_null orchestrator_url' END,
            CASE WHEN state NOT IN ('LOADING', 'ONLINE', 'DEGRADED_INPUT', 'DEGRADED_INFERENCE')
                THEN 'accepted_values state' END
        ] AS found
    FROM raw_stream_status
    UNION ALL BY NAME
    SELECT
        'ingest_samples' AS dataset, event_id, received_at, ts, reject_reason,
        hash(id) AS identity,
        stream_id AS parent,
        10 AS required_cells,
        [
            CASE WHEN id IS NULL THEN 'not_null id' END,
            CASE WHEN ts IS NULL THEN 'not_null ts' END,
            CASE WHEN coalesce(trim(gateway), '') = '' THEN 'not_null gateway' END,
            CASE WHEN coalesce(trim(stream_id), '') = '' THEN 'not_null stream_id' END,
            CASE WHEN request_id IS NULL THEN 'not_null request_id' END,
            CASE WHEN bytes_received IS NULL THEN 'not_null bytes_received' END,
            CASE WHEN bytes_sent IS NULL THEN 'not_null bytes_sent' END,
            CASE WHEN packets_lost IS NULL THEN 'not_null packets_lost' END,
            CASE WHEN packets_received IS NULL THEN 'not_null packets_received' END,
            CASE WHEN conn_quality IS NULL THEN 'not_null conn_quality' END,
            CASE WHEN conn_quality NOT IN ('good', 'bad') THEN 'accepted_values conn_quality' END
        ] AS found
    FROM raw_ingest_metrics
    UNION ALL BY NAME
    SELECT
        'billing' AS dataset, event_id, received_at, ts, reject_reason,
        hash(id) AS identity,
        stream_id AS parent,
        7 AS required_cells,
        [
            CASE WHEN id IS NULL THEN 'not_null id' END,
            CASE WHEN ts IS NULL THEN 'not_null ts' END,
            CASE WHEN orchestrator IS NULL THEN 'not_null orchestrator' END,
            CASE WHEN stream_id IS NULL THEN 'not_null stream_id' END,
            CASE WHEN face_value_wei IS NULL THEN 'not_null face_value_wei' END,
            CASE WHEN win_probability IS NULL THEN 'not_null win_probability' END,
            CASE WHEN tickets IS NULL THEN 'not_null tickets' END,
            CASE WHEN win_probability NOT BETWEEN 0 AND 1 THEN 'accepted_values win_probability' END
        ] AS found
    FROM raw_payments
),
timed AS (
    SELECT
        * EXCLUDE (ts, found, reject_reason),
        list_filter(found, lambda fault: fault IS NOT NULL) AS faults,
        reject_reason IS NOT NULL AS is_rejected,
        CASE WHEN reject_reason IS NULL THEN ts END AS event_at
    FROM told
)
SELECT
    t.*,
    date_trunc('hour', t.received_at) AS received_hour,
    date_trunc('hour', coalesce(t.event_at, t.received_at)) AS window_start,
    date_trunc('day', coalesce(t.event_at, t.received_at))
        + to_hours(24 + r.check_hour) + to_minutes(d.dataset_no) AS run_at,
    t.event_id // r.order_chunk AS chunk,
    len(list_filter(t.faults, lambda fault: fault LIKE 'not_null %')) AS null_cells,
    coalesce(epoch_ms(t.received_at) - epoch_ms(t.event_at) > 1000 * r.late_after_s, false) AS is_late
FROM timed AS t
JOIN datasets AS d USING (dataset)
CROSS JOIN rules AS r
ORDER BY t.dataset, t.event_id
