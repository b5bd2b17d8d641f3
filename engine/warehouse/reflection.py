"""What a database says of itself: its tables and views, their columns with types, and their keys."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc, types
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.engine.reflection import Inspector, ObjectKind

from engine.warehouse.evidence import ANY, BITS, DATES, FLOATS, NUMBERS, TextColumn, decimals
from engine.warehouse.keys import DeclaredKey, Kind
from engine.warehouse.names import table_key, unlike
from engine.warehouse.text_type import Type

Name = tuple[str | None, str]  # schema (None: the connection's own) and table
_WIDEST = 38  # digits of a DECIMAL
_PARTITIONS = """
SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relispartition
"""


_PLAIN: tuple[tuple[type[types.TypeEngine[Any]], tuple[Type, ...], str], ...] = (
    (types.Boolean, BITS, "BOOLEAN"),
    (types.Integer, ANY, "BIGINT"),
    (types.Numeric, NUMBERS, "DOUBLE"),
    (types.DateTime, DATES, "TIMESTAMP"),
    (types.Date, DATES, "DATE"),
    (types.Interval, ANY, "DOUBLE"),
    (types.String, DATES, "VARCHAR"),
    (types.Uuid, (), "VARCHAR"),
    (types.Time, (), "VARCHAR"),
    (types.JSON, (), "VARCHAR"),
    (types.ARRAY, (), "VARCHAR"),
    (types.LargeBinary, (), "VARCHAR"),
)


@dataclass(frozen=True)
class Relation:
    """A table or view as it is called at its source, and as it will be in DuckDB."""

    schema: str | None
    name: str
    source_columns: tuple[str, ...]
    columns: tuple[TextColumn, ...]
    target_schema: str
    target: str

    @property
    def key(self) -> str:
        """How models and catalogue call it."""
        return table_key(self.target_schema, self.target)

    def renamed(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Columns of the source as they are called in DuckDB."""
        names = dict(zip(self.source_columns, (column.name for column in self.columns), strict=True))
        return tuple(names[column] for column in columns)


def relations(connection: sa.Connection) -> tuple[Relation, ...]:
    """Every table and every view that is not broken; of PostgreSQL in all schemas that are not its own."""
    inspector = sa.inspect(connection)
    schemas = _schemas(inspector)
    hidden = _partitions(connection)
    found = []
    for schema, target_schema in zip(schemas, unlike(["main", *filter(None, schemas)]), strict=True):
        columns = {**inspector.get_multi_columns(schema=schema), **_views(inspector, schema)}
        own = schema or inspector.default_schema_name
        names = sorted(name for (_, name), listed in columns.items() if listed and (own, name) not in hidden)
        for name, target in zip(names, unlike(names), strict=True):
            found.append(_relation((schema, name), columns[schema, name], target_schema, target))
    return tuple(found)


def _views(inspector: Inspector, schema: str | None) -> dict[Name, list[ReflectedColumn]]:
    """The columns of the views; where one of them is broken, they are asked one by one."""
    try:
        return inspector.get_multi_columns(schema=schema, kind=ObjectKind.ANY_VIEW)
    except exc.DBAPIError:
        found = {}
        for name in inspector.get_view_names(schema):
            with suppress(exc.DBAPIError):
                found[schema, name] = inspector.get_columns(name, schema)
        return found


def keys(connection: sa.Connection, copied: Sequence[Relation]) -> Iterator[DeclaredKey]:
    """The keys declared on tables that were copied, as they are called in the copy."""
    inspector = sa.inspect(connection)
    known = {(relation.schema, relation.name): relation for relation in copied}
    for schema in dict.fromkeys(relation.schema for relation in copied):
        for name, primary in inspector.get_multi_pk_constraint(schema=schema).items():
            if primary and primary["constrained_columns"] and name in known:
                yield _key("primary", known[name], primary["constrained_columns"])
        for name, columns in _uniques(inspector, schema):
            if name in known:
                yield _key("unique", known[name], columns)
        for name, foreigns in inspector.get_multi_foreign_keys(schema=schema).items():
            for foreign in foreigns if name in known else ():
                target = known.get((foreign["referred_schema"], foreign["referred_table"]))
                if target:
                    to_columns = target.renamed(foreign["referred_columns"])
                    yield _key("foreign", known[name], foreign["constrained_columns"], target.key, to_columns)


def _uniques(inspector: Inspector, schema: str | None) -> Iterator[tuple[Name, Sequence[str]]]:
    """Constraints, and unique indexes over whole columns and all rows."""
    for name, uniques in inspector.get_multi_unique_constraints(schema=schema).items():
        for unique in uniques:
            yield name, unique["column_names"]
    for name, indexes in inspector.get_multi_indexes(schema=schema).items():
        for index in indexes:
            columns = [column for column in index["column_names"] if column is not None]
            partial = any(option.endswith("_where") for option in index.get("dialect_options", {}))
            doubled = "duplicates_constraint" in index or "expressions" in index
            if index["unique"] and not partial and not doubled:
                yield name, columns


def _key(
    kind: Kind,
    relation: Relation,
    columns: Sequence[str],
    to_table: str = "",
    to_columns: tuple[str, ...] = (),
) -> DeclaredKey:
    return DeclaredKey(kind, relation.key, relation.renamed(columns), to_table, to_columns)


def _schemas(inspector: Inspector) -> list[str | None]:
    """The connection's own schema, and in PostgreSQL those beside it."""
    if inspector.dialect.name != "postgresql":
        return [None]
    own = (inspector.default_schema_name, "information_schema")
    return [None, *(name for name in sorted(inspector.get_schema_names()) if name not in own)]


def _partitions(connection: sa.Connection) -> set[Name]:
    """Parts of tables, whose rows are already those of the whole table."""
    if connection.dialect.name != "postgresql":
        return set()
    return {(schema, name) for schema, name in connection.exec_driver_sql(_PARTITIONS)}


def _relation(name: Name, columns: Sequence[ReflectedColumn], target_schema: str, target: str) -> Relation:
    names = [column["name"] for column in columns]
    typed = [_column(fresh, column["type"]) for fresh, column in zip(unlike(names), columns, strict=True)]
    return Relation(*name, tuple(names), tuple(typed), target_schema, target)


def _column(name: str, declared: types.TypeEngine[Any]) -> TextColumn:
    kinds, empty = _candidates(declared)
    return TextColumn(name, kinds, empty, blank_is_null=False)


def _candidates(declared: types.TypeEngine[Any]) -> tuple[tuple[Type, ...], str]:
    """The types a column may turn out to have, and its type when empty. A date is often declared as text."""
    precision, scale = getattr(declared, "precision", None), getattr(declared, "scale", None)
    if isinstance(declared, types.Float):
        return FLOATS, "DOUBLE"
    if isinstance(declared, types.Numeric) and precision and scale and precision <= _WIDEST:
        return decimals(precision, scale), f"DECIMAL({precision},{scale})"
    for kind, candidates, empty in _PLAIN:
        if isinstance(declared, kind):
            return candidates, empty
    return ANY, "VARCHAR"
