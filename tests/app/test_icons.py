"""The font of icons: all that Streamlit and our pages show, sent with the one release it was made from."""

import re
from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from app.web.assets import Assets
from app.web.icons import about, font_path
from app.web.precompressed import Precompressed
from tests.app.asgi import fetch

STREAMLIT = Path(streamlit.__file__).parent
OURS = Path(__file__).parents[2] / "app"
NAMED = re.compile(r"\bmaterial/([a-z0-9_]+)")
NOT_THERE = {
    "star_filled",
    "icon_name",
    "unicode_name",
}  # no icons of the whole font either; words of docstrings


def server(tmp_path: Path) -> ASGIApp:
    bare = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("whole"))])
    return Precompressed(bare, Assets(kept=tmp_path))


def test_it_is_made_from_the_release_that_is_installed() -> None:
    """Run .ci/icons.py where this fails: till then the whole font is sent, which is right but large."""
    assert about()["streamlit"] == streamlit.__version__
    assert (STREAMLIT / "static" / font_path().lstrip("/")).exists()


def test_every_icon_that_is_named_is_in_it() -> None:
    files = [*(STREAMLIT / "static/static/js").glob("*.js"), *OURS.rglob("*.py")]
    named = {name for file in files for name in NAMED.findall(file.read_text("utf-8", "replace"))}
    assert len(named) > 50
    assert named - NOT_THERE <= set(about()["names"])


def test_it_is_sent_in_place_of_the_whole_one(tmp_path: Path) -> None:
    site = server(tmp_path)
    found = fetch(site, font_path())
    assert found.headers["content-type"] == "font/woff2"
    assert found.body[:4] == b"wOF2"
    whole = STREAMLIT / "static" / font_path().lstrip("/")
    assert len(found.body) * 5 < whole.stat().st_size
    again = fetch(site, font_path(), if_none_match=found.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert fetch(site, "/static/media/SourceSansVF-Upright.ttf.1.woff2").text == "whole"


def test_another_release_has_its_own(tmp_path: Path) -> None:
    assert font_path("1.0.0") == ""
    assert fetch(server(tmp_path), "/static/media/MaterialSymbols-Rounded.other.woff2").text == "whole"
    assert fetch(server(tmp_path), "/static/").text == "whole"
