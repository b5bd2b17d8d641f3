-- How long some of the rows took from when they happened until they arrived.
SELECT
    a.event_id * 8 + d.dataset_no AS arrival_id,
    a.window_start, a.dataset, d.source, d.layer,
    epoch_ms(a.received_at) - epoch_ms(a.event_at) AS latency_ms
FROM arrivals AS a
JOIN datasets AS d USING (dataset)
CROSS JOIN rules AS r
WHERE a.event_id % r.arrival_every = 0 AND a.event_at IS NOT NULL
ORDER BY a.window_start, arrival_id
