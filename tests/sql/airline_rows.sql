INSERT INTO nations VALUES (1, 'Europe'), (2, 'Asia');
INSERT INTO airports VALUES ('BER', 'Berlin', 1, '2020-10-31'), ('ROM', 'Rome', 1, NULL), ('DEL', 'Delhi', 2, '1962-01-01');
INSERT INTO gates VALUES ('BER', 1, 'North'), ('ROM', 1, 'South');
INSERT INTO planes VALUES ('A', 'Acme', 'Eagle'), ('B', 'Best', NULL), ('C', 'Best', 'Owl');
INSERT INTO registrations VALUES ('A', 'Malta'), ('B', 'Ireland');
INSERT INTO lessors VALUES (1, 'Old'), (2, 'New');
INSERT INTO leases VALUES
  (1, 'A', 1, 'wet', '2026-01-01', '2026-03-01'), (2, 'A', 2, 'dry', '2026-03-01', NULL), (3, 'B', 2, 'dry', NULL, NULL);
INSERT INTO flights VALUES
  (1, 'BER', 'ROM', 1, 'A', '2026-01-01', 'late', 500, FALSE),
  (2, 'BER', 'DEL', 9, 'A', '2026-03-01 10:00:00', NULL, 700, FALSE),
  (3, 'ROM', NULL, 1, 'B', NULL, 'late', 100, FALSE),
  (4, 'DEL', 'BER', NULL, 'X', '2026-05-05', 'fine', 50, FALSE),
  (5, 'BER', 'BER', 1, 'A', '2026-05-05', 'fine', 9, TRUE);
INSERT INTO people VALUES (1, 'Ann', '2020-01-07'), (2, 'Bob', '2020-01-30'), (3, 'Cem', NULL);
INSERT INTO duties VALUES
  (1, 1, 1, 'pilot'), (2, 1, 1, 'steward'), (3, 1, 2, 'pilot'), (4, 2, 1, 'pilot'), (5, 3, 3, 'pilot'), (6, 9, 1, NULL);
INSERT INTO channels VALUES (1, 'Web'), (2, 'Desk');
INSERT INTO tickets VALUES
  (1, 1, 1, '2025-12-01', 'First', 'Vegan', 90), (2, 1, 2, '2025-12-02', 'Coach', NULL, 40),
  (3, 2, 1, '2025-12-24', 'Coach', 'Fish', 95), (4, NULL, 2, '2026-01-01', 'First', NULL, 10);
INSERT INTO bags VALUES (1, 1, 30), (2, 1, 5), (3, 3, 22), (4, NULL, 1);
