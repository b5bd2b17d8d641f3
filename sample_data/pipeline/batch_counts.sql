-- What each hour of a data set holds, and how loading it went. An hour that was loaded and brought nothing is there too.
WITH
parts AS (
    SELECT
        dataset, window_start,
        count(*) AS rows_in,
        sum(required_cells) AS required_cells,
        sum(null_cells) AS null_cells,
        count(*) FILTER (is_late) AS late_rows,
        count(*) FILTER (is_rejected) AS invalid_rows,
        max(event_at) AS max_event_at,
        max(received_at) FILTER (is_late) AS last_late_at
    FROM arrivals
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT
        dataset, window_start,
        count(*) AS rows_in,
        sum(required_cells) AS required_cells,
        sum(len(list_filter(faults, lambda fault: fault LIKE 'not_null %'))) AS null_cells,
        count(*) FILTER (list_contains(faults, 'unique hour')) AS duplicate_rows,
        count(*) FILTER (is_orphan) AS orphan_rows,
        max(window_start) AS max_event_at
    FROM hourly_rows
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT dataset, window_start, count(*) AS duplicate_rows FROM repeats GROUP BY ALL
    UNION ALL BY NAME
    SELECT dataset, window_start, count(*) AS out_of_order_rows FROM disordered GROUP BY ALL
    UNION ALL BY NAME
    SELECT dataset, window_start, count(*) AS orphan_rows FROM orphans GROUP BY ALL
    UNION ALL BY NAME
    SELECT dataset, window_start, schema_changes FROM schema_hours
    UNION ALL BY NAME
    SELECT
        dataset, date_trunc('hour', window_start) AS window_start,
        sum(attempts) AS attempts,
        sum(failed) AS failed_ingests,
        sum(processing_ms) AS processing_ms,
        max(received_at) AS loaded_at
    FROM raw_loads
    WHERE reject_reason IS NULL
    GROUP BY ALL
)
SELECT
    dataset,
    window_start,
    date_trunc('day', window_start) + to_hours(24 + any_value(r.check_hour)) + to_minutes(any_value(d.dataset_no))
        AS run_at,
    CAST(coalesce(sum(rows_in), 0) AS BIGINT) AS rows_in,
    CAST(coalesce(sum(required_cells), 0) AS BIGINT) AS required_cells,
    CAST(coalesce(sum(null_cells), 0) AS BIGINT) AS null_cells,
    CAST(coalesce(sum(duplicate_rows), 0) AS BIGINT) AS duplicate_rows,
    CAST(coalesce(sum(late_rows), 0) AS BIGINT) AS late_rows,
    CAST(coalesce(sum(out_of_order_rows), 0) AS BIGINT) AS out_of_order_rows,
    CAST(coalesce(sum(invalid_rows), 0) AS BIGINT) AS invalid_rows,
    CAST(coalesce(sum(orphan_rows), 0) AS BIGINT) AS orphan_rows,
    CAST(coalesce(sum(schema_changes), 0) AS INTEGER) AS schema_changes,
    CAST(coalesce(sum(attempts), 0) AS INTEGER) AS attempts,
    CAST(coalesce(sum(failed_ingests), 0) AS INTEGER) AS failed_ingests,
    coalesce(sum(processing_ms), 0) AS processing_ms,
    max(max_event_at) AS max_event_at,
    max(last_late_at) AS last_late_at,
    max(loaded_at) AS loaded_at
FROM parts
JOIN datasets AS d USING (dataset)
CROSS JOIN rules AS r
GROUP BY dataset, window_start
ORDER BY dataset, window_start
