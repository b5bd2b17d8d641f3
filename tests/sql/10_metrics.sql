-- About how many different ones: fast over many rows; exact on PostgreSQL, which has nothing for it.
-- query:
--   metrics: [{kind: metric, name: buyers_about}]
--   group_by: [{kind: dimension, name: plan}]
SELECT
  customers.plan,
  APPROX_COUNT_DISTINCT(orders.customer_id) AS buyers_about
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
WHERE
  NOT orders.is_test
GROUP BY
  1
ORDER BY
  plan;

-- A percentile is one aggregate more.
-- query:
--   metrics: [{kind: metric, name: amount_p90}]
--   group_by: [{kind: dimension, name: plan}]
SELECT
  customers.plan,
  QUANTILE_CONT(CAST(orders.amount AS DOUBLE), 0.9) AS amount_p90
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
WHERE
  NOT orders.is_test
GROUP BY
  1
ORDER BY
  plan;

-- A metric's own condition leaves out rows before they are grouped.
-- query:
--   metrics: [{kind: metric, name: german_orders}]
--   group_by: [{kind: dimension, name: plan}]
SELECT
  customers.plan,
  COUNT(*) AS german_orders
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
WHERE
  NOT orders.is_test AND countries.country = 'Germany'
GROUP BY
  1
ORDER BY
  plan;

-- The last seven days of each day: days without orders have a value too.
-- query:
--   metrics: [{kind: metric, name: revenue_7d}]
--   group_by: [{kind: time, grain: day}]
--   time: {period: {kind: calendar, unit: month, offset: 0}}
WITH orders_totals_rows AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS moment,
    SUM(orders.amount) AS revenue_7d
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-05-25' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-07-01' AS TIMESTAMP)
  GROUP BY
    1
), orders_totals_days AS (
  SELECT
    UNNEST(
      GENERATE_SERIES(CAST('2026-06-01' AS TIMESTAMP), CAST('2026-06-30' AS TIMESTAMP), INTERVAL '1' DAY)
    ) AS day
)
SELECT
  orders_totals_days.day,
  SUM(orders_totals_rows.revenue_7d) AS revenue_7d
FROM orders_totals_days
JOIN orders_totals_rows
  ON orders_totals_rows.moment >= orders_totals_days.day - INTERVAL '6' DAY
  AND orders_totals_rows.moment <= orders_totals_days.day
GROUP BY
  1
ORDER BY
  day;

-- Since the start of the month, by month: the value of its last day.
-- query:
--   metrics: [{kind: metric, name: revenue_to_date}]
--   group_by: [{kind: time, grain: month}]
WITH orders_totals_rows AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS moment,
    SUM(orders.amount) AS revenue_to_date
  FROM orders
  WHERE
    NOT orders.is_test AND orders.ordered_at < CAST('2026-07-01' AS TIMESTAMP)
  GROUP BY
    1
), orders_totals_days AS (
  SELECT
    UNNEST(
      GENERATE_SERIES(
        DATE_TRUNC('DAY', MIN(orders_totals_rows.moment)),
        DATE_TRUNC('DAY', MAX(orders_totals_rows.moment)),
        INTERVAL '1' DAY
      )
    ) AS day
  FROM orders_totals_rows
), orders_totals_daily AS (
  SELECT
    orders_totals_days.day,
    SUM(orders_totals_rows.revenue_to_date) AS revenue_to_date
  FROM orders_totals_days
  JOIN orders_totals_rows
    ON orders_totals_rows.moment >= DATE_TRUNC('MONTH', orders_totals_days.day)
    AND orders_totals_rows.moment <= orders_totals_days.day
  GROUP BY
    1
), orders_totals_chosen AS (
  SELECT
    DATE_TRUNC('MONTH', orders_totals_daily.day) AS day_of,
    MAX(orders_totals_daily.day) AS day
  FROM orders_totals_daily
  GROUP BY
    1
)
SELECT
  orders_totals_chosen.day_of AS month,
  orders_totals_daily.revenue_to_date
FROM orders_totals_daily
JOIN orders_totals_chosen
  ON orders_totals_chosen.day = orders_totals_daily.day
ORDER BY
  month;

-- Without a course of time it is the value of the last day, and one SELECT.
-- query:
--   metrics: [{kind: metric, name: revenue_to_date}]
--   time: {period: {kind: calendar, unit: month, offset: 0}}
SELECT
  SUM(orders.amount) AS revenue_to_date
FROM orders
WHERE
  NOT orders.is_test
  AND orders.ordered_at >= CAST('2026-06-01' AS TIMESTAMP)
  AND orders.ordered_at < CAST('2026-07-01' AS TIMESTAMP);

-- Growth over the month before: the same rows, moved one month forward.
-- query:
--   metrics: [{kind: metric, name: revenue_growth}]
--   group_by: [{kind: time, grain: month}]
WITH orders_totals AS (
  SELECT
    DATE_TRUNC('MONTH', orders.ordered_at) AS month,
    SUM(orders.amount) AS revenue
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1
), orders_totals_2 AS (
  SELECT
    DATE_TRUNC('MONTH', orders.ordered_at + INTERVAL '1' MONTH) AS month,
    SUM(orders.amount) AS before
  FROM orders
  WHERE
    NOT orders.is_test AND orders.ordered_at < CAST('2026-06-01' AS TIMESTAMP)
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.month,
    orders_totals.revenue,
    NULL AS before
  FROM orders_totals
  UNION ALL
  SELECT
    orders_totals_2.month,
    NULL AS revenue,
    orders_totals_2.before
  FROM orders_totals_2
), combined AS (
  SELECT
    all_parts.month,
    MAX(all_parts.revenue) AS revenue,
    MAX(all_parts.before) AS before
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.month,
  CAST(combined.revenue - combined.before AS DOUBLE) / NULLIF(combined.before, 0) AS revenue_growth
FROM combined
ORDER BY
  month;

-- A month before a day: each day looks up its own, as the 31st has no partner in June.
-- query:
--   metrics: [{kind: metric, name: revenue_growth}]
--   group_by: [{kind: time, grain: day}]
--   time: {period: {kind: calendar, unit: month, offset: 0}}
WITH orders_totals AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS day,
    SUM(orders.amount) AS revenue
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-06-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-07-01' AS TIMESTAMP)
  GROUP BY
    1
), orders_totals_2_earlier AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS day,
    SUM(orders.amount) AS before
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-05-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-07-01' AS TIMESTAMP)
  GROUP BY
    1
), orders_totals_2_buckets AS (
  SELECT
    UNNEST(
      GENERATE_SERIES(CAST('2026-06-01' AS TIMESTAMP), CAST('2026-06-30' AS TIMESTAMP), INTERVAL '1' DAY)
    ) AS day_2
), orders_totals_2 AS (
  SELECT
    orders_totals_2_buckets.day_2 AS day,
    orders_totals_2_earlier.before
  FROM orders_totals_2_buckets
  JOIN orders_totals_2_earlier
    ON orders_totals_2_earlier.day = DATE_TRUNC('DAY', orders_totals_2_buckets.day_2 - INTERVAL '1' MONTH)
), all_parts AS (
  SELECT
    orders_totals.day,
    orders_totals.revenue,
    NULL AS before
  FROM orders_totals
  UNION ALL
  SELECT
    orders_totals_2.day,
    NULL AS revenue,
    orders_totals_2.before
  FROM orders_totals_2
), combined AS (
  SELECT
    all_parts.day,
    MAX(all_parts.revenue) AS revenue,
    MAX(all_parts.before) AS before
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.day,
  CAST(combined.revenue - combined.before AS DOUBLE) / NULLIF(combined.before, 0) AS revenue_growth
FROM combined
ORDER BY
  day;

-- Conversion: each order counts for the latest visit before it.
-- query:
--   metrics: [{kind: metric, name: ordering_visits}]
--   group_by: [{kind: dimension, name: plan}]
WITH ordering_visits_totals_base AS (
  SELECT DISTINCT
    customers.plan,
    visits.customer_id AS entity,
    visits.visited_at AS moment
  FROM web.visits
  LEFT JOIN customers
    ON visits.customer_id = customers.customer_id
), ordering_visits_totals_events AS (
  SELECT
    orders.customer_id AS entity,
    orders.ordered_at AS moment,
    COUNT(*) AS ordering_visits_conversions
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1,
    2
), ordering_visits_totals_matched AS (
  SELECT
    ordering_visits_totals_base.plan,
    ordering_visits_totals_events.ordering_visits_conversions,
    ROW_NUMBER() OVER (
      PARTITION BY ordering_visits_totals_events.entity, ordering_visits_totals_events.moment
      ORDER BY ordering_visits_totals_base.moment DESC, ordering_visits_totals_base.plan
    ) AS place
  FROM ordering_visits_totals_events
  JOIN ordering_visits_totals_base
    ON ordering_visits_totals_events.entity = ordering_visits_totals_base.entity
    AND ordering_visits_totals_base.moment <= ordering_visits_totals_events.moment
    AND ordering_visits_totals_events.moment < ordering_visits_totals_base.moment + INTERVAL '7' DAY
), ordering_visits_totals_counted AS (
  SELECT
    ordering_visits_totals_base.plan,
    NULL AS ordering_visits_conversions
  FROM ordering_visits_totals_base
  UNION ALL
  SELECT
    ordering_visits_totals_matched.plan,
    ordering_visits_totals_matched.ordering_visits_conversions
  FROM ordering_visits_totals_matched
  WHERE
    ordering_visits_totals_matched.place = 1
), ordering_visits_totals AS (
  SELECT
    ordering_visits_totals_counted.plan,
    COALESCE(SUM(ordering_visits_totals_counted.ordering_visits_conversions), 0) AS ordering_visits_conversions
  FROM ordering_visits_totals_counted
  GROUP BY
    1
), visits_totals AS (
  SELECT
    customers.plan,
    COUNT(*) AS ordering_visits_base
  FROM web.visits
  LEFT JOIN customers
    ON visits.customer_id = customers.customer_id
  GROUP BY
    1
), all_parts AS (
  SELECT
    ordering_visits_totals.plan,
    ordering_visits_totals.ordering_visits_conversions,
    NULL AS ordering_visits_base
  FROM ordering_visits_totals
  UNION ALL
  SELECT
    visits_totals.plan,
    NULL AS ordering_visits_conversions,
    visits_totals.ordering_visits_base
  FROM visits_totals
), combined AS (
  SELECT
    all_parts.plan,
    MAX(all_parts.ordering_visits_conversions) AS ordering_visits_conversions,
    MAX(all_parts.ordering_visits_base) AS ordering_visits_base
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.plan,
  CAST(combined.ordering_visits_conversions AS DOUBLE) / NULLIF(combined.ordering_visits_base, 0) AS ordering_visits
FROM combined
ORDER BY
  plan;

-- Funnel: an entity is followed from its first step, with NULL where it did not go on.
-- query:
--   metrics: [{kind: metric, name: way_to_the_parcel}]
--   group_by: [{kind: dimension, name: plan}]
WITH way_to_the_parcel_totals_step_1 AS (
  SELECT DISTINCT
    customers.plan,
    visits.customer_id AS entity,
    visits.visited_at AS first_moment,
    visits.visited_at AS moment
  FROM web.visits
  LEFT JOIN customers
    ON visits.customer_id = customers.customer_id
), way_to_the_parcel_totals_events_2 AS (
  SELECT DISTINCT
    orders.customer_id AS entity,
    orders.ordered_at AS moment
  FROM orders
  WHERE
    NOT orders.is_test
), way_to_the_parcel_totals_step_2 AS (
  SELECT
    way_to_the_parcel_totals_step_1.plan,
    way_to_the_parcel_totals_step_1.entity,
    way_to_the_parcel_totals_step_1.first_moment,
    MIN(way_to_the_parcel_totals_events_2.moment) AS moment
  FROM way_to_the_parcel_totals_step_1
  LEFT JOIN way_to_the_parcel_totals_events_2
    ON way_to_the_parcel_totals_events_2.entity = way_to_the_parcel_totals_step_1.entity
    AND way_to_the_parcel_totals_events_2.moment >= way_to_the_parcel_totals_step_1.moment
    AND way_to_the_parcel_totals_events_2.moment < way_to_the_parcel_totals_step_1.first_moment + INTERVAL '30' DAY
  GROUP BY
    1,
    2,
    3
)
SELECT
  way_to_the_parcel_totals_step_2.plan,
  CAST(COUNT(DISTINCT way_to_the_parcel_totals_step_2.entity) FILTER(WHERE
    NOT way_to_the_parcel_totals_step_2.moment IS NULL) AS DOUBLE) / NULLIF(COUNT(DISTINCT way_to_the_parcel_totals_step_2.entity), 0) AS way_to_the_parcel
FROM way_to_the_parcel_totals_step_2
GROUP BY
  1
ORDER BY
  plan;

-- A metric of a metric: the inner question first.
-- query:
--   metrics: [{kind: metric, name: busiest_day}]
--   group_by: [{kind: time, grain: month}]
WITH busiest_day_1 AS (
  SELECT
    DATE_TRUNC('MONTH', orders.ordered_at) AS month,
    DATE_TRUNC('DAY', orders.ordered_at) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1,
    2
)
SELECT
  busiest_day_1.month,
  MAX(busiest_day_1.orders) AS busiest_day
FROM busiest_day_1
WHERE
  NOT busiest_day_1.day IS NULL
GROUP BY
  1
ORDER BY
  month;

-- Semi-additive: of each month and item only the rows of the last day.
-- query:
--   metrics: [{kind: metric, name: items_in_stock}]
--   group_by: [{kind: time, grain: month}]
WITH stock_totals_rows AS (
  SELECT
    DATE_TRUNC('MONTH', stock.counted_on) AS month,
    stock.item AS each_item,
    stock.counted_on AS moment,
    1 AS items_in_stock
  FROM stock
), stock_totals_chosen AS (
  SELECT
    stock_totals_rows.month,
    stock_totals_rows.each_item,
    MAX(stock_totals_rows.moment) AS moment
  FROM stock_totals_rows
  GROUP BY
    1,
    2
)
SELECT
  stock_totals_rows.month,
  COUNT(stock_totals_rows.items_in_stock) AS items_in_stock
FROM stock_totals_rows
JOIN stock_totals_chosen
  ON stock_totals_chosen.month IS NOT DISTINCT FROM stock_totals_rows.month
  AND stock_totals_chosen.each_item IS NOT DISTINCT FROM stock_totals_rows.each_item
  AND stock_totals_chosen.moment = stock_totals_rows.moment
GROUP BY
  1
ORDER BY
  month;

-- A metric as a filter: the customers are found first.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   where: {kind: metric, metric: orders, by: customers.joined_on, op: ">=", value: 2}
WITH orders_by_customers_joined_on_1 AS (
  SELECT
    customers.joined_on,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN customers
    ON orders.customer_id = customers.customer_id
  WHERE
    NOT orders.is_test
  GROUP BY
    1
  HAVING
    COUNT(*) >= 2
)
SELECT
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
WHERE
  NOT orders.is_test
  AND customers.joined_on IN (
    SELECT
      orders_by_customers_joined_on_1.joined_on
    FROM orders_by_customers_joined_on_1
  );
