-- The card behind each stay of a session on a machine: the one of the machine's last report before it, if that is
-- not too old. A machine has one card; without a report neither card nor region is known.
SELECT
    s.session_key, s.stream_id, s.orchestrator_url, s.orchestrator, s.day,
    c.gpu_id, coalesce(c.region, 'unknown') AS region
FROM stays AS s
CROSS JOIN rules AS r
LEFT JOIN card_days AS c
    ON c.orchestrator_url = s.orchestrator_url AND c.day = s.day
    AND c.ts <= s.since AND c.ts >= s.since - to_hours(r.card_report_valid_h)
QUALIFY row_number() OVER (
    PARTITION BY s.stream_id, s.orchestrator_url ORDER BY c.ts DESC NULLS LAST, c.event_id DESC
) = 1
ORDER BY s.since, s.session_key, s.orchestrator_url
