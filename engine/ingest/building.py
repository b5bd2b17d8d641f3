"""The full build: every step over all of its inputs."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import duckdb

from engine.ingest.definition import STAGE, Pipelines, Step, bare, called, schema_of
from engine.ingest.tables import Connection, database, full, set_rules
from engine.warehouse.names import quoted


def rebuild(con: Connection, pipelines: Pipelines, progress: Callable[[str], None]) -> None:
    """Fill the table of every step from the raw tables and lists, which are filled and judged.

    Stage tables are made as their SELECT has it; the others exist, and what is in them is replaced.
    Rows keep the order of the SELECT.
    """
    set_rules(con, pipelines.parameters)
    for step in reversed(pipelines.steps):
        if schema_of(step.table) != STAGE:
            con.execute(f"DELETE FROM {full(con, step.table)}")
    for step in pipelines.steps:
        progress(f"making {bare(step.table)}")
        with shadows(con, (*step.inputs, *step.reads)):
            _fill(con, step)


def _fill(con: Connection, step: Step) -> None:
    table = full(con, step.table)
    if schema_of(step.table) == STAGE:
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {table.rpartition('.')[0]}")
        con.execute(f"CREATE OR REPLACE TABLE {table} AS {step.statement}")
    else:
        con.execute(f"INSERT INTO {table} BY NAME {step.statement}")


@contextmanager
def shadows(con: Connection, tables: Iterable[str]) -> Iterator[None]:
    """Makes raw and stage tables known, whole, by the names that SQL calls them by."""
    made = []
    hidden = [table for table in tables if schema_of(table) != "main"]
    home = quoted(database(con)) if hidden else ""
    try:
        for table in hidden:
            name = f"{home}.{quoted(schema_of(table))}.{quoted(bare(table))}"
            made.append(quoted(called(table)))
            con.execute(f"CREATE OR REPLACE TEMP VIEW {made[-1]} AS SELECT * FROM {name}")
        yield
    finally:
        with suppress(duckdb.Error):  # a transaction that failed drops them itself
            for view in made:
                con.execute(f"DROP VIEW IF EXISTS temp.{view}")
