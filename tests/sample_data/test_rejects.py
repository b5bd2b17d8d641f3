"""Every reason for which a player event is not used."""

import duckdb
import pytest

from sample_data.store import create_raw, create_schema, run_pipeline

GOOD = {
    "arrival": 1,
    "ts": "2026-01-01",
    "received_at": "2026-01-01",
    "user_id": "u",
    "video_id": "v",
    "session_id": "s",
    "event_name": "video_play",
    "position_s": 0,
}
BAD = [
    ("ts", None, "no timestamp"),
    ("user_id", None, "no user"),
    ("user_id", " ", "no user"),
    ("video_id", "", "no video"),
    ("session_id", None, "no session"),
    ("event_name", None, "unknown event"),
    ("event_name", "video_buffering", "unknown event"),
    ("position_s", None, "no position"),
    ("position_s", -0.001, "negative position"),
]


def rejected(row: dict[str, object]) -> dict[str, int]:
    """What the pipeline rejects of one raw event."""
    with duckdb.connect() as con:
        create_schema(con)
        create_raw(con)
        con.execute("INSERT INTO viewer VALUES ('u', NULL, '2024-01-01', 'Free')")
        con.execute("INSERT INTO video VALUES ('v', 'Title', 'News', 60, '1-5 min', '2024-01-01')")
        con.execute("INSERT INTO raw_video_events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", list(row.values()))
        return run_pipeline(con)


@pytest.mark.parametrize(("column", "value", "reason"), BAD)
def test_bad_event_is_rejected_with_its_reason(column: str, value: object, reason: str) -> None:
    assert rejected(GOOD | {column: value}) == {reason: 1}


def test_good_event_is_kept() -> None:
    assert rejected(GOOD) == {}
