-- The SLA score of each hour, orchestrator, pipeline and model with any request. Its quality is judged by what was
-- usual for the pipeline and model in the days before: a latency from the good percentile (1) to the slow one (0), a
-- frame rate from the good percentile (1) to the low one (0), evenly in between. Rounded, so that sums are exact.
WITH
judged AS (
    SELECT DISTINCT day, pipeline, model FROM sla_cells WHERE requested_sessions > 0
),
history AS (  -- the percentiles 0 to 100 of the days before
    SELECT
        j.day, j.pipeline, j.model,
        count(DISTINCT h.hour) FILTER (h.ptff_ms IS NOT NULL) AS ptff_hours,
        count(DISTINCT h.hour) FILTER (h.e2e_ms IS NOT NULL) AS e2e_hours,
        count(DISTINCT h.hour) FILTER (h.output_fps IS NOT NULL) AS fps_hours,
        quantile_cont(h.ptff_ms, list_transform(range(101), lambda n: n / 100)) AS ptff,
        quantile_cont(h.e2e_ms, list_transform(range(101), lambda n: n / 100)) AS e2e,
        quantile_cont(h.output_fps, list_transform(range(101), lambda n: n / 100)) AS fps
    FROM judged AS j
    CROSS JOIN rules AS r
    JOIN sla_history AS h
        ON h.pipeline = j.pipeline AND h.model = j.model
        AND h.day < j.day AND h.day >= j.day - CAST(r.sla_history_days AS INTEGER)
    GROUP BY j.day, j.pipeline, j.model
),
usual AS (
    SELECT
        h.day, h.pipeline, h.model,
        h.ptff_hours >= r.sla_history_hours AS knows_ptff,
        h.e2e_hours >= r.sla_history_hours AS knows_e2e,
        h.fps_hours >= r.sla_history_hours AS knows_fps,
        h.ptff[1 + r.sla_good_percentile] AS good_ptff, h.ptff[1 + r.sla_slow_percentile] AS slow_ptff,
        h.e2e[1 + r.sla_good_percentile] AS good_e2e, h.e2e[1 + r.sla_slow_percentile] AS slow_e2e,
        h.fps[1 + r.sla_good_percentile] AS good_fps, h.fps[1 + r.sla_low_fps_percentile] AS low_fps
    FROM history AS h
    CROSS JOIN rules AS r
),
parts AS (  -- a bound that meets the other makes a step instead of a slope
    SELECT
        c.*,
        CASE
            WHEN c.ptff_ms IS NULL OR NOT coalesce(u.knows_ptff, false) THEN r.sla_unjudged
            WHEN c.ptff_ms <= u.good_ptff THEN 1
            WHEN c.ptff_ms >= u.slow_ptff THEN 0
            ELSE (u.slow_ptff - c.ptff_ms) / (u.slow_ptff - u.good_ptff)
        END AS ptff,
        CASE
            WHEN c.e2e_ms IS NULL OR NOT coalesce(u.knows_e2e, false) THEN r.sla_unjudged
            WHEN c.e2e_ms <= u.good_e2e THEN 1
            WHEN c.e2e_ms >= u.slow_e2e THEN 0
            ELSE (u.slow_e2e - c.e2e_ms) / (u.slow_e2e - u.good_e2e)
        END AS e2e,
        CASE
            WHEN c.output_fps IS NULL OR NOT coalesce(u.knows_fps, false) THEN r.sla_unjudged
            WHEN c.output_fps >= u.good_fps THEN 1
            WHEN c.output_fps <= u.low_fps THEN 0
            ELSE (c.output_fps - u.low_fps) / (u.good_fps - u.low_fps)
        END AS fps
    FROM sla_cells AS c
    CROSS JOIN rules AS r
    LEFT JOIN usual AS u ON u.day = c.day AND u.pipeline = c.pipeline AND u.model = c.model
    WHERE c.requested_sessions > 0
)
SELECT
    p.hour, p.day, p.orchestrator, p.pipeline, p.model, p.requested_sessions, p.ptff, p.e2e, p.fps,
    round(100 * p.coverage * (
        r.sla_served_weight * (
            r.sla_startup_weight * p.startup
            + r.sla_no_swap_weight * p.no_swap
            + r.sla_viability_weight * p.viability)
        + r.sla_quality_weight * (
            r.sla_latency_weight * (r.sla_ptff_weight * p.ptff + r.sla_e2e_weight * p.e2e)
            + r.sla_fps_weight * p.fps)
    ), 6) AS score
FROM parts AS p
CROSS JOIN rules AS r
ORDER BY p.hour, p.orchestrator, p.pipeline, p.model
