-- The clean events with the view mark. A play that does not merely continue a running playback is a view;
-- where a viewer has no play of a video on a day, the first resume with a believable stretch is one.
INSERT INTO video_events
WITH opened AS (
    SELECT
        p.*,
        coalesce(lead(is_segment) OVER viewing, false) AS opens_segment
    FROM event_pairs AS p
    WINDOW viewing AS (PARTITION BY user_id, video_id, session_id ORDER BY ts, arrival)
),
by_day AS (
    SELECT
        *,
        bool_or(event_name = 'video_play') OVER viewing_day AS has_play,
        event_name = 'video_resume' AND opens_segment AS is_real_resume,
        min(event_id) FILTER (event_name = 'video_resume' AND opens_segment) OVER viewing_day AS first_resume_id
    FROM opened
    WINDOW viewing_day AS (PARTITION BY user_id, video_id, CAST(ts AS DATE))
)
SELECT
    event_id, ts, received_at, user_id, video_id, session_id, event_name, position_s,
    CASE
        WHEN event_name = 'video_play' AND NOT continues THEN 1
        WHEN NOT has_play AND is_real_resume AND event_id = first_resume_id THEN 1
        ELSE 0
    END AS is_view
FROM by_day
ORDER BY event_id;
