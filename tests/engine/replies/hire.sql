-- A hire of bicycles: rides between stations, members with plans, topics of rides over a bridge, visits that lead to purchases.
CREATE TABLE countries (country_id INTEGER, country VARCHAR);
INSERT INTO countries VALUES (1, 'Austria'), (2, 'Malta');
CREATE TABLE cities (city_id INTEGER, city VARCHAR, country_id INTEGER);
INSERT INTO cities VALUES (1, 'Graz', 1), (2, 'Linz', 1), (3, 'Mdina', 2);
CREATE TABLE stations (station_id INTEGER, station VARCHAR, city_id INTEGER, docks INTEGER);
INSERT INTO stations VALUES (1, 'Opera', 1, 8), (2, 'Harbour', 2, 24), (3, 'Gate', 3, 12), (4, 'Park', 1, 40);
CREATE TABLE members (member_id INTEGER, member VARCHAR, plan VARCHAR, secret_score INTEGER);
INSERT INTO members
SELECT range, 'Member ' || range, ['Basic', 'Plus', 'Gold'][1 + range % 3], range * 7 FROM range(1, 13);
CREATE TABLE rides AS
SELECT
    range AS ride_id,
    1 + range * 7 % 12 AS member_id,
    1 + range % 4 AS start_id,
    1 + range * 3 % 4 AS end_id,
    TIMESTAMP '2026-03-02 06:00:00' + INTERVAL (range * 5) HOUR AS started_at,
    (range * 37 % 55 + 3)::DOUBLE AS minutes,
    (range * 13 % 90 / 10.0)::DOUBLE AS price
FROM range(560);
CREATE TABLE topics (topic_id INTEGER, topic VARCHAR);
INSERT INTO topics VALUES (1, 'Commute'), (2, 'Leisure'), (3, 'Sport');
CREATE TABLE ride_topics AS
SELECT ride_id, 1 + ride_id % 3 AS topic_id FROM rides
UNION ALL
SELECT ride_id, 1 + (ride_id + 1) % 3 FROM rides WHERE ride_id % 4 = 0;
CREATE TABLE visits AS
SELECT
    range AS visit_id,
    1 + range * 5 % 12 AS member_id,
    TIMESTAMP '2026-04-01 07:00:00' + INTERVAL (range * 9) HOUR AS visited_at,
    ['web', 'app'][1 + range % 2] AS channel
FROM range(200);
CREATE TABLE purchases AS
SELECT
    range AS purchase_id,
    1 + range * 11 % 12 AS member_id,
    TIMESTAMP '2026-04-02 09:00:00' + INTERVAL (range * 31) HOUR AS bought_at,
    (10 + range % 7)::DOUBLE AS amount
FROM range(60);
CREATE TABLE balances AS
SELECT day::DATE AS day, member_id, (member_id * 10 + extract(day FROM day))::DOUBLE AS credit
FROM range(DATE '2026-05-01', DATE '2026-06-30', INTERVAL 1 DAY) AS days (day), members;
CREATE TABLE ledger AS SELECT range AS entry_id, range % 12 + 1 AS member_id, 'hush' AS hush FROM range(20);
