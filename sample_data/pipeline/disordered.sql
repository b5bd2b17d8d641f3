-- The usable rows that arrived after one that happened later. What arrived in earlier chunks is known by its latest time.
WITH
peaks AS (
    SELECT dataset, chunk, max(event_at) AS latest_at
    FROM stage.arrivals
    GROUP BY dataset, chunk
),
before AS (
    SELECT
        dataset, chunk,
        max(latest_at) OVER (
            PARTITION BY dataset ORDER BY chunk ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest_at
    FROM peaks
),
compared AS (
    SELECT
        a.dataset, a.chunk, a.event_id, a.window_start, a.event_at,
        greatest(b.latest_at, max(a.event_at) OVER (
            PARTITION BY a.dataset, a.chunk ORDER BY a.event_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )) AS latest_at
    FROM arrivals AS a
    JOIN before AS b USING (dataset, chunk)
)
SELECT dataset, chunk, event_id, window_start
FROM compared
WHERE event_at < latest_at
ORDER BY dataset, event_id
