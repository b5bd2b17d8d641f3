-- A canteen in small: what the dbt project beside it describes.
CREATE TABLE customers (customer_id INTEGER, customer_name TEXT, country TEXT, first_seen DATE);
INSERT INTO customers VALUES
  (1, 'Ada', 'DE', '2026-01-02'), (2, 'Ben', 'FR', '2026-01-20'), (3, 'Cleo', 'DE', '2026-02-11'), (4, 'Dan', NULL, '2026-03-01');
CREATE TABLE orders (order_id INTEGER, customer_id INTEGER, ordered_at TIMESTAMP, status TEXT, is_food BOOLEAN, amount_cents INTEGER);
INSERT INTO orders VALUES
  (1, 1, '2026-01-03 12:00', 'done', true, 1000),
  (2, 1, '2026-01-28 18:30', 'done', false, 400),
  (3, 2, '2026-01-31 23:59', 'lost', true, 2500),
  (4, 2, '2026-02-01 00:00', 'done', true, 1500),
  (5, 3, '2026-02-14 12:15', NULL, false, 300),
  (6, 1, '2026-02-20 13:00', 'done', true, 1200),
  (7, NULL, '2026-03-02 12:00', 'done', true, 900),
  (8, 3, '2026-03-15 12:00', 'lost', NULL, 700),
  (9, 4, '2026-03-31 20:00', 'done', false, 5000),
  (10, 1, '2026-03-31 21:00', 'done', true, 1100),
  (11, 2, '2026-02-02 12:00', 'lost', false, 600);
CREATE TABLE visits (visit_id INTEGER, visitor INTEGER, visited_at TIMESTAMP, channel TEXT, about_food BOOLEAN);
INSERT INTO visits VALUES
  (1, 1, '2026-01-01 10:00', 'ad', true), (2, 1, '2026-01-27 10:00', 'mail', false), (3, 2, '2026-01-30 09:00', 'ad', true),
  (4, 3, '2026-02-01 09:00', 'ad', true), (5, 3, '2026-02-13 09:00', 'mail', true), (6, 4, '2026-03-20 09:00', 'ad', true),
  (7, 1, '2026-03-30 09:00', 'ad', true), (8, 9, '2026-03-30 10:00', 'mail', false);
CREATE TABLE balances (account TEXT, balance_day DATE, balance INTEGER);
INSERT INTO balances VALUES
  ('a', '2026-01-10', 5), ('a', '2026-01-31', 7), ('b', '2026-01-20', 100), ('a', '2026-02-28', 9), ('b', '2026-02-15', 80),
  ('b', '2026-02-28', 60), ('a', '2026-03-30', 4);
CREATE TABLE tiers (customer_id INTEGER, tier TEXT, start_date TIMESTAMP, end_date TIMESTAMP);
INSERT INTO tiers VALUES
  (1, 'new', '2026-01-01', '2026-02-01'), (1, 'gold', '2026-02-01', NULL), (2, 'new', '2026-01-15', NULL), (3, 'new', '2026-02-01', '2026-03-01');
