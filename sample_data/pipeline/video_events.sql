-- The usable events with what each counts for. A play that does not merely continue a running playback is a view;
-- where a viewer has no play of a video on a day, the first resume with a believable stretch is one.
WITH
opened AS (
    SELECT
        *,
        event_name = 'video_resume' AND coalesce(lead(is_segment) OVER viewing, false) AS is_real_resume
    FROM event_pairs
    WINDOW viewing AS (PARTITION BY user_id, video_id, session_id ORDER BY ts, event_id)
),
by_day AS (
    SELECT
        *,
        bool_or(event_name = 'video_play') OVER (PARTITION BY user_id, video_id, CAST(ts AS DATE)) AS has_play,
        row_number() OVER (
            PARTITION BY user_id, video_id, CAST(ts AS DATE), is_real_resume ORDER BY ts, event_id
        ) AS nth
    FROM opened
)
SELECT
    event_id, ts, received_at, user_id, video_id, session_id, event_name, position_s,
    CASE
        WHEN event_name = 'video_play' THEN CAST(NOT continues AS INTEGER)
        WHEN NOT has_play AND is_real_resume AND nth = 1 THEN 1
        ELSE 0
    END AS is_view,
    CAST(is_pause AS INTEGER) AS is_pause,
    CAST(is_forward_skip AS INTEGER) AS is_forward_skip,
    CAST(is_backward_skip AS INTEGER) AS is_backward_skip,
    CAST(is_completion AS INTEGER) AS is_completion
FROM by_day
ORDER BY event_id
