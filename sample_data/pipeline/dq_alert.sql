-- One alert for each unbroken row of judged hours that were wrong for as long as its rule asks. It fires when that is
-- known, and is over when the next judged hour is right, or when no hour could be judged for r.keep_hours.
WITH
followed AS (
    SELECT
        h.*,
        NOT h.is_wrong OR h.window_start - lag(h.window_start) OVER (
            PARTITION BY h.dataset, h.metric ORDER BY h.window_start
        ) > to_hours(r.keep_hours) AS is_cut
    FROM judged_hours AS h
    CROSS JOIN rules AS r
),
numbered AS (
    SELECT
        *,
        count(*) FILTER (is_cut) OVER (PARTITION BY dataset, metric ORDER BY window_start) AS island,
        row_number() OVER (PARTITION BY dataset, metric, is_wrong ORDER BY window_start) AS place
    FROM followed
),
placed AS (
    SELECT *, place - min(place) OVER (PARTITION BY dataset, metric, island, is_wrong) AS hours_before
    FROM numbered
),
islands AS (
    SELECT
        dataset, metric_no, metric, island,
        min(window_start) AS started_at,
        max(judged_at) FILTER (hours_before < needed_hours) AS fired_at,
        max(judged_at) AS last_at,
        max(harm) AS harm
    FROM placed
    WHERE is_wrong
    GROUP BY ALL
    HAVING count(*) >= max(needed_hours)
),
ended AS (
    SELECT
        i.*, r.acknowledged_spread_minutes,
        CAST(epoch(i.started_at) AS BIGINT) // 3600 * 64 + (d.dataset_no - 1) * 8 + i.metric_no - 1 AS alert_id,
        CASE
            WHEN i.harm >= r.critical_harm THEN 'critical' WHEN i.harm >= r.warning_harm THEN 'warning' ELSE 'info'
        END AS severity,
        CASE
            WHEN i.harm >= r.critical_harm THEN r.acknowledged_critical_minutes
            WHEN i.harm >= r.warning_harm THEN r.acknowledged_warning_minutes
        END AS acknowledged_minutes,
        greatest(
            least(e.judged_at, i.last_at + to_hours(r.keep_hours)), i.last_at + to_minutes(r.resolve_minutes)
        ) AS over_at,
        known.known_until
    FROM islands AS i
    JOIN datasets AS d USING (dataset)
    JOIN (SELECT dataset, max(known_until) AS known_until FROM judged_hours GROUP BY dataset) AS known USING (dataset)
    LEFT JOIN placed AS e
        ON e.dataset = i.dataset AND e.metric = i.metric AND NOT e.is_wrong AND e.island = i.island + 1
    CROSS JOIN rules AS r
),
timed AS (
    SELECT
        *,
        CASE WHEN over_at <= known_until THEN over_at END AS resolved_at,
        fired_at + to_minutes(acknowledged_minutes + (alert_id // 8 % acknowledged_spread_minutes)) AS answered_at
    FROM ended
)
SELECT
    alert_id,
    fired_at,
    CASE WHEN answered_at < coalesce(resolved_at, known_until) THEN answered_at END AS acknowledged_at,
    resolved_at,
    (epoch_ms(resolved_at) - epoch_ms(fired_at)) / 60000 AS resolve_minutes,
    dataset, metric, severity,
    CASE WHEN resolved_at IS NULL THEN 'open' ELSE 'resolved' END AS status
FROM timed
ORDER BY fired_at, alert_id
