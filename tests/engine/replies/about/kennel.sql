-- A kennel, invented: animals that stay, and what they eat. Nobody wrote a model for it.
CREATE TABLE animals (animal_id INTEGER PRIMARY KEY, name VARCHAR, species VARCHAR, keeper_email VARCHAR, arrived_on DATE);
INSERT INTO animals VALUES
  (1, 'Rusty', 'dog', 'ann@kennel.example', DATE '2026-01-03'), (2, 'Misty', 'cat', 'bob@kennel.example', DATE '2026-01-09'),
  (3, 'Duke', 'dog', 'ann@kennel.example', DATE '2026-02-01'), (4, 'Pip', 'rabbit', 'cid@kennel.example', DATE '2026-02-20');
CREATE TABLE stays (stay_id INTEGER PRIMARY KEY, animal_id INTEGER REFERENCES animals (animal_id), checked_in TIMESTAMP, room VARCHAR,
  nights INTEGER, price DOUBLE);
INSERT INTO stays VALUES
  (10, 1, TIMESTAMP '2026-03-01 08:00:00', 'garden', 3, 60.0), (11, 2, TIMESTAMP '2026-03-02 09:30:00', 'attic', 2, 50.0),
  (12, 3, TIMESTAMP '2026-03-04 10:15:00', 'garden', 5, 90.0), (13, 1, TIMESTAMP '2026-03-08 16:45:00', 'cellar', 1, 25.0),
  (14, 4, NULL, 'attic', 1, 20.0);
CREATE TABLE meals (meal_id INTEGER PRIMARY KEY, stay_id INTEGER REFERENCES stays (stay_id), served_at TIMESTAMP, food VARCHAR, grams INTEGER);
INSERT INTO meals VALUES
  (100, 10, TIMESTAMP '2026-03-01 18:00:00', 'pellets', 300), (101, 11, TIMESTAMP '2026-03-03 18:00:00', 'fish', 120),
  (102, 13, TIMESTAMP '2026-03-09 07:30:00', 'pellets', 280);
