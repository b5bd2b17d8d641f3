"""Whether the values of one table's columns are found in another's."""

from engine.scaffold.facts import ColumnFacts
from engine.types.refusal import Refusal
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted

_SECONDS = 5.0
_FEWEST_TELLING = 3  # different values that link two tables whatever they are called


def contained(
    warehouse: Warehouse, source: str, columns: tuple[str, ...], target: str, keys: tuple[str, ...]
) -> float:
    """The share of distinct values (or tuples) of `source` that `target` has; 0 where it takes long.

    `source` and `target` are quoted tables; `keys` is unique in `target`.
    """
    names = ", ".join(map(quoted, columns))
    filled = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in columns)
    equal = " AND ".join(
        f"theirs.{quoted(key)} = mine.{quoted(name)}" for name, key in zip(columns, keys, strict=True)
    )
    sql = (
        f"SELECT count(*), count(theirs.{quoted(keys[0])}) "
        f"FROM (SELECT DISTINCT {names} FROM {source} WHERE {filled}) AS mine "
        f"LEFT JOIN {target} AS theirs ON {equal}"
    )
    result = warehouse.run(sql, timeout=_SECONDS)
    if isinstance(result, Refusal):
        return 0.0
    every, found = result.rows[0]
    return float(found) / float(every) if isinstance(every, int) and isinstance(found, int) and every else 0.0


def comparable(column: ColumnFacts, key: ColumnFacts) -> bool:
    """Whether the values of two columns, as they are stored, may be the same."""
    integers = column.holds_integers and key.holds_integers
    return integers or column.stored == key.stored


def is_telling(column: ColumnFacts) -> bool:
    """Whether values are no mere running numbers, which every table has."""
    return column.stored in ("VARCHAR", "UUID") and column.distinct >= _FEWEST_TELLING


def within(column: ColumnFacts, key: ColumnFacts) -> bool:
    """Whether the bounds allow that the key has all values of the column."""
    bounds = (column.low, column.high, key.low, key.high)
    if not all(isinstance(bound, str) for bound in bounds):
        return True
    return str(key.low) <= str(column.low) and str(column.high) <= str(key.high)
