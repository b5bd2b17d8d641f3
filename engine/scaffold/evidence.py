"""Whether the values of one table's columns are found in another's, counted by the engine."""

from engine.types.refusal import Refusal
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted

_SECONDS = 5.0


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
