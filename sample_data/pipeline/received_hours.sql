-- The newest that was known of a data set after each hour in which rows arrived.
SELECT dataset, received_hour, max(event_at) AS newest_at
FROM arrivals
GROUP BY ALL
ORDER BY ALL
