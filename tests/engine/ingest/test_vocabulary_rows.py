"""What single records become: every column, every family, and what is left out by name."""

import json
from typing import Any

import pytest

from engine.ingest.vocabulary import Unknown, recognise
from engine.ingest.vocabulary_definition import vocabularies

PLAY = {
    "userId": "ann",
    "videoId": "v",
    "sessionId": "s",
    "timestamp": "2026-03-01T12:00:00Z",
    "eventName": "video_play",
    "currentTime": 0,
}


def envelope(family: str, data: Any, **more: Any) -> dict[str, Any]:
    """A Livepeer event of 2026-01-08 21:49:05.298."""
    return {"id": "e1", "type": family, "timestamp": "1767908945298", "gateway": "gw", "data": data} | more


def only(record: dict[str, Any], stream: str) -> dict[str, Any]:
    """The one row of a record without what is missing."""
    ((found, row),) = _told(record)
    assert found == stream
    return {name: value for name, value in row.items() if value is not None}


def _told(record: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    told = recognise(record)
    assert not isinstance(told, Unknown)
    return told


def test_a_play_with_all_it_can_tell() -> None:
    record = PLAY | {"metadata": {"videoId": "v", "duration": 300.5, "title": "Knots"}}
    assert only(record, "player_events") == {
        "ts": "2026-03-01 12:00:00",
        "user_id": "ann",
        "video_id": "v",
        "session_id": "s",
        "event_name": "video_play",
        "position_s": "0",
        "duration_s": "300.5",
        "title": "Knots",
    }


@pytest.mark.parametrize(
    "metadata",
    [
        {"metadata": '{"duration": 300.5, "title": "Knots"}'},
        {"metadata.duration": "300.5", "metadata.title": "Knots"},
        {"duration": "300.5", "title": "Knots"},
    ],
)
def test_a_table_tells_the_same_as_json(metadata: dict[str, str]) -> None:
    table = {name: str(value) for name, value in PLAY.items()} | metadata
    assert only(table, "player_events") == only(
        PLAY | {"metadata": {"duration": 300.5, "title": "Knots"}}, "player_events"
    )


def test_the_columns_of_the_stream_are_known_too() -> None:
    table = {"ts": "2026-03-01 12:00:00", "user_id": "ann", "video_id": "v", "session_id": "s"}
    table |= {"event_name": "video_play", "position_s": "0"}
    assert only(table, "player_events") == only(PLAY, "player_events")


@pytest.mark.parametrize(
    ("given", "time"),
    [
        ("2026-03-01T14:00:00+02:00", "2026-03-01 12:00:00"),
        ("2026-03-01 12:00:00.25", "2026-03-01 12:00:00.250000"),
        ("2025-12-05T16:24:49.259990375Z", "2025-12-05 16:24:49.259990"),
        (1772366400, "2026-03-01 12:00:00"),
        ("1772366400123", "2026-03-01 12:00:00.123000"),
        (1772366400123456, "2026-03-01 12:00:00.123456"),
        ("yesterday", "yesterday"),
    ],
)
def test_times_are_utc_however_they_are_written(given: object, time: str) -> None:
    assert only(PLAY | {"timestamp": given}, "player_events")["ts"] == time


@pytest.mark.parametrize("name", ["video_buffering", None])
def test_an_event_of_an_unknown_name_arrives_as_it_is(name: str | None) -> None:
    assert only(PLAY | {"eventName": name}, "player_events").get("event_name") == name


def test_an_event_without_anything_else_still_arrives() -> None:
    assert only({"eventName": "video_play", "userId": None}, "player_events") == {"event_name": "video_play"}


def test_a_session_introduces_itself_and_an_attempt_is_reported() -> None:
    session = PLAY | {"eventName": "player_session", "device": "TV", "playerVersion": "4.1"}
    assert only(session, "player_sessions") == {
        "ts": "2026-03-01 12:00:00",
        "user_id": "ann",
        "session_id": "s",
        "device": "TV",
        "player_version": "4.1",
    }
    report = PLAY | {"eventName": "playback_report", "outcome": "played", "startupMs": 900, "rebuffers": 0}
    found = only(report, "playback_reports")
    assert (found["video_id"], found["outcome"], found["startup_ms"], found["rebuffers"]) == (
        "v",
        "played",
        "900",
        "0",
    )


def test_a_start_later_than_a_second_is_a_resume() -> None:
    for position, name in ((0, "video_play"), (1, "video_play"), (1.1, "video_resume")):
        record = {"event_type": "play_video", "event": {"id": "i4x", "currentTime": position}}
        assert only(record, "player_events")["event_name"] == name


def test_a_mobile_event_of_edx_is_known_by_its_name() -> None:
    record = {
        "name": "edx.video.paused",
        "event_type": "other",
        "event": {"id": "i4x", "currentTime": 8},
        "username": "ann",
        "context": {"user_id": None},
        "session": "",
    }
    assert only(record, "player_events") == {
        "event_name": "video_pause",
        "user_id": "ann",
        "video_id": "i4x",
        "position_s": "8",
    }


def test_a_completion_of_a_course_is_no_video() -> None:
    record = {"actor": {"mbox": "mailto:a@b.c"}, "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"}}
    assert isinstance(recognise(record | {"object": {"id": "https://course"}}), Unknown)


def test_progress_as_a_percentage_of_the_duration() -> None:
    record = {
        "event_name": "video_progress",
        "video_url": "u",
        "video_percent": "25",
        "video_duration": "150",
    }
    told = [(row["event_name"], row["position_s"]) for _, row in _told(record)]
    assert told == [("video_pause", "37.5"), ("video_resume", "37.5")]


@pytest.mark.parametrize(
    "record",
    [
        {"event_type": "speed_change_video", "event": {"id": "i", "old_speed": "1", "new_speed": "2"}},
        {"type": "timeupdate", "currentTime": 4},
        {"type": "seeking", "currentTime": 4, "paused": True},
        {"type": "worker_lifecycle", "data": {"state": "up"}},
        {
            "verb": {"id": "http://adlnet.gov/expapi/verbs/terminated"},
            "result": {"extensions": {"https://w3id.org/xapi/video/extensions/time": 3}},
        },
    ],
)
def test_what_has_no_equivalent_is_left_out_by_name(record: dict[str, Any]) -> None:
    assert recognise(record) == []


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "no known vocabulary: empty record"),
        ({"order_id": 1, "amount": 2}, "no known vocabulary: amount, order_id"),
        (
            {"event_type": "problem_check", "event": {"id": "p"}},
            "edX tracking log: problem_check is not read",
        ),
        ({"type": "job_orchestrator", "data": {"a": 1}}, "Livepeer gateway: job_orchestrator is not read"),
        ({"metadata": "{broken", "x": [1, {"y": None}]}, "no known vocabulary: metadata, x"),
    ],
)
def test_what_no_vocabulary_knows_says_why(record: dict[str, Any], reason: str) -> None:
    assert recognise(record) == Unknown(reason)


def test_a_trace_has_the_time_of_what_it_traces() -> None:
    data = {
        "type": "gateway_receive_stream_request",
        "timestamp": 1767908945000,
        "stream_id": "st",
        "request_id": "rq",
        "pipeline": "live-video-to-video",
        "model_id": "streamdiffusion-sdxl",
        "orchestrator_info": {"address": "0xAb", "url": "https://o"},
        "is_test_load": True,
        "tokens": 12,
    }
    expected = {
        "id": "e1",
        "ts": "2026-01-08 21:49:05",
        "gateway": "gw",
        "type": "gateway_receive_stream_request",
        "stream_id": "st",
        "request_id": "rq",
        "pipeline": "live-video-to-video",
        "model": "streamdiffusion-sdxl",
        "orchestrator": "0xab",
        "orchestrator_url": "https://o",
        "is_test_load": "true",
        "tokens": "12",
    }
    assert only(envelope("stream_trace", data), "stream_trace") == expected
    assert only(envelope("stream_trace", json.dumps(data)), "stream_trace") == expected
    late = only(envelope("stream_trace", {"type": "orchestrator_swap", "message": "lost"}), "stream_trace")
    assert (late["ts"], late["message"]) == ("2026-01-08 21:49:05.298000", "lost")


def test_an_error_event_is_a_trace() -> None:
    row = only(envelope("ai_stream_events", {"type": "error", "message": "missing video"}), "stream_trace")
    assert (row["type"], row["message"]) == ("error", "missing video")


def test_a_status() -> None:
    data = {
        "stream_id": "st",
        "request_id": "rq",
        "pipeline": "live-video-to-video",
        "state": "ONLINE",
        "start_time": 1767908945298,
        "inference_status": {"fps": 17.1, "restart_count": 0, "last_error": None, "last_output_time": 1},
        "input_status": {"fps": 20.5},
        "orchestrator_info": {"address": "0x1", "url": "https://o"},
        "e2e_ms": 840.5,
    }
    assert only(envelope("ai_stream_status", data, gateway=""), "stream_status") == {
        "id": "e1",
        "ts": "2026-01-08 21:49:05.298000",
        "stream_id": "st",
        "request_id": "rq",
        "pipeline": "live-video-to-video",
        "state": "ONLINE",
        "output_fps": "17.1",
        "input_fps": "20.5",
        "e2e_ms": "840.5",
        "restart_count": "0",
        "orchestrator": "0x1",
        "orchestrator_url": "https://o",
    }


def test_the_packets_of_all_tracks_are_summed_and_the_worst_delay_is_told() -> None:
    tracks = [
        {"type": "video", "jitter": 12.5, "packets_lost": 3, "packets_received": 997, "rtt": 40_000_000},
        {"type": "audio", "jitter": 4, "packets_lost": 0, "packets_received": 500, "rtt": 39_000_000},
    ]
    stats = {"peer_conn_stats": {"BytesReceived": 1000, "BytesSent": 20}, "track_stats": tracks}
    data = {"stream_id": "st", "stats": stats | {"conn_quality": "good"}}
    row = only(envelope("stream_ingest_metrics", data), "ingest_metrics")
    expected = {"packets_lost": "3", "packets_received": "1497", "jitter_ms": "12.5", "rtt_ns": "40000000"}
    expected |= {"bytes_received": "1000", "bytes_sent": "20", "conn_quality": "good", "stream_id": "st"}
    assert {name: row[name] for name in expected} == expected


def test_each_card_of_each_orchestrator_is_a_row() -> None:
    def hardware(model: str, *cards: str) -> dict[str, Any]:
        told = {
            str(n): {"id": card, "name": "RTX 5090", "memory_total": 32, "memory_free": 8}
            for n, card in enumerate(cards)
        }
        return {"pipeline": "live-video-to-video", "model_id": model, "gpu_info": told}

    versions = {"35": {"models": {"a": {"runnerVersion": "0.14"}, "b": {"runnerVersion": "0.15"}}}}
    data = [
        {
            "address": "0xAA",
            "orch_uri": "https://a",
            "hardware": [hardware("b", "GPU-1", "GPU-2"), hardware("a", "GPU-3")],
            "capabilities": {"constraints": {"PerCapability": versions}},
        },
        {"address": "0xbb", "orch_uri": "https://b", "hardware": None},
        {"address": "0xcc", "hardware": [{"model_id": "c", "gpu_info": {"id": "GPU-4", "name": "Tesla P4"}}]},
    ]
    rows = _told(envelope("network_capabilities", data))
    assert {stream for stream, _ in rows} == {"capabilities"}
    columns = ("orchestrator", "gpu_id", "model", "runner_version", "gpu_model", "memory_total")
    assert [tuple(row[name] for name in columns) for _, row in rows] == [
        ("0xaa", "GPU-1", "b", "0.15", "RTX 5090", "32"),
        ("0xaa", "GPU-2", "b", "0.15", "RTX 5090", "32"),
        ("0xaa", "GPU-3", "a", "0.14", "RTX 5090", "32"),
        ("0xcc", "GPU-4", "c", None, "Tesla P4", None),
    ]
    assert {(row["id"], row["gateway"]) for _, row in rows} == {("e1", "gw")}


def test_each_orchestrator_that_was_found_is_a_row() -> None:
    data = [{"address": "0x1", "url": "https://o", "latency_ms": "53"}, {"address": "0x2", "latency_ms": "7"}]
    rows = _told(envelope("discovery_results", data))
    assert [(stream, row["orchestrator"], row["latency_ms"]) for stream, row in rows] == [
        ("discovery", "0x1", "53"),
        ("discovery", "0x2", "7"),
    ]
    assert rows[0][1]["orchestrator_url"] == "https://o"


@pytest.mark.parametrize(
    ("face", "amount"),
    [
        ("3400000000000000 WEI", "3400000000000000"),
        ("0.0034 ETH", "3400000000000000"),
        (34, "34"),
        ("2 GWEI", "2000000000"),
        ("a lot", "a lot"),
    ],
)
def test_a_payment(face: object, amount: str) -> None:
    data = {
        "faceValue": face,
        "manifestID": "st",
        "numTickets": "2",
        "orchestrator": "https://o",
        "recipient": "0x52",
        "winProb": "0.0000147059",
        "capability": "live-video-to-video",
    }
    row = only(envelope("create_new_payment", data), "payments")
    assert row == {
        "id": "e1",
        "ts": "2026-01-08 21:49:05.298000",
        "gateway": "gw",
        "orchestrator": "0x52",
        "pipeline": "live-video-to-video",
        "stream_id": "st",
        "face_value_wei": amount,
        "win_probability": "0.0000147059",
        "tickets": "2",
    }


def test_every_other_name_leads_to_a_name() -> None:
    for known in vocabularies():
        assert set(known.also.values()) <= known.names.keys()


def test_loads_and_columns_are_known_by_their_keys() -> None:
    load = {"dataset": "billing", "windowStart": "2026-01-01T05:00:00Z", "attempts": 2, "failed": 1}
    assert only(load | {"processingMs": 1.5}, "loads") == {
        "dataset": "billing",
        "window_start": "2026-01-01 05:00:00",
        "attempts": "2",
        "failed": "1",
        "processing_ms": "1.5",
    }
    column = {"dataset": "billing", "columnName": "tickets", "dataType": None}
    assert only(column, "columns_seen") == {"dataset": "billing", "column_name": "tickets"}
