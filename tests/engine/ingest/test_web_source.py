"""Lines from a web server: read once, whatever the server knows, and only from where it is allowed."""

import http.server
import threading
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from engine.ingest.faults import FeedError
from engine.ingest.sources import Offset
from engine.ingest.web_source import WebSource
from engine.warehouse.web_address import is_public


class Server(http.server.ThreadingHTTPServer):
    """A document of bytes; `ways` is what the server knows, `sent` the bytes it sent, `asked` the headers."""

    content = b""
    ways: frozenset[str] = frozenset()
    status = 0
    sent = 0
    asked: dict[str, str]


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        server = self.server
        server.asked = dict(self.headers)
        if server.status:
            self.send_response(server.status)
            self.send_header("Location", f"http://127.0.0.1:{server.server_port}/b.jsonl")
            self.end_headers()
            if server.status == 302:
                server.status = 0
            return
        tag = f'"{hash(server.content)}"'
        moment = formatdate(len(server.content), usegmt=True)
        is_same = "etag" in server.ways and self.headers.get("If-None-Match") == tag
        is_same = is_same or ("modified" in server.ways and self.headers.get("If-Modified-Since") == moment)
        start = int(self.headers.get("Range", "bytes=0-")[6:-1]) if "range" in server.ways else 0
        if is_same:
            self.send_response(304)
            self.end_headers()
            return
        if start and start >= len(server.content):
            self.send_response(416)
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if "etag" in server.ways:
            self.send_header("ETag", tag)
        if "modified" in server.ways:
            self.send_header("Last-Modified", moment)
        body = server.content[start:]
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        server.sent += len(body)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


class Reader:
    """Reads as a feed does, with offsets that are kept."""

    def __init__(self, server: Server, **given: bool) -> None:
        self.source = WebSource(f"http://127.0.0.1:{server.server_port}/a.jsonl", allow_private=True, **given)
        self.known: dict[str, Offset] = {}

    def read(self, most: int = 100) -> list[bytes]:
        pieces = self.source.read(self.known, most)
        self.known.update({piece.offset.identity: piece.offset for piece in pieces if piece.offset})
        return [line for piece in pieces for line in piece.lines]


WAYS = [frozenset[str](), {"range"}, {"etag"}, {"modified"}, {"range", "etag"}, {"range", "modified"}]


@pytest.mark.parametrize("ways", WAYS, ids=lambda ways: "+".join(sorted(ways)) or "nothing")
def test_every_line_comes_once(server: Server, ways: frozenset[str]) -> None:
    server.ways, reader = frozenset(ways), Reader(server)
    seen: list[bytes] = []
    for number in range(40):
        server.content += b'{"n": %d, "pad": "%s"}\n{"ha' % (number, b"x" * 100)
        seen += reader.read(most=3)
        seen += reader.read()
        assert reader.read() == []
        server.content += b'lf": %d}\n' % number
    seen += reader.read()
    assert b"".join(seen) == server.content
    assert len(seen) == 80


@pytest.mark.parametrize("ways", [{"range"}, {"range", "etag"}])
def test_only_what_is_new_is_sent(server: Server, ways: frozenset[str]) -> None:
    server.ways, reader = frozenset(ways), Reader(server)
    server.content = b'{"n": 1}\n' * 100_000
    assert len(reader.read(200_000)) == 100_000
    server.sent = 0
    assert reader.read() == []
    server.content += b'{"n": 2}\n'
    assert reader.read() == [b'{"n": 2}\n']
    assert server.sent < 5000


@pytest.mark.parametrize("ways", WAYS[:4], ids=lambda ways: "+".join(sorted(ways)) or "nothing")
@pytest.mark.parametrize("length", [1, 500])
def test_a_replaced_document_is_read_from_its_beginning(
    server: Server, ways: frozenset[str], length: int
) -> None:
    server.ways, reader = frozenset(ways), Reader(server)
    server.content = b'{"old": 1}\n' * 50
    assert len(reader.read()) == 50
    server.content = b'{"new": 1}\n' * length
    assert reader.read(1000) == [b'{"new": 1}\n'] * length


def test_a_server_that_fails_is_trouble_that_may_pass(server: Server) -> None:
    server.status, reader = 503, Reader(server)
    with pytest.raises(OSError, match=r"a\.jsonl: the server answered 503"):
        reader.read()
    server.status, server.content = 0, b"{}\n"
    assert reader.read() == [b"{}\n"]


def test_nobody_listens() -> None:
    with Server(("127.0.0.1", 0), Handler) as found:
        reader = Reader(found)
    with pytest.raises(OSError, match="refused"):
        reader.read()


def test_a_redirect_is_followed_only_when_allowed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.status, server.content = 302, b"{}\n"
    assert Reader(server).read() == [b"{}\n"]
    server.status = 302
    monkeypatch.setattr("engine.warehouse.web_address.is_public", lambda address: True)
    with pytest.raises(FeedError, match="redirects elsewhere"):
        WebSource(f"http://127.0.0.1:{server.server_port}/a").read({}, 10)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_this_machine_is_refused(server: Server, host: str) -> None:
    with pytest.raises(FeedError, match=r"not a public address.*--allow-private"):
        WebSource(f"http://{host}:{server.server_port}/a.jsonl").read({}, 10)


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.0.0.1", False),
        ("172.16.5.5", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("ff02::1", False),
    ],
)
def test_addresses(address: str, wanted: bool) -> None:
    assert is_public(address) is wanted


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "http:///a", "file:///etc/passwd", "http://u:p@8.8.8.8/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(FeedError):
        WebSource(url).read({}, 10)


def test_a_name_that_nobody_knows_now_is_trouble_that_may_pass() -> None:
    with pytest.raises(OSError, match="no machine called nobody"):
        WebSource("https://nobody.invalid/a.jsonl").read({}, 10)


def test_the_name_of_the_server_is_sent_and_its_answer_is_left_as_it_is(server: Server) -> None:
    server.content = b"{}\n"
    Reader(server).read()
    assert server.asked == {
        "Host": f"127.0.0.1:{server.server_port}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "User-Agent": "parlance",
        "Connection": "close",
    }


def test_once_ends_when_all_is_read(server: Server) -> None:
    server.content, reader = b"{}\n{}\n", Reader(server, once=True)
    assert (len(reader.read()), reader.source.has_ended) == (2, False)
    assert (len(reader.read()), reader.source.has_ended) == (0, True)
