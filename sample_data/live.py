"""Events that continue the sample data while somebody watches, as lines of the player and of the network."""

import heapq
import json
import random
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import duckdb

from engine.ingest.sources import Offset, Piece

Event = tuple[datetime, dict[str, Any]]
_SESSION_S, _STREAM_S, _CARDS_S = 8.0, 15.0, 6 * 3600.0  # seconds between viewings, streams, rounds of cards
_REPORT_S = 10  # seconds between reports of a stream
_BROKEN = 0.01  # share of lines that arrive broken
_QUERIES = {
    "viewers": "SELECT user_id FROM viewer ORDER BY 1",
    "videos": "SELECT video_id, title, CAST(duration_s AS DOUBLE) FROM video ORDER BY 1",
    "sessions": """
        SELECT device, browser, os, player_version, referrer, placement FROM video_sessions
        ORDER BY started_at DESC, session_id LIMIT 500""",
    "cards": """
        SELECT orchestrator, orchestrator_url, org, region, gpu_id, gpu_model, memory_total, memory_free,
            CAST(utilization AS DOUBLE), pipeline, model, runner_version, cuda_version
        FROM raw.capabilities
        WHERE reject_reason IS NULL AND pipeline IS NOT NULL AND orchestrator_url IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY gpu_id ORDER BY ts DESC, event_id DESC) = 1
        ORDER BY gpu_id""",
    "gateways": "SELECT DISTINCT gateway FROM network_sessions WHERE gateway <> 'unknown' ORDER BY 1",
}


def clock_of(con: duckdb.DuckDBPyConnection) -> datetime:
    """Where the simulation goes on: where it was stopped, else where the sample data end."""
    told = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'feed' AND table_name = 'clock'"
    )
    if told.fetchall()[0][0]:
        found = con.execute("SELECT now FROM feed.clock").fetchall()
        if found:
            moment: datetime = found[0][0]
            return moment
    from sample_data.clock import NOW_AT

    return NOW_AT


class Simulation:
    """A source of lines for a feed; `clock` is its own time, which runs `speed` times as fast as the wall's.

    The same seed, database and start give the same lines, however they are read.
    """

    has_ended = False

    def __init__(
        self, con: duckdb.DuckDBPyConnection, start: datetime, *, speed: float = 1.0, seed: int = 7
    ) -> None:
        self._lists = {name: con.execute(sql).fetchall() for name, sql in _QUERIES.items()}
        self._random = random.Random(f"{seed} {start.isoformat()}")
        self._damage = random.Random(f"{seed} {start.isoformat()} damage")
        self._start, self._until, self._began, self._speed = start, start, time.monotonic(), speed
        self._waiting: list[tuple[datetime, int, dict[str, Any]]] = []
        self._held: list[bytes] = []
        self._count = 0
        self._next = {"viewing": start, "stream": start, "cards": start + timedelta(seconds=60)}

    def clock(self) -> datetime:
        """The moment up to which events have happened."""
        return self._until

    def read(self, known: Mapping[str, Offset], most: int) -> list[Piece]:
        """What has happened since the last lines were taken."""
        passed = timedelta(seconds=(time.monotonic() - self._began) * self._speed)
        self._held += self.until(self._start + passed)
        return [Piece("simulation", tuple(self._held))] if self._held else []

    def taken(self) -> None:
        """Let go of what was read."""
        self._held = []

    def until(self, moment: datetime) -> list[bytes]:
        """The lines of all that happens until then, in order."""
        self._draw_until(moment)
        self._until = max(self._until, moment)
        found = []
        while self._waiting and self._waiting[0][0] <= moment:
            found.append(self._line(heapq.heappop(self._waiting)[2]))
        return found

    def _draw_until(self, moment: datetime) -> None:
        kinds = {
            "viewing": (self._viewing, _SESSION_S),
            "stream": (self._stream, _STREAM_S),
            "cards": (self._cards, 0.0),
        }
        while (kind := min(self._next, key=lambda name: (self._next[name], name))) and self._next[
            kind
        ] <= moment:
            draw, mean = kinds[kind]
            at = self._next[kind]
            for when, event in draw(at):
                self._count += 1
                heapq.heappush(self._waiting, (when, self._count, event))
            wait = self._random.expovariate(1 / mean) if mean else _CARDS_S
            self._next[kind] = at + timedelta(seconds=wait)

    def _line(self, event: dict[str, Any]) -> bytes:
        text = json.dumps(event)
        if self._damage.random() < _BROKEN:
            text = self._damage.choice((text[: len(text) // 2], text.replace('"', "'"), "{}"))
        return text.encode() + b"\n"

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._start:%y%m%d%H%M%S}-{self._count}"

    def _viewing(self, at: datetime) -> Iterator[Event]:
        """One viewer, one video: loaded, played, perhaps left half-way, and the player's report of it."""
        draw = self._random
        user, session = draw.choice(self._lists["viewers"])[0], self._name("live")
        video, title, duration = draw.choice(self._lists["videos"])
        device, browser, system, version, referrer, placement = draw.choice(self._lists["sessions"])
        who = {"userId": user, "sessionId": session}
        about = {"device": device, "browser": browser, "os": system, "playerVersion": version}
        about |= {"referrer": referrer, "placement": placement}
        yield at, {"eventName": "player_session", **who, "timestamp": _iso(at), **about}
        load, ms = at + timedelta(seconds=0.2), 300 + draw.expovariate(1 / 700)

        def event(name: str, when: datetime, position: float) -> Event:
            row = {"eventName": name, **who, "videoId": video, "timestamp": _iso(when), "title": title}
            return when, row | {"currentTime": round(position, 3), "duration": duration}

        yield event("player_load", load, 0.0)
        begun = load + timedelta(milliseconds=ms)
        yield event("video_play", begun, 0.0)
        watched = min(duration, 15 + draw.expovariate(1 / (0.5 * duration)))
        ended = begun + timedelta(seconds=watched)
        yield event("video_ended" if watched == duration else "video_pause", ended, watched)
        report = {"outcome": "played", "startupMs": round(ms, 3), "playingMs": round(1000 * watched, 3)}
        report |= {
            "rebufferMs": round(draw.expovariate(1 / 400), 3),
            "rebuffers": draw.choice((0, 0, 0, 1, 2)),
        }
        report |= {"bitrateBps": draw.choice((1_200_000, 2_500_000, 5_000_000))}
        told = {"eventName": "playback_report", **who, "videoId": video, "timestamp": _iso(load)}
        yield ended + timedelta(seconds=0.1), told | report

    def _stream(self, at: datetime) -> Iterator[Event]:
        """A stream of the network from its request to its end, with its reports and its fee."""
        draw, stream = self._random, self._name("stream")
        card, gateway = draw.choice(self._lists["cards"]), draw.choice(self._lists["gateways"])[0]
        machine = {"address": card[0], "url": card[1]}
        job = {"stream_id": stream, "request_id": stream, "pipeline": card[9]}

        def trace(name: str, seconds: float, **more: Any) -> Event:
            data = {"type": name, **job, "model_id": card[10], "is_test_load": False, **more}
            return self._envelope("stream_trace", at + timedelta(seconds=seconds), data, gateway)

        yield trace("gateway_receive_stream_request", 0)
        if draw.random() < 0.04:
            yield trace("gateway_no_orchestrators_available", 0.6)
            yield trace("gateway_ingest_stream_closed", 0.7)
            return
        first, lasts = 1.5 + draw.expovariate(1 / 1.5), 40 + draw.expovariate(1 / 180)
        yield trace("gateway_send_first_ingest_segment", 0.2, orchestrator_info=machine)
        yield trace("runner_receive_first_ingest_segment", 0.3, orchestrator_info=machine)
        yield trace("runner_send_first_processed_segment", first, orchestrator_info=machine)
        yield trace("gateway_receive_first_processed_segment", first + 0.1, orchestrator_info=machine)
        yield trace("gateway_receive_few_processed_segments", first + 1.2, orchestrator_info=machine)
        yield from self._reports(at + timedelta(seconds=first), lasts, job, machine, gateway)
        yield trace("gateway_ingest_stream_closed", first + lasts, orchestrator_info=machine)
        paid = {"recipient": card[0], "pipeline": card[9], "manifestID": stream, "winProb": "0.001"}
        paid |= {"faceValue": str(draw.randint(1, 9) * 10**15), "numTickets": 1 + int(lasts // 60)}
        yield self._envelope("create_new_payment", at + timedelta(seconds=first + lasts), paid, gateway)

    def _reports(
        self, at: datetime, lasts: float, job: dict[str, Any], machine: dict[str, Any], gateway: str
    ) -> Iterator[Event]:
        draw, sent, received = self._random, 0, 0
        for second in range(_REPORT_S, int(lasts), _REPORT_S):
            when, fps = at + timedelta(seconds=second), round(draw.gauss(17, 1.5), 3)
            status = {
                "state": "ONLINE",
                "e2e_ms": round(draw.gauss(900, 80), 3),
                "orchestrator_info": machine,
            }
            status |= {"inference_status": {"fps": max(0.1, fps), "restart_count": 0, "last_error": None}}
            yield self._envelope(
                "ai_stream_status", when, job | status | {"input_status": {"fps": 20.5}}, gateway
            )
            sent, received = sent + draw.randint(900_000, 1_300_000), received + draw.randint(1_500, 2_000)
            track = {
                "type": "video",
                "jitter": round(draw.expovariate(1 / 8), 3),
                "packets_lost": second // 40,
            }
            stats: dict[str, Any] = {
                "peer_conn_stats": {"BytesReceived": sent, "BytesSent": 2 * sent},
                "conn_quality": "good",
            }
            stats |= {
                "track_stats": [track | {"packets_received": received, "rtt": draw.randint(10**7, 6 * 10**7)}]
            }
            yield self._envelope("stream_ingest_metrics", when, job | {"stats": stats}, gateway)

    def _cards(self, at: datetime) -> Iterator[Event]:
        """Every machine says what it has, as it does from time to time."""
        for card in self._lists["cards"]:
            gpu: dict[str, Any] = {
                "id": card[4],
                "name": card[5],
                "memory_total": card[6],
                "memory_free": card[7],
            }
            told: dict[str, Any] = {
                "pipeline": card[9],
                "model_id": card[10],
                "runner_version": card[11],
                "cuda_version": card[12],
            }
            hardware = [told | {"gpu_info": [gpu | {"utilization": card[8]}]}]
            place: dict[str, Any] = {
                "address": card[0],
                "orch_uri": card[1],
                "org": card[2],
                "region": card[3],
            }
            place["hardware"] = hardware
            yield self._envelope("network_capabilities", at, [place])

    def _envelope(self, kind: str, at: datetime, data: Any, gateway: str | None = None) -> Event:
        millis = round((at - datetime(1970, 1, 1)).total_seconds() * 1000)
        return at, {
            "id": self._name("e"),
            "type": kind,
            "timestamp": str(millis),
            "gateway": gateway,
            "data": data,
        }


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds") + "Z"
