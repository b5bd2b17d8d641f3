"""What the sample writes as lines of JSON is recognised by itself, and as the rows that it was."""

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from engine.ingest.vocabulary import recognise
from sample_data.lines import spellings

RAW = Path(__file__).parents[2] / "sample_data" / "raw.sql"
ABOUT_LOADS = {
    "loads",
    "columns_seen",
    "unreadable",
}  # told by what loads the events, not by a player or gateway
STREAMS = sorted(spellings().keys() - ABOUT_LOADS)
ROWS = 500


@pytest.mark.parametrize("stream", STREAMS)
def test_lines_are_the_rows_they_were(small: duckdb.DuckDBPyConnection, stream: str) -> None:
    with duckdb.connect() as con:
        con.execute(RAW.read_text("utf-8"))
        columns = con.execute(f"SELECT * EXCLUDE (event_id, received_at, reject_reason) FROM raw.{stream}")
        names = [column[0] for column in columns.description]
        kinds = {row[0]: row[1] for row in con.execute(f"DESCRIBE raw.{stream}").fetchall()}
        told = [row for line in lines(small, stream) for row in recognised(line, stream)]
        con.register(
            "told", pa.table({n: pa.array([row.get(n) for row in told], pa.string()) for n in names})
        )
        typed = ", ".join(f"CAST({name} AS {kinds[name]})" for name in names)
        found = con.execute(f"SELECT {typed} FROM told").fetchall()
    kept = ", ".join(f"nullif({n}, '')" if kinds[n] == "VARCHAR" else n for n in names)  # empty is missing
    sql = f"SELECT {kept} FROM raw.{stream} WHERE event_id % 10 = 0 ORDER BY event_id LIMIT {ROWS}"
    assert found == small.execute(sql).fetchall()
    assert found


def lines(small: duckdb.DuckDBPyConnection, stream: str) -> list[str]:
    """Every tenth row of the stream as it is written."""
    told = ", ".join(f'{expression} AS "{name}"' for name, expression in spellings()[stream].items())
    sql = (
        f"SELECT to_json(line) FROM (SELECT {told} FROM raw.{stream} WHERE event_id % 10 = 0 "
        f"ORDER BY event_id LIMIT {ROWS}) AS line"
    )
    return [line for (line,) in small.execute(sql).fetchall()]


def recognised(line: str, stream: str) -> list[dict[str, str | None]]:
    """The rows of a line, all of the stream."""
    found = recognise(json.loads(line))
    assert not isinstance(found, str)
    assert {name for name, _ in found} == {stream}
    return [row for _, row in found]
