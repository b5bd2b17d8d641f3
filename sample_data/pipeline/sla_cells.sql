-- What the SLA score is made of, for each hour, orchestrator, pipeline and model; test load left out. Parts between
-- 0 and 1; NULL without requests, or where nothing was measured. The share that started is of all requests, also of
-- those that failed for an excused reason.
SELECT
    hour, CAST(hour AS DATE) AS day, orchestrator, pipeline, model,
    sum(requested_sessions) AS requested_sessions,
    CASE WHEN sum(expected_signals) > 0 THEN least(1, sum(signals) / sum(expected_signals)) ELSE 1 END AS coverage,
    sum(startup_success) / nullif(sum(requested_sessions), 0) AS startup,
    greatest(0, 1 - sum(swaps) / nullif(sum(requested_sessions), 0)) AS no_swap,
    1 - sum(output_failed) / nullif(sum(requested_sessions), 0) AS viability,
    sum(ptff_ms_sum) / nullif(sum(ptff_count), 0) AS ptff_ms,
    sum(e2e_ms_sum) / nullif(sum(e2e_count), 0) AS e2e_ms,
    sum(output_fps_sum) / nullif(sum(status_samples), 0) AS output_fps
FROM gpu_hourly
WHERE NOT is_test_load
GROUP BY hour, orchestrator, pipeline, model
ORDER BY hour, orchestrator, pipeline, model
