"""Which stream a record is a row of."""

import json
from typing import Any

import pytest

from engine.ingest.lines import Batch, rows_of
from engine.ingest.routing import Routing, Shape
from engine.ingest.sources import Piece
from engine.ingest.vocabulary import recognise

SHAPES = {
    "player_events": Shape(
        frozenset({"event_id", "ts", "user_id", "video_id", "session_id", "event_name", "position_s"}),
        frozenset({"ts", "user_id", "video_id", "session_id", "event_name", "position_s"}),
    ),
    "player_sessions": Shape(frozenset({"ts", "session_id", "user_id", "device"}), frozenset({"session_id"})),
    "playback_reports": Shape(frozenset({"ts", "user_id", "video_id", "session_id", "outcome"})),
    "notes": Shape(frozenset({"note", "about"})),
}
CAMEL = {"eventName": "video_play", "userId": "u", "videoId": "v", "sessionId": "s", "currentTime": 1}
CAMEL |= {"timestamp": "2026-03-01T12:00:00Z"}
FLAT = {"ts": "2026-03-01", "user_id": "u", "video_id": "v", "session_id": "s"}
EVENT = FLAT | {"event_name": "video_play", "position_s": 1}


def read(name: str, record: dict[str, Any], stream: str | None = None) -> Batch:
    routing = Routing(SHAPES, recognise, stream)
    return rows_of([Piece(name, (json.dumps(record).encode(),))], routing)


@pytest.mark.parametrize("stream", [None, "player_events"])
def test_a_file_called_after_its_stream_may_speak_a_vocabulary(stream: str | None) -> None:
    ((name, (row,)),) = read("player_events.jsonl", CAMEL, stream).rows.items()
    assert name == "player_events"
    assert (row["user_id"], row["event_name"], row["position_s"]) == ("u", "video_play", "1")


@pytest.mark.parametrize(
    ("file", "record", "stream"),
    [
        ("player_events.jsonl", EVENT, "player_events"),
        ("player_events.jsonl", EVENT | {"buffer_s": 2, "more": {"a": 1}}, "player_events"),
        ("player_events.jsonl", FLAT, "player_events"),  # rejected there for what it lacks
        ("playback_reports.jsonl", FLAT | {"outcome": "played"}, "playback_reports"),
        ("notes-2026.jsonl", {"note": "x", "colour": "red"}, "notes"),
        ("notes.jsonl", {"stream": "player_events", **FLAT}, "player_events"),
    ],
)
def test_a_record_with_the_columns_of_its_stream_stays_as_it_is(
    file: str, record: dict[str, Any], stream: str
) -> None:
    assert read(file, record).rows == {stream: [record]}


def test_what_a_record_says_of_itself_stands_above_the_name_of_the_file() -> None:
    session = {"eventName": "player_session", "sessionId": "s", "userId": "u", "device": "TV"}
    assert list(read("player_events.jsonl", session).rows) == ["player_sessions"]


@pytest.mark.parametrize(
    ("file", "record", "told"),
    [
        ("player_events.jsonl", {"what": 1}, ("player_events", "no known vocabulary: what")),
        ("player_events.jsonl", {}, ("player_events", "no known vocabulary: empty record")),
        ("notes.jsonl", {"note": {"deep": 1}}, ("notes", "no known vocabulary: note")),
        ("all.jsonl", {"type": "stream_trace", "data": {}}, ("unknown", "no stream stream_trace")),
    ],
)
def test_what_is_none_of_it_is_unreadable(file: str, record: dict[str, Any], told: tuple[str, str]) -> None:
    ((stream, _, reason),) = read(file, record).unreadable
    assert (stream, reason) == told


def test_lines_that_are_said_to_be_of_a_stream_are_its_rows() -> None:
    assert read("all.jsonl", {"what": 1}, "notes").rows == {"notes": [{"what": 1}]}
