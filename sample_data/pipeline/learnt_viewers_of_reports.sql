-- A viewer for each user not in the list, with what the first report tells; the rest is not known.
SELECT
    user_id,
    CAST(coalesce(ts, received_at) AS DATE) AS signup_date,
    'unknown' AS plan,
    'not in test' AS layout_test,
    'not in test' AS artwork_test
FROM raw_playback_reports
WHERE trim(user_id) <> ''
QUALIFY row_number() OVER (PARTITION BY user_id ORDER BY event_id) = 1
