"""Databases by SQLAlchemy URL: every table copied once, in one read-only transaction, with the keys."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from engine.errors import SourceError
from engine.warehouse.address import Address
from engine.warehouse.filling import Filling
from engine.warehouse.names import quoted
from engine.warehouse.reflection import Relation, keys, relations
from engine.warehouse.staging import Staging

_BATCH = 5_000  # rows fetched at a time
_NEWS = 500_000  # rows after which progress is said again
# What makes a transaction read-only; other databases are only sent SELECTs, and rolled back.
_OPTIONS: dict[str, dict[str, Any]] = {
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
_STATEMENTS = {
    "mysql": ("SET SESSION TRANSACTION READ ONLY",),
    "mariadb": ("SET SESSION TRANSACTION READ ONLY",),
    "postgresql": ("SET TimeZone = 'UTC'",),
    "sqlite": ("PRAGMA query_only = ON",),
}


def load_server(filling: Filling, address: Address) -> int:
    """Copy every table and view that may be read. Returns how many. Raises SourceError."""
    with _opened(address) as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore", exc.SAWarning)  # of a type it does not know: its values tell
        every = relations(connection)
        copied = [
            relation
            for number, relation in enumerate(every, start=1)
            if _copied(filling, connection, relation, f"{number} of {len(every)}")
        ]
        filling.keys += keys(connection, copied)
    if not copied:
        raise SourceError(f"{address.shown} has no tables that may be read.", "Has the user the rights?")
    return len(copied)


@contextmanager
def _opened(address: Address) -> Iterator[sa.Connection]:
    """A connection in a read-only transaction, rolled back at the end."""
    engine = address.engine()
    dialect = engine.dialect.name
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(**_OPTIONS.get(dialect, {}))
            for statement in _STATEMENTS.get(dialect, ()):
                connection.exec_driver_sql(statement)
            yield connection
            connection.rollback()
    except exc.SQLAlchemyError as error:
        raise address.fault(error) from None
    finally:
        engine.dispose()


def _copied(filling: Filling, connection: sa.Connection, relation: Relation, place: str) -> bool:
    """Copy one table; whether that went well. One that may not be read, or fails, is named and left out."""
    filling.say(f"Copying {relation.key} ({place})")
    staging = Staging(filling.connection)
    try:
        with connection.begin_nested():
            for row in _rows(connection, relation):
                staging.add(row)
                if staging.rows % _NEWS == 0:
                    filling.say(f"Copying {relation.key}: {staging.rows:,} rows so far")
    except exc.DBAPIError as error:
        if error.connection_invalidated:
            raise
        filling.say(f"Left out {relation.key}: {str(error.orig).strip().splitlines()[0]}")
        return False
    if relation.target_schema != "main":
        filling.connection.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(relation.target_schema)}")
    staging.load(relation.target, relation.columns, relation.target_schema)
    return True


def _rows(connection: sa.Connection, relation: Relation) -> Iterator[Any]:
    """The rows as the driver gives them, in batches that the server keeps until they are fetched."""
    names: list[sa.ColumnClause[Any]] = [
        sa.column(sa.quoted_name(name, True)) for name in relation.source_columns
    ]
    table = sa.table(sa.quoted_name(relation.name, True), *names, schema=relation.schema)
    yield from connection.execute(
        sa.select(*names).select_from(table), execution_options={"yield_per": _BATCH}
    )
