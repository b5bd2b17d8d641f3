-- Each hour of a data set beside what is normal for it: the median of the same hour in the weeks before.
WITH
earlier AS (
    SELECT c.dataset, c.window_start + to_weeks(CAST(weeks.later AS INTEGER)) AS window_start, c.rows_in
    FROM stage.batch_counts AS c
    CROSS JOIN (SELECT unnest(range(1, r.normal_weeks + 1)) AS later FROM rules AS r) AS weeks
),
normal AS (
    SELECT e.dataset, e.window_start, median(e.rows_in) AS normal_rows
    FROM earlier AS e
    SEMI JOIN batch_counts AS b USING (dataset, window_start)
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
