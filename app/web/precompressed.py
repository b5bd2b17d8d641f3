"""Static files in the form they were compressed to, or as they are where the client asks for that."""

from hashlib import sha256

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.asgi import accepted, header, page_path, with_headers
from app.web.assets import Assets
from app.web.icons import icons

FOREVER = "public, immutable, max-age=31536000"


class Precompressed:
    """Answers GET and HEAD under /static/; everything else, and what is not compressed yet, goes on."""

    def __init__(self, app: ASGIApp, assets: Assets) -> None:
        self.app = app
        self.assets = assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path = page_path(scope) if scope["type"] == "http" else ""
        if not path.startswith("/static/"):
            await self.app(scope, receive, send)
        elif (ready := icons(scope) or self._ready(path, scope)) is not None:
            await ready(scope, receive, send)
        else:
            await self.app(scope, receive, _plain(send, path in self.assets.kinds))

    def _ready(self, path: str, scope: Scope) -> Response | None:
        how = accepted(scope)
        if path not in self.assets.kinds or scope["method"] not in ("GET", "HEAD") or how is None:
            return None
        if header(scope, "range"):  # a range is of the plain file
            return None
        found = self.assets.read(path, how)
        return None if found is None else _reply(found, how, self.assets.kinds[path], scope)


def _reply(content: bytes, how: str, kind: str, scope: Scope) -> Response:
    tag = f'"{sha256(content).hexdigest()[:20]}-{how}"'
    headers = {"Cache-Control": FOREVER, "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in header(scope, "if-none-match"):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers={**headers, "Content-Encoding": how})


def _plain(send: Send, varies: bool) -> Send:
    """As Streamlit sends it, told apart from the compressed form. A file that is not there is not a page."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and varies:
            message["headers"] = with_headers(message["headers"], {"Vary": "Accept-Encoding"})
        await send(message)

    return sent
