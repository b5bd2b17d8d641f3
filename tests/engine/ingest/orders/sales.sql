-- The newest report of an order counts; a refund takes it away.
SELECT o.order_no, o.customer, o.shop, CAST(o.ts AS DATE) AS day, o.amount, o.amount >= r.large AS is_large
FROM raw_orders AS o
JOIN shops USING (shop)
CROSS JOIN rules AS r
WHERE o.reject_reason IS NULL AND o.order_no NOT IN (SELECT order_no FROM raw_refunds WHERE order_no IS NOT NULL)
QUALIFY row_number() OVER (PARTITION BY o.order_no ORDER BY o.event_id DESC) = 1;
