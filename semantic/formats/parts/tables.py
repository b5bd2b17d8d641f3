"""What Cube, LookML and Snowflake say alike: tables with columns, aggregates and joins, in their own SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from semantic.issues import Place

Kind = Literal["aggregate", "expression", "cumulative", "shifted", "nested"]


@dataclass(frozen=True)
class Column:
    """Something a row has. `sql` is in the format's own spelling, `keys` are those of our field.

    `shown` is the SQL of the field where it is another than what references mean. `only` marks
    columns that serve references alone and become no field, `closed` those that cannot be referred to.
    """

    name: str
    sql: str
    place: Place
    keys: Mapping[str, Any] = field(default_factory=dict)
    is_key: bool = False
    shown: str = ""
    only: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Aggregate:
    """Something computed from many rows.

    An `aggregate` is `agg` over `sql` ("": rows) where all `filters` hold; an `expression` is SQL with
    aggregates, or over other aggregates; a `cumulative` is an aggregate with a window in `shape`;
    `shifted` and `nested` are made of the aggregate that `sql` names, as `shape` says.
    """

    name: str
    place: Place
    kind: Kind = "aggregate"
    agg: str = ""
    sql: str = ""
    filters: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    shape: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A described table; `keys` are those of our dataset, `select` the SQL of one that is no table."""

    name: str
    place: Place
    keys: Mapping[str, Any]
    select: str = ""
    columns: tuple[Column, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    key_columns: tuple[str, ...] = ()

    def column(self, name: str) -> Column | None:
        """The column of that name, whatever the case of its letters."""
        return next((one for one in self.columns if one.name.lower() == name.lower()), None)

    def aggregate(self, name: str) -> Aggregate | None:
        """The aggregate of that name, whatever the case of its letters."""
        return next((one for one in self.aggregates if one.name.lower() == name.lower()), None)


@dataclass(frozen=True)
class Join:
    """How `right` is met from other tables: `sql` in the spelling of table `left`, equal columns only.

    `aliases` are further names of tables in the SQL; a `role` is a part in which the table is met.
    """

    left: str
    right: str
    sql: str
    place: Place
    cardinality: str = "many_to_one"
    role: str = ""
    name: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
