-- In a zone the bucket is cut from local time; the period is held against the column as it is.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: time, grain: day}]
--   time: {period: {kind: calendar, unit: month, offset: -3}}
--   zone: Europe/Berlin
SELECT
  DATE_TRUNC(
    'DAY',
    CAST(orders.ordered_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin'
  ) AS day,
  SUM(orders.amount) AS revenue
FROM orders
WHERE
  NOT orders.is_test
  AND orders.ordered_at >= CAST('2026-02-28 23:00:00' AS TIMESTAMP)
  AND orders.ordered_at < CAST('2026-03-31 22:00:00' AS TIMESTAMP)
GROUP BY
  1
ORDER BY
  day;

-- A date has no zone and is not moved.
-- query:
--   metrics: [{kind: metric, name: stock_age}]
--   time: {period: {kind: calendar, unit: day, offset: 0}}
--   zone: Asia/Tokyo
SELECT
  EXTRACT(EPOCH FROM CAST('2026-06-30 09:00:00' AS TIMESTAMP) - MAX(stock.updated_at)) AS stock_age
FROM stock
WHERE
  stock.counted_on >= CAST('2026-06-30' AS DATE)
  AND stock.counted_on < CAST('2026-07-01' AS DATE);

-- Weeks from Sunday.
-- query:
--   metrics: [{kind: metric, name: orders}]
--   group_by: [{kind: time, grain: week}]
--   time: {period: {kind: calendar, unit: week, offset: -2, count: 2}}
--   week_start: sunday
SELECT
  DATE_TRUNC('WEEK', orders.ordered_at + INTERVAL '1' DAY) - INTERVAL '1' DAY AS week,
  COUNT(*) AS orders
FROM orders
WHERE
  NOT orders.is_test
  AND orders.ordered_at >= CAST('2026-06-14' AS TIMESTAMP)
  AND orders.ordered_at < CAST('2026-06-28' AS TIMESTAMP)
GROUP BY
  1
ORDER BY
  week;

-- Fiscal years from February: the second quarter is May to July.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: time, grain: fiscal_quarter}]
--   time: {period: {kind: named, fiscal: true, year: 2026}}
SELECT
  DATE_TRUNC('QUARTER', orders.ordered_at - INTERVAL '1' MONTH) + INTERVAL '1' MONTH AS fiscal_quarter,
  SUM(orders.amount) AS revenue
FROM orders
WHERE
  NOT orders.is_test
  AND orders.ordered_at >= CAST('2025-02-01' AS TIMESTAMP)
  AND orders.ordered_at < CAST('2026-02-01' AS TIMESTAMP)
GROUP BY
  1
ORDER BY
  fiscal_quarter;

-- The fiscal quarter before, moved by months.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: time, grain: month}]
--   time: {period: {kind: named, fiscal: true, year: 2027, quarter: 1}}
--   compare_to: {kind: previous}
WITH orders_totals AS (
  SELECT
    DATE_TRUNC('MONTH', orders.ordered_at) AS month,
    SUM(orders.amount) AS revenue
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-02-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-05-01' AS TIMESTAMP)
  GROUP BY
    1
), orders_previous AS (
  SELECT
    DATE_TRUNC('MONTH', orders.ordered_at + INTERVAL '3' MONTH) AS month,
    SUM(orders.amount) AS revenue_previous
  FROM orders
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2025-11-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2026-02-01' AS TIMESTAMP)
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.month,
    orders_totals.revenue,
    NULL AS revenue_previous
  FROM orders_totals
  UNION ALL
  SELECT
    orders_previous.month,
    NULL AS revenue,
    orders_previous.revenue_previous
  FROM orders_previous
), combined AS (
  SELECT
    all_parts.month,
    MAX(all_parts.revenue) AS revenue,
    MAX(all_parts.revenue_previous) AS revenue_previous
  FROM all_parts
  GROUP BY
    1
)
SELECT
  combined.month,
  combined.revenue,
  combined.revenue_previous
FROM combined
ORDER BY
  month;

-- Parts that come again, as a group and as a condition: orders by hour at weekends.
-- query:
--   metrics: [{kind: metric, name: orders}]
--   group_by: [{kind: part, part: hour_of_day}]
--   where: {kind: in, field: day_of_week, values: [6, 7]}
--   zone: America/New_York
SELECT
  EXTRACT(HOUR FROM CAST(orders.ordered_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') AS hour_of_day,
  COUNT(*) AS orders
FROM orders
WHERE
  NOT orders.is_test
  AND EXTRACT(ISODOW FROM CAST(orders.ordered_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') IN (6, 7)
GROUP BY
  1
ORDER BY
  hour_of_day;

-- Classes of equal width, named by their lower bound.
-- query:
--   metrics: [{kind: metric, name: orders}]
--   group_by: [{kind: bucket, name: orders.amount, width: 50}]
SELECT
  FLOOR(orders.amount / 50) * 50 AS amount,
  COUNT(*) AS orders
FROM orders
WHERE
  NOT orders.is_test
GROUP BY
  1
ORDER BY
  amount;

-- Classes whose width has decimals are counted on exact decimals.
-- query:
--   metrics: [{kind: metric, name: orders}]
--   group_by: [{kind: bucket, name: orders.amount, width: 0.25}]
SELECT
  CAST(FLOOR(CAST(orders.amount AS DECIMAL(38, 9)) * 100 / 25) * 25 AS DOUBLE) / 100 AS amount,
  COUNT(*) AS orders
FROM orders
WHERE
  NOT orders.is_test
GROUP BY
  1
ORDER BY
  amount;

-- Months without rows are shown, for each plan that occurs; none after that of the clock.
-- query:
--   metrics: [{kind: metric, name: revenue}]
--   group_by: [{kind: time, grain: month}, {kind: dimension, name: plan}]
--   time: {period: {kind: named, year: 2026}}
--   fill: true
WITH results AS (
  SELECT
    DATE_TRUNC('MONTH', orders.ordered_at) AS month,
    customers.plan,
    SUM(orders.amount) AS revenue
  FROM orders
  LEFT JOIN customers
    ON orders.customer_id = customers.customer_id
  WHERE
    NOT orders.is_test
    AND orders.ordered_at >= CAST('2026-01-01' AS TIMESTAMP)
    AND orders.ordered_at < CAST('2027-01-01' AS TIMESTAMP)
  GROUP BY
    1,
    2
), buckets AS (
  SELECT
    UNNEST(
      GENERATE_SERIES(CAST('2026-01-01' AS TIMESTAMP), CAST('2026-06-01' AS TIMESTAMP), INTERVAL '1' MONTH)
    ) AS month
), combinations AS (
  SELECT
    results.plan
  FROM results
  GROUP BY
    1
), with_gaps AS (
  SELECT
    results.month,
    results.plan,
    results.revenue
  FROM results
  UNION ALL
  SELECT
    buckets.month,
    combinations.plan,
    NULL AS revenue
  FROM buckets
  CROSS JOIN combinations
), filled AS (
  SELECT
    with_gaps.month,
    with_gaps.plan,
    MAX(with_gaps.revenue) AS revenue
  FROM with_gaps
  GROUP BY
    1,
    2
)
SELECT
  filled.month,
  filled.plan,
  filled.revenue
FROM filled
ORDER BY
  month,
  plan;

-- Without a period the series goes from the first bucket that occurs to the last.
-- query:
--   metrics: [{kind: metric, name: orders}, {kind: metric, name: visits}]
--   group_by: [{kind: time, grain: day}]
--   fill: true
WITH orders_totals AS (
  SELECT
    DATE_TRUNC('DAY', orders.ordered_at) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE
    NOT orders.is_test
  GROUP BY
    1
), visits_totals AS (
  SELECT
    DATE_TRUNC('DAY', visits.visited_at) AS day,
    COUNT(*) AS visits
  FROM web.visits
  GROUP BY
    1
), all_parts AS (
  SELECT
    orders_totals.day,
    orders_totals.orders,
    NULL AS visits
  FROM orders_totals
  UNION ALL
  SELECT
    visits_totals.day,
    NULL AS orders,
    visits_totals.visits
  FROM visits_totals
), combined AS (
  SELECT
    all_parts.day,
    MAX(all_parts.orders) AS orders,
    MAX(all_parts.visits) AS visits
  FROM all_parts
  GROUP BY
    1
), results AS (
  SELECT
    combined.day,
    combined.orders,
    combined.visits
  FROM combined
), buckets AS (
  SELECT
    UNNEST(
      GENERATE_SERIES(
        DATE_TRUNC('DAY', MIN(results.day)),
        DATE_TRUNC('DAY', MAX(results.day)),
        INTERVAL '1' DAY
      )
    ) AS day
  FROM results
), with_gaps AS (
  SELECT
    results.day,
    results.orders,
    results.visits
  FROM results
  UNION ALL
  SELECT
    buckets.day,
    NULL AS orders,
    NULL AS visits
  FROM buckets
), filled AS (
  SELECT
    with_gaps.day,
    MAX(with_gaps.orders) AS orders,
    MAX(with_gaps.visits) AS visits
  FROM with_gaps
  GROUP BY
    1
)
SELECT
  filled.day,
  filled.orders,
  filled.visits
FROM filled
ORDER BY
  day;

-- Hours of a local day are made from moments, as one of them may be missing or come twice.
-- query:
--   metrics: [{kind: metric, name: visits}]
--   group_by: [{kind: time, grain: hour}]
--   time: {period: {kind: named, year: 2026, month: 3, day: 29}}
--   zone: Europe/Berlin
--   fill: true
WITH results AS (
  SELECT
    DATE_TRUNC(
      'HOUR',
      CAST(visits.visited_at AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin'
    ) AS hour,
    COUNT(*) AS visits
  FROM web.visits
  WHERE
    visits.visited_at >= CAST('2026-03-28 23:00:00' AS TIMESTAMP)
    AND visits.visited_at < CAST('2026-03-29 22:00:00' AS TIMESTAMP)
  GROUP BY
    1
), buckets_steps AS (
  SELECT
    UNNEST(
      GENERATE_SERIES(
        CAST('2026-03-28 23:00:00' AS TIMESTAMP),
        CAST('2026-03-29 21:00:00' AS TIMESTAMP),
        INTERVAL '1' HOUR
      )
    ) AS step
), buckets AS (
  SELECT
    DATE_TRUNC(
      'HOUR',
      CAST(buckets_steps.step AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin'
    ) AS hour
  FROM buckets_steps
  GROUP BY
    1
), with_gaps AS (
  SELECT
    results.hour,
    results.visits
  FROM results
  UNION ALL
  SELECT
    buckets.hour,
    NULL AS visits
  FROM buckets
), filled AS (
  SELECT
    with_gaps.hour,
    MAX(with_gaps.visits) AS visits
  FROM with_gaps
  GROUP BY
    1
)
SELECT
  filled.hour,
  filled.visits
FROM filled
ORDER BY
  hour;
