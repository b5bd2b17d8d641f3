-- A metric alone is one number, after the filters that the dataset always has.
-- query:
--   metrics: [{kind: metric, name: revenue}]
SELECT
  SUM(orders.amount) AS revenue
FROM orders
WHERE
  NOT orders.is_test;

-- A dimension two joins away: many-to-one joins only, and LEFT, so that no order is lost.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: dimension, name: country}]
SELECT
  countries.country,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
WHERE
  NOT orders.is_test
GROUP BY
  1
ORDER BY
  country;

-- Several metrics of one fact share one SELECT; a default filter is switched off by name.
-- query:
--   metrics: [{kind: metric, name: orders}, {kind: metric, name: buyers}, {kind: metric, name: gift_revenue}]
--   group_by: [{kind: dimension, name: store}, {kind: dimension, name: orders.size}]
--   without_default_filters: [real_orders]
SELECT
  orders.store_name AS store,
  CASE WHEN orders.quantity >= 10 THEN 'bulk' ELSE 'single' END AS size,
  COUNT(*) AS orders,
  COUNT(DISTINCT orders.customer_id) AS buyers,
  SUM(orders.amount) FILTER(WHERE
    orders.is_gift) AS gift_revenue
FROM orders
GROUP BY
  1,
  2
ORDER BY
  store,
  size;

-- The top three: sorted as asked, then by the group, so that ties always cut the same.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: dimension, name: country}]
--   order: [{by: revenue}]
--   limit: 3
SELECT
  countries.country,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
WHERE
  NOT orders.is_test
GROUP BY
  1
HAVING
  NOT countries.country IS NULL
ORDER BY
  revenue DESC,
  country
LIMIT 3;

-- A threshold on the metric comes after the aggregation.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: dimension, name: store}]
--   having: {kind: compare, field: revenue, op: ">", value: 1000}
SELECT
  orders.store_name AS store,
  SUM(orders.amount) AS revenue
FROM orders
WHERE
  NOT orders.is_test
GROUP BY
  1
HAVING
  NOT orders.store_name IS NULL AND SUM(orders.amount) > 1000
ORDER BY
  store;

-- A threshold and an order may speak of a metric that is not shown.
-- query:
--   metrics: [{kind: metric, name: order_value}]
--   group_by: [{kind: dimension, name: store}]
--   having: {kind: between, field: orders, low: 10, high: 99.5}
--   order: [{by: buyers, descending: false}]
SELECT
  orders.store_name AS store,
  CAST(SUM(orders.amount) AS DOUBLE) / NULLIF(COUNT(*), 0) AS order_value
FROM orders
WHERE
  NOT orders.is_test
GROUP BY
  1
HAVING
  NOT orders.store_name IS NULL AND COUNT(*) BETWEEN 10 AND 99.5
ORDER BY
  COUNT(DISTINCT orders.customer_id),
  store;

-- An aggregate made on the spot; the median of decimals needs a number with room for halves.
-- query:
--   metrics: [{kind: aggregate, agg: median, field: orders.amount}, {kind: aggregate, agg: max, field: orders.shipped_at}]
SELECT
  MEDIAN(CAST(orders.amount AS DOUBLE)) AS median_amount,
  MAX(orders.shipped_at) AS max_shipped_at
FROM orders
WHERE
  NOT orders.is_test;

-- An age counts seconds from the latest time to the clock.
-- query:
--   metrics: [{kind: metric, name: stock_age}]
--   group_by: [{kind: dimension, name: stock.item}]
SELECT
  stock.item,
  EXTRACT(EPOCH FROM CAST('2026-06-30 09:00:00' AS TIMESTAMP) - MAX(stock.updated_at)) AS stock_age
FROM stock
GROUP BY
  1
ORDER BY
  item;

-- A dataset written as SQL stands in parentheses where a table would stand.
-- query:
--   metrics: [{kind: metric, name: refunded}]
--   group_by: [{kind: dimension, name: country}]
SELECT
  countries.country,
  SUM(refunds.amount) AS refunded
FROM (
  SELECT
    order_id,
    refunded_at,
    cents / 100 AS amount
  FROM raw_refunds
  WHERE
    approved
) AS refunds
LEFT JOIN orders
  ON refunds.order_id = orders.order_id
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
GROUP BY
  1
ORDER BY
  country;
