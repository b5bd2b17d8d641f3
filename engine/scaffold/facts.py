"""What is measured of a table and of each of its columns."""

from dataclasses import dataclass

from engine.types.result import Cell

_SIGNED = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
INTEGERS = (*_SIGNED, *(f"U{kind}" for kind in _SIGNED))


@dataclass(frozen=True)
class ColumnFacts:
    """One column. Counts and bounds are of the rows looked at; `unique` is proven for all rows or False.

    `type` is what the values are, `stored` what the database calls it: times may be stored as texts or
    numbers, and `sql` makes them times. `length` and `spaces` are averages of texts, `pattern` their form.
    """

    name: str
    type: str
    stored: str
    filled: int
    distinct: int
    low: Cell
    high: Cell
    length: float
    spaces: float
    pattern: str
    unique: bool
    sql: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it holds texts."""
        return self.type == "VARCHAR"

    @property
    def is_integer(self) -> bool:
        """Whether it holds whole numbers."""
        return self.type in INTEGERS

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers."""
        return self.is_integer or self.type.startswith(("DECIMAL", "DOUBLE", "FLOAT"))

    @property
    def holds_integers(self) -> bool:
        """Whether whole numbers are stored, whatever they stand for."""
        return self.stored in INTEGERS

    @property
    def is_time(self) -> bool:
        """Whether it holds days or moments."""
        return self.type == "DATE" or self.type.startswith("TIMESTAMP")


@dataclass(frozen=True)
class TableFacts:
    """One table or view: all its rows, the rows looked at, and the columns that hold single values.

    `query` makes it, where the source has no such table.
    """

    name: str
    sql: str
    rows: int
    looked_at: int
    is_view: bool
    comment: str
    columns: tuple[ColumnFacts, ...]
    query: str = ""

    def column(self, name: str) -> ColumnFacts | None:
        """The column of that name, if it was measured."""
        return next((column for column in self.columns if column.name == name), None)
