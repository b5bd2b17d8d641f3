-- Raw player events to clean ones: reject what cannot be used, with a reason, then drop exact repeats.
-- Input raw_video_events(arrival, ts, received_at, user_id, video_id, session_id, event_name, position_s).
CREATE TEMP TABLE judged_events AS
SELECT
    *,
    CASE
        WHEN ts IS NULL THEN 'no timestamp'
        WHEN coalesce(trim(user_id), '') = '' THEN 'no user'
        WHEN coalesce(trim(video_id), '') = '' THEN 'no video'
        WHEN coalesce(trim(session_id), '') = '' THEN 'no session'
        WHEN event_name IS NULL
            OR event_name NOT IN ('video_play', 'video_pause', 'video_resume', 'video_ended') THEN 'unknown event'
        WHEN position_s IS NULL THEN 'no position'
        WHEN position_s < 0 THEN 'negative position'
    END AS reject_reason
FROM raw_video_events;

CREATE TEMP TABLE rejected_events AS
SELECT reject_reason, count(*) AS events
FROM judged_events
WHERE reject_reason IS NOT NULL
GROUP BY reject_reason
ORDER BY reject_reason;

-- A repeat is the same event of the same viewing at the same time and position; the first arrival stays.
CREATE TEMP TABLE clean_events AS
SELECT
    row_number() OVER (ORDER BY ts, user_id, session_id, arrival) AS event_id,
    arrival, ts, received_at, user_id, video_id, session_id, event_name, position_s
FROM (
    SELECT *
    FROM judged_events
    WHERE reject_reason IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY user_id, session_id, video_id, ts, event_name, position_s ORDER BY arrival
    ) = 1
);
