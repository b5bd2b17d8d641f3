-- What later days are judged by.
SELECT hour, day, pipeline, model, ptff_ms, e2e_ms, output_fps
FROM sla_cells
WHERE coalesce(ptff_ms, e2e_ms, output_fps) IS NOT NULL
ORDER BY hour, pipeline, model
