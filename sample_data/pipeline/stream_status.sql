-- The status reports as they are asked about.
SELECT
    sample_id, ts, stream_id, pipeline, model, gpu_id, orchestrator, gateway, region, is_test_load, state,
    output_fps, input_fps, restart_count
FROM reports
ORDER BY sample_id
