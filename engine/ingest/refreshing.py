"""The refresh after a batch: each step anew for the keys that the batch touches, and for no others."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

import duckdb

from engine.ingest.building import shadows
from engine.ingest.definition import RAW, Pipelines, Step, bare, called
from engine.ingest.layout import Layout, layout_of
from engine.ingest.narrowing import Narrowing, is_narrowed
from engine.ingest.replacing import MADE, replace_rows
from engine.ingest.tables import Connection, full, listed, made, matched, set_rules
from engine.warehouse.names import quoted

_COMMENT = re.compile(r"--[^\n]*")
CHANGED = "changed_rows_of_"  # temporary table of the rows of a table that went or came


def refresh(con: Connection, pipelines: Pipelines, since: Mapping[str, int]) -> dict[str, float]:
    """Bring all tables up to the rows of the streams after the numbers `since`; milliseconds by table.

    A stream that is not named has nothing new. Afterwards every table is what `rebuild` would make it,
    when it was so before. Runs in the caller's transaction.
    """
    return refresh_steps(con, pipelines, pipelines.steps, arrived(con, since), lambda changed: None)


def arrived(con: Connection, since: Mapping[str, int]) -> dict[str, str]:
    """SQL for the rows of each raw table after a number."""
    return {
        f"{RAW}.{name}": f"SELECT * FROM {full(con, f'{RAW}.{name}')} WHERE event_id > {int(last)}"
        for name, last in since.items()
    }


def refresh_steps(
    con: Connection,
    pipelines: Pipelines,
    steps: Sequence[Step],
    given: Mapping[str, str],
    then: Callable[[Mapping[str, str]], None],
    layout: Layout | None = None,
) -> dict[str, float]:
    """As `refresh`, of some steps only: `given` is SQL for the changed rows of tables that they do not make.

    `then` gets the same for these tables and those that the steps changed, of which there are the columns
    that any step looks for. The layout is read where it is not known.
    """
    set_rules(con, pipelines.parameters)
    layout = layout or layout_of(con)
    narrowing = Narrowing(con, layout, steps)
    spent: dict[str, float] = {}
    changed = dict(given)
    for step in steps:
        inputs = {table: changed[table] for table in step.inputs if table in changed}
        if inputs:
            start = time.perf_counter()
            wanted = _wanted(pipelines.steps, step.table, layout)
            if _refreshed(narrowing, step, inputs, wanted):
                changed[step.table] = f"SELECT * FROM {quoted(CHANGED + bare(step.table))}"
            spent[step.table] = round(1000 * (time.perf_counter() - start), 3)
    then(changed)
    used = [CHANGED + bare(table) for table in changed.keys() - given.keys()]
    _drop(con, [*used, *narrowing.tables, *MADE, "delta", "touched"])
    return spent


def _wanted(steps: Sequence[Step], table: str, layout: Layout) -> tuple[str, ...]:
    """The columns by which later steps look for what changed in the table; none when nobody looks."""
    followers = [step for step in steps if table in step.inputs]
    keys = {name for step in followers for name in step.key}
    columns = layout.columns(table)
    if any(not step.key for step in followers):  # it only matters to them that something changed
        keys.add(columns[0])
    return tuple(name for name in columns if name in keys)


def _refreshed(narrowing: Narrowing, step: Step, changed: Mapping[str, str], wanted: Sequence[str]) -> bool:
    """Whether any row of the step's table went or came."""
    con, layout = narrowing.con, narrowing.layout
    if not _touch(con, step, changed):
        return False
    touched = f"SEMI JOIN touched ON {matched('given', 'touched', step.key, _missing(con, step))}"
    views: list[str] = []
    tables: list[str] = []
    try:
        with shadows(con, step.reads):
            for table in sorted(name for name in step.inputs if is_narrowed(step, name)):
                is_met_often = len(re.findall(rf"\b{called(table)}\b", _COMMENT.sub("", step.statement))) > 1
                rows = narrowing.rows(step, table, touched)
                (tables if is_met_often else views).append(called(table))
                kind = "TABLE" if is_met_often else "VIEW"
                con.execute(f"CREATE OR REPLACE TEMP {kind} {quoted(called(table))} AS {rows}")
            return replace_rows(con, layout, step, touched, CHANGED + bare(step.table), wanted)
    finally:
        _drop(con, tables)
        _drop(con, views, "VIEW")


def _touch(con: Connection, step: Step, changed: Mapping[str, str]) -> int:
    """Fill the temporary table `touched` with the keys to make anew; how many they are."""
    keys = listed(step.key) or "true AS every"
    rows = " UNION ALL BY NAME ".join(f"SELECT {keys} FROM ({sql})" for sql in changed.values())
    name = "delta" if step.touches else "touched"
    found = made(con, name, f"SELECT DISTINCT * FROM ({rows})")
    if step.touches:
        with shadows(con, (*step.inputs, *step.reads)):
            found = made(con, "touched", f"SELECT DISTINCT {keys} FROM ({step.touches}\n)")
    return found


def _missing(con: Connection, step: Step) -> set[str]:
    """The columns of the key that are empty in some touched key."""
    if not step.key:
        return set()
    empty = ", ".join(f"bool_or({quoted(name)} IS NULL)" for name in step.key)
    (row,) = con.execute(f"SELECT {empty} FROM touched").fetchall()
    return {name for name, is_empty in zip(step.key, row, strict=True) if is_empty}


def _drop(con: Connection, names: Sequence[str], kind: str = "TABLE") -> None:
    with suppress(duckdb.Error):  # a transaction that failed drops them itself
        for name in names:
            con.execute(f"DROP {kind} IF EXISTS temp.{quoted(name)}")
