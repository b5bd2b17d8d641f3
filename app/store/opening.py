"""Opening the store: one engine, the tables brought up to date, every fault one clear sentence."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.store.errors import StoreError
from app.store.tables import VERSION
from sample_data.locate import data_home

BUSY_MS = 5000
_LOCK = 7_270_001  # names the migration among PostgreSQL's advisory locks


@dataclass(frozen=True)
class Store:
    """An open store, shared by all threads; other processes may have it open too."""

    engine: Engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction. Raises StoreError where it cannot be done."""
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except (SQLAlchemyError, OSError) as fault:
            raise StoreError(_said(self.engine.url, fault)) from fault

    def settle(self) -> None:
        """Empty SQLite's log of changes, in which deleted words would stand on for a while."""
        if self.engine.dialect.name == "sqlite":
            connection = self.engine.raw_connection()
            with suppress(sqlite3.Error), closing(connection):
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def location() -> str:
    """Where the store is: PARLANCE_STORE, an SQLAlchemy URL, else a file in the folder of Parlance."""
    return os.environ.get("PARLANCE_STORE") or f"sqlite:///{data_home().absolute() / 'app.sqlite'}"


def open_store(where: str) -> Store:
    """The store at an SQLAlchemy URL, made or brought up to date. Raises StoreError."""
    try:
        url = make_url(where)
    except SQLAlchemyError:
        raise StoreError(
            "PARLANCE_STORE is not an SQLAlchemy URL, such as sqlite:////data/app.sqlite"
        ) from None
    try:
        engine = _engine(url)
        _bring_up_to_date(engine, url)
    except (SQLAlchemyError, OSError, ImportError) as fault:
        raise StoreError(_said(url, fault)) from fault
    return Store(engine)


def now() -> datetime:
    """The machine's clock, not the model's: how long a thing is kept is a matter of real days."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def new_id() -> str:
    """16 characters of 96 random bits, fit for an address; nobody guesses one."""
    return secrets.token_urlsafe(12)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        _make_private(Path(url.database))
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: Path) -> None:
    """A new file that other users of the machine cannot read; SQLite gives its log the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare(connection: Any, _: Any) -> None:
    """Readers beside a writer, and writers that wait for each other; transactions begin as we say."""
    connection.isolation_level = None
    for setting in (f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON",
                    "secure_delete=ON"):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """Writers queue up at the door: a transaction that reads first could not become a writer later."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(engine: Engine, url: URL) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        found = version_of(connection)
        if found == VERSION:
            return
        if found > VERSION:
            raise StoreError(
                f"The store {_named(url)} is of a newer Parlance ({found}; this one knows {VERSION})"
            )
        from app.store.migrating import upgrade

        upgrade(connection)


def version_of(connection: Connection) -> str:
    """The migration that the tables are at; "" where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _said(url: URL, fault: Exception) -> str:
    reason = getattr(fault, "orig", None) or fault
    return f"The store {_named(url)} cannot be used: {' '.join(str(reason).split())}"


def _named(url: URL) -> str:
    """The place without a password."""
    return (
        url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    )
