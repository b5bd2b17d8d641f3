-- A role is a way of its own: the airport is joined once for each.
-- query:
--   group_by: [{kind: dimension, name: origin.airports.city}, {kind: dimension, name: destination.continent}]
--   metrics: [{kind: metric, name: flights}]
SELECT
  origin.city,
  nations.continent,
  COUNT(*) AS flights
FROM flights
LEFT JOIN airports AS origin
  ON flights.origin = origin.code
LEFT JOIN airports AS destination
  ON flights.destination = destination.code
LEFT JOIN nations
  ON destination.nation_id = nations.nation_id
WHERE
  NOT flights.is_test
GROUP BY
  1,
  2
ORDER BY
  city,
  continent;

-- All columns of a key are compared.
-- query:
--   group_by: [{kind: dimension, name: gates.terminal}]
--   metrics: [{kind: metric, name: flights}]
SELECT
  gates.terminal,
  COUNT(*) AS flights
FROM flights
LEFT JOIN gates
  ON flights.origin = gates.airport AND flights.gate = gates.gate
WHERE
  NOT flights.is_test
GROUP BY
  1
ORDER BY
  terminal;

-- One-to-one is followed against its direction, as a step like any other.
-- query:
--   group_by: [{kind: dimension, name: registrations.register}]
--   metrics: [{kind: metric, name: flights}]
SELECT
  registrations.register,
  COUNT(*) AS flights
FROM flights
LEFT JOIN planes
  ON flights.tail = planes.tail
LEFT JOIN registrations
  ON planes.tail = registrations.tail
WHERE
  NOT flights.is_test
GROUP BY
  1
ORDER BY
  register;

-- Of rows that hold for a time, the one of the day. The leases are private: a step, and nothing to ask for.
-- query:
--   group_by: [{kind: dimension, name: lessors.lessor}]
--   metrics: [{kind: metric, name: flights}]
SELECT
  lessors.lessor,
  COUNT(*) AS flights
FROM flights
LEFT JOIN leases
  ON flights.tail = leases.tail
  AND flights.departed_at >= COALESCE(leases.begins_at, flights.departed_at)
  AND (
    flights.departed_at < leases.ends_at OR leases.ends_at IS NULL
  )
LEFT JOIN lessors
  ON leases.lessor_id = lessors.lessor_id
WHERE
  NOT flights.is_test
GROUP BY
  1
ORDER BY
  lessor;

-- A bridge is met as a list of different values, so that a flight counts once for each person.
-- query:
--   group_by: [{kind: dimension, name: people.name}]
--   metrics: [{kind: metric, name: distance}, {kind: metric, name: median_distance}]
SELECT
  duties.name,
  SUM(flights.distance) AS distance,
  MEDIAN(CAST(flights.distance AS DOUBLE)) AS median_distance
FROM flights
LEFT JOIN (
  SELECT DISTINCT
    duties.flight_id,
    people.name
  FROM duties
  LEFT JOIN people
    ON duties.person_id = people.person_id
) AS duties
  ON flights.flight_id = duties.flight_id
WHERE
  NOT flights.is_test
GROUP BY
  1
ORDER BY
  name;

-- Groups over one bridge come from the same row; what is computed from it is computed inside.
-- query:
--   group_by: [{kind: dimension, name: duties.duty}, {dimension: people.hired_at, grain: month, kind: time}]
--   metrics: [{kind: metric, name: flights}]
SELECT
  duties.duty,
  duties.month,
  COUNT(*) AS flights
FROM flights
LEFT JOIN (
  SELECT DISTINCT
    duties.flight_id,
    duties.duty,
    DATE_TRUNC('MONTH', people.hired_at) AS month
  FROM duties
  LEFT JOIN people
    ON duties.person_id = people.person_id
) AS duties
  ON flights.flight_id = duties.flight_id
WHERE
  NOT flights.is_test
GROUP BY
  1,
  2
ORDER BY
  month,
  duty;

-- Over a bridge groups add up to more than the whole: the whole is taken by itself.
-- query:
--   calculations: [{kind: share, of: distance}]
--   group_by: [{kind: dimension, name: people.name}]
--   metrics: [{kind: metric, name: distance}]
WITH flights_totals AS (
  SELECT
    duties.name,
    SUM(flights.distance) AS distance
  FROM flights
  LEFT JOIN (
    SELECT DISTINCT
      duties.flight_id,
      people.name
    FROM duties
    LEFT JOIN people
      ON duties.person_id = people.person_id
  ) AS duties
    ON flights.flight_id = duties.flight_id
  WHERE
    NOT flights.is_test
  GROUP BY
    1
), distance_overall AS (
  SELECT
    SUM(flights.distance) AS distance
  FROM flights
  WHERE
    NOT flights.is_test
)
SELECT
  flights_totals.name,
  CAST(flights_totals.distance AS DOUBLE) / NULLIF((
    SELECT
      distance_overall.distance
    FROM distance_overall
  ), 0) AS distance_share
FROM flights_totals
ORDER BY
  name;

-- A filter over the bridge leaves the set of groups whole.
-- query:
--   group_by: [{kind: dimension, name: people.name}]
--   metrics: [{kind: metric, name: flights}]
--   where: {field: people.name, kind: compare, op: '=', value: Ann}
SELECT
  duties.name,
  COUNT(*) AS flights
FROM flights
LEFT JOIN (
  SELECT DISTINCT
    duties.flight_id,
    people.name
  FROM duties
  LEFT JOIN people
    ON duties.person_id = people.person_id
) AS duties
  ON flights.flight_id = duties.flight_id
WHERE
  NOT flights.is_test
  AND EXISTS(
    SELECT
      1
    FROM duties AS duties_2
    LEFT JOIN people
      ON duties_2.person_id = people.person_id
    WHERE
      duties_2.flight_id = flights.flight_id AND people.name = 'Ann'
  )
GROUP BY
  1
ORDER BY
  name;

-- What is said of tickets in one AND is asked of one ticket; the flight counts once.
-- query:
--   metrics: [{kind: metric, name: flights}]
--   where: {items: [{field: flights.status, kind: compare, op: '=', value: late}, {field: tickets.class, kind: compare, op: '=', value: First}, {field: tickets.price, kind: compare, op: '>', value: 50}], kind: and}
SELECT
  COUNT(*) AS flights
FROM flights
WHERE
  NOT flights.is_test
  AND flights.status = 'late'
  AND EXISTS(
    SELECT
      1
    FROM tickets
    WHERE
      tickets.flight_id = flights.flight_id
      AND tickets.class = 'First'
      AND tickets.price > 50
  );

-- Without means that there is no such ticket.
-- query:
--   metrics: [{kind: metric, name: flights}]
--   where: {item: {field: tickets.class, kind: compare, op: '=', value: First}, kind: not}
SELECT
  COUNT(*) AS flights
FROM flights
WHERE
  NOT flights.is_test
  AND NOT EXISTS(
    SELECT
      1
    FROM tickets
    WHERE
      tickets.flight_id = flights.flight_id AND tickets.class = 'First'
  );

-- Further down, and on from there; in an OR each looks for a row of its own.
-- query:
--   metrics: [{kind: metric, name: planes}]
--   where: {items: [{field: bags.weight, kind: compare, op: '>', value: 20}, {field: channels.channel, kind: compare, op: '=', value: Web}], kind: or}
SELECT
  COUNT(*) AS planes
FROM planes
WHERE
  EXISTS(
    SELECT
      1
    FROM bags
    LEFT JOIN tickets
      ON bags.ticket_id = tickets.ticket_id
    LEFT JOIN flights
      ON tickets.flight_id = flights.flight_id
    WHERE
      flights.tail = planes.tail AND bags.weight > 20
  )
  OR EXISTS(
    SELECT
      1
    FROM tickets
    LEFT JOIN channels
      ON tickets.channel_id = channels.channel_id
    LEFT JOIN flights
      ON tickets.flight_id = flights.flight_id
    WHERE
      flights.tail = planes.tail AND channels.channel = 'Web'
  );

-- Related rows of what a row belongs to, when asked so.
-- query:
--   metrics: [{kind: metric, name: duties}]
--   where: {dataset: tickets, kind: related, where: {items: [{field: bags.weight, kind: compare, op: '>', value: 3}, {item: {field: tickets.meal, kind: compare, op: '=', value: Vegan}, kind: not}], kind: and}}
SELECT
  COUNT(*) AS duties
FROM duties
LEFT JOIN flights
  ON duties.flight_id = flights.flight_id
WHERE
  EXISTS(
    SELECT
      1
    FROM tickets
    WHERE
      tickets.flight_id = flights.flight_id
      AND EXISTS(
        SELECT
          1
        FROM bags
        WHERE
          bags.ticket_id = tickets.ticket_id AND bags.weight > 3
      )
      AND tickets.meal IS DISTINCT FROM 'Vegan'
  );
