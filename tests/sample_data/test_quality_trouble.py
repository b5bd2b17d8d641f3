"""What is spoiled on the way in: stories show, nothing true is lost, and one seed always spoils the same."""

import duckdb
import pytest

from sample_data import network, quality, store, viewing
from sample_data.quality.feeds import FEEDS

SCALE = 0.01
SPOILT = [feed.stream for feed in FEEDS if feed.stream]
SURELY = {"ingest_metrics": "2026-01-21 03:00", "stream_status": "2026-04-08 12:00"}
HIDDEN = ("event_id", "received_at", "reject_reason", "request_id")


def raw(seed: int, *, spoilt: bool) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    store.create_schema(con)
    viewing.fill(con, SCALE, seed, lambda line: None)
    network.fill(con, SCALE, seed, lambda line: None)
    for stream, at in SURELY.items():  # so few rows are drawn that a story may have none
        con.execute(
            f"""INSERT INTO raw.{stream} BY NAME SELECT max(event_id) + 1 AS event_id, TIMESTAMP '{at}' AS ts,
            TIMESTAMP '{at}' AS received_at, 'one' AS id, 'one' AS stream_id, 'one' AS request_id
            FROM raw.{stream}"""
        )
    if spoilt:
        quality.fill(con, SCALE, seed, lambda line: None)
    return con


@pytest.fixture(scope="module")
def sound() -> duckdb.DuckDBPyConnection:
    return raw(7, spoilt=False)


@pytest.fixture(scope="module")
def spoilt() -> duckdb.DuckDBPyConnection:
    return raw(7, spoilt=True)


def one(con: duckdb.DuckDBPyConnection, query: str) -> object:
    return con.execute(query).fetchall()[0][0]


def said(con: duckdb.DuckDBPyConnection, stream: str) -> set[tuple[object, ...]]:
    """What the rows say, each once, whenever they came."""
    columns = con.execute(f"DESCRIBE raw.{stream}").fetchall()
    names = ", ".join(row[0] for row in columns if row[0] not in HIDDEN)
    return set(con.execute(f"SELECT DISTINCT {names} FROM raw.{stream}").fetchall())


@pytest.mark.parametrize("stream", SPOILT)
def test_nothing_that_came_is_lost(
    sound: duckdb.DuckDBPyConnection, spoilt: duckdb.DuckDBPyConnection, stream: str
) -> None:
    assert said(sound, stream) <= said(spoilt, stream)


@pytest.mark.parametrize("stream", SPOILT)
def test_rows_are_numbered_as_they_arrive_before_now(spoilt: duckdb.DuckDBPyConnection, stream: str) -> None:
    query = f"""SELECT count(*) FROM (
        SELECT event_id, received_at, row_number() OVER (ORDER BY received_at, event_id) AS place
        FROM raw.{stream}
    ) WHERE place <> event_id OR received_at >= TIMESTAMP '2026-06-30 09:00'"""
    assert one(spoilt, query) == 0


@pytest.mark.parametrize("table", [*SPOILT, "loads", "columns_seen"])
def test_the_same_seed_spoils_the_same_rows(spoilt: duckdb.DuckDBPyConnection, table: str) -> None:
    query = f"SELECT count(*), bit_xor(hash(t)) FROM raw.{table} AS t"
    assert spoilt.execute(query).fetchall() == again(7).execute(query).fetchall()


def test_another_seed_spoils_others(spoilt: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT bit_xor(hash(processing_ms, event_id)) FROM raw.loads"
    assert one(spoilt, query) != one(again(8), query)


_AGAIN: dict[int, duckdb.DuckDBPyConnection] = {}


def again(seed: int) -> duckdb.DuckDBPyConnection:
    if seed not in _AGAIN:
        _AGAIN[seed] = raw(seed, spoilt=True)
    return _AGAIN[seed]


def test_events_of_12_may_arrive_twice(
    sound: duckdb.DuckDBPyConnection, spoilt: duckdb.DuckDBPyConnection
) -> None:
    query = """SELECT count(*) FROM raw.player_events
        WHERE ts >= TIMESTAMP '2026-05-12 03:00' AND ts < TIMESTAMP '2026-05-12 21:00'"""
    before, after = one(sound, query), one(spoilt, query)
    assert isinstance(before, int)
    assert before > 0
    assert after == 2 * before


def test_six_hours_of_21_january_come_nine_hours_late(spoilt: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT min(received_at - ts) >= INTERVAL 9 HOUR FROM raw.ingest_metrics
        WHERE ts >= TIMESTAMP '2026-01-21' AND ts < TIMESTAMP '2026-01-21 06:00'"""
    assert one(spoilt, query) is True


def test_the_request_number_is_lost_while_its_column_has_another_name(
    sound: duckdb.DuckDBPyConnection, spoilt: duckdb.DuckDBPyConnection
) -> None:
    query = """SELECT count(request_id) FROM raw.stream_status
        WHERE ts >= TIMESTAMP '2026-04-08 10:00' AND ts < TIMESTAMP '2026-04-09 10:00'"""
    assert one(sound, query) != 0
    assert one(spoilt, query) == 0


def test_billing_stands_still_at_the_end(spoilt: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT hour(window_start), failed FROM raw.loads
        WHERE dataset = 'billing' AND window_start >= TIMESTAMP '2026-06-30 05:00' ORDER BY 1"""
    assert [hour for hour, failed in spoilt.execute(query).fetchall() if failed == 3] == [6, 7, 8]
    assert one(spoilt, "SELECT max(ts) < TIMESTAMP '2026-06-30 06:00' FROM raw.payments")
