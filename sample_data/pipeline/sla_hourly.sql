-- The SLA score as it is asked about.
SELECT
    hour, orchestrator, pipeline, model, requested_sessions, score,
    round(score * requested_sessions, 6) AS weighted_score
FROM sla_scores
ORDER BY hour, orchestrator, pipeline, model
