"""Rows of a table that are replaced by what its SELECT gives now."""

from engine.errors import EngineError
from engine.ingest.definition import Step
from engine.ingest.tables import (
    Connection,
    columns,
    foreign_columns,
    full,
    is_referenced,
    listed,
    primary_key,
    same,
    single,
)
from engine.warehouse.names import quoted

# Temporary tables: what the SELECT gives, what stands in the table, and of these what is not in the other.
FRESH, STANDING, COMING, GOING = "fresh_rows", "standing_rows", "coming_rows", "going_rows"
_ROW = "standing_row"


def replace_rows(con: Connection, step: Step, changed: str) -> bool:
    """Make the rows with touched keys what the step's SELECT gives; whether any went or came.

    The inputs are narrowed to the keys in the temporary table `touched`. Rows that went or came are
    afterwards in the temporary table `changed`. Rows that are what they were stay where a primary
    key tells rows apart.
    """
    table, names = full(con, step.table), tuple(columns(con, step.table))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {FRESH} AS SELECT * FROM {table} LIMIT 0")
    # What is read whole may also give rows with other keys; they stay as they are.
    con.execute(
        f"INSERT INTO {FRESH} BY NAME SELECT given.* FROM (\n{step.statement}\n) AS given "
        f"SEMI JOIN touched ON {same('given', 'touched', step.key)}"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {STANDING} AS "
        f"SELECT given.rowid AS {_ROW}, given.* FROM {table} AS given "
        f"SEMI JOIN touched ON {same('given', 'touched', step.key)}"
    )
    key = primary_key(con, step.table)
    equal = same("one", "other", names) if key else "false"
    _without(con, COMING, FRESH, STANDING, equal)
    _without(con, GOING, STANDING, FRESH, equal)
    _write(con, step, key)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(changed)} AS "
        f"SELECT * FROM {COMING} UNION ALL SELECT * EXCLUDE ({_ROW}) FROM {GOING}"
    )
    found = single(con, f"SELECT count(*) FROM {quoted(changed)}")
    for used in (FRESH, STANDING, COMING, GOING):
        con.execute(f"DROP TABLE {used}")
    return bool(found)


def _without(con: Connection, name: str, rows: str, others: str, equal: str) -> None:
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT one.* FROM {rows} AS one "
        f"WHERE NOT EXISTS (SELECT 1 FROM {others} AS other WHERE {equal})"
    )


def _write(con: Connection, step: Step, key: tuple[str, ...]) -> None:
    table = full(con, step.table)
    if not (key and is_referenced(con, step.table)):
        con.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT {_ROW} FROM {GOING})")
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {COMING}")
        return
    # DuckDB does not let go of a row that others point to, not even to put it back: it is changed in place.
    _check_pointers(con, step, key)
    stays = f"EXISTS (SELECT 1 FROM {COMING} AS other WHERE {same('one', 'other', key)})"
    con.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT {_ROW} FROM {GOING} AS one WHERE NOT {stays})")
    fixed = {*key, *foreign_columns(con, step.table)}
    free = [name for name in columns(con, step.table) if name not in fixed]
    sets = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in free)
    con.execute(
        f"INSERT INTO {table} BY NAME SELECT * FROM {COMING} "
        f"ON CONFLICT ({listed(key)}) DO {f'UPDATE SET {sets}' if sets else 'NOTHING'}"
    )


def _check_pointers(con: Connection, step: Step, key: tuple[str, ...]) -> None:
    pointers = foreign_columns(con, step.table)
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
