-- The bakery's tables: small, made by arithmetic, from January 2025 to 29 June 2026.
CREATE TABLE shop AS SELECT * FROM (VALUES
  (1, 'Corner Bakery', 'Bern', 12), (2, 'Old Mill', 'Zürich', 30), (3, 'Harbour', 'New York', 8),
  (4, 'Best', 'São Paulo', 20), (5, 'Gate 12', 'Bath', 4), (6, 'All', NULL, 0)
) AS t(shop_id, shop, city, seats);
CREATE TABLE product AS SELECT * FROM (VALUES
  (1, 'Rye loaf', 'bread', 3600), (2, 'White roll', 'bread', 1800), (3, 'Carrot cake', 'cake', 900),
  (4, 'Rice bun', 'gluten-free', 600), (5, 'Bern ring', 'cake', 1200)
) AS t(product_id, product, kind, rest_s);
CREATE TABLE sales AS SELECT
  i AS sale_id, i % 5 + 1 AS product_id, i % 6 + 1 AS shop_id, i % 97 AS customer_id,
  ['counter', 'online', 'phone'][i % 3 + 1] AS channel, 2.5 + i % 7 AS price, i % 4 + 1 AS quantity,
  (i % 20 = 0)::INTEGER AS is_returned, TIMESTAMP '2025-01-01 07:00:00' + INTERVAL (i * 3) HOUR AS sold_at
FROM range(4360) AS r(i);
CREATE TABLE baking AS SELECT
  i AS run_id, i % 6 + 1 AS shop_id, ['Vulcan 3000', 'Vulcan 4090', 'Ember 4090', 'A-12'][i % 4 + 1] AS oven,
  600 + i % 900 AS seconds, 180 + i % 40 AS heat_in, 150 + i % 50 AS heat_out,
  TIMESTAMP '2025-01-01 04:00:00' + INTERVAL (i * 6) HOUR AS baked_at
FROM range(2180) AS r(i);
