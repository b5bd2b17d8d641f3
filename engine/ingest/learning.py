"""Rows that arriving events add to lists: a viewer or a video that is met for the first time."""

from engine.ingest.definition import RAW, Pipelines, called
from engine.ingest.tables import Connection, full, single
from engine.warehouse.names import quoted


def learn(con: Connection, pipelines: Pipelines, stream: str, since: int = 0) -> None:
    """Add to the lists what the rows of the stream after number `since` tell of keys that are not there yet.

    A row that is there is never changed: the first event decides. The rules are set.
    """
    learns = pipelines.stream(stream).learns
    if not learns:
        return
    raw = f"{RAW}.{stream}"
    view = quoted(called(raw))
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT * FROM {full(con, raw)} "
        f"WHERE event_id > {int(since)} AND reject_reason IS NULL"
    )
    for learnt in learns:
        con.execute(f"INSERT OR IGNORE INTO {full(con, learnt.table)} BY NAME {learnt.rows}")
    con.execute(f"DROP VIEW temp.{view}")


def lists_that_learn(pipelines: Pipelines) -> list[str]:
    """The tables of the lists, by name."""
    return sorted({learnt.table for stream in pipelines.streams for learnt in stream.learns})


def learnt(con: Connection, pipelines: Pipelines) -> int:
    """How many rows the lists have that learn."""
    counts = (f"(SELECT count(*) FROM {full(con, table)})" for table in lists_that_learn(pipelines))
    return int(str(single(con, f"SELECT {' + '.join(counts)}"))) if lists_that_learn(pipelines) else 0
