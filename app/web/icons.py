"""The icons that the screens can show, as a font a seventh of the size of Streamlit's.

It is sent in place of Streamlit's only with the release that it was made from (.ci/icons.py): any other gets
its own font whole, so that no icon is ever seen as its name.
"""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from starlette.responses import Response
from starlette.types import Scope
from streamlit import __version__

from app.web.asgi import header, page_path

_FRESH = "no-cache"  # its address stays when the font does not, so browsers ask whether it is the same


@cache
def about() -> dict[str, Any]:
    """What the font was made from, and the names of its icons."""
    found: dict[str, Any] = json.loads(_folder().joinpath("icons.json").read_text(encoding="utf-8"))
    return found


def font_path(release: str = __version__) -> str:
    """The address of the font that ours stands for; "" with another release of Streamlit."""
    return f"/static/media/{about()['font']}" if about()["streamlit"] == release else ""


def icons(scope: Scope) -> Response | None:
    """The font, where it is asked for."""
    if page_path(scope) != font_path() or scope["method"] not in ("GET", "HEAD"):
        return None
    content, tag = _font()
    headers = {"Cache-Control": _FRESH, "ETag": tag}
    if tag in header(scope, "if-none-match"):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="font/woff2", headers=headers)


@cache
def _font() -> tuple[bytes, str]:
    content = _folder().joinpath("icons.woff2").read_bytes()
    return content, f'"{sha256(content).hexdigest()[:20]}"'


def _folder() -> Any:
    return files("app") / "static" / "icons"
