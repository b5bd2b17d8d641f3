-- What the checks of each day look at: the rows that had arrived when they ran (fault '') and, of these, those with
-- each fault. A table that is made hour by hour is behind with the rows of the hours that it lacks.
WITH
seen AS (
    SELECT dataset, run_at, faults, is_late
    FROM arrivals
    WHERE received_at < run_at
    UNION ALL
    SELECT dataset, run_at, faults, false
    FROM hourly_rows
)
SELECT dataset, run_at, '' AS fault, CAST(count(*) AS DOUBLE) AS counted_rows
FROM seen
GROUP BY ALL
UNION ALL
SELECT dataset, run_at, fault, count(*)
FROM (SELECT dataset, run_at, unnest(faults) AS fault FROM seen)
GROUP BY ALL
UNION ALL
SELECT dataset, run_at, 'freshness' AS fault, count(*) FILTER (is_late)
FROM seen
GROUP BY ALL
UNION ALL
SELECT dataset, run_at, 'freshness' AS fault, count(*) * (24 - count(DISTINCT hour)) / 24
FROM hourly_rows
GROUP BY ALL
UNION ALL
SELECT dataset, run_at, 'unique' AS fault, count(*)
FROM repeats
WHERE received_at < run_at
GROUP BY ALL
UNION ALL
SELECT dataset, run_at, 'relationships' AS fault, count(*)
FROM orphans
WHERE received_at < run_at
GROUP BY ALL
