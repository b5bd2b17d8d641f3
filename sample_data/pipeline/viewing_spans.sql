-- From when to when the events of each viewing (viewer, video, session) go: few rows for what looks at all a viewer does.
SELECT user_id, session_id, video_id, min(ts) AS started_at, max(ts) AS ended_at
FROM event_pairs
GROUP BY ALL
