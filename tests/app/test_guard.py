"""Headers of safety, and the names under which a socket is opened."""

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from streamlit import config

from app.web.guard import Guarded
from tests.app.asgi import fetch, knock


async def _taken(socket: WebSocket) -> None:
    await socket.accept()


@pytest.fixture
def app() -> ASGIApp:
    page = HTMLResponse("<p>", headers={"Referrer-Policy": "no-referrer"})
    routes = [
        Route("/", lambda _: page),
        Route("/json", lambda _: JSONResponse({})),
        WebSocketRoute("/_stcore/stream", _taken),
    ]
    return Guarded(Starlette(routes=routes))


def test_a_page_may_load_from_this_server_alone(app: ASGIApp) -> None:
    reply = fetch(app, "/", host="localhost:8501")
    rules = dict(rule.strip().split(" ", 1) for rule in reply.headers["content-security-policy"].split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["connect-src"] == "'self' blob: ws://localhost:8501 wss://localhost:8501"
    assert rules["frame-ancestors"] == "'self'"
    allowed = {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}
    others = {
        part for name, rule in rules.items() for part in rule.split() if name != "connect-src"
    } - allowed
    assert others == set()


def test_a_host_that_is_no_name_gets_into_no_rule(app: ASGIApp) -> None:
    rules = fetch(app, "/", host="x; script-src *").headers["content-security-policy"]
    assert "connect-src 'self' blob:;" in rules
    assert "*" not in rules


def test_every_reply_is_taken_for_what_it_says_it_is(app: ASGIApp) -> None:
    reply = fetch(app, "/json", host="localhost")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "same-origin"
    assert "content-security-policy" not in reply.headers
    assert fetch(app, "/", host="localhost").headers["referrer-policy"] == "no-referrer", "what is set, stays"


@pytest.mark.parametrize(
    "host",
    ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "10.1.2.3", "parlance", "app.localhost", "LOCALHOST."],
)
def test_a_socket_opens_under_names_nobody_else_can_own(app: ASGIApp, host: str) -> None:
    assert knock(app, host) == "websocket.accept"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example:8501", "127.0.0.1.evil.example", "", "a b"]
)
def test_a_socket_under_a_name_of_somebody_else_is_refused(app: ASGIApp, host: str) -> None:
    assert knock(app, host) == "websocket.close"


def test_a_proxy_or_the_setting_may_name_more(app: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    assert knock(app, "numbers.example.com", x_forwarded_for="10.0.0.9") == "websocket.accept"
    ordinary = config.get_option
    monkeypatch.setattr(
        config,
        "get_option",
        lambda name: ["numbers.example.com"] if name == "server.allowedHosts" else ordinary(name),
    )
    assert knock(app, "numbers.example.com") == "websocket.accept"
