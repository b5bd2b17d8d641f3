"""Tables that are not made anew with each batch: what they wait for is kept until they catch up."""

from collections.abc import Mapping

from engine.ingest.definition import RAW, Late, Pipelines, schema_of
from engine.ingest.layout import Layout
from engine.ingest.refreshing import arrived, refresh_steps
from engine.ingest.tables import Connection, database
from engine.warehouse.names import quoted

# What a pipeline waits for: the rows of a raw table after a number; changed rows of another table, whose keys
# stand in a table of their own.
WAITING = """
CREATE TABLE IF NOT EXISTS feed.waiting (
    pipeline VARCHAR NOT NULL, input VARCHAR NOT NULL, event_id BIGINT, PRIMARY KEY (pipeline, input)
);
"""


def refresh_prompt(
    con: Connection, pipelines: Pipelines, since: Mapping[str, int], layout: Layout | None = None
) -> dict[str, float]:
    """As `refresh`, but late tables are left as they are, and what they wait for is kept."""
    late = {table for one in pipelines.late for table in one.tables}
    steps = [step for step in pipelines.steps if step.table not in late]

    def keep(changed: Mapping[str, str]) -> None:
        for one in pipelines.late:
            inputs = {table for step in pipelines.steps if step.table in one.tables for table in step.inputs}
            for table in sorted(inputs & changed.keys()):
                last = since.get(table.removeprefix(f"{RAW}.")) if schema_of(table) == RAW else None
                _keep(con, one.name, table, last, changed[table])

    return refresh_steps(con, pipelines, steps, arrived(con, since), keep, layout)


def catch_up(
    con: Connection, pipelines: Pipelines, late: Late, layout: Layout | None = None
) -> dict[str, float]:
    """Bring late tables up to all that they wait for; milliseconds by table. In the caller's transaction."""
    waiting = awaited(con, late.name)
    since = {table.removeprefix(f"{RAW}."): last for table, last in waiting.items() if last is not None}
    keys = {
        table: f"SELECT * FROM {_kept(con, late.name, table)}"
        for table, last in waiting.items()
        if last is None
    }
    steps = [step for step in pipelines.steps if step.table in late.tables]
    spent = refresh_steps(con, pipelines, steps, arrived(con, since) | keys, lambda changed: None, layout)
    forget(con, late.name)
    return spent


def awaited(con: Connection, pipeline: str) -> dict[str, int | None]:
    """The inputs that have something new for a pipeline, of raw tables with the last number that is not."""
    sql = "SELECT input, event_id FROM feed.waiting WHERE pipeline = ? ORDER BY input"
    return dict(con.execute(sql, [pipeline]).fetchall())


def forget(con: Connection, pipeline: str) -> None:
    """The tables of the pipeline are whole."""
    for table, last in awaited(con, pipeline).items():
        if last is None:
            con.execute(f"DROP TABLE {_kept(con, pipeline, table)}")
    con.execute("DELETE FROM feed.waiting WHERE pipeline = ?", [pipeline])


def forget_all(con: Connection) -> None:
    """All tables are whole."""
    for (pipeline,) in con.execute("SELECT DISTINCT pipeline FROM feed.waiting").fetchall():
        forget(con, pipeline)


def _keep(con: Connection, pipeline: str, table: str, last: int | None, rows: str) -> None:
    """Note that a pipeline waits for rows of a table: those after number `last`, else those of the SQL."""
    con.execute(
        "INSERT INTO feed.waiting VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET event_id = least(event_id, excluded.event_id)",
        [pipeline, table, last],
    )
    if last is None:
        kept = _kept(con, pipeline, table)
        con.execute(f"CREATE TABLE IF NOT EXISTS {kept} AS SELECT * FROM ({rows}) LIMIT 0")
        con.execute(f"INSERT INTO {kept} BY NAME {rows}")


def _kept(con: Connection, pipeline: str, table: str) -> str:
    """The quoted name of the table with the keys of changed rows."""
    return f"{quoted(database(con))}.feed.{quoted(f'{pipeline} waits for {table}')}"
