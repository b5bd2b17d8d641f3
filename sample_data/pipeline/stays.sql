-- On which machines each session was seen, and since when. A job's request stands as its stream.
WITH seen AS (
    SELECT stream_id, orchestrator_url, orchestrator, ts
    FROM raw_stream_trace
    WHERE reject_reason IS NULL
    UNION ALL
    SELECT stream_id, orchestrator_url, orchestrator, ts
    FROM raw_stream_status
    WHERE reject_reason IS NULL
)
SELECT
    stream_id AS session_key, stream_id, orchestrator_url, min(orchestrator) AS orchestrator,
    min(ts) AS since, CAST(min(ts) AS DATE) AS day
FROM seen
WHERE trim(orchestrator_url) <> ''
GROUP BY stream_id, orchestrator_url
ORDER BY since, stream_id, orchestrator_url
