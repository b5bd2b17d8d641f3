-- :rows sales in two years, of 200 shops in 20 countries; the same rows every time. No sales on some days.
CREATE TABLE country AS SELECT 'C' || n AS country_code, 'Country ' || n AS country FROM range(20) AS r(n);
CREATE TABLE shop AS SELECT n AS shop_id, 'City ' || n % 60 AS city, 'C' || n % 20 AS country_code FROM range(200) AS r(n);
CREATE TABLE sales AS
SELECT
  TIMESTAMP '2024-01-01' + INTERVAL (hash(n, 1) % (730 * 86400)) SECOND AS sold_at,
  hash(n, 2) % 203 AS shop_id,
  hash(n, 3) % 100000 AS customer_id,
  CASE hash(n, 4) % 4 WHEN 0 THEN 'web' WHEN 1 THEN 'app' WHEN 2 THEN 'shop' END AS channel,
  (hash(n, 5) % 10000) / 100 AS amount,
  hash(n, 6) % 20 = 0 AS is_returned
FROM range(:rows) AS r(n)
WHERE (hash(n, 1) % (730 * 86400)) // 86400 % 50 <> 7;
