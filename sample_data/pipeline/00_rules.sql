-- Every threshold of the viewing pipeline, in one row. Seconds unless said otherwise.
CREATE TEMP TABLE rules AS
SELECT
    7200.0 AS max_segment_s,        -- a longer stretch between two events is not believed
    2.0 AS max_speed,               -- fastest playback, in video seconds per second
    5.0 AS speed_slack_s,           -- room for clocks and rounding on top of max_speed
    1.01 AS end_slack,              -- a position may pass the end by this factor of the duration
    2.0 AS continue_slack_s,        -- start after start: still running if position and time agree this well
    5.0 AS forward_skip_s,          -- a jump ahead beyond this is a forward skip
    -2.0 AS backward_skip_s,        -- a jump back beyond this is a backward skip
    2.0 AS replay_start_s,          -- starting this near the beginning after the end is a replay, not a skip
    0.95 AS completed_share,        -- ended at this share of the duration counts as completed
    60.0 AS score_seconds,          -- watched seconds worth one point
    50 AS score_completion,         -- points for a completed session
    5 AS score_session,             -- points for a session
    2 AS score_skip,                -- points lost for a skip
    60 AS tier_high,
    30 AS tier_medium,
    10 AS tier_low,
    0.5 AS sufficient_coverage,     -- a completion with less of the video seen is not believed
    1.2 AS excessive_share,         -- watch time per session above this multiple of the duration is excessive
    10.0 AS short_watch_s;          -- less than this is a very short watch
