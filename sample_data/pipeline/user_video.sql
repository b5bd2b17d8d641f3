-- One row per viewer and video, over all sessions.
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
-- How often the same stretch was played, to the second.
repeated AS (
    SELECT user_id, video_id, max(repeats) AS repeats
    FROM (
        SELECT user_id, video_id, count(*) AS repeats
        FROM video_segments
        GROUP BY user_id, video_id, round(start_s), round(end_s)
    ) AS stretch
    GROUP BY user_id, video_id
),
counted AS (
    SELECT
        user_id,
        video_id,
        min(ts) AS first_watch_at,
        max(ts) AS last_watch_at,
        arg_min(device, (ts, event_id)) AS device,
        min(duration_s) AS duration_s,
        coalesce(sum(moved_s) FILTER (is_segment), 0) AS total_s,
        coalesce(sum(passed_s) FILTER (is_segment), 0) AS passed_s,
        least(max(position_s), min(duration_s)) AS max_position_s,
        count(DISTINCT session_id) AS sessions,
        count(DISTINCT session_id) FILTER (is_completion) AS completions,
        count(*) FILTER (is_pause) AS pauses,
        count(*) FILTER (is_forward_skip) AS forward_skips,
        count(*) FILTER (is_backward_skip) AS backward_skips,
        count(*) FILTER (is_segment) AS segments,
        bool_or(is_beyond_end) AS has_beyond_end,
        bool_or(is_implausible) AS has_implausible,
        bool_or(is_burst) AS has_burst,
        coalesce(
            max((ts, event_id)) FILTER (is_start AND NOT continues) > min((ts, event_id)) FILTER (is_completion), false
        ) AS started_again
    FROM event_pairs
    GROUP BY user_id, video_id
),
scored AS (
    SELECT
        c.*,
        coalesce(s.unique_s, 0) AS unique_s,
        coalesce(p.repeats, 0) AS repeats,
        coalesce(s.unique_s, 0) >= r.sufficient_coverage * c.duration_s AS is_covered,
        -- By way of millionths: a quotient in binary falls short of halves of a hundredth.
        CAST(CAST(
            c.total_s / r.score_seconds + r.score_completion * c.completions + r.score_session * c.sessions
            - r.score_skip * (c.forward_skips + c.backward_skips) AS DECIMAL(18, 6)
        ) AS DECIMAL(12, 2)) AS score,
        CAST(floor(c.max_position_s / r.position_bucket_s) AS BIGINT) * r.position_bucket_s AS bucket_s
    FROM counted AS c
    LEFT JOIN seen AS s USING (user_id, video_id)
    LEFT JOIN repeated AS p USING (user_id, video_id)
    CROSS JOIN rules AS r
),
flagged AS (
    SELECT
        c.*,
        -- All that hold, the first is shown; the order is part of the rule.
        list_filter([
            CASE WHEN c.has_beyond_end THEN 'position_exceeds_duration' END,
            CASE WHEN c.has_implausible THEN 'implausible_segment' END,
            CASE WHEN c.segments = 0 THEN 'no_valid_segments' END,
            CASE WHEN c.completions > 0 AND NOT c.is_covered THEN 'completed_without_sufficient_watch' END,
            CASE WHEN c.total_s > r.excessive_share * c.duration_s * c.sessions THEN 'excessive_watch_time' END,
            CASE WHEN c.total_s < r.short_watch_s THEN 'very_short_watch' END,
            CASE WHEN c.has_burst THEN 'event_burst' END,
            CASE WHEN crowded.user_id IS NOT NULL THEN 'overlapping_sessions' END,
            CASE WHEN endless.user_id IS NOT NULL THEN 'impossible_daily_watch' END,
            CASE WHEN c.repeats > r.max_repeats THEN 'repeated_interval' END,
            -- Compared in tenths, as the clocks of players are not exact; what took no time at all is too fast.
            CASE
                WHEN coalesce(round(c.total_s / nullif(c.passed_s, 0), 1) > r.max_effective_speed, c.total_s > 0)
                    THEN 'implausible_speed'
            END
        ], lambda flag: flag IS NOT NULL) AS flags
    FROM scored AS c
    LEFT JOIN crowded_viewings AS crowded USING (user_id, video_id)
    LEFT JOIN endless_days AS endless USING (user_id, video_id)
    CROSS JOIN rules AS r
)
SELECT
    f.user_id, f.video_id, f.first_watch_at, f.last_watch_at, f.device, f.total_s, f.unique_s, f.duration_s,
    f.max_position_s,
    format(
        '{}:{:02d}-{}:{:02d}', f.bucket_s // 60, f.bucket_s % 60,
        (f.bucket_s + r.position_bucket_s) // 60, (f.bucket_s + r.position_bucket_s) % 60
    ) AS position_bucket,
    f.sessions, f.completions,
    least(f.completions, 1) AS completed,
    CAST(f.completions > 0 AND f.is_covered AS INTEGER) AS verified,
    CAST(f.started_again OR f.total_s > f.duration_s AS INTEGER) AS is_replay,
    f.pauses, f.forward_skips, f.backward_skips, f.score,
    CASE
        WHEN f.score >= r.tier_high THEN 'High'
        WHEN f.score >= r.tier_medium THEN 'Medium'
        WHEN f.score >= r.tier_low THEN 'Low'
        ELSE 'Minimal'
    END AS tier,
    coalesce(f.flags[1], 'ok') AS flag,
    CASE WHEN len(f.flags) > 0 THEN array_to_string(f.flags, ',') ELSE 'ok' END AS flags
FROM flagged AS f
CROSS JOIN rules AS r
ORDER BY f.user_id, f.video_id
