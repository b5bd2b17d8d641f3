-- The daily run of every check. A run happens when the hour in which it is due has been loaded; if that load failed
-- wholly, it ends in an error. A check that finds nothing to measure is not run.
WITH
runs AS (
    SELECT due.dataset, due.run_at, max(now.failed_ingests) > 0
        AND max(now.failed_ingests) >= max(now.attempts) AS is_stopped
    FROM (SELECT DISTINCT dataset, run_at FROM batch_counts) AS due
    JOIN stage.batch_counts AS now
        ON now.dataset = due.dataset
        AND now.window_start = date_trunc('hour', due.run_at)
        AND now.loaded_at IS NOT NULL
    GROUP BY ALL
),
earlier AS (
    SELECT c.dataset, c.run_at + to_weeks(CAST(weeks.later AS INTEGER)) AS run_at, c.counted_rows
    FROM stage.check_counts AS c
    CROSS JOIN (SELECT unnest(range(1, r.normal_weeks + 1)) AS later FROM rules AS r) AS weeks
    WHERE c.fault = ''
),
normal AS (
    SELECT e.dataset, e.run_at, median(e.counted_rows) AS counted_rows
    FROM earlier AS e
    SEMI JOIN runs USING (dataset, run_at)
    GROUP BY ALL
),
faulty AS (
    SELECT c.check_no, bad.run_at, sum(bad.counted_rows) AS counted_rows
    FROM checks AS c
    JOIN check_counts AS bad
        ON bad.dataset = c.dataset AND bad.fault IN (c.check_type, c.check_type || ' ' || c.column_name)
    GROUP BY ALL
),
measured AS (
    SELECT
        due.run_at, due.is_stopped, c.*,
        CASE
            WHEN c.check_type = 'row_count' THEN abs(coalesce(came.counted_rows, 0) / nullif(n.counted_rows, 0) - 1)
            ELSE coalesce(f.counted_rows, 0) / came.counted_rows
        END AS share
    FROM runs AS due
    JOIN checks AS c USING (dataset)
    LEFT JOIN normal AS n ON n.dataset = due.dataset AND n.run_at = due.run_at
    LEFT JOIN check_counts AS came ON came.dataset = due.dataset AND came.run_at = due.run_at AND came.fault = ''
    LEFT JOIN faulty AS f ON f.check_no = c.check_no AND f.run_at = due.run_at
)
SELECT
    CAST(epoch(m.run_at) AS BIGINT) // 86400 * 100 + m.check_no AS check_id,
    m.run_at, m.dataset, m.check_type,
    CASE m.check_type
        WHEN 'not_null' THEN 'completeness'
        WHEN 'unique' THEN 'uniqueness'
        WHEN 'accepted_values' THEN 'validity'
        WHEN 'relationships' THEN 'integrity'
        WHEN 'freshness' THEN 'timeliness'
        ELSE 'consistency'
    END AS dq_dimension,
    m.column_name, m.severity,
    CASE
        WHEN m.is_stopped THEN 'error'
        WHEN m.share > m.fail_above THEN 'fail'
        WHEN m.share > m.warn_above THEN 'warn'
        ELSE 'pass'
    END AS status
FROM measured AS m
WHERE m.is_stopped OR m.share IS NOT NULL
ORDER BY m.run_at, m.check_no
