-- Payments as they are asked about.
SELECT * EXCLUDE (stream_id)
FROM paid
ORDER BY payment_id
