-- The hours in which a data set was not as it should be, by what was measured, and the judged hour after each. An hour
-- with too few rows to tell is not judged: what was wrong before it still is. `times` is how often the threshold was
-- passed. An hour is judged when it is loaded, for rows that came late when they came.
WITH
hours AS (
    SELECT
        b.*,
        coalesce(c.loaded_at, b.window_start + to_hours(1)) AS judged_at,
        c.last_late_at,
        b.failed_ingests > 0 AND b.failed_ingests >= b.attempts AS is_stopped,
        epoch(coalesce(c.loaded_at, b.window_start + to_hours(1))) - epoch(max(
            CASE WHEN b.layer = 'gold' AND n.dataset IS NULL AND b.dataset = 'gpu_hourly'
                THEN b.max_event_at + to_hours(1) ELSE n.newest_at END
        ) OVER (PARTITION BY b.dataset ORDER BY b.window_start)) AS age_s
    FROM dq_batch AS b
    JOIN batch_counts AS c USING (dataset, window_start)
    LEFT JOIN received_hours AS n ON n.dataset = b.dataset AND n.received_hour = b.window_start
),
levels AS (
    SELECT h.*, 1 AS metric_no, 'null_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged, h.null_cells >= r.least_faults AS is_enough,
        h.null_cells / nullif(h.required_cells, 0) / r.null_rate_above AS times
    FROM hours AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 2 AS metric_no, 'duplicate_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged, h.duplicate_rows >= r.least_faults AS is_enough,
        h.duplicate_rows / nullif(h.rows_in, 0) / r.duplicate_rate_above AS times
    FROM hours AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.* REPLACE (greatest(h.judged_at, h.last_late_at) AS judged_at),
        3 AS metric_no, 'late_arrival_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged, h.late_rows >= r.least_faults AS is_enough,
        h.late_rows / nullif(h.rows_in, 0) / r.late_rate_above AS times
    FROM hours AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 4 AS metric_no, 'invalid_rate' AS metric, r.for_hours AS needed_hours,
        h.rows_in >= r.least_rows AS is_judged, h.invalid_rows >= r.least_faults AS is_enough,
        h.invalid_rows / nullif(h.rows_in, 0) / r.invalid_rate_above AS times
    FROM hours AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 5 AS metric_no, 'freshness_lag' AS metric, 1 AS needed_hours,
        h.age_s IS NOT NULL AS is_judged,
        h.is_stopped OR coalesce(h.age_s / 3600 * h.normal_rows, 0) >= r.least_awaited AS is_enough,
        h.age_s / r.freshness_above_s AS times
    FROM hours AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 6 AS metric_no, 'volume_deviation' AS metric, r.for_hours AS needed_hours,
        coalesce(h.normal_rows, 0) >= r.least_rows AS is_judged, true AS is_enough,
        greatest(
            h.rows_in / (r.volume_above * h.normal_rows), r.volume_below * h.normal_rows / greatest(h.rows_in, 1)
        ) AS times
    FROM hours AS h CROSS JOIN rules AS r
    UNION ALL BY NAME
    SELECT h.*, 7 AS metric_no, 'schema_changes' AS metric, 1 AS needed_hours,
        true AS is_judged, true AS is_enough, 2.0 * h.schema_changes AS times
    FROM hours AS h
    UNION ALL BY NAME
    SELECT h.*, 8 AS metric_no, 'transform_latency' AS metric, r.for_hours AS needed_hours,
        h.attempts > 0 AS is_judged, true AS is_enough, h.processing_ms / r.transform_above_ms AS times
    FROM hours AS h CROSS JOIN rules AS r
),
judged AS (
    SELECT
        dataset, metric_no, metric, window_start, judged_at, needed_hours,
        is_enough AND times > 1 AS is_wrong,
        CAST(times AS DOUBLE) AS times,
        max(judged_at) OVER (PARTITION BY dataset) AS known_until
    FROM levels
    WHERE is_judged
)
SELECT *
FROM judged
QUALIFY is_wrong OR lag(is_wrong, 1, false) OVER (PARTITION BY dataset, metric ORDER BY window_start)
ORDER BY dataset, metric_no, window_start
