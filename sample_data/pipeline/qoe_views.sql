-- One row per attempt to play, from the player's report of it; a second report of the same attempt is dropped.
SELECT
    event_id AS attempt_id, ts, user_id, video_id, session_id, outcome, startup_ms, playing_ms, rebuffer_ms, rebuffers,
    bitrate_bps
FROM raw_playback_reports
WHERE reject_reason IS NULL
QUALIFY row_number() OVER (PARTITION BY user_id, session_id, video_id, ts ORDER BY event_id) = 1
ORDER BY attempt_id
