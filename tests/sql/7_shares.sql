-- The whole is summed over all groups, before the threshold and before the limit.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: dimension, name: country}]
--   calculations: [{kind: share, of: revenue}]
--   having: {kind: compare, field: revenue, op: ">", value: 1000}
--   order: [{by: share(revenue)}]
--   limit: 3
WITH orders_totals AS (
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
)
SELECT
  orders_totals.country,
  CAST(orders_totals.revenue AS DOUBLE) / NULLIF((
    SELECT
      SUM(orders_totals.revenue) AS revenue
    FROM orders_totals
  ), 0) AS revenue_share
FROM orders_totals
WHERE
  NOT orders_totals.country IS NULL AND orders_totals.revenue > 1000
ORDER BY
  revenue_share DESC,
  country
LIMIT 3;

-- Different buyers do not add up over stores: the whole is counted once more.
-- query:
--   metrics: [{kind: metric, name: buyers}]
--   group_by: [{kind: dimension, name: store}]
--   calculations: [{kind: share, of: buyers}]
WITH orders_totals AS (
  SELECT
    orders.store_name AS store,
    COUNT(DISTINCT orders.customer_id) AS buyers
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1
), buyers_overall AS (
  SELECT
    COUNT(DISTINCT orders.customer_id) AS buyers
  FROM orders
  WHERE
    NOT orders.is_test
)
SELECT
  orders_totals.store,
  CAST(orders_totals.buyers AS DOUBLE) / NULLIF((
    SELECT
      buyers_overall.buyers
    FROM buyers_overall
  ), 0) AS buyers_share
FROM orders_totals
ORDER BY
  store;
