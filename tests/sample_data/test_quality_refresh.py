"""The quality tables after any batches are those that a full build makes of the same rows."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

import pytest

from engine.ingest import rebuild, refresh
from tests.sample_data.quality_small import (
    HOUR,
    MINUTE,
    MONDAY,
    Row,
    bring,
    contents,
    event,
    intake,
    load,
    made,
    measure,
    pipelines,
)

Stream = dict[str, list[Row]]
STREAMS = (
    "player_events",
    "player_sessions",
    "stream_status",
    "stream_trace",
    "payments",
    "loads",
    "columns_seen",
)
START = MONDAY - timedelta(days=16)


def some_event(at: datetime, luck: Random) -> Row:
    ts = luck.choice([at, at, at - luck.randrange(40) * MINUTE, at - luck.randrange(9 * 24) * HOUR, None])
    return event(
        ts,
        received_at=at,
        position_s=luck.choice([None, -1, 0, 1, 2]),
        session_id=luck.choice(["s1", "s2", "s3", None]),
        user_id=luck.choice(["u1", "u2", " "]),
    )


def some_status(at: datetime, luck: Random) -> Row:
    state, stream = luck.choice(["ONLINE", "ASLEEP", None]), luck.choice(["t1", "t2", "t3", None])
    found = {"received_at": at, "id": f"st-{luck.randrange(40)}", "ts": at - luck.randrange(30) * MINUTE}
    return found | {"stream_id": stream, "state": state, "output_fps": 9, "input_fps": 9}


def some_trace(at: datetime, luck: Random) -> Row:
    kind = luck.choice(["gateway_receive_stream_request", "error"])
    return {
        "received_at": at,
        "id": str(at),
        "ts": at,
        "type": kind,
        "stream_id": luck.choice(["t1", "t2", "t4"]),
    }


def some_session(at: datetime, luck: Random) -> Row:
    user = luck.choice(["u1", "u2", None])
    return {"received_at": at, "ts": at, "session_id": luck.choice(["s1", "s2", None]), "user_id": user}


def some_payment(at: datetime, luck: Random) -> Row:
    found = {"received_at": at, "id": luck.choice("abcdef"), "ts": at - luck.randrange(3) * HOUR}
    return found | {"stream_id": luck.choice(["t1", "t5"]), "win_probability": luck.choice([0.1, 2.0])}


def some_load(at: datetime, luck: Random) -> Row:
    dataset = luck.choice(["video_events", "video_events", "stream_status", "gpu_hourly"])
    failed, window = luck.choice([0, 0, 3]), at.replace(minute=0, second=0, microsecond=0)
    return load(
        dataset, window, received_at=at, attempts=3, failed=failed, processing_ms=luck.randrange(2500)
    )


def some_column(at: datetime, luck: Random) -> Row:
    kind = luck.choice(["VARCHAR", "BIGINT", None])
    return {"received_at": at, "dataset": "billing", "column_name": luck.choice("ab"), "data_type": kind}


DRAWN = dict(
    zip(
        STREAMS,
        [some_event, some_session, some_status, some_trace, some_payment, some_load, some_column],
        strict=True,
    )
)


def batches(luck: Random) -> Iterator[Stream]:
    """What arrives over some weeks: each time some rows of some streams, then the loads of half a day."""
    at = START
    for _ in range(6):
        at += luck.choice([HOUR, 5 * HOUR, timedelta(days=2), timedelta(days=7)])
        found: Stream = {name: [] for name in luck.sample(STREAMS[1:], luck.randint(1, 6))} | {
            "player_events": []
        }
        for _ in range(luck.randrange(70)):
            at += luck.randrange(6) * MINUTE
            name = luck.choice(list(found))
            found[name].append(DRAWN[name](at, luck))
        found.setdefault("loads", [])
        for _ in range(12):
            at += HOUR
            found["loads"].append(some_load(at, luck) | {"dataset": "video_events"})
        yield found


@pytest.mark.parametrize("seed", range(3))
def test_batches_give_the_full_build(seed: int) -> None:
    con = intake()
    measure(con)
    for batch in batches(Random(seed)):
        since = {
            name: con.execute(f"SELECT coalesce(max(event_id), 0) FROM raw.{name}").fetchall()[0][0]
            for name in batch
        }
        for name, rows in batch.items():
            bring(con, name, rows)
        refresh(con, pipelines(), since)
    refreshed = contents(con)
    rebuild(con, pipelines(), lambda line: None)
    rebuilt = contents(con)
    for table in made():
        assert refreshed[table] == rebuilt[table], table
    assert all(
        rebuilt[table] for table in ("dq_batch", "dq_reject", "dq_check", "dq_alert", "dq_schema_change")
    )
