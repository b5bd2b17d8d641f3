"""A few events of the network by hand: each method tells one, at so many seconds after ten o'clock."""

from datetime import datetime, timedelta

import duckdb

from tests.sample_data.network_build import built, empty

TEN = datetime(2026, 6, 1, 10)
JOB = {"pipeline": "live-video-to-video", "model": "streamdiffusion-sdxl"}
HOST = {"orchestrator": "alpenwerk", "orchestrator_url": "https://a.example"}
OTHER = {"orchestrator": "aurora-grid", "orchestrator_url": "https://b.example"}
REQUEST, CHOSEN, FIRST, PLAYABLE, CLOSED, NONE, SWAP, ERROR = (
    "gateway_receive_stream_request",
    "gateway_send_first_ingest_segment",
    "runner_send_first_processed_segment",
    "gateway_receive_few_processed_segments",
    "gateway_ingest_stream_closed",
    "gateway_no_orchestrators_available",
    "orchestrator_swap",
    "error",
)


class Told:
    """Raw events as they come in, and the tables that are made of them."""

    def __init__(self) -> None:
        self.con = empty()
        self.count = 0

    def tell(self, stream: str, second: float | None, **columns: object) -> None:
        """One event of any stream; without a second it has no timestamp."""
        self.count += 1
        at = TEN + timedelta(seconds=second or 0)
        row = {
            "event_id": self.count,
            "received_at": at,
            "ts": None if second is None else at,
            "id": f"e-{self.count}",
            **columns,
        }
        marks = ", ".join("?" * len(row))
        self.con.execute(f"INSERT INTO raw.{stream} ({', '.join(row)}) VALUES ({marks})", list(row.values()))

    def trace(self, stream: str, second: float, kind: str, **columns: object) -> None:
        """A step of a session, by gateway gw-fra-1 unless said otherwise."""
        given = {"gateway": "gw-fra-1", "stream_id": stream, "type": kind, **JOB, **columns}
        self.tell("stream_trace", second, **given)

    def start(self, stream: str, second: float = 0, closed: float | None = 181.2, **columns: object) -> None:
        """A session that starts well: chosen after 0.2 s, first output after 1.2 s, playable after 2 s."""
        self.trace(stream, second, REQUEST, **columns)
        self.trace(stream, second + 0.2, CHOSEN, **{**HOST, **columns})
        self.trace(stream, second + 1.2, FIRST, **{**HOST, **columns})
        self.trace(stream, second + 2, PLAYABLE, **{**HOST, **columns})
        if closed is not None:
            self.trace(stream, second + closed, CLOSED, **{**HOST, **columns})

    def status(self, stream: str, second: float, output: float = 20, **columns: object) -> None:
        """A status report, online unless said otherwise."""
        usual = {"state": "ONLINE", "input_fps": 25, "e2e_ms": 900, "gateway": "gw-fra-1", **HOST}
        given = {"stream_id": stream, "pipeline": JOB["pipeline"], "output_fps": output, **usual, **columns}
        self.tell("stream_status", second, **given)

    def counters(self, stream: str, second: float, up: int, down: int, lost: int, got: int) -> None:
        """A report on the connection."""
        given = {"bytes_received": up, "bytes_sent": down, "packets_lost": lost, "packets_received": got}
        more = {"jitter_ms": 4, "rtt_ns": 28_000_000, "conn_quality": "good", "stream_id": stream}
        self.tell("ingest_metrics", second, **given, **more)

    def card(self, second: float, gpu: str, region: str | None = "FRA", **columns: object) -> None:
        """A machine tells its card."""
        given = {"gpu_id": gpu, "gpu_model": "RTX 5090", "region": region, **JOB, **HOST, **columns}
        self.tell("capabilities", second, **given)

    def build(self) -> duckdb.DuckDBPyConnection:
        """All tables made of what was told."""
        return built(self.con)


def rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    """The rows of a query, exact decimals as plain numbers."""
    return [
        tuple(float(value) if hasattr(value, "as_tuple") else value for value in row)
        for row in con.execute(sql).fetchall()
    ]
