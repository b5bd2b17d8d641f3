"""What the tests of sources ask of one: its tables, its rows, or its fault."""

import pytest

from engine.errors import SourceError
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey, declared_keys
from engine.warehouse.sources import open_source


def tables(source: str) -> dict[str, dict[str, str]]:
    """Table -> column -> type."""
    warehouse = Warehouse(open_source(source))
    found = warehouse.tables()
    warehouse.close()
    return found


def rows(source: str, table: str) -> tuple[tuple[Cell, ...], ...]:
    """All rows of a table."""
    warehouse = Warehouse(open_source(source))
    found = warehouse.rows(f"SELECT * FROM {warehouse.table_sql(table)}")
    warehouse.close()
    return found


def keys(source: str) -> set[DeclaredKey]:
    """The declared keys."""
    warehouse = Warehouse(open_source(source))
    found = set(declared_keys(warehouse))
    warehouse.close()
    return found


def fault(source: str) -> str:
    """The one line that says why a source cannot be opened; it has a hint."""
    with pytest.raises(SourceError) as caught:
        open_source(source)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value.message
