"""A real PostgreSQL: schemas, types, keys, rights and passwords."""

from collections.abc import Iterator
from datetime import date, datetime

import psycopg
import pytest
import sqlalchemy as sa

from engine.warehouse.address import PASSWORD, Address
from engine.warehouse.keys import DeclaredKey
from engine.warehouse.server import _opened
from engine.warehouse.sources import open_source
from tests.engine.warehouse import postgres
from tests.engine.warehouse.opening import fault, keys, rows, tables

pytestmark = pytest.mark.skipif(
    postgres.programs() is None, reason="no PostgreSQL here, and no wheel of it for this system"
)

SQL = """
CREATE SCHEMA sales;
CREATE SCHEMA empty;
CREATE TABLE customer (id serial PRIMARY KEY, name text UNIQUE, born date, since timestamptz, vip boolean,
  extra jsonb, tags text[], span interval, raw bytea, exact numeric(12, 2), free numeric, share float8);
CREATE TABLE sales."Order" (id bigint PRIMARY KEY, customer_id int REFERENCES customer, placed timestamp);
CREATE TABLE line (order_id bigint REFERENCES sales."Order", "Code" int, code int,
  PRIMARY KEY ("Code", code));
CREATE TABLE reading (id int, day date) PARTITION BY RANGE (day);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE VIEW named AS SELECT name FROM customer;
CREATE TABLE secret (a int);
INSERT INTO customer VALUES (1, 'Ann', '2001-02-03', '2024-01-01 00:00+02', true, '{"a": 1}', '{a,b}',
  '1 day', 'ab', 99999.10, 7, 0.5), (2, '', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, 0.25, 'NaN');
INSERT INTO sales."Order" SELECT n, 1 + n % 2, '2024-01-01' FROM generate_series(1, 12000) AS t(n);
INSERT INTO reading VALUES (1, '2024-05-06');
CREATE ROLE reader LOGIN PASSWORD 'let me/in';
GRANT USAGE ON SCHEMA sales TO reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public, sales TO reader;
REVOKE ALL ON secret FROM reader;
"""


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.server() as running:
        with psycopg.connect(running.url(), password=postgres.PASSWORD) as connection:
            connection.execute(SQL)
        yield running


@pytest.fixture
def url(server: postgres.Server, cache: object, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv(PASSWORD, "let me/in")
    return server.url(user="reader")


def test_schemas_types_and_values(url: str) -> None:
    found = tables(url)
    assert set(found) == {"customer", "line", "named", "reading", "sales.Order"}
    assert list(found["customer"].values()) == [
        "BIGINT", "VARCHAR", "DATE", "TIMESTAMP", "BOOLEAN", "VARCHAR", "VARCHAR", "DOUBLE", "VARCHAR",
        "DECIMAL(12,2)", "DOUBLE", "DOUBLE",
    ]  # fmt: skip
    assert rows(url, "customer") == (
        (1, "Ann", date(2001, 2, 3), datetime(2023, 12, 31, 22), True, '{"a": 1}', '["a", "b"]', 86400.0,
         "6162", 99999.1, 7.0, 0.5),
        (2, "", None, None, False, None, None, None, None, None, 0.25, None),
    )  # fmt: skip
    assert len(rows(url, "sales.Order")) == 12_000
    assert rows(url, "reading") == ((1, date(2024, 5, 6)),)


def test_keys_across_schemas_and_cases(url: str) -> None:
    assert keys(url) == {
        DeclaredKey("primary", "customer", ("id",)),
        DeclaredKey("unique", "customer", ("name",)),
        DeclaredKey("primary", "sales.Order", ("id",)),
        DeclaredKey("foreign", "sales.Order", ("customer_id",), "customer", ("id",)),
        DeclaredKey("primary", "line", ("Code", "code_2")),
        DeclaredKey("foreign", "line", ("order_id",), "sales.Order", ("id",)),
    }


def test_a_table_without_rights_is_named(url: str) -> None:
    said: list[str] = []
    open_source(url, said.append)
    assert "Left out secret: permission denied for table secret" in said
    assert not any("let me/in" in line for line in said)


def test_the_transaction_reads_only(url: str) -> None:
    with _opened(Address(url)) as connection, pytest.raises(sa.exc.DBAPIError, match="read-only transaction"):
        connection.exec_driver_sql("CREATE TABLE mine (a int)")


def test_passwords(url: str, server: postgres.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, "hunter2")
    assert fault(url) == "The database postgres at 127.0.0.1 refuses the user or the password."
    monkeypatch.delenv(PASSWORD)
    monkeypatch.setenv("PGPASSFILE", "/dev/null")
    assert fault(url) == "The database postgres at 127.0.0.1 asks for a password."
    monkeypatch.setenv("PGPASSWORD", "let me/in")
    assert "customer" in tables(url)
    assert fault(server.url("gone", "reader")) == (
        'The database gone at 127.0.0.1 cannot be read: database "gone" does not exist.'
    )
