-- The stretches of video that were really watched, one row each.
INSERT INTO video_segments
SELECT
    row_number() OVER (ORDER BY before_ts, event_id) AS segment_id,
    before_ts AS started_at,
    ts AS ended_at,
    user_id,
    video_id,
    session_id,
    before_s AS start_s,
    position_s AS end_s,
    moved_s AS watched_s
FROM event_pairs
WHERE is_segment
ORDER BY segment_id;
