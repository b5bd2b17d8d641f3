-- Each hour of a data set beside what is normal for it: the median of the same hour in the weeks before.
WITH
normal AS (
    SELECT b.dataset, b.window_start, median(earlier.rows_in) AS normal_rows
    FROM batch_counts AS b
    CROSS JOIN (SELECT unnest(range(1, r.normal_weeks + 1)) AS weeks FROM rules AS r) AS back
    JOIN stage.batch_counts AS earlier
        ON earlier.dataset = b.dataset
        AND earlier.window_start = b.window_start - to_weeks(CAST(back.weeks AS INTEGER))
    GROUP BY ALL
)
SELECT
    CAST(epoch(b.window_start) AS BIGINT) // 3600 * 8 + d.dataset_no AS batch_id,
    b.window_start, b.dataset, d.source, d.layer, b.rows_in,
    n.normal_rows,
    CASE WHEN n.normal_rows IS NOT NULL THEN b.rows_in END AS compared_rows,
    b.required_cells, b.null_cells, b.duplicate_rows, b.late_rows, b.out_of_order_rows, b.invalid_rows, b.orphan_rows,
    b.schema_changes, b.attempts, b.failed_ingests, b.max_event_at, b.processing_ms
FROM batch_counts AS b
JOIN datasets AS d USING (dataset)
LEFT JOIN normal AS n USING (dataset, window_start)
ORDER BY b.window_start, d.dataset_no
