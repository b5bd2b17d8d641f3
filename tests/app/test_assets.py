"""Static files: compressed once, sent in the form the client takes, as they are otherwise."""

import gzip
from pathlib import Path
from threading import Event

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from app.web.assets import Assets
from app.web.precompressed import Precompressed
from tests.app.asgi import fetch

SCRIPT = b"export const answer = 42; // the same, again and again\n" * 40
INDEX = '<script src="./static/js/first.1a.js"></script><link href="./static/css/gone.css">'


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    source = tmp_path / "streamlit"
    (source / "static/js").mkdir(parents=True)
    (source / "index.html").write_text(INDEX)
    for name in ("first.1a.js", "later.2b.js"):
        (source / "static/js" / name).write_bytes(SCRIPT)
    (source / "static/js/picture.png").write_bytes(b"\x89PNG")
    return Assets(source, tmp_path / "kept")


@pytest.fixture
def app(assets: Assets) -> ASGIApp:
    """Behind it a server that would send everything bare."""
    bare = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("bare"))])
    return Precompressed(bare, assets)


def test_first_comes_what_the_first_page_names(assets: Assets) -> None:
    lines: list[str] = []
    assets.compress_first(lines.append)
    assert lines == ["compressing 1 files of the screens, once"]
    assert assets.missing(assets.kinds) == ["/static/js/later.2b.js"]
    assets.compress_rest()
    assert assets.missing(assets.kinds) == []
    assets.compress_first(lines.append)
    assert len(lines) == 1, "the second start compresses nothing"


@pytest.mark.parametrize(
    ("wanted", "how", "opened"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
    ],
)
def test_the_client_gets_the_form_it_takes(
    app: ASGIApp, assets: Assets, wanted: str, how: str, opened: object
) -> None:
    assets.compress_rest()
    reply = fetch(app, "/static/js/first.1a.js", accept_encoding=wanted)
    assert reply.headers["content-encoding"] == how
    assert opened(reply.body) == SCRIPT  # type: ignore[operator]
    assert reply.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["content-type"].startswith("text/javascript")
    assert int(reply.headers["content-length"]) == len(reply.body) < len(SCRIPT) / 4


def test_each_form_has_a_tag_of_its_own_and_is_not_sent_twice(app: ASGIApp, assets: Assets) -> None:
    assets.compress_rest()
    path = "/static/js/first.1a.js"
    tags = {how: fetch(app, path, accept_encoding=how).headers["etag"] for how in ("br", "gzip")}
    assert len(set(tags.values())) == 2
    again = fetch(app, path, accept_encoding="br", if_none_match=tags["br"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["vary"] == "Accept-Encoding"
    assert fetch(app, path, accept_encoding="br", if_none_match=tags["gzip"]).status == 200


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/first.1a.js", {}),
        ("/static/js/first.1a.js", {"accept_encoding": "identity"}),
        ("/static/js/first.1a.js", {"accept_encoding": "br;q=0"}),
        ("/static/js/first.1a.js", {"accept_encoding": "br", "range": "bytes=0-5"}),
        ("/static/js/picture.png", {"accept_encoding": "br"}),
        ("/static/js/../index.html", {"accept_encoding": "br"}),
        ("/other", {"accept_encoding": "br"}),
    ],
)
def test_the_rest_is_left_to_the_server(
    app: ASGIApp, assets: Assets, path: str, headers: dict[str, str]
) -> None:
    assets.compress_rest()
    reply = fetch(app, path, **headers)
    assert reply.body == b"bare"
    assert "content-encoding" not in reply.headers
    assert (reply.headers.get("vary") == "Accept-Encoding") == (path == "/static/js/first.1a.js")


def test_until_it_is_compressed_it_goes_out_as_it_is(app: ASGIApp) -> None:
    assert fetch(app, "/static/js/first.1a.js", accept_encoding="br").body == b"bare"


def test_it_is_found_below_another_folder(app: ASGIApp, assets: Assets) -> None:
    assets.compress_rest()
    reply = fetch(app, "/static/js/first.1a.js", root="/numbers", accept_encoding="br")
    assert reply.headers["content-encoding"] == "br"


def test_a_folder_that_cannot_be_written_is_a_fault_of_the_disk(assets: Assets) -> None:
    assets.kept.write_text("a file where the folder should be")
    with pytest.raises(OSError, match="kept"):
        assets.compress_rest()


def test_it_stops_where_the_process_ends(assets: Assets) -> None:
    ending = Event()
    ending.set()
    assets.compress_rest(ending)
    assert assets.missing(assets.kinds) == list(assets.kinds)
