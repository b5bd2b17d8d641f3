-- The alerts that were open at the end of each day, and of the last hour that was loaded.
WITH
moments AS (
    SELECT dataset, max(window_start) + to_hours(1) - to_seconds(1) AS counted_at
    FROM batch_counts
    GROUP BY dataset, date_trunc('day', window_start)
)
SELECT m.counted_at, m.dataset, s.severity, CAST(count(a.alert_id) AS INTEGER) AS open_alerts
FROM moments AS m
CROSS JOIN (VALUES ('info'), ('warning'), ('critical')) AS s (severity)
LEFT JOIN dq_alert AS a
    ON a.dataset = m.dataset AND a.severity = s.severity
    AND a.fired_at <= m.counted_at AND (a.resolved_at IS NULL OR a.resolved_at > m.counted_at)
GROUP BY ALL
ORDER BY ALL
