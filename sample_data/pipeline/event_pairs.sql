-- Each usable event beside the one before it in the same viewing (viewer, video, session), and what the step from one
-- to the other means.
WITH
-- A repeat is the same event of the same viewing at the same time and position; the first arrival stays.
clean AS (
    SELECT event_id, ts, received_at, user_id, video_id, session_id, event_name, position_s
    FROM raw_player_events
    WHERE reject_reason IS NULL AND event_name <> 'player_load'
    QUALIFY row_number() OVER (
        PARTITION BY user_id, session_id, video_id, ts, event_name, position_s ORDER BY event_id
    ) = 1
),
introduced AS (
    SELECT session_id, arg_min(device, event_id) AS device
    FROM raw_player_sessions
    WHERE reject_reason IS NULL
    GROUP BY session_id
),
known AS (
    SELECT e.*, v.duration_s
    FROM clean AS e
    JOIN video AS v USING (video_id)
),
-- Few sessions have so many events that some of them can be a burst.
busy AS (
    SELECT user_id, session_id
    FROM known CROSS JOIN rules AS r
    GROUP BY user_id, session_id, r.burst_events
    HAVING count(*) > r.burst_events
),
bursts AS (
    SELECT
        k.event_id,
        -- The events of the session in the burst_s that end with this one.
        count(*) OVER (
            PARTITION BY k.user_id, k.session_id ORDER BY epoch_us(k.ts)
            RANGE BETWEEN CAST(1000000 * r.burst_s AS BIGINT) - 1 PRECEDING AND CURRENT ROW
        ) > r.burst_events AS is_burst
    FROM known AS k
    SEMI JOIN busy USING (user_id, session_id)
    CROSS JOIN rules AS r
),
neighbours AS (
    SELECT
        e.*,
        coalesce(i.device, 'unknown') AS device,
        e.event_name IN ('video_play', 'video_resume') AS is_start,
        lag(e.event_id) OVER viewing AS before_id,
        lag(e.event_name) OVER viewing AS before_name,
        lag(e.ts) OVER viewing AS before_ts,
        lag(e.position_s) OVER viewing AS before_s,
        coalesce(b.is_burst, false) AS is_burst
    FROM known AS e
    LEFT JOIN introduced AS i USING (session_id)
    LEFT JOIN bursts AS b USING (event_id)
    WINDOW viewing AS (PARTITION BY e.user_id, e.video_id, e.session_id ORDER BY e.ts, e.event_id)
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
        coalesce(
            s.was_playing AND s.is_start AND abs(s.moved_s - s.passed_s) <= r.continue_slack_s, false
        ) AS continues,
        -- A stop while playing closes a stretch; it is believed if it is not too long and not too fast.
        s.was_playing AND NOT s.is_start AS closes,
        s.moved_s < r.max_segment_s AND s.moved_s <= r.max_speed * s.passed_s + r.speed_slack_s AS is_plausible,
        coalesce(s.before_name = 'video_ended' AND s.position_s <= r.replay_start_s, false) AS is_restart
    FROM steps AS s CROSS JOIN rules AS r
),
moved AS (
    SELECT
        *,
        -- A jump is a change of position while nothing plays; going on from the end to the start is a replay.
        CASE WHEN before_id IS NOT NULL AND is_start AND NOT continues AND NOT is_restart
            THEN moved_s ELSE 0 END AS jump_s
    FROM judged
)
SELECT
    m.event_id, m.ts, m.received_at, m.user_id, m.video_id, m.session_id, m.device, m.event_name, m.position_s,
    m.duration_s, m.before_id, m.before_ts, m.before_s, m.moved_s, m.passed_s,
    m.is_start, m.continues, m.is_beyond_end, m.is_burst,
    coalesce(
        m.moved_s > 0 AND m.is_plausible AND NOT m.is_beyond_end AND (m.closes OR m.continues), false
    ) AS is_segment,
    coalesce(m.closes AND NOT m.is_plausible AND NOT m.is_beyond_end, false) AS is_implausible,
    m.event_name = 'video_pause' AS is_pause,
    m.jump_s > r.forward_skip_s AS is_forward_skip,
    m.jump_s < r.backward_skip_s AS is_backward_skip,
    m.event_name = 'video_ended' AND m.position_s >= r.completed_share * m.duration_s AS is_completion
FROM moved AS m CROSS JOIN rules AS r
