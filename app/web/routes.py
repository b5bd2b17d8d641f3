"""The routes beside the pages: is it ready, what was counted, and what makes the page an app of its own."""

import json
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from importlib.resources import files

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message

from app import counts, theme
from app.pages import PLACES
from app.texts import language, screen, speaking
from app.web import document, readiness, reading
from app.web.asgi import language as asked_language

_OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
_END = "# EOF"
_ICONS = ("icon-192.png", "icon-512.png", "icon-maskable.png")
_FRESH = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
_DAY = {"Cache-Control": "public, max-age=86400"}


def routes() -> list[BaseRoute]:
    """All of them."""
    return [
        Route("/healthz", health),
        Route("/metrics", metrics),
        Route("/manifest.webmanifest", spoken(manifest)),
        Route("/sw.js", spoken(worker)),
        Route("/offline.html", spoken(offline)),
        Route("/robots.txt", robots),
        reading.route(),
        Route("/favicon.ico", lambda _: RedirectResponse("./icon-192.png", headers=_DAY)),
        *(Route(f"/{name}", icon) for name in _ICONS),
    ]


def spoken(reply: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """A reply in the language of the visitor."""

    async def said(request: Request) -> Response:
        with speaking(asked_language(request.scope)):
            return await reply(request)

    return said


async def health(_: Request) -> Response:
    """200 once model and data are open and a question was tried; 503 until then, or if they cannot be."""
    state = readiness.state()
    told = {"status": state, "version": version("parlance")}
    return JSONResponse(told, 200 if state == readiness.READY else 503, headers={"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    """Streamlit's counts of sessions and memory, then ours."""
    theirs = await _streamlit(request.app)
    text = theirs.rstrip().removesuffix(_END) + counts.exposed()
    return Response(text, media_type=_OPEN_METRICS, headers={"Cache-Control": "no-store"})


async def manifest(_: Request) -> Response:
    """What the browser needs to install the page as an app."""
    sizes = zip(_ICONS, ("192x192", "512x512", "512x512"), ("any", "any", "maskable"), strict=True)
    told = {
        "id": "./",
        "name": screen.PRODUCT,
        "short_name": screen.PRODUCT,
        "description": screen.ABOUT,
        "lang": language(),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": theme.colour("light", "backgroundColor"),
        "theme_color": theme.colour("light", "primaryColor"),
        "icons": [
            {"src": f"./{name}", "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in sizes
        ],
        "shortcuts": [{"name": place.title, "url": f"./{place.path}"} for place in PLACES],
    }
    return Response(json.dumps(told), media_type="application/manifest+json", headers=_FRESH)


async def worker(_: Request) -> Response:
    """At the root, to watch over every page; never kept, so that it can be replaced."""
    kept = (
        f"{version('parlance')}-{language()}"  # another language is another worker, with its own offline page
    )
    text = document.static_text("sw.js").replace("/* version */", kept)
    return Response(text, media_type="text/javascript", headers=_FRESH)


async def offline(_: Request) -> Response:
    """The page for a visitor whose network is gone, whole in itself."""
    parts = {
        "language": language(),
        "product": screen.PRODUCT,
        "title": screen.OFFLINE_TITLE,
        "text": screen.OFFLINE_TEXT,
        "again": screen.TRY_AGAIN,
    }
    text = document.filled("offline.html", parts).replace("/* themes */", theme.colours())
    return Response(text, media_type="text/html", headers=_FRESH)


async def robots(_: Request) -> Response:
    """A company's numbers are not for search engines."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n", headers=_DAY)


async def icon(request: Request) -> Response:
    """One of the icons, from the package."""
    content = (files("app") / "static" / request.url.path.rpartition("/")[2]).read_bytes()
    return Response(content, media_type="image/png", headers=_DAY)


async def _streamlit(app: Starlette) -> str:
    """The counts of Streamlit, asked for as from outside: how it keeps them is its own affair."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/_stcore/metrics",
        "raw_path": b"/_stcore/metrics",
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "http_version": "1.1",
        "scheme": "http",
    }
    parts: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return b"".join(parts).decode()
