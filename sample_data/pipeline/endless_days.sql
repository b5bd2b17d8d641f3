-- Viewer and videos of each day on which a viewer watched more than a day has. A stretch counts for the day it began.
WITH days AS (
    SELECT user_id, CAST(started_at AS DATE) AS day, sum(watched_s) AS watched_s
    FROM video_segments
    GROUP BY user_id, day
)
SELECT DISTINCT s.user_id, s.video_id
FROM days AS d
CROSS JOIN rules AS r
JOIN video_segments AS s ON s.user_id = d.user_id AND CAST(s.started_at AS DATE) = d.day
WHERE d.watched_s > r.max_day_watch_s
