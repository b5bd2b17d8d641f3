"""The refresh after a batch: each step anew for the keys that the batch touches, and for no others."""

import time
from collections.abc import Mapping
from contextlib import suppress

import duckdb

from engine.ingest.building import shadows
from engine.ingest.definition import RAW, Pipelines, Step, bare, called, schema_of
from engine.ingest.replacing import replace_rows
from engine.ingest.tables import Connection, full, listed, same, set_rules, single
from engine.warehouse.names import quoted

CHANGED = "changed_rows_of_"  # temporary table of the rows of a table that went or came


def refresh(con: Connection, pipelines: Pipelines, since: Mapping[str, int]) -> dict[str, float]:
    """Bring all tables up to the rows of the streams after the numbers `since`; milliseconds by table.

    A stream that is not named has nothing new. Afterwards every table is what `rebuild` would make it,
    when it was so before. Runs in the caller's transaction.
    """
    set_rules(con, pipelines.parameters)
    spent: dict[str, float] = {}
    changed = {f"raw.{name}": _arrived(con, name, last) for name, last in since.items()}
    for step in pipelines.steps:
        inputs = {table: changed[table] for table in step.inputs if table in changed}
        if inputs:
            start = time.perf_counter()
            if _refreshed(con, step, inputs):
                changed[step.table] = f"SELECT * FROM {quoted(CHANGED + bare(step.table))}"
            spent[step.table] = round(1000 * (time.perf_counter() - start), 3)
    _forget(con, [bare(table) for table in changed if schema_of(table) != RAW])
    return spent


def _arrived(con: Connection, stream: str, last: int) -> str:
    return f"SELECT * FROM {full(con, f'raw.{stream}')} WHERE event_id > {int(last)}"


def _refreshed(con: Connection, step: Step, changed: Mapping[str, str]) -> bool:
    """Whether any row of the step's table went or came."""
    if not _touch(con, step, changed):
        return False
    taken: list[str] = []
    try:
        with shadows(con, step.reads):
            for table in set(step.inputs) - set(step.reads):
                taken.append(called(table))
                _narrow(con, step, table)
            return replace_rows(con, step, CHANGED + bare(step.table))
    finally:
        _drop(con, taken)


def _touch(con: Connection, step: Step, changed: Mapping[str, str]) -> bool:
    """Fill the temporary table `touched` with the keys to make anew; False where there are none."""
    keys = listed(step.key) or "true AS every"
    rows = " UNION ALL BY NAME ".join(f"SELECT {keys} FROM ({sql})" for sql in changed.values())
    con.execute(f"CREATE OR REPLACE TEMP TABLE delta AS SELECT DISTINCT * FROM ({rows})")
    if step.touches:
        with shadows(con, (*step.inputs, *step.reads)):
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT {keys} FROM ({step.touches}\n)"
            )
    else:
        con.execute("CREATE OR REPLACE TEMP TABLE touched AS SELECT * FROM delta")
    return bool(single(con, "SELECT count(*) FROM touched"))


def _narrow(con: Connection, step: Step, table: str) -> None:
    """A temporary table that stands before the input and has only its rows with touched keys."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(called(table))} AS "
        f"SELECT given.* FROM {full(con, table)} AS given "
        f"SEMI JOIN touched ON {same('given', 'touched', step.key)}"
    )


def _forget(con: Connection, tables: list[str]) -> None:
    _drop(con, [CHANGED + table for table in tables] + ["delta", "touched"])


def _drop(con: Connection, tables: list[str]) -> None:
    with suppress(duckdb.Error):  # a transaction that failed drops them itself
        for table in tables:
            con.execute(f"DROP TABLE IF EXISTS temp.{quoted(table)}")
