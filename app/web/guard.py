"""What a browser may do with a reply, and under which names this server may be talked to."""

import re
from ipaddress import ip_address
from socket import getfqdn

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from app.web.asgi import header, with_headers

_ANYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), payment=(), usb=()",
}
# Streamlit and Vega need inline code and compiled expressions; but nothing may come from, or go to,
# another machine, whatever a page is made to hold. A recording is a blob of the page itself, read by it.
_RULES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' data: blob:; worker-src 'self' blob:; frame-src 'self' data: blob:; "
    "connect-src 'self' blob:{sockets}; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::\d{1,5})?", re.IGNORECASE)


class Guarded:
    """Refuses sockets opened under a name that somebody else may own, and adds the headers of safety."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or one socket."""
        if scope["type"] == "websocket" and not is_ours(header(scope, "host"), _is_forwarded(scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": "unknown host"})
        elif scope["type"] == "http":
            await self.app(scope, receive, _safe(send, header(scope, "host")))
        else:
            await self.app(scope, receive, send)


def is_ours(host: str, forwarded: bool) -> bool:
    """Whether a socket may be opened under this name.

    A page of another site can point a name of its own at this machine and then read what it serves
    (DNS rebinding). So names with a dot are refused, except this machine's and those of the setting
    `server.allowedHosts`; addresses and bare names cannot be pointed elsewhere. A page cannot add
    headers to a socket, so one that a proxy forwarded is not such a page's.
    """
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    if config.get_option("server.allowedHosts") or forwarded:
        return True  # Streamlit itself holds the socket against that setting
    name = found[1].lower().strip("[]").rstrip(".")
    return "." not in name or name.endswith(".localhost") or _is_address(name) or name == getfqdn().lower()


def _is_forwarded(scope: Scope) -> bool:
    return bool(header(scope, "x-forwarded-for") or header(scope, "forwarded"))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _safe(send: Send, host: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = dict(_ANYWHERE)
            if any(key == b"content-type" and b"text/html" in value for key, value in message["headers"]):
                added["Content-Security-Policy"] = _rules(host)
            message["headers"] = with_headers(message["headers"], added)
        await send(message)

    return sent


def _rules(host: str) -> str:
    """Older browsers do not count a socket to the page's own server as 'self'."""
    named = _HOST.fullmatch(host)
    return _RULES.format(sockets=f" ws://{host} wss://{host}" if named else "")
