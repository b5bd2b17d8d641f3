-- A chain of bakeries, and a climbing gym.
CREATE TABLE sales (id INTEGER, shop_id INTEGER, sold_at TIMESTAMP, state TEXT, total DOUBLE, card BOOLEAN, lat DOUBLE, lon DOUBLE);
INSERT INTO sales VALUES
  (1, 1, '2026-01-05 08:00', 'Done', 10, true, 48.1, 11.5), (2, 1, '2026-01-05 09:30', 'returned', 4, false, 48.1, 11.5),
  (3, 2, '2026-01-06 10:00', 'DONE', 25, true, 50.1, 8.7), (4, 2, '2026-01-31 23:00', 'Returned', 2.5, NULL, 50.1, 8.7),
  (5, 3, '2026-02-01 00:00', 'done', 30, true, 47.4, 8.5), (6, 9, '2026-02-03 12:00', NULL, 5, false, NULL, NULL),
  (7, 1, '2026-03-10 12:00', 'RETURNED', 8, true, 48.1, 11.5), (8, NULL, '2026-03-11 12:00', 'done', 1, false, NULL, NULL);
CREATE TABLE shops_raw (id INTEGER, city TEXT, country TEXT, rent DOUBLE, closed BOOLEAN);
INSERT INTO shops_raw VALUES (1, 'Ulm', 'DE', 100, false), (2, 'Bonn', 'DE', 80, false), (3, 'Bern', 'CH', 300, false), (4, 'Graz', 'AT', 50, true);
CREATE TABLE lines (sale_id INTEGER, number INTEGER, product TEXT, pieces INTEGER);
INSERT INTO lines VALUES (1, 1, 'roll', 6), (1, 2, 'cake', 1), (2, 1, 'roll', 2), (3, 1, 'bread', 3), (5, 1, 'cake', 2), (5, 2, 'roll', 9), (7, 1, 'bread', 1);
CREATE TABLE loyalty (sale_id INTEGER, tier TEXT);
INSERT INTO loyalty VALUES (1, 'gold'), (3, 'gold'), (5, 'silver');
CREATE TABLE climbs (climb_id INTEGER, member TEXT, route_id INTEGER, day TIMESTAMP, minutes INTEGER);
INSERT INTO climbs VALUES (1, 'a', 1, '2026-03-01', 20), (2, 'a', 2, '2026-03-02', 35), (3, 'b', 1, '2026-03-02', 15), (4, 'c', 3, '2026-03-03', NULL);
CREATE TABLE routes (route_id INTEGER, grade TEXT, wall TEXT);
INSERT INTO routes VALUES (1, '6a', 'north'), (2, '7b', 'south'), (3, '6a', NULL);
