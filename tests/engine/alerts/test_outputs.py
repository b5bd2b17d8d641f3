"""What outputs make of notices: lines, JSON, rows that are completed, and signed requests."""

import hashlib
import hmac
import json
import sqlite3
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.alerts.delivery import OutputError, deliver
from engine.alerts.evaluation import acknowledge_alert
from engine.alerts.notices import Notice
from engine.alerts.outputs.log import JsonLines, Log
from engine.alerts.outputs.table import Table
from engine.alerts.outputs.webhook import ATTEMPTS, Webhook
from engine.errors import SourceError
from tests.engine.alerts.world import World, at

RULE: dict[str, Any] = {
    "metric": "total",
    "by": ["sample.feed"],
    "window": "last 1 minute",
    "comparator": ">",
    "threshold": 5,
    "severity": "critical",
}
SAMPLES = ["10:00 a 9/1", "10:00 b 7/1", "10:01 a 1/1", "10:01 b 8/1"]


@pytest.fixture
def notices(tmp_path: Path) -> list[Notice]:
    """Both fire at 10:01, b is taken up at 10:01:15, a is over at 10:02, b (without data) at 10:03."""
    world = World(tmp_path, SAMPLES, RULE)
    world.turn("10:01")
    acknowledge_alert(
        world.model.alerts[0], world.model, "b", "eva", at("10:01:15"), world.store, {"memory": "log"}
    )
    world.turn("10:02")
    world.turn("10:03")
    assert [one.kind for one in world.memory.notices] == ["fired", "acknowledged", "resolved", "resolved"]
    return world.memory.notices


def test_a_log_has_one_line_a_notice_and_no_control_characters(tmp_path: Path) -> None:
    lines: list[str] = []
    world = World(tmp_path, ["10:00 \x1b[2Jx\n2026 9/1"], RULE)
    world.turn("10:01", [Log(lines.append)])
    assert len(lines) == 1
    assert lines[0].startswith(
        "2026-03-02T10:01:00 critical alert fired: rule (rule): sample.feed=?[2Jx?2026 9"
    )
    assert lines[0].isprintable()


def test_json_lines_are_appended(tmp_path: Path, notices: list[Notice]) -> None:
    path = tmp_path / "told.jsonl"
    path.write_text('{"cut": "of', encoding="utf-8")
    for notice in notices:
        JsonLines(path).send(notice)
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert first == '{"cut": "of'
    assert [Notice.model_validate_json(line) for line in lines] == notices
    fired = json.loads(lines[0])
    assert [one["after"]["last"]["value"] for one in fired["alerts"]] == [9.0, 7.0]
    with pytest.raises(OutputError, match="cannot be written"):
        JsonLines(tmp_path / "no" / "folder").send(notices[0])


def _rows(path: Path) -> list[tuple[Any, ...]]:
    sql = (
        "SELECT alert_group, fired_at, acknowledged_at, resolved_at, resolve_minutes, dataset, metric,"
        " severity, status, rule, value, threshold, owner FROM dq_alert ORDER BY alert_group"
    )
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path)) as con:
            return con.execute(sql).fetchall()
    connection = sqlite3.connect(path)
    rows = connection.execute(sql).fetchall()
    connection.close()
    return [tuple(_moment(cell) for cell in row) for row in rows]


def _moment(cell: Any) -> Any:
    return datetime.fromisoformat(cell) if isinstance(cell, str) and cell.startswith("2026-") else cell


@pytest.mark.parametrize("ending", ["duckdb", "sqlite"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 0, 1, 1, 2, 3, 3), (0, 3, 2, 1, 0)])
def test_a_row_an_incident_whatever_comes_twice_or_late(
    tmp_path: Path, notices: list[Notice], ending: str, order: tuple[int, ...]
) -> None:
    path = tmp_path / f"alerts.{ending}"
    for number in order:
        Table(path).send(notices[number])
    a, b = _rows(path)
    told = ("sample", "total", "critical", "resolved", "rule")
    assert a == ("sample.feed=a", at("10:01"), None, at("10:02"), 1.0, *told, 9.0, 5.0, "metrics team")
    assert b == (
        "sample.feed=b",
        at("10:01"),
        at("10:01:15"),
        at("10:03"),
        2.0,
        *told,
        7.0,
        5.0,
        "metrics team",
    )


@pytest.mark.parametrize("ending", ["duckdb", "sqlite"])
def test_the_status_of_an_open_row(tmp_path: Path, notices: list[Notice], ending: str) -> None:
    path = tmp_path / f"alerts.{ending}"
    Table(path).send(notices[0])
    assert [row[8] for row in _rows(path)] == ["open", "open"]
    Table(path).send(notices[1])
    assert [row[8] for row in _rows(path)] == ["open", "acknowledged"]


def test_a_table_with_rows_of_others_gets_the_columns_it_lacks(tmp_path: Path, notices: list[Notice]) -> None:
    path = tmp_path / "alerts.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute(
            "CREATE TABLE dq_alert (alert_id BIGINT PRIMARY KEY, fired_at TIMESTAMP NOT NULL, acknowledged_at"
            " TIMESTAMP, resolved_at TIMESTAMP, resolve_minutes DOUBLE, dataset VARCHAR NOT NULL,"
            " metric VARCHAR NOT NULL, severity VARCHAR NOT NULL, status VARCHAR NOT NULL)"
        )
        con.execute(
            "INSERT INTO dq_alert VALUES (1, '2026-01-01', NULL, NULL, NULL, 'd', 'm', 'info', 'open')"
        )
    for notice in notices:
        Table(path).send(notice)
    assert [row[9] for row in _rows(path)] == ["rule", "rule", None]


def test_a_table_in_use_is_an_output_that_failed(tmp_path: Path, notices: list[Notice]) -> None:
    path = tmp_path / "alerts.sqlite"
    path.write_bytes(b"this is no database at all, though it is long enough")
    with pytest.raises(OutputError, match="cannot be written"):
        Table(path).send(notices[0])


class _Service(BaseHTTPRequestHandler):
    """Answers with the statuses it is given, and keeps what came."""

    statuses: list[int]
    requests: list[tuple[str, dict[str, str], bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.requests.append((self.path, dict(self.headers), body))
        self.send_response(self.statuses.pop(0) if self.statuses else 200)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *about: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[tuple[str, type[_Service]]]:
    """A local server, its address, and the statuses that it answers with."""
    handler = type("Handler", (_Service,), {"statuses": [], "requests": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/hook?a=1", handler
    server.shutdown()
    server.server_close()


def _webhook(url: str, waits: list[float] | None = None) -> Webhook:
    return Webhook(url, "top secret", allow_private=True, sleep=(waits if waits is not None else []).append)


def test_a_webhook_posts_a_signed_notice(service: tuple[str, type[_Service]], notices: list[Notice]) -> None:
    url, handler = service
    _webhook(url).send(notices[0])
    ((path, headers, body),) = handler.requests
    assert path == "/hook?a=1"
    assert headers["Host"] == url.split("/")[2]
    assert headers["Content-Type"] == "application/json"
    assert headers["X-Parlance-Delivery"] == notices[0].id
    assert Notice.model_validate_json(body) == notices[0]
    seconds, signature = (part.split("=")[1] for part in headers["X-Parlance-Signature"].split(","))
    expected = hmac.new(b"top secret", seconds.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert signature == expected
    assert b"top secret" not in body


@pytest.mark.parametrize(
    ("statuses", "tried", "waits", "fault"),
    [
        ([500, 503], 3, [1.0, 2.0], ""),
        ([429], 2, [1.0], ""),
        ([500, 500, 500], 3, [1.0, 2.0], "answered 500"),
        ([404], 1, [], "answered 404"),
        ([302], 1, [], "answered 302"),
        ([307], 1, [], "answered 307"),
    ],
)
def test_a_webhook_tries_again_only_where_it_may_help(
    service: tuple[str, type[_Service]],
    notices: list[Notice],
    statuses: list[int],
    tried: int,
    waits: list[float],
    fault: str,
) -> None:
    url, handler = service
    handler.statuses, waited = list(statuses), list[float]()
    if fault:
        with pytest.raises(OutputError, match=fault):
            _webhook(url, waited).send(notices[0])
    else:
        _webhook(url, waited).send(notices[0])
    assert [path for path, *_ in handler.requests] == ["/hook?a=1"] * tried
    assert len({headers["X-Parlance-Delivery"] for _, headers, _ in handler.requests}) == 1
    assert waited == waits


def test_a_webhook_without_anybody_there_fails_after_all_attempts(notices: list[Notice]) -> None:
    waited: list[float] = []
    with pytest.raises(OutputError, match="did not answer"):
        _webhook("http://127.0.0.1:9/", waited).send(notices[0])
    assert len(waited) == ATTEMPTS - 1


def test_a_webhook_that_is_not_encrypted_though_it_says_so_is_not_spoken_to(
    service: tuple[str, type[_Service]], notices: list[Notice]
) -> None:
    url, handler = service
    with pytest.raises(OutputError, match="did not answer"):
        _webhook(url.replace("http:", "https:")).send(notices[0])
    assert handler.requests == []


def test_a_webhook_goes_to_no_private_address(
    service: tuple[str, type[_Service]], notices: list[Notice]
) -> None:
    url, handler = service
    with pytest.raises(OutputError, match="localhost is not a public address"):
        Webhook(url, "s").send(notices[0])
    assert handler.requests == []


def test_a_webhook_needs_an_address_and_a_secret() -> None:
    with pytest.raises(SourceError, match="no secret"):
        Webhook("https://example.org/", "")
    with pytest.raises(SourceError, match="not one of the web"):
        Webhook("file:///etc/passwd", "s")
    assert "hush" not in repr(Webhook("https://example.org/", "hush"))
    assert "token" not in Webhook("https://example.org/token", "s").name


def test_a_webhook_that_fails_keeps_the_notice(tmp_path: Path, service: tuple[str, type[_Service]]) -> None:
    url, handler = service
    handler.statuses = [400]
    world, hook = World(tmp_path, SAMPLES, RULE), _webhook(url)
    world.turn("10:01", [hook])
    assert world.store.waiting() == {hook.name: 1}
    assert deliver(world.store, [hook]) == {}
    assert world.store.waiting() == {}
    assert [Notice.model_validate_json(body).kind for *_, body in handler.requests] == ["fired", "fired"]
