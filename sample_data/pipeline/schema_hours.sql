-- How many columns changed in each hour.
SELECT dataset, date_trunc('hour', seen_at) AS window_start, count(*) AS schema_changes
FROM dq_schema_change
GROUP BY ALL
ORDER BY ALL
