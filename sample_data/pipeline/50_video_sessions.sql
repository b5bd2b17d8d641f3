-- One row per viewing session, over all videos in it.
-- Input raw_sessions(session_id, device, browser).
INSERT INTO video_sessions
SELECT
    p.session_id,
    min(p.user_id) AS user_id,
    min(p.ts) AS started_at,
    max(p.ts) AS ended_at,
    any_value(s.device) AS device,
    any_value(s.browser) AS browser,
    coalesce(sum(p.moved_s) FILTER (p.is_segment), 0) AS watched_s,
    count(*) FILTER (p.event_name = 'video_pause') AS pauses,
    count(*) FILTER (p.jump_s > r.forward_skip_s) AS forward_skips,
    count(*) FILTER (p.jump_s < r.backward_skip_s) AS backward_skips,
    CAST(bool_or(p.is_completion) AS INTEGER) AS completed
FROM event_pairs AS p
JOIN raw_sessions AS s USING (session_id)
CROSS JOIN rules AS r
GROUP BY p.session_id
ORDER BY started_at, p.session_id;
