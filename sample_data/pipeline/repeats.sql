-- The usable rows that say again what an earlier one of the data set said.
SELECT dataset, identity, event_id, window_start, run_at, received_at
FROM arrivals
WHERE NOT is_rejected
QUALIFY row_number() OVER (PARTITION BY dataset, identity ORDER BY event_id) > 1
ORDER BY dataset, event_id
