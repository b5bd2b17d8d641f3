"""A client for ASGI applications, without a server: one request, one reply."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Reply:
    """What came back; names of headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def fetch(
    app: ASGIApp, path: str, method: str = "GET", root: str = "", body: bytes = b"", **headers: str
) -> Reply:
    """Ask `app` for a path. Headers are written with _ for -."""
    return _reply(_ran(_sent(app, _scope("http", path, root, headers) | {"method": method}, body)))


def knock(app: ASGIApp, host: str, **headers: str) -> str:
    """Open a socket; the type of the first message back."""
    sent = _ran(_sent(app, _scope("websocket", "/_stcore/stream", "", {"host": host, **headers})))
    return str(sent[0]["type"])


def _ran(work: Coroutine[Any, Any, list[Message]]) -> list[Message]:
    """Run to its end in a thread of its own: in that of the tests the browser's loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _scope(kind: str, path: str, root: str, headers: dict[str, str]) -> dict[str, Any]:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": kind,
        "path": root + path,
        "raw_path": (root + path).encode(),
        "root_path": root,
        "query_string": b"",
        "headers": pairs,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("localhost", 8501),
        "client": ("127.0.0.1", 1),
    }


async def _sent(app: ASGIApp, scope: dict[str, Any], body: bytes = b"") -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        kind = f"{scope['type']}.{'connect' if scope['type'] == 'websocket' else 'request'}"
        return {"type": kind, "body": body}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


def _reply(sent: list[Message]) -> Reply:
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Reply(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))
