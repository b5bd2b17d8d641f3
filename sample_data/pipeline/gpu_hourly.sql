-- The hours of the network, as sums that can be added up.
WITH parts AS (
    SELECT * FROM session_hours
    UNION ALL BY NAME
    SELECT * FROM card_hours
)
SELECT
    hour, gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load,
    coalesce(sum(requested_sessions), 0) AS requested_sessions,
    coalesce(sum(startup_success), 0) AS startup_success,
    coalesce(sum(startup_excused), 0) AS startup_excused,
    coalesce(sum(output_failed), 0) AS output_failed,
    coalesce(sum(no_orch), 0) AS no_orch,
    coalesce(sum(effective_failed), 0) AS effective_failed,
    coalesce(sum(swaps), 0) AS swaps,
    coalesce(sum(status_samples), 0) AS status_samples,
    coalesce(sum(output_fps_sum), 0) AS output_fps_sum,
    coalesce(sum(output_fps_sumsq), 0) AS output_fps_sumsq,
    coalesce(sum(input_fps_sum), 0) AS input_fps_sum,
    coalesce(sum(ptff_ms_sum), 0) AS ptff_ms_sum,
    coalesce(sum(ptff_count), 0) AS ptff_count,
    coalesce(sum(e2e_ms_sum), 0) AS e2e_ms_sum,
    coalesce(sum(e2e_count), 0) AS e2e_count,
    coalesce(sum(startup_ms_sum), 0) AS startup_ms_sum,
    coalesce(sum(startup_count), 0) AS startup_count,
    coalesce(sum(total_minutes), 0) AS total_minutes,
    coalesce(sum(signals), 0) AS signals,
    coalesce(sum(expected_signals), 0) AS expected_signals,
    coalesce(sum(healthy_intervals), 0) AS healthy_intervals,
    coalesce(sum(intervals), 0) AS intervals,
    coalesce(sum(utilization_sum), 0) AS utilization_sum,
    coalesce(sum(utilization_count), 0) AS utilization_count,
    coalesce(sum(tokens), 0) AS tokens
FROM parts
GROUP BY hour, gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load
ORDER BY hour, gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load
