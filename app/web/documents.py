"""Every address that Streamlit would answer with its page of HTML is answered with ours."""

import gzip
from functools import lru_cache
from hashlib import sha256

import brotli
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.pages import place_of
from app.web.asgi import accepted, header, language, page_path
from app.web.assets import Assets
from app.web.document import document
from app.web.early import drawn, early

_NOT_PAGES = ("/_stcore/", "/media/", "/component/", "/app/static/", "/offline.html")


class Documents:
    """Takes Streamlit's page back on its way out. What is no page says so with its status: 404."""

    def __init__(self, app: ASGIApp, assets: Assets) -> None:
        self.app = app
        self.assets = assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path = page_path(scope) if scope["type"] == "http" else ""
        if scope["type"] != "http" or path.startswith(_NOT_PAGES):
            await self.app(scope, receive, send)
            return
        caught = False

        async def watched(message: Message) -> None:
            nonlocal caught
            if message["type"] == "http.response.start":
                caught = _is_page(message)
            if not caught:
                await send(message)

        await self.app(scope, receive, watched)
        if caught:
            await self._reply(path, scope)(scope, receive, send)

    def _reply(self, path: str, scope: Scope) -> Response:
        if path.startswith("/static/"):  # a script of another release: a page in its place would be a riddle
            return PlainTextResponse("not found", 404, headers={"Cache-Control": "no-cache"})
        how = accepted(scope) or "identity"
        body, tag = _encoded(self._page(path, scope), how)
        headers = {
            "Cache-Control": "no-cache",
            "ETag": tag,
            "Vary": "Accept-Encoding, Accept-Language, Cookie",
        }
        if tag in header(scope, "if-none-match") and place_of(path):
            return Response(status_code=304, headers=headers)
        if how != "identity":
            headers["Content-Encoding"] = how
        return Response(body, 200 if place_of(path) else 404, headers, "text/html; charset=utf-8")

    def _page(self, path: str, scope: Scope) -> str:
        known = path if place_of(path) else "/404"
        return document(self.assets.index, known, language(scope), early(self.assets), drawn(self.assets))


def _is_page(message: Message) -> bool:
    kind = dict(message["headers"]).get(b"content-type", b"")
    return message["status"] in (200, 304, 404) and kind.startswith(b"text/html")


@lru_cache(maxsize=64)
def _encoded(page: str, how: str) -> tuple[bytes, str]:
    plain = page.encode()
    made = {"br": brotli.compress, "gzip": gzip.compress}.get(how, bytes)(plain)
    return made, f'"{sha256(plain).hexdigest()[:20]}-{how}"'
