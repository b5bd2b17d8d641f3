-- Columns that came, went or changed their type. What a data set came with first is no change.
WITH
numbered AS (
    SELECT
        *,
        received_at = min(received_at) OVER (PARTITION BY dataset) AS is_first,
        lag(data_type) OVER (PARTITION BY dataset, column_name ORDER BY event_id) AS before_type
    FROM raw_columns_seen
    WHERE reject_reason IS NULL
)
SELECT
    n.event_id AS change_id,
    n.received_at AS seen_at,
    n.dataset,
    d.source,
    n.column_name,
    CASE WHEN n.data_type IS NULL THEN 'dropped' WHEN n.before_type IS NULL THEN 'added' ELSE 'retyped' END AS change
FROM numbered AS n
JOIN datasets AS d USING (dataset)
WHERE NOT n.is_first AND n.data_type IS DISTINCT FROM n.before_type
ORDER BY n.event_id
