-- Viewer and video of each session that ran beside more others of the same viewer than one person can watch. A
-- session runs from its first to its last event.
WITH
sessions AS (
    SELECT user_id, session_id, min(started_at) AS started_at, max(ended_at) AS ended_at
    FROM viewing_spans
    GROUP BY user_id, session_id
),
edges AS (
    SELECT user_id, started_at AS moment, 1 AS change FROM sessions
    UNION ALL
    SELECT user_id, ended_at, -1 FROM sessions
),
counted AS (
    -- At the same moment a start comes before an end; equal edges are counted together.
    SELECT user_id, moment, change, sum(change) OVER (PARTITION BY user_id ORDER BY moment, change DESC) AS open_sessions
    FROM edges
),
crowded AS (
    SELECT DISTINCT c.user_id, c.moment
    FROM counted AS c CROSS JOIN rules AS r
    WHERE c.change = 1 AND c.open_sessions > r.max_open_sessions
)
SELECT DISTINCT p.user_id, p.video_id
FROM crowded AS c
JOIN sessions AS s ON s.user_id = c.user_id AND c.moment BETWEEN s.started_at AND s.ended_at
JOIN viewing_spans AS p ON p.user_id = s.user_id AND p.session_id = s.session_id
