"""What is told of a question while it is typed: POST /api/reading, asked at every pause by the question box.

It reads, and runs nothing; off the event loop, few at once, and of each page the newest text only.
"""

import asyncio
import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app import drafting
from app.web.guard import is_ours
from app.wordings import wording
from engine import Parlance
from engine.errors import EngineError
from engine.types.answer import Answer

_BYTES = 16_000  # of a request: each character of the longest question escaped, and some
_WAITING = 24
_FRESH = {"Cache-Control": "no-store"}
_FAULTS = {
    "elsewhere": (403, "Readings are for pages of this server."),
    "no_page": (403, "The page is not known any more. Load it again."),
    "no_json": (415, "Send JSON, as the page does."),
    "malformed": (400, "Send an object with page, text and cursor."),
    "too_long": (413, f"A question has at most {drafting.LONGEST} characters."),
    "busy": (503, "Too much is being read at the moment. Try again in a second."),
    "closed": (503, "The data cannot be read at the moment."),
}
_newest: dict[str, object] = {}  # by page: the request that is still worth an answer
_waiting: set[object] = set()


def route() -> Route:
    """The route."""
    return Route(drafting.PATH, reading, methods=["POST"])


async def reading(request: Request) -> Response:
    """Words, restatement or what is missing, and completions; or a fault with a code and a hint."""
    fault = _refused(request)
    if fault:
        return _fault(fault)
    told = await _body(request)
    if isinstance(told, str):
        return _fault(told)
    page, text, cursor = told
    found = drafting.find(page, request.cookies)
    if found is None:
        return _fault("no_page")
    if len(_waiting) >= _WAITING:
        return _fault("busy")
    return await _read(page, text, cursor, *found)


async def _read(page: str, text: str, cursor: int, door: Parlance, before: Answer | None) -> Response:
    mine = _newest[page] = object()
    _waiting.add(mine)
    try:
        work = _workers().submit(
            lambda: wording(door, text, cursor, before) if _newest.get(page) is mine else None
        )
        found = await asyncio.wrap_future(work)
    except EngineError:
        return _fault("closed")
    finally:
        _waiting.discard(mine)
        if _newest.get(page) is mine:
            del _newest[page]
    if found is None:
        return Response(status_code=204)
    # As ASCII: half of a sign that takes two may have been typed, which is no UTF-8.
    return Response(json.dumps(found), headers=_FRESH, media_type="application/json")


@cache
def _workers() -> ThreadPoolExecutor:
    """Questions that are asked go first: half of the cores are left to them."""
    return ThreadPoolExecutor(max(1, (os.cpu_count() or 2) // 2), thread_name_prefix="reading")


def _refused(request: Request) -> str:
    """The code of what speaks against a request before it is read; "" for nothing."""
    named, headers = request.headers.get("host", ""), request.headers
    forwarded = headers.get("x-forwarded-for") or headers.get("forwarded")
    if not is_ours(named, bool(forwarded)) or not _is_from_here(request, named):
        return "elsewhere"
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return "no_json"
    return ""


def _is_from_here(request: Request, host: str) -> bool:
    """Whether a page of this server asks, as far as the browser tells. What is no browser tells nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    names = (host, request.headers.get("x-forwarded-host"))
    return origin is None or urlsplit(origin).netloc in names


async def _body(request: Request) -> tuple[str, str, int] | str:
    """The page's key, the text and the place of the cursor; or the code of a fault."""
    sent = b""
    try:
        async for part in request.stream():
            sent += part
            if len(sent) > _BYTES:
                return "too_long"
        told: Any = json.loads(sent)
    except (ValueError, RecursionError, ClientDisconnect):
        return "malformed"
    if not isinstance(told, dict):
        return "malformed"
    page, text = told.get("page"), told.get("text")
    if not isinstance(page, str) or not isinstance(text, str):
        return "malformed"
    cursor = told.get("cursor", len(text))
    if type(cursor) is not int:
        return "malformed"
    return "too_long" if len(text) > drafting.LONGEST else (page, text, cursor)


def _fault(code: str) -> Response:
    status, hint = _FAULTS[code]
    headers = {**_FRESH, "Retry-After": "1"} if status == 503 else _FRESH
    return JSONResponse({"error": {"code": code, "hint": hint}}, status, headers)
