-- Each report of a machine on its card, for the day it was made and those after in which it still holds.
SELECT
    c.event_id, c.orchestrator_url, CAST(CAST(c.ts AS DATE) + CAST(n.days AS INTEGER) AS DATE) AS day, c.ts,
    c.gpu_id, coalesce(g.region, 'unknown') AS region
FROM raw_capabilities AS c
CROSS JOIN rules AS r
CROSS JOIN LATERAL (SELECT unnest(range(1 + CAST(ceil(r.card_report_valid_h / 24) AS BIGINT))) AS days) AS n
LEFT JOIN region AS g ON g.region = c.region
WHERE c.reject_reason IS NULL
ORDER BY c.event_id, day
