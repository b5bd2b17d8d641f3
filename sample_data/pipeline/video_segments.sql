-- The stretches of video that were really watched, one row each. A stretch belongs to the last view that began before
-- it in its viewing; where that has none (a resume on a day with another view), to the viewer's last view of the
-- video; where there is none at all, to itself.
WITH views AS (
    SELECT user_id, video_id, session_id, ts
    FROM video_events
    WHERE is_view = 1
),
stretches AS (
    SELECT s.*, own.ts AS own_at
    FROM event_pairs AS s
    ASOF LEFT JOIN views AS own
        ON own.user_id = s.user_id AND own.video_id = s.video_id AND own.session_id = s.session_id
        AND own.ts <= s.before_ts
    WHERE s.is_segment
),
-- Few stretches have no view of their own.
others AS (
    SELECT s.event_id, other.ts AS other_at
    FROM (SELECT * FROM stretches WHERE own_at IS NULL) AS s
    ASOF JOIN views AS other
        ON other.user_id = s.user_id AND other.video_id = s.video_id AND other.ts <= s.before_ts
)
SELECT
    s.event_id AS segment_id,
    s.before_ts AS started_at,
    s.ts AS ended_at,
    s.user_id,
    s.video_id,
    s.session_id,
    s.before_s AS start_s,
    s.position_s AS end_s,
    s.moved_s AS watched_s,
    coalesce(s.own_at, o.other_at, s.before_ts) AS view_at
FROM stretches AS s
LEFT JOIN others AS o USING (event_id)
ORDER BY segment_id
