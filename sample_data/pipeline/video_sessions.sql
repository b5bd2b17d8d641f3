-- One row per viewing session, over all videos in it. What the player said of itself is the first it said; where it
-- said nothing, 'unknown'.
WITH
watched AS (
    SELECT
        session_id,
        min(user_id) AS user_id,
        min(ts) AS started_at,
        max(ts) AS ended_at,
        coalesce(sum(moved_s) FILTER (is_segment), 0) AS watched_s,
        count(*) FILTER (is_pause) AS pauses,
        count(*) FILTER (is_forward_skip) AS forward_skips,
        count(*) FILTER (is_backward_skip) AS backward_skips,
        CAST(bool_or(is_completion) AS INTEGER) AS completed
    FROM event_pairs
    GROUP BY session_id
),
introduced AS (
    SELECT
        session_id,
        arg_min(device, event_id) AS device,
        arg_min(browser, event_id) AS browser,
        arg_min(os, event_id) AS os,
        arg_min(player_version, event_id) AS player_version,
        arg_min(referrer, event_id) AS referrer,
        arg_min(placement, event_id) AS placement
    FROM raw_player_sessions
    WHERE reject_reason IS NULL
    GROUP BY session_id
)
SELECT
    w.*,
    coalesce(i.device, 'unknown') AS device,
    coalesce(i.browser, 'unknown') AS browser,
    coalesce(i.os, 'unknown') AS os,
    coalesce(i.player_version, 'unknown') AS player_version,
    coalesce(i.referrer, 'unknown') AS referrer,
    coalesce(i.placement, 'unknown') AS placement
FROM watched AS w
LEFT JOIN introduced AS i USING (session_id)
ORDER BY w.started_at, w.session_id
