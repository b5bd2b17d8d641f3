-- A video for each not in the list whose duration an event tells, from the first event that does.
SELECT
    e.video_id,
    coalesce(nullif(trim(e.title), ''), e.video_id) AS title,
    'unknown' AS category,
    e.duration_s,
    CASE
        WHEN e.duration_s < r.bucket_short_s THEN '0-1 min'
        WHEN e.duration_s < r.bucket_medium_s THEN '1-5 min'
        WHEN e.duration_s < r.bucket_long_s THEN '5-15 min'
        ELSE '15+ min'
    END AS duration_bucket,
    coalesce(e.ts, e.received_at) AS published_at
FROM raw_player_events AS e CROSS JOIN rules AS r
WHERE trim(e.video_id) <> '' AND e.duration_s > 0
QUALIFY row_number() OVER (PARTITION BY e.video_id ORDER BY e.event_id) = 1
