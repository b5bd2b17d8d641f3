-- The SLA score of each hour and orchestrator, weighted by requests. Summed exactly, so that no order matters.
WITH weighted AS (
    SELECT
        hour, orchestrator, sum(requested_sessions) AS requested_sessions,
        CAST(sum(CAST(weighted_score AS DECIMAL(18, 6))) AS DOUBLE) / sum(requested_sessions) AS score
    FROM sla_hourly
    GROUP BY hour, orchestrator
)
SELECT
    w.hour, w.orchestrator, w.requested_sessions, w.score,
    CAST(w.score >= r.sla_target AS INTEGER) AS compliant
FROM weighted AS w
CROSS JOIN rules AS r
ORDER BY w.hour, w.orchestrator
