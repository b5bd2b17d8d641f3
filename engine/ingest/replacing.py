"""Rows of a table that are replaced by what its SELECT gives now."""

from collections.abc import Sequence

from engine.errors import EngineError
from engine.ingest.definition import STAGE, Step, schema_of
from engine.ingest.layout import Columns, Layout
from engine.ingest.tables import Connection, listed, made, same, single
from engine.warehouse.names import quoted

# Temporary tables: what the SELECT gives, what stands in the table, and of these what is not in the other.
FRESH, STANDING, COMING, GOING = "fresh_rows", "standing_rows", "coming_rows", "going_rows"
MADE = (FRESH, STANDING, COMING, GOING)
_ROW = "standing_row"


def replace_rows(
    con: Connection, layout: Layout, step: Step, touched: str, changed: str, wanted: Sequence[str]
) -> bool:
    """Make the rows with touched keys what the step's SELECT gives; whether any went or came.

    The inputs are narrowed to the touched keys by the join `touched`. The wanted columns of rows that
    went or came are afterwards in the temporary table `changed`. Rows that are what they were stay
    where a primary key tells rows apart. The tables MADE are left behind.
    """
    table, key = layout.full(step.table), layout.primary_key(step.table)
    coming, going = FRESH, STANDING
    come, go = _fill(con, layout, step, touched, wanted)
    if key and go:  # where nothing stands, nothing can be what it was
        coming, going, equal = COMING, GOING, same("one", "other", layout.columns(step.table))
        come, go = _without(con, coming, FRESH, STANDING, equal), _without(con, going, STANDING, FRESH, equal)
    elif not key and come == go and _stands(con, table, layout.columns(step.table)):
        return False
    if not come and not go:
        return False
    if go and key and layout.is_referenced(step.table):
        _change_in_place(con, layout, step, key)
    else:
        if go:
            con.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT {_ROW} FROM {going})")
        if come:
            con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {coming}")
    if wanted:
        names = listed(wanted)
        made(con, changed, f"SELECT {names} FROM {coming} UNION SELECT {names} FROM {going}")
    return bool(wanted)


def _fill(
    con: Connection, layout: Layout, step: Step, touched: str, wanted: Sequence[str]
) -> tuple[int, int]:
    """Make the tables FRESH and STANDING; how many rows each has."""
    table = layout.full(step.table)
    # What is read whole may also give rows with other keys; they stay as they are.
    rows = f"SELECT given.* FROM (\n{step.statement}\n) AS given {touched}"
    if schema_of(step.table) == STAGE:  # its columns are of the types that the SELECT gives
        fresh = made(con, FRESH, rows)
    else:
        made(con, FRESH, f"SELECT * FROM {table} LIMIT 0")
        fresh = int(str(single(con, f"INSERT INTO {FRESH} BY NAME {rows}")))
    # Without a primary key all of them go, and of the rest of a row only what later steps look at is needed.
    names = layout.columns(step.table) if layout.primary_key(step.table) else wanted
    needed = "".join(f", given.{quoted(name)}" for name in names)
    standing = f"SELECT given.rowid AS {_ROW}{needed} FROM {table} AS given {touched}"
    return fresh, made(con, STANDING, standing)


def _stands(con: Connection, table: str, names: Columns) -> bool:
    """Whether the table has just the rows that the SELECT gives, which are as many."""
    old = f"SELECT {listed(names)} FROM {table} WHERE rowid IN (SELECT {_ROW} FROM {STANDING})"
    return not single(con, f"SELECT count(*) FROM (SELECT {listed(names)} FROM {FRESH} EXCEPT ALL {old})")


def _without(con: Connection, name: str, rows: str, others: str, equal: str) -> int:
    """Make a table of the rows that are not among the others; how many they are."""
    other = f"SELECT 1 FROM {others} AS other WHERE {equal}"
    return made(con, name, f"SELECT one.* FROM {rows} AS one WHERE NOT EXISTS ({other})")


def _change_in_place(con: Connection, layout: Layout, step: Step, key: Columns) -> None:
    """DuckDB does not let go of a row that others point to, not even to put it back: it is updated."""
    table, pointers = layout.full(step.table), layout.foreign_columns(step.table)
    _check_pointers(con, step, key, pointers)
    stays = f"EXISTS (SELECT 1 FROM {COMING} AS other WHERE {same('one', 'other', key)})"
    con.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT {_ROW} FROM {GOING} AS one WHERE NOT {stays})")
    free = [name for name in layout.columns(step.table) if name not in {*key, *pointers}]
    sets = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in free)
    con.execute(
        f"INSERT INTO {table} BY NAME SELECT * FROM {COMING} "
        f"ON CONFLICT ({listed(key)}) DO {f'UPDATE SET {sets}' if sets else 'NOTHING'}"
    )


def _check_pointers(con: Connection, step: Step, key: Columns, pointers: Columns) -> None:
    if not pointers:
        return
    moved = single(
        con,
        f"SELECT count(*) FROM {COMING} AS one JOIN {GOING} AS other ON {same('one', 'other', key)} "
        f"WHERE NOT ({same('one', 'other', pointers)})",
    )
    if moved:
        raise EngineError(
            f"A row of {step.table} that others point to would change {', '.join(pointers)}.",
            f"Fill a database whose table {step.table} declares no foreign keys.",
        )
