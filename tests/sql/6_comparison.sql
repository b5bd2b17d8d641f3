-- This month so far against the same days of last month: both columns, and the growth.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: dimension, name: store}]
--   time: {period: {kind: to_date, unit: month}}
--   compare_to: {kind: previous}
--   calculations: [{kind: growth, of: revenue}]
--   order: [{by: growth(revenue)}]
--   limit: 5
WITH orders_totals AS (
  SELECT
    orders.store_name AS store,
    SUM(orders.amount) AS revenue
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-06-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-06-30 09:00:00' AS TIMESTAMP)
  GROUP BY
    1
), orders_previous AS (
  SELECT
    orders.store_name AS store,
    SUM(orders.amount) AS revenue_previous
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-05-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-05-30 09:00:00' AS TIMESTAMP)
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.store,
    orders_totals.revenue,
    NULL AS revenue_previous
  FROM orders_totals
  UNION ALL
  SELECT
    orders_previous.store,
    NULL AS revenue,
    orders_previous.revenue_previous
  FROM orders_previous
), combined AS (
  SELECT
    all_parts.store,
    MAX(all_parts.revenue) AS revenue,
    MAX(all_parts.revenue_previous) AS revenue_previous
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.store,
  combined.revenue,
  combined.revenue_previous,
  CAST(combined.revenue - combined.revenue_previous AS DOUBLE) / NULLIF(combined.revenue_previous, 0) AS revenue_growth
FROM combined
WHERE
  NOT combined.store IS NULL
  AND NOT CAST(combined.revenue - combined.revenue_previous AS DOUBLE) / NULLIF(combined.revenue_previous, 0) IS NULL
ORDER BY
  revenue_growth DESC,
  store
LIMIT 5;

-- Days of the other year move onto this year's, so that they meet in one row.
-- query:
--   metrics: [{kind: metric, name: order_value}]
--   group_by: [{kind: time, grain: day}]
--   time: {period: {kind: calendar, unit: week, offset: -1}}
--   compare_to: {kind: last_year}
--   calculations: [{kind: change, of: order_value}]
--   having: {kind: compare, field: change(order_value), op: "<", value: 0}
WITH orders_totals AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS day,
    SUM(orders.amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-06-22' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-06-29' AS TIMESTAMP)
  GROUP BY
    1
), orders_previous AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at + INTERVAL '364' DAY) AS day,
    SUM(orders.amount) AS revenue_previous,
    COUNT(*) AS orders_previous
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2025-06-23' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2025-06-30' AS TIMESTAMP)
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.day,
    orders_totals.revenue,
    orders_totals.orders,
    NULL AS revenue_previous,
    NULL AS orders_previous
  FROM orders_totals
  UNION ALL
  SELECT
    orders_previous.day,
    NULL AS revenue,
    NULL AS orders,
    orders_previous.revenue_previous,
    orders_previous.orders_previous
  FROM orders_previous
), combined AS (
  SELECT
    all_parts.day,
    MAX(all_parts.revenue) AS revenue,
    MAX(all_parts.orders) AS orders,
    MAX(all_parts.revenue_previous) AS revenue_previous,
    MAX(all_parts.orders_previous) AS orders_previous
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.day,
  CAST(combined.revenue AS DOUBLE) / NULLIF(combined.orders, 0) AS order_value,
  CAST(combined.revenue_previous AS DOUBLE) / NULLIF(combined.orders_previous, 0) AS order_value_previous,
  CAST(combined.revenue AS DOUBLE) / NULLIF(combined.orders, 0) - CAST(combined.revenue_previous AS DOUBLE) / NULLIF(combined.orders_previous, 0) AS order_value_change
FROM combined
WHERE
  CAST(combined.revenue AS DOUBLE) / NULLIF(combined.orders, 0) - CAST(combined.revenue_previous AS DOUBLE) / NULLIF(combined.orders_previous, 0) < 0
ORDER BY
  day;
