-- A ferry company, and a cinema.
CREATE TABLE sailings (id INTEGER, line TEXT, seats INTEGER, taken INTEGER, wind INTEGER, lat DOUBLE, lon DOUBLE, origin_id INTEGER, target_id INTEGER, left_at TIMESTAMP);
INSERT INTO sailings VALUES
  (1, 'north', 100, 100, 2, 54.3, 10.1, 1, 2, '2026-01-03 08:00'), (2, 'NORTH', 50, 20, 5, 54.3, 10.1, 2, 1, '2026-01-03 18:00'),
  (3, 'South', 40, 44, 9, 57.7, 11.9, 1, 3, '2026-02-07 08:00'), (4, NULL, 80, NULL, 4, NULL, NULL, 3, NULL, '2026-02-08 23:30'),
  (5, 'mail', 49, 10, 0, 1.0, 2.0, 3, 1, '2025-12-31 23:59');
CREATE TABLE tickets_raw (id INTEGER, sailing_id INTEGER, price DOUBLE, sold_on DATE, void BOOLEAN);
INSERT INTO tickets_raw VALUES (1, 1, 10, '2026-01-01', false), (2, 1, 12, '2026-01-02', false), (3, 3, 20, '2026-02-01', false), (4, 3, 99, '2026-02-01', true), (5, 7, 5, '2026-02-02', false);
CREATE TABLE ports (id INTEGER, name TEXT, country TEXT);
INSERT INTO ports VALUES (1, 'Kiel', 'DE'), (2, 'Oslo', 'NO'), (3, 'Gavle', 'SE');
CREATE TABLE crews (sailing_id INTEGER, captain TEXT, from_day DATE, to_day DATE);
INSERT INTO crews VALUES (1, 'Ida', '2026-01-01', NULL), (3, 'Ole', '2026-01-01', NULL);
CREATE TABLE shows (show_id INTEGER, film TEXT, hall INTEGER, begins TIMESTAMP, sold INTEGER, price DOUBLE);
INSERT INTO shows VALUES (1, 'A', 1, '2026-03-01 20:00', 30, 9), (2, 'A', 2, '2026-03-02 20:00', 0, 9), (3, 'B_1', 1, '2026-03-02 22:30', 12, 7.5), (4, NULL, 2, '2026-04-01 18:00', NULL, 7.5), (5, 'Bx1', 3, '2026-04-02 18:00', 4, 8), (6, '', 3, '2026-04-03 18:00', 6, 8);
