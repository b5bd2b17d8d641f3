-- Last month is half open: from its first moment up to, not including, the next month's.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   time: {period: {kind: calendar, unit: month, offset: -1}}
SELECT
  SUM(orders.amount) AS revenue
FROM orders
WHERE
  NOT orders.is_test
  AND orders.ordered_at >= CAST('2026-05-01' AS TIMESTAMP)
  AND orders.ordered_at < CAST('2026-06-01' AS TIMESTAMP);

-- Buckets come in order of time; other groups follow.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: dimension, name: plan}, {kind: time, grain: week}]
--   time: {period: {kind: named, year: 2026, quarter: 1}}
SELECT
  customers.plan,
  DATE_TRUNC('WEEK', orders.ordered_at) AS week,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
WHERE
  NOT orders.is_test
  AND orders.ordered_at >= CAST('2026-01-01' AS TIMESTAMP)
  AND orders.ordered_at < CAST('2026-04-01' AS TIMESTAMP)
GROUP BY
  1,
  2
ORDER BY
  week,
  plan;

-- A metric with a time of its own, and a time named outright.
-- query:
--   metrics: [{kind: metric, name: shipped}]
--   group_by: [{kind: time, grain: day}, {kind: time, grain: month, dimension: customers.joined_on}]
--   time: {period: {kind: trailing, unit: hour, count: 24}}
SELECT
  DATE_TRUNC('DAY', orders.shipped_at) AS day,
  DATE_TRUNC('MONTH', customers.joined_on) AS month,
  COUNT(orders.shipped_at) AS shipped
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
WHERE
  NOT orders.is_test
  AND orders.shipped_at >= CAST('2026-06-29 09:00:00' AS TIMESTAMP)
  AND orders.shipped_at < CAST('2026-06-30 09:00:00' AS TIMESTAMP)
GROUP BY
  1,
  2
ORDER BY
  day,
  month;

-- An age with a period looks at the rows of the period, still from the clock.
-- query:
--   metrics: [{kind: metric, name: stock_age}]
--   time: {period: {kind: calendar, unit: day, offset: -7, count: 7}}
SELECT
  EXTRACT(EPOCH FROM CAST('2026-06-30 09:00:00' AS TIMESTAMP) - MAX(stock.updated_at)) AS stock_age
FROM stock
WHERE
  stock.counted_on >= CAST('2026-06-23' AS DATE)
  AND stock.counted_on < CAST('2026-06-30' AS DATE);
