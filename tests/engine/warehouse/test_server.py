"""Databases by SQLAlchemy URL: copied with types and keys, refused in one line, passwords never shown."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from engine.warehouse import address, copies, sources
from engine.warehouse.address import PASSWORD, PASSWORD_FILE, Address
from engine.warehouse.keys import DeclaredKey
from engine.warehouse.server import _opened
from engine.warehouse.sources import open_source
from tests.engine.warehouse.opening import fault, keys, rows, tables

pytestmark = pytest.mark.usefixtures("cache", "no_password")

SHOP = """
CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(20), born DATE, active BOOLEAN,
  seen TEXT, raw BLOB, empty FLOAT, note);
CREATE TABLE "order line" (customer INTEGER REFERENCES customer, code TEXT, price DECIMAL(8, 2), at DATETIME,
  PRIMARY KEY (customer, code));
CREATE UNIQUE INDEX by_name ON customer (name);
CREATE UNIQUE INDEX by_part ON customer (born) WHERE active;
CREATE VIEW lively AS SELECT name FROM customer WHERE active;
CREATE VIEW broken AS SELECT nope FROM gone;
INSERT INTO customer VALUES (1, 'Ann', '2001-02-03', 1, '2024-01-01', x'00ff', NULL, 'x'),
  (2, '', NULL, 0, NULL, NULL, NULL, 2);
INSERT INTO "order line" VALUES (1, '007', 12.5, '2024-05-06 07:08:09'), (2, '12', 1, '2024-05-07');
"""


@pytest.fixture
def no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (PASSWORD, PASSWORD_FILE, "PGPASSWORD", "PGPASSFILE", copies.REFRESH):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shop_url(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        connection.executescript(SHOP)
    return f"sqlite+pysqlite:///{tmp_path / 'shop.db'}"


def test_reflected_types_and_values(shop_url: str) -> None:
    found = tables(shop_url)
    assert set(found) == {"customer", "order line", "lively"}
    assert found["customer"] == {
        "id": "BIGINT", "name": "VARCHAR", "born": "DATE", "active": "BOOLEAN", "seen": "DATE",
        "raw": "VARCHAR", "empty": "DOUBLE", "note": "VARCHAR",
    }  # fmt: skip
    kinds = {"customer": "BIGINT", "code": "VARCHAR", "price": "DECIMAL(8,2)", "at": "TIMESTAMP"}
    assert found["order line"] == kinds
    assert rows(shop_url, "lively") == (("Ann",),)
    assert rows(shop_url, "customer")[1] == (2, "", None, False, None, None, None, "2")
    assert [row[1:3] for row in rows(shop_url, "order line")] == [("007", 12.5), ("12", 1.0)]


def test_no_decimal_is_rounded(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.executescript("CREATE TABLE t (x DECIMAL(8, 2)); INSERT INTO t VALUES (1.005), (2)")
    assert rows(f"sqlite+pysqlite:///{tmp_path / 'a.db'}", "t") == ((1.005,), (2.0,))


def test_reflected_keys(shop_url: str) -> None:
    assert keys(shop_url) == {
        DeclaredKey("primary", "customer", ("id",)),
        DeclaredKey("unique", "customer", ("name",)),
        DeclaredKey("primary", "order line", ("customer", "code")),
        DeclaredKey("foreign", "order line", ("customer",), "customer", ("id",)),
    }


def test_progress_names_each_table(shop_url: str) -> None:
    said: list[str] = []
    open_source(shop_url, said.append)
    assert said == ["Copying customer (1 of 3)", "Copying lively (2 of 3)", "Copying order line (3 of 3)"]


def test_a_copy_is_used_until_it_is_old(shop_url: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    first = open_source(shop_url, said.append)
    count = len(said)
    assert open_source(shop_url, said.append) == first
    assert len(said) == count
    old = time.time() - 60 * copies.FRESH_MINUTES - 1
    os.utime(first, (old, old))
    second = open_source(shop_url, said.append)
    assert second != first
    assert list(cache.iterdir()) == [second]
    monkeypatch.setenv(copies.REFRESH, "1")
    assert open_source(shop_url) != second


def test_the_connection_reads_only(shop_url: str) -> None:
    with _opened(Address(shop_url)) as connection, pytest.raises(sa.exc.OperationalError, match="readonly"):
        connection.exec_driver_sql("INSERT INTO customer (id) VALUES (9)")


def test_a_password_is_taken_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Address("postgresql://me@host/db")
    assert plain.engine().url.password is None
    assert plain.engine().url.drivername == "postgresql+psycopg"
    monkeypatch.setenv(PASSWORD, "s3c/ret")
    assert plain.engine().url.password == "s3c/ret"
    (tmp_path / "password").write_text("from file\n")
    monkeypatch.setenv(PASSWORD_FILE, str(tmp_path / "password"))
    assert plain.engine().url.password == "from file"
    assert "from file" not in plain.identity + plain.shown
    monkeypatch.setenv(PASSWORD_FILE, str(tmp_path / "gone"))
    assert fault("postgresql://me@host/db") == f"The file that {PASSWORD_FILE} names cannot be read."


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:hunter2@host/db",
        "mysql+pymysql://me:hunter2@host/db",
        "postgresql://host/db?user=me&password=hunter2",
        "postgresql://me:hunter2@host:port/db",
        "postgresql:/me:hunter2@host/db",
        "nonsense://me:hunter2@host/db",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_shown(url: str) -> None:
    said: list[str] = []
    with pytest.raises(sources.SourceError) as caught:
        open_source(url, said.append)
    assert "hunter2" not in f"{caught.value} {caught.value!r} {said}"


def test_what_a_driver_says_is_shown_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, "hunter2")
    error = sa.exc.OperationalError("SELECT 1", {}, Exception("connection failed: no hunter2\nmore"))
    line = Address("postgresql://me@host/db").fault(error).message
    assert line == "The database db at host cannot be read: no ***."


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "mysql databases are not supported without the driver pymysql" in fault(
        "mysql+pymysql://me@host/db"
    )

    def without(*arguments: object, **more: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")

    monkeypatch.setattr(address.sa, "create_engine", without)
    with pytest.raises(sources.SourceError) as caught:
        open_source("postgresql://me@host/db")
    assert caught.value.hint == 'Install it: pip install "parlance[postgres]"'


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense://host/db", "nonsense databases are not supported."),
        ("postgresql://host:port/db", "The address of the database cannot be read."),
        ("sqlite+pysqlite:///gone/shop.db", "There is no file gone/shop.db."),
        ("sqlite+pysqlite://", "The database has no tables that may be read."),
        (
            "postgresql://me@127.0.0.1:1/db",
            "The database db at 127.0.0.1 cannot be reached: Connection refused.",
        ),
    ],
)
def test_what_cannot_be_opened(url: str, message: str, cache: Path) -> None:
    assert fault(url) == message
    assert not cache.exists() or list(cache.iterdir()) == []
