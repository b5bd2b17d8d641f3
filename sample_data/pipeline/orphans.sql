-- The rows whose parent nothing has told of.
SELECT a.dataset, a.parent, a.event_id, a.window_start, a.run_at, a.received_at
FROM arrivals AS a
WHERE a.parent IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM parents AS p WHERE p.dataset = a.dataset AND p.parent = a.parent)
    AND NOT (a.dataset = 'video_sessions' AND EXISTS (SELECT 1 FROM viewer AS v WHERE v.user_id = a.parent))
ORDER BY a.dataset, a.event_id
