-- Values are typed literals.
-- query:
--   metrics: [{kind: metric, name: orders}]
--   where:
--     kind: and
--     items:
--       - {kind: in, field: country, values: [Germany, "Côte d'Ivoire"]}
--       - {kind: compare, field: orders.is_gift, op: "=", value: true}
--       - {kind: compare, field: orders.quantity, op: ">=", value: 3}
--       - {kind: between, field: customers.joined_on, low: "2026-01-01", high: "2026-03-31"}
SELECT
  COUNT(*) AS orders
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
WHERE
  NOT orders.is_test
  AND countries.country IN ('Côte d''Ivoire', 'Germany')
  AND customers.joined_on BETWEEN CAST('2026-01-01' AS DATE) AND CAST('2026-03-31' AS DATE)
  AND orders.is_gift = TRUE
  AND orders.quantity >= 3;

-- "Not Germany" keeps the customers without a country: total = Germany + not Germany.
-- query:
--   metrics: [{kind: metric, name: orders}]
--   where: {kind: not, item: {kind: compare, field: country, op: "=", value: Germany}}
SELECT
  COUNT(*) AS orders
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
WHERE
  NOT orders.is_test AND countries.country IS DISTINCT FROM 'Germany';

-- The same for "none of these" and for "not both".
-- query:
--   metrics: [{kind: metric, name: orders}]
--   where:
--     kind: or
--     items:
--       - {kind: not, item: {kind: in, field: country, values: [Germany, France]}}
--       - kind: not
--         item:
--           kind: and
--           items:
--             - {kind: compare, field: plan, op: "=", value: Free}
--             - {kind: compare, field: store, op: "=", value: Online}
--       - {kind: not, item: {kind: "null", field: region}}
SELECT
  COUNT(*) AS orders
FROM orders
LEFT JOIN customers
  ON orders.customer_id = customers.customer_id
LEFT JOIN countries
  ON customers.country_code = countries.code
WHERE
  NOT orders.is_test
  AND (
    NOT COALESCE(countries.country IN ('France', 'Germany'), FALSE)
    OR NOT countries.region IS NULL
    OR NOT COALESCE(customers.plan = 'Free' AND orders.store_name = 'Online', FALSE)
  );
