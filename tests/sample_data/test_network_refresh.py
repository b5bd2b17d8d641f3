"""Raw events of the network in batches give what a full build gives, in whatever order they come."""

from collections.abc import Iterator

import duckdb
import pytest

from engine.ingest import Pipelines, judge, rebuild, refresh
from sample_data import network
from tests.sample_data.network_build import STREAMS, empty, network_pipelines

Content = dict[str, list[tuple[object, ...]]]

SINCE = "TIMESTAMP '2026-06-18'"
ORDERS = {  # how many batches, and which of them an event is in
    "at random": (10, "CAST(hash(event_id, 'batch') % 10 AS INTEGER)"),
    "as they came": (4, "ntile(4) OVER (ORDER BY received_at) - 1"),
    "newest first": (4, "ntile(4) OVER (ORDER BY received_at DESC) - 1"),
}
TABLES = [step.table for step in network_pipelines().steps]


def quiet(line: str) -> None:
    """Show no progress."""


def rules() -> Pipelines:
    """The pipeline, with quality judged by little history, for there is little."""
    given = network_pipelines()
    return given.model_copy(update={"parameters": {**given.parameters, "sla_history_hours": 2}})


@pytest.fixture(scope="module")
def drawn() -> Iterator[duckdb.DuckDBPyConnection]:
    """The raw events of the last days of a small build, put aside."""
    with empty() as con:
        network.fill(con, 0.1, 7, quiet)
        for stream in STREAMS:
            con.execute(f"CREATE TABLE aside_{stream} AS FROM raw.{stream} WHERE received_at >= {SINCE}")
        yield con


@pytest.fixture(scope="module", params=ORDERS)
def both(drawn: duckdb.DuckDBPyConnection, request: pytest.FixtureRequest) -> tuple[Content, Content]:
    """What the tables hold after all batches, and what a full build makes of the same events."""
    for stream in STREAMS:
        drawn.execute(f"DELETE FROM raw.{stream}")
    rebuild(drawn, rules(), quiet)
    batches, order = ORDERS[request.param]
    for batch in range(batches):
        since = {stream: arrive(drawn, stream, batch, order) for stream in STREAMS}
        refresh(drawn, rules(), since)
    grown = content(drawn)
    rebuild(drawn, rules(), quiet)
    return grown, content(drawn)


def content(con: duckdb.DuckDBPyConnection) -> Content:
    """All rows of each table, in an order of their own."""
    return {table: con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}


def arrive(con: duckdb.DuckDBPyConnection, stream: str, batch: int, order: str) -> int:
    """Add one batch of a stream; the number of the last event before it."""
    last = int(con.execute(f"SELECT coalesce(max(event_id), 0) FROM raw.{stream}").fetchall()[0][0])
    con.execute(f"""INSERT INTO raw.{stream} BY NAME
        SELECT * EXCLUDE (batch) REPLACE ({last} + row_number() OVER (ORDER BY event_id) AS event_id)
        FROM (SELECT *, {order} AS batch FROM aside_{stream}) WHERE batch = {batch}""")
    judge(con, rules(), stream, last)
    return last


@pytest.mark.parametrize("table", TABLES)
def test_batches_give_the_full_build(both: tuple[Content, Content], table: str) -> None:
    grown, whole = both
    assert whole[table]
    assert grown[table] == whole[table]
