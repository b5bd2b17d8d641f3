-- Each time a player with a video appeared on a page; a repeat of the same row is dropped, the first arrival stays.
SELECT event_id AS load_id, ts, user_id, video_id, session_id
FROM raw_player_events
WHERE reject_reason IS NULL AND event_name = 'player_load'
QUALIFY row_number() OVER (PARTITION BY user_id, session_id, video_id, ts, position_s ORDER BY event_id) = 1
ORDER BY load_id
