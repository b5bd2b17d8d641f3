CREATE SCHEMA web;
CREATE TABLE orders (
  order_id INTEGER, customer_id INTEGER, store_name VARCHAR, ordered_at TIMESTAMP, shipped_at TIMESTAMP,
  amount DECIMAL(12, 3), quantity INTEGER, is_gift BOOLEAN, is_test BOOLEAN DEFAULT FALSE
);
CREATE TABLE web.visits (visit_id INTEGER, customer_id INTEGER, visited_at TIMESTAMP, page VARCHAR);
CREATE TABLE customers (customer_id INTEGER, plan VARCHAR, country_code VARCHAR, joined_on DATE);
CREATE TABLE countries (code VARCHAR, country VARCHAR, region VARCHAR);
CREATE TABLE stock (stock_id INTEGER, item VARCHAR, counted_on DATE, updated_at TIMESTAMP);
CREATE TABLE raw_refunds (order_id INTEGER, refunded_at TIMESTAMP, cents INTEGER, approved BOOLEAN);
CREATE TABLE parcels (parcel_id INTEGER, sent_from VARCHAR, sent_to VARCHAR, weight DECIMAL(12, 3));
