-- Orders over visits: each fact is aggregated first, then the results are put together, each group once.
-- query:
--   metrics: [{kind: metric, name: conversion}]
--   group_by: [{kind: dimension, name: country}]
--   time: {period: {kind: calendar, unit: month, offset: 0}}
WITH orders_totals AS (
  SELECT
    countries.country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN customers
    ON orders.customer_id = customers.customer_id
  LEFT JOIN countries
    ON customers.country_code = countries.code
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-06-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-07-01' AS TIMESTAMP)
  GROUP BY
    1
), visits_totals AS (
  SELECT
    countries.country,
    COUNT(*) AS visits
  FROM web.visits
  LEFT JOIN customers
    ON visits.customer_id = customers.customer_id
  LEFT JOIN countries
    ON customers.country_code = countries.code
  WHERE
    visits.visited_at >= CAST('2026-06-01' AS TIMESTAMP)
    AND visits.visited_at < CAST('2026-07-01' AS TIMESTAMP)
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.country,
    orders_totals.orders,
    NULL AS visits
  FROM orders_totals
  UNION ALL
  SELECT
    visits_totals.country,
    NULL AS orders,
    visits_totals.visits
  FROM visits_totals
), combined AS (
  SELECT
    all_parts.country,
    MAX(all_parts.orders) AS orders,
    MAX(all_parts.visits) AS visits
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.country,
  CAST(combined.orders AS DOUBLE) / NULLIF(combined.visits, 0) AS conversion
FROM combined
ORDER BY
  country;

-- Metrics of two facts side by side; a filter holds for each fact on its own way.
-- query:
--   metrics: [{kind: metric, name: revenue}, {kind: metric, name: visitors}]
--   where: {kind: compare, field: plan, op: "=", value: Free}
--   order: [{by: visitors}]
WITH orders_totals AS (
  SELECT
    SUM(orders.amount) AS revenue
  FROM orders
  LEFT JOIN customers
    ON orders.customer_id = customers.customer_id
  WHERE
    NOT orders.is_test AND customers.plan = 'Free'
), visits_totals AS (
  SELECT
    COUNT(DISTINCT visits.customer_id) AS visitors
  FROM web.visits
  LEFT JOIN customers
    ON visits.customer_id = customers.customer_id
  WHERE
    customers.plan = 'Free'
), all_parts AS (
  SELECT
    orders_totals.revenue,
    NULL AS visitors
  FROM orders_totals
  UNION ALL
  SELECT
    NULL AS revenue,
    visits_totals.visitors
  FROM visits_totals
), combined AS (
  SELECT
    MAX(all_parts.revenue) AS revenue,
    MAX(all_parts.visitors) AS visitors
  FROM all_parts
)
SELECT
  combined.revenue,
  combined.visitors
FROM combined;

-- One fact counted over two times is two facts.
-- query:
--   metrics: [{kind: metric, name: orders}, {kind: metric, name: shipped}]
--   group_by: [{kind: time, grain: day}]
--   order: [{by: day}]
--   limit: 7
WITH orders_totals AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1
), orders_totals_2 AS (
  SELECT
    DATE_TRUNC('DAY', orders.shipped_at) AS day,
    COUNT(orders.shipped_at) AS shipped
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.day,
    orders_totals.orders,
    NULL AS shipped
  FROM orders_totals
  UNION ALL
  SELECT
    orders_totals_2.day,
    NULL AS orders,
    orders_totals_2.shipped
  FROM orders_totals_2
), combined AS (
  SELECT
    all_parts.day,
    MAX(all_parts.orders) AS orders,
    MAX(all_parts.shipped) AS shipped
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.day,
  combined.orders,
  combined.shipped
FROM combined
ORDER BY
  day DESC
LIMIT 7;
