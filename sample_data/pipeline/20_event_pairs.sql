-- Each clean event beside the one before it in the same viewing (user, video, session), and what the step
-- from one to the other means.
CREATE TEMP TABLE event_pairs AS
WITH neighbours AS (
    SELECT
        e.*,
        v.duration_s,
        e.event_name IN ('video_play', 'video_resume') AS is_start,
        lag(e.event_id) OVER viewing AS before_id,
        lag(e.event_name) OVER viewing AS before_name,
        lag(e.ts) OVER viewing AS before_ts,
        lag(e.position_s) OVER viewing AS before_s
    FROM clean_events AS e
    JOIN video AS v USING (video_id)
    WINDOW viewing AS (PARTITION BY e.user_id, e.video_id, e.session_id ORDER BY e.ts, e.arrival)
),
steps AS (
    SELECT
        *,
        coalesce(before_name IN ('video_play', 'video_resume'), false) AS was_playing,
        position_s - before_s AS moved_s,
        CAST((epoch_ms(ts) - epoch_ms(before_ts)) / 1000 AS DECIMAL(15, 3)) AS passed_s
    FROM neighbours
),
judged AS (
    SELECT
        s.*,
        s.position_s > r.end_slack * s.duration_s AS is_beyond_end,
        -- A start while playing whose position agrees with the clock only repeats what was known.
        s.was_playing AND s.is_start AND abs(s.moved_s - s.passed_s) <= r.continue_slack_s AS continues,
        -- A stop while playing closes a stretch; it is believed if it is not too long and not too fast.
        s.was_playing AND NOT s.is_start AS closes,
        s.moved_s < r.max_segment_s AND s.moved_s <= r.max_speed * s.passed_s + r.speed_slack_s AS is_plausible,
        s.before_name = 'video_ended' AND s.position_s <= r.replay_start_s AS is_replay
    FROM steps AS s CROSS JOIN rules AS r
)
SELECT
    j.* EXCLUDE (closes, is_plausible, is_replay),
    coalesce(
        j.moved_s > 0 AND j.is_plausible AND NOT j.is_beyond_end AND (j.closes OR j.continues), false
    ) AS is_segment,
    coalesce(j.closes AND NOT j.is_plausible AND NOT j.is_beyond_end, false) AS is_implausible,
    -- A jump is a change of position while nothing plays; going on from the end to the start is a replay.
    CASE WHEN j.before_id IS NOT NULL AND j.is_start AND NOT j.continues AND NOT j.is_replay
        THEN j.moved_s ELSE 0 END AS jump_s,
    j.event_name = 'video_ended' AND j.position_s >= r.completed_share * j.duration_s AS is_completion
FROM judged AS j CROSS JOIN rules AS r;
