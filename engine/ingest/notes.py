"""What a feed notes by itself: columns that come and go, and each batch as a load."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from engine.ingest.arrivals import OWN, last_event
from engine.ingest.definition import Pipelines
from engine.ingest.tables import Connection, database, single
from engine.warehouse.embedded import LAYOUT_CHANGE
from engine.warehouse.names import literal, quoted

LEAST_ROWS = 20  # fewer rows of a batch say nothing about a column that none of them has
_BEFORE = 1000  # rows before the batch that tell what a stream comes with
_MOSTLY = 0.9  # share of them that a column must have been in


def note_columns(
    con: Connection, dataset: str, known: dict[str, str], further: dict[str, str], at: datetime
) -> None:
    """Note once that a data set has further columns; what it came with first is noted with them."""
    sql = "SELECT DISTINCT column_name FROM raw.columns_seen WHERE dataset = ?"
    seen = {row[0] for row in con.execute(sql, [dataset]).fetchall()}
    if not further.keys() - seen and seen:
        return
    named = {**(known if not seen else {}), **further}
    last = last_event(con, "columns_seen")
    for number, name in enumerate((name for name in named if name not in seen), last + 1):
        row = [number, at, dataset, name, named[name]]
        con.execute("INSERT INTO raw.columns_seen VALUES (?, ?, ?, ?, ?, NULL)", row)


def note_loads(con: Connection, pipelines: Pipelines, new: list[str], at: datetime) -> dict[str, int]:
    """Where a pipeline keeps how loads went (stream `loads`), the batch is one for each new data set.

    The number of the newest load before.
    """
    if "loads" not in {stream.name for stream in pipelines.streams}:
        return {}
    last = last_event(con, "loads")
    named = sorted({pipelines.stream(name).dataset for name in new} - {""})
    for number, dataset in enumerate(named, last + 1):
        con.execute(
            "INSERT INTO raw.loads (event_id, received_at, dataset, window_start, attempts, failed) "
            "VALUES (?, ?, ?, date_trunc('hour', CAST(? AS TIMESTAMP)), 1, 0)",
            [number, at, dataset, at],
        )
    return {"loads": last}


def note_changes(con: Connection, tables: Collection[str]) -> None:
    """Note that tables may have changed, for readers who would else look."""
    if tables:
        sql = "INSERT OR REPLACE INTO feed.changes SELECT unnest(CAST(? AS VARCHAR[])), ?"
        con.execute(sql, [list(tables), uuid4().hex])


def note_start(con: Connection, pipelines: Pipelines) -> None:
    """Note that what no step makes may have changed, and which tables there are: no feed was looking.

    From here on nobody but the feed writes, and it tells what it changes.
    """
    made = {step.table for step in pipelines.steps}
    sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND schema_name = 'main'"
    lists = {str(name) for (name,) in con.execute(sql, [database(con)]).fetchall()}
    note_changes(con, [LAYOUT_CHANGE, *sorted(lists - made)])


def note_gone_columns(con: Connection, stream: str, empty: list[str], last: int, at: datetime) -> None:
    """Note once, in feed.errors though nothing fails, a column that no row after number `last` has."""
    empty = [name for name in empty if name not in OWN]
    if not empty or last == 0:
        return
    shares = ", ".join(f"count({quoted(name)}) / count(*)" for name in empty)
    before = f"event_id BETWEEN {last - _BEFORE + 1} AND {last}"
    (found,) = con.execute(f"SELECT {shares} FROM raw.{stream} WHERE {before}").fetchall()
    for name, share in zip(empty, found, strict=True):
        reason = f"{stream}: no row of a batch has {name}, which rows before had"
        known = single(con, f"SELECT count(*) FROM feed.errors WHERE reason = {literal(reason)}")
        if share >= _MOSTLY and not known:
            con.execute("INSERT INTO feed.errors VALUES (?, 'column gone', ?, 0, NULL)", [at, reason])
