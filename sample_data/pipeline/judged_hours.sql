-- The hours in which a data set was not as it should be, by what was measured, and the judged hour after each. An hour
-- with too few rows to tell is not judged: what was wrong before it still is. `harm` is how much was wrong, from 0 to 1.
-- An hour is judged when it is loaded, for rows that came late when they came.
WITH
hours AS (
    SELECT
        b.*,
        coalesce(c.loaded_at, b.window_start + to_hours(1)) AS judged_at,
        c.last_late_at,
        b.failed_ingests > 0 AND b.failed_ingests >= b.attempts AS is_stopped,
        epoch(coalesce(c.loaded_at, b.window_start + to_hours(1))) - epoch(max(
            CASE
                WHEN b.dataset <> 'gpu_hourly' THEN n.newest_at
                -- What is made hour by hour is as new as the end of the last hour that was loaded.
                WHEN b.failed_ingests = 0 OR b.failed_ingests < b.attempts THEN b.window_start + to_hours(1)
            END
        ) OVER (PARTITION BY b.dataset ORDER BY b.window_start)) AS age_s,
        -- What is awaited since anything came: the normal rows of whole hours without any.
        count(n.newest_at) OVER (PARTITION BY b.dataset ORDER BY b.window_start) AS arrived_hours,
        CASE WHEN n.newest_at IS NULL THEN b.normal_rows END AS missed_rows,
        -- How often the bounds of the volume are passed. Little is always possible where little is normal.
        greatest(
            b.rows_in / (r.volume_above * greatest(b.normal_rows, r.least_normal_rows)),
            CASE WHEN b.normal_rows >= r.least_normal_rows
                THEN r.volume_below * b.normal_rows / greatest(b.rows_in, 1) ELSE 0 END
        ) AS volume_times
    FROM dq_batch AS b
    JOIN batch_counts AS c USING (dataset, window_start)
    LEFT JOIN received_hours AS n ON n.dataset = b.dataset AND n.received_hour = b.window_start
    CROSS JOIN rules AS r
),
silences AS (
    SELECT
        *,
        coalesce(sum(missed_rows) OVER (PARTITION BY dataset, arrived_hours ORDER BY window_start), 0) AS awaited_rows
    FROM hours
),
levels AS (
    SELECT h.*, 1 AS metric_no, 'null_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged,
        h.null_cells / nullif(h.required_cells, 0) AS harm,
        h.null_cells >= r.least_faults AND h.null_cells / nullif(h.required_cells, 0) > r.null_rate_above AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 2 AS metric_no, 'duplicate_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged,
        h.duplicate_rows / nullif(h.rows_in, 0) AS harm,
        h.duplicate_rows >= r.least_faults AND h.duplicate_rows / nullif(h.rows_in, 0) > r.duplicate_rate_above AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.* REPLACE (greatest(h.judged_at, h.last_late_at) AS judged_at), 3 AS metric_no, 'late_arrival_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged,
        h.late_rows / nullif(h.rows_in, 0) AS harm,
        h.late_rows >= r.least_faults AND h.late_rows / nullif(h.rows_in, 0) > r.late_rate_above AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 4 AS metric_no, 'invalid_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged,
        h.invalid_rows / nullif(h.rows_in, 0) AS harm,
        h.invalid_rows >= r.least_faults AND h.invalid_rows / nullif(h.rows_in, 0) > r.invalid_rate_above AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 5 AS metric_no, 'freshness_lag' AS metric, 1 AS needed_hours,
        h.age_s IS NOT NULL AS is_judged,
        r.critical_harm * h.age_s / r.freshness_critical_s AS harm,
        h.age_s > r.freshness_above_s
            AND (h.is_stopped OR h.awaited_rows >= r.least_awaited) AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 6 AS metric_no, 'volume_deviation' AS metric, r.for_hours AS needed_hours,
        h.normal_rows IS NOT NULL AS is_judged,
        1 - 1 / h.volume_times AS harm,
        h.volume_times > 1 AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 7 AS metric_no, 'schema_changes' AS metric, 1 AS needed_hours,
        true AS is_judged,
        CASE WHEN h.schema_changes > 1 THEN r.warning_harm ELSE 0 END AS harm,
        h.schema_changes > 0 AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 8 AS metric_no, 'transform_latency' AS metric, r.for_hours AS needed_hours,
        h.attempts > 0 AS is_judged,
        1 - r.transform_above_ms / nullif(h.processing_ms, 0) AS harm,
        h.processing_ms > r.transform_above_ms AS is_wrong
    FROM silences AS h CROSS JOIN rules AS r
),
judged AS (
    SELECT
        dataset, metric_no, metric, window_start, judged_at, needed_hours,
        coalesce(is_wrong, false) AS is_wrong,
        CAST(harm AS DOUBLE) AS harm,
        max(judged_at) OVER (PARTITION BY dataset) AS known_until
    FROM levels
    WHERE is_judged
)
SELECT *
FROM judged
QUALIFY is_wrong OR lag(is_wrong, 1, false) OVER (PARTITION BY dataset, metric ORDER BY window_start)
ORDER BY dataset, metric_no, window_start
