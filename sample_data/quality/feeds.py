"""The data sets on their way in, and how each is spoiled without harm to what was truly watched or served."""

from collections.abc import Mapping
from typing import NamedTuple

NULLS, EMPTY, DOUBLED, STORM = "nulls", "empty", "doubled", "storm"
LATE, BROKEN, STOP, SLOW = "late", "broken", "stop", "slow"


class Feed(NamedTuple):
    """A data set that arrives, and the raw stream that it arrives in ("" where it is made of others).

    kinds: what happens to it, and how often beside each other; weight: how often it is hit beside the others.
    load_ms: usual time of a load. broken and empty: SQL for what stands in the columns of rows that are
    added, so that each is rejected; most_added: at most so many in an hour. blanked: a column that may go
    missing in real rows. apart: rows with the same value of it are hit together.
    """

    dataset: str
    stream: str
    kinds: Mapping[str, float]
    weight: float
    load_ms: float
    broken: dict[str, str]
    empty: dict[str, str]
    most_added: int = 40
    blanked: str = ""
    apart: str = "event_id"


PLAYER = {EMPTY: 20, DOUBLED: 20, STORM: 8, LATE: 20, BROKEN: 18, STOP: 8, SLOW: 6}
NETWORK = {NULLS: 16, EMPTY: 14, DOUBLED: 14, STORM: 10, LATE: 18, BROKEN: 14, STOP: 8, SLOW: 6}
BILLING = {EMPTY: 30, DOUBLED: 25, BROKEN: 25, STOP: 12, SLOW: 8}

FEEDS = (
    Feed(
        "video_events", "player_events", PLAYER, weight=30, load_ms=420,
        broken={"position_s": "-1"},
        empty={"user_id": "NULL", "session_id": "' '", "position_s": "NULL"},
        apart="session_id",
    ),
    Feed(
        "video_sessions", "player_sessions", PLAYER, weight=10, load_ms=240,
        broken={"ts": "NULL"},
        empty={"session_id": "NULL", "user_id": "NULL", "os": "NULL"},
        most_added=14,
    ),
    Feed(
        "stream_status", "stream_status", NETWORK, weight=26, load_ms=330,
        broken={"state": "'ASLEEP'"},
        empty={"stream_id": "NULL", "state": "NULL", "orchestrator": "NULL", "gateway": "NULL"},
        blanked="request_id",
    ),
    Feed(
        "ingest_samples", "ingest_metrics", NETWORK, weight=20, load_ms=300,
        broken={"bytes_received": "-1"},
        empty={"stream_id": "NULL", "bytes_received": "NULL", "packets_lost": "NULL", "gateway": "NULL"},
        blanked="request_id",
    ),
    Feed("gpu_hourly", "", {SLOW: 40, STOP: 60}, weight=6, load_ms=510, broken={}, empty={}),
    Feed(
        "billing", "payments", BILLING, weight=8, load_ms=280,
        broken={"tickets": "-1"},
        empty={"face_value_wei": "NULL", "win_probability": "NULL", "tickets": "NULL"},
        most_added=14,
    ),
)  # fmt: skip
DATASETS = [feed.dataset for feed in FEEDS]
