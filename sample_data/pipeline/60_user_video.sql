-- One row per viewer and video, over all sessions.
INSERT INTO user_video
WITH
-- What is new in each stretch: the part beyond the furthest end of the stretches that start before it. The
-- running maximum matters, as a stretch may lie inside an earlier one.
reached AS (
    SELECT
        user_id, video_id, start_s, end_s,
        max(end_s) OVER (
            PARTITION BY user_id, video_id ORDER BY start_s, end_s, segment_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS furthest_s
    FROM video_segments
),
seen AS (
    SELECT
        user_id, video_id,
        sum(greatest(0, end_s - greatest(start_s, coalesce(furthest_s, start_s)))) AS unique_s
    FROM reached
    GROUP BY user_id, video_id
),
counted AS (
    SELECT
        p.user_id,
        p.video_id,
        min(p.ts) AS first_watch_at,
        max(p.ts) AS last_watch_at,
        arg_min(p.session_id, p.event_id) AS first_session_id,
        any_value(p.duration_s) AS duration_s,
        coalesce(sum(p.moved_s) FILTER (p.is_segment), 0) AS total_s,
        least(max(p.position_s), any_value(p.duration_s)) AS max_position_s,
        count(DISTINCT p.session_id) AS sessions,
        count(DISTINCT p.session_id) FILTER (p.is_completion) AS completions,
        count(*) FILTER (p.event_name = 'video_pause') AS pauses,
        count(*) FILTER (p.jump_s > r.forward_skip_s) AS forward_skips,
        count(*) FILTER (p.jump_s < r.backward_skip_s) AS backward_skips,
        count(*) FILTER (p.is_segment) AS segments,
        bool_or(p.is_beyond_end) AS has_beyond_end,
        bool_or(p.is_implausible) AS has_implausible
    FROM event_pairs AS p CROSS JOIN rules AS r
    GROUP BY p.user_id, p.video_id
),
scored AS (
    SELECT
        c.*,
        coalesce(s.unique_s, 0) AS unique_s,
        CAST(
            c.total_s / r.score_seconds + r.score_completion * c.completions + r.score_session * c.sessions
            - r.score_skip * (c.forward_skips + c.backward_skips) AS DECIMAL(12, 2)
        ) AS score
    FROM counted AS c
    LEFT JOIN seen AS s USING (user_id, video_id)
    CROSS JOIN rules AS r
)
SELECT
    c.user_id,
    c.video_id,
    c.first_watch_at,
    c.last_watch_at,
    d.device,
    c.total_s,
    c.unique_s,
    c.duration_s,
    c.max_position_s,
    c.sessions,
    c.completions,
    least(c.completions, 1) AS completed,
    c.pauses,
    c.forward_skips,
    c.backward_skips,
    c.score,
    CASE
        WHEN c.score >= r.tier_high THEN 'High'
        WHEN c.score >= r.tier_medium THEN 'Medium'
        WHEN c.score >= r.tier_low THEN 'Low'
        ELSE 'Minimal'
    END AS tier,
    -- The first that holds; the order is part of the rule.
    CASE
        WHEN c.has_beyond_end THEN 'position_exceeds_duration'
        WHEN c.has_implausible THEN 'implausible_segment'
        WHEN c.segments = 0 THEN 'no_valid_segments'
        WHEN c.completions > 0 AND c.unique_s < r.sufficient_coverage * c.duration_s
            THEN 'completed_without_sufficient_watch'
        WHEN c.total_s > r.excessive_share * c.duration_s * c.sessions THEN 'excessive_watch_time'
        WHEN c.total_s < r.short_watch_s THEN 'very_short_watch'
        ELSE 'ok'
    END AS flag
FROM scored AS c
JOIN raw_sessions AS d ON d.session_id = c.first_session_id
CROSS JOIN rules AS r
ORDER BY c.user_id, c.video_id;
