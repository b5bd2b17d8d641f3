CREATE SCHEMA raw;
CREATE TABLE raw.orders (
    event_id BIGINT PRIMARY KEY, received_at TIMESTAMP NOT NULL,
    ts TIMESTAMP, order_no BIGINT, customer VARCHAR, shop VARCHAR, amount DECIMAL(12, 2), reject_reason VARCHAR
);
CREATE TABLE raw.refunds (
    event_id BIGINT PRIMARY KEY, received_at TIMESTAMP NOT NULL,
    ts TIMESTAMP, order_no BIGINT, reject_reason VARCHAR
);
CREATE TABLE shops (shop VARCHAR PRIMARY KEY);
INSERT INTO shops VALUES ('east'), ('north'), ('west');
CREATE TABLE customer (customer VARCHAR, orders INTEGER NOT NULL, amount DECIMAL(18, 2), largest DECIMAL(12, 2));
CREATE TABLE sale (order_no BIGINT PRIMARY KEY, customer VARCHAR, amount DECIMAL(12, 2), share DOUBLE);
CREATE TABLE shop_day (
    shop VARCHAR REFERENCES shops (shop), day DATE, amount DECIMAL(18, 2), before_amount DECIMAL(18, 2),
    PRIMARY KEY (shop, day)
);
CREATE TABLE total (customers BIGINT NOT NULL, amount DECIMAL(18, 2));
