"""The first page of HTML: what is seen before scripts run, and what Streamlit's page must be for that."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from app.pages import PLACES
from app.texts import de, en
from app.web.assets import Assets
from app.web.document import document
from app.web.documents import Documents
from tests.app.asgi import fetch

ASSETS = Assets()
INDEX = ASSETS.index  # of the Streamlit that is installed: a release that changes it must not pass in silence


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def links(self, kind: str) -> list[str | None]:
        return [found["href"] for tag, found in self.found if tag == "link" and found.get("rel") == kind]


@pytest.fixture
def app() -> ASGIApp:
    """Behind it a Streamlit that answers every address with its page."""
    page = Route("/{path:path}", lambda _: HTMLResponse(INDEX))
    own = [
        Route("/offline.html", lambda _: HTMLResponse("own")),
        Route("/healthz", lambda _: PlainTextResponse("ok")),
    ]
    return Documents(Starlette(routes=[*own, page]), ASSETS)


def test_it_is_seen_before_styles_and_scripts() -> None:
    page = document(INDEX, "/")
    shell, sheet, root, script = (
        page.index(part) for part in ('id="pl-shell"', 'rel="stylesheet"', 'id="root"', "window.__streamlit")
    )
    assert shell < sheet < root < script
    assert page.count('rel="stylesheet"') == INDEX.count('rel="stylesheet"') == 1
    assert en.HEADLINE in page
    assert f"<title>{en.PRODUCT}</title>" in page
    assert "You need to enable JavaScript" not in page
    assert en.NEEDS_SCRIPT in page


def test_scripts_are_those_of_streamlit() -> None:
    ours, theirs = _Tags(document(INDEX, "/")), _Tags(INDEX)
    assert ours.links("modulepreload") == theirs.links("modulepreload")
    assert len(ours.links("modulepreload")) > 20
    modules = [found for tag, found in ours.found if tag == "script" and found.get("type") == "module"]
    assert modules == [
        found for tag, found in theirs.found if tag == "script" and found.get("type") == "module"
    ]


def test_what_is_not_used_is_not_loaded() -> None:
    tags = _Tags(document(INDEX, "/"))
    assert tags.links("preload") == []
    assert tags.links("service-desc") == []
    assert tags.links("manifest") == ["./manifest.webmanifest"]
    assert tags.links("icon") == ["./icon-192.png"]
    named = [
        part for _, found in tags.found for key, part in found.items() if key in ("src", "href") and part
    ]
    assert [part for part in named if not part.startswith("./")] == []


def test_both_themes_are_there_and_told_to_the_scripts() -> None:
    page = document(INDEX, "/")
    assert "@media (prefers-color-scheme:dark)" in page
    known = re.search(r"const known = (\{.*\});", page)
    assert known
    told = json.loads(known[1])
    assert told["path"] == "/"
    assert told["themes"]["LIGHT_THEME"]["backgroundColor"] != told["themes"]["DARK_THEME"]["backgroundColor"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.path)
def test_each_page_has_its_own_first_picture(place: object) -> None:
    page = document(INDEX, f"/{place.path}")  # type: ignore[attr-defined]
    shell = page[page.index('id="pl-shell"') : page.index('rel="stylesheet"')]
    assert ("pl-ask" in shell) == (place is PLACES[0])
    assert all(other.title in shell for other in PLACES), "the navigation stands where it will stand"


def test_texts_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(en, "HEADLINE", '<b>"1 & 2"</b> {places}')
    document.cache_clear()
    try:
        assert "&lt;b&gt;&quot;1 &amp; 2&quot;&lt;/b&gt;" in document(INDEX, "/")
    finally:
        document.cache_clear()


def test_pages_are_found_and_what_is_no_page_is_not(app: ASGIApp) -> None:
    for path in ("/", "/ask", "/catalog"):
        reply = fetch(app, path)
        assert (reply.status, reply.headers["cache-control"]) == (200, "no-cache")
        assert 'id="pl-shell"' in reply.text
    lost = fetch(app, "/nosuch/page")
    assert lost.status == 404
    assert 'id="pl-shell"' in lost.text
    assert "nosuch" not in lost.text
    gone = fetch(app, "/static/js/gone.js")
    assert (gone.status, gone.text) == (404, "not found")


def test_what_is_not_a_page_is_left_alone(app: ASGIApp) -> None:
    assert fetch(app, "/healthz").text == "ok"
    assert fetch(app, "/offline.html").text == "own"
    for path in ("/media/report.html", "/component/x/index.html", "/_stcore/health"):
        assert fetch(app, path).text == INDEX


def test_it_is_small_and_not_sent_twice(app: ASGIApp) -> None:
    reply = fetch(app, "/", accept_encoding="gzip, br")
    assert reply.headers["content-encoding"] == "br"
    assert len(reply.body) < 8_000
    assert fetch(app, "/", accept_encoding="gzip, br", if_none_match=reply.headers["etag"]).status == 304
    assert fetch(app, "/", accept_encoding="gzip", if_none_match=reply.headers["etag"]).status == 200
    assert fetch(app, "/catalog", accept_encoding="br", if_none_match=reply.headers["etag"]).status == 200


def test_static_files_of_the_screens_are_in_the_package() -> None:
    folder = Path(__file__).parents[2] / "app" / "static"
    assert {"shell.css", "shell.html", "shell.js", "style.css", "sw.js", "offline.html"} <= {
        path.name for path in folder.iterdir()
    }


def test_the_first_picture_is_in_the_language_of_the_visitor(app: ASGIApp) -> None:
    german = fetch(app, "/", accept_language="de-AT,en;q=0.5")
    assert '<html lang="de">' in german.text
    assert de.HEADLINE in german.text
    chosen = fetch(app, "/", accept_language="de", cookie="a=b; parlance_language=fr")
    assert '<html lang="fr">' in chosen.text
    assert "Cookie" in chosen.headers["vary"]
    assert fetch(app, "/", accept_language="de", if_none_match=chosen.headers["etag"]).status == 200
    for plain in (
        fetch(app, "/"),
        fetch(app, "/", cookie="parlance_language=<i>;]"),
        fetch(app, "/nosuch"),
    ):
        assert '<html lang="en">' in plain.text
