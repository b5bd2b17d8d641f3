-- A ratio is a sum over a sum at the asked grain; nothing over nothing is no number.
-- query:
--   metrics: [{kind: metric, name: order_value}]
--   group_by: [{kind: dimension, name: store}]
SELECT
  orders.store_name AS store,
  CAST(SUM(orders.amount) AS DOUBLE) / NULLIF(COUNT(*), 0) AS order_value
FROM orders
WHERE
  NOT orders.is_test
GROUP BY
  1
ORDER BY
  store;

-- A side with a filter of its own.
-- query:
--   metrics: [{kind: metric, name: gift_rate}]
--   having: {kind: compare, field: gift_rate, op: ">", value: 0.05}
SELECT
  CAST(COUNT(*) FILTER(WHERE
    orders.is_gift) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_rate
FROM orders
WHERE
  NOT orders.is_test
HAVING
  CAST(COUNT(*) FILTER(WHERE
    orders.is_gift) AS DOUBLE) / NULLIF(COUNT(*), 0) > 0.05;
