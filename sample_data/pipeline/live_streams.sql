-- How many streams were live at each full five minutes. A gateway, region and pipeline has a row at every moment with
-- any, a 0 at the moment after, and at the end of each day from its first until its last a 0 where none are live: in
-- between nothing changes. Nothing is said of moments later than the newest report of all.
WITH
clock AS (
    SELECT time_bucket(to_seconds(any_value(r.live_every_s)), max(p.ts) - to_microseconds(1))
        + to_seconds(any_value(r.live_every_s)) AS newest
    FROM reports AS p
    CROSS JOIN rules AS r
),
moments AS (  -- the first full five minutes not before the report
    SELECT
        s.gateway, s.region, s.pipeline, s.stream_id, s.ts,
        time_bucket(to_seconds(r.live_every_s), s.ts - to_microseconds(1)) + to_seconds(r.live_every_s) AS counted_at
    FROM stream_status AS s
    CROSS JOIN rules AS r
),
live AS (
    SELECT m.counted_at, m.gateway, m.region, m.pipeline, count(DISTINCT m.stream_id) AS streams
    FROM moments AS m
    CROSS JOIN rules AS r
    WHERE m.ts > m.counted_at - to_seconds(r.live_window_s)
    GROUP BY m.counted_at, m.gateway, m.region, m.pipeline
),
spans AS (
    SELECT gateway, region, pipeline, CAST(min(counted_at) AS DATE) AS first_day, CAST(max(counted_at) AS DATE) AS last_day
    FROM live
    GROUP BY gateway, region, pipeline
),
known AS (
    SELECT * FROM live
    UNION ALL
    SELECT l.counted_at + to_seconds(r.live_every_s), l.gateway, l.region, l.pipeline, 0
    FROM live AS l
    CROSS JOIN rules AS r
    UNION ALL
    SELECT d.day - to_seconds(r.live_every_s), s.gateway, s.region, s.pipeline, 0
    FROM spans AS s
    CROSS JOIN rules AS r
    CROSS JOIN LATERAL (
        SELECT unnest(generate_series(s.first_day + 1, CAST(s.last_day AS TIMESTAMP), INTERVAL 1 DAY)) AS day
    ) AS d
)
SELECT k.counted_at, k.gateway, k.region, k.pipeline, max(k.streams) AS streams
FROM known AS k
CROSS JOIN clock AS c
WHERE k.counted_at <= c.newest
GROUP BY k.counted_at, k.gateway, k.region, k.pipeline
ORDER BY k.counted_at, k.gateway, k.region, k.pipeline
