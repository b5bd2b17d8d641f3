-- The usable events with what each counts for. A play that does not merely continue a running playback is a view;
-- where a viewer has no play of a video on a day, the first resume with a believable stretch is one.
WITH
-- Most viewings have no resume: only the others are put in order.
resumed AS (
    SELECT DISTINCT user_id, video_id, session_id
    FROM event_pairs
    WHERE event_name = 'video_resume'
),
followed AS (
    SELECT
        event_id, ts, user_id, video_id,
        event_name = 'video_resume' AND coalesce(lead(is_segment) OVER viewing, false) AS is_real_resume
    FROM event_pairs
    SEMI JOIN resumed USING (user_id, video_id, session_id)
    WINDOW viewing AS (PARTITION BY user_id, video_id, session_id ORDER BY ts, event_id)
),
plays AS (
    SELECT DISTINCT user_id, video_id, CAST(ts AS DATE) AS day
    FROM event_pairs
    WHERE event_name = 'video_play'
),
opened AS (
    SELECT arg_min(f.event_id, (f.ts, f.event_id)) AS event_id
    FROM (SELECT *, CAST(ts AS DATE) AS day FROM followed WHERE is_real_resume) AS f
    ANTI JOIN plays USING (user_id, video_id, day)
    GROUP BY f.user_id, f.video_id, f.day
)
SELECT
    p.event_id, p.ts, p.received_at, p.user_id, p.video_id, p.session_id, p.event_name, p.position_s,
    CASE
        WHEN p.event_name = 'video_play' THEN CAST(NOT p.continues AS INTEGER)
        WHEN o.event_id IS NOT NULL THEN 1
        ELSE 0
    END AS is_view,
    CAST(p.is_pause AS INTEGER) AS is_pause,
    CAST(p.is_forward_skip AS INTEGER) AS is_forward_skip,
    CAST(p.is_backward_skip AS INTEGER) AS is_backward_skip,
    CAST(p.is_completion AS INTEGER) AS is_completion
FROM event_pairs AS p
LEFT JOIN opened AS o USING (event_id)
ORDER BY p.event_id
