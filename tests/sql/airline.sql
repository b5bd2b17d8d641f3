CREATE TABLE flights (
  flight_id INTEGER, origin VARCHAR, destination VARCHAR, gate INTEGER, tail VARCHAR, departed_at TIMESTAMP,
  status VARCHAR, distance DECIMAL(12, 3), is_test BOOLEAN DEFAULT FALSE
);
CREATE TABLE airports (code VARCHAR, city VARCHAR, nation_id INTEGER, opened_on DATE);
CREATE TABLE nations (nation_id INTEGER, continent VARCHAR);
CREATE TABLE gates (airport VARCHAR, gate INTEGER, terminal VARCHAR);
CREATE TABLE planes (tail VARCHAR, maker VARCHAR, secret_name VARCHAR);
CREATE TABLE registrations (tail VARCHAR, register VARCHAR);
CREATE TABLE leases (
  lease_id INTEGER, tail VARCHAR, lessor_id INTEGER, lease_kind VARCHAR, begins_at TIMESTAMP, ends_at TIMESTAMP
);
CREATE TABLE lessors (lessor_id INTEGER, lessor VARCHAR);
CREATE TABLE duties (duty_id INTEGER, flight_id INTEGER, person_id INTEGER, duty VARCHAR);
CREATE TABLE people (person_id INTEGER, name VARCHAR, hired_at TIMESTAMP);
CREATE TABLE tickets (
  ticket_id INTEGER, flight_id INTEGER, channel_id INTEGER, sold_at TIMESTAMP, class VARCHAR, meal VARCHAR,
  price DECIMAL(12, 3)
);
CREATE TABLE channels (channel_id INTEGER, channel VARCHAR);
CREATE TABLE bags (bag_id INTEGER, ticket_id INTEGER, weight DECIMAL(12, 3));
