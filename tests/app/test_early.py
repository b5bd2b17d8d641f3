"""Scripts that the browser is told of before Streamlit's frame asks for them."""

from pathlib import Path

import pytest

from app.web.assets import Assets
from app.web.document import document
from app.web.early import early

JS = "/static/js/"


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    """A frame with one script, and elements that need others, each other and the frame."""
    folder = tmp_path / "static/js"
    folder.mkdir(parents=True)
    (tmp_path / "index.html").write_text('<script src="./static/js/index.1a.js"></script>')
    for name, text in {
        "index.1a.js": 'const later=()=>import("./ChatInput.2b.js")',
        "ChatInput.2b.js": 'import{a}from"./index.1a.js";import"./zip.3c.js";import x,{y}from"./gone.9z.js"',
        "zip.3c.js": 'import{b as c}from"./deep.4d.js";import("./wave.5e.js")',
        "deep.4d.js": 'import"./zip.3c.js"',
        "wave.5e.js": "",
        "ChatInputs.6f.js": "",
        "Html.7g.js": "",
    }.items():
        (folder / name).write_text(text)
    return Assets(tmp_path, tmp_path / "kept")


def test_what_an_element_needs_is_named_once_and_what_it_may_need_later_is_not(assets: Assets) -> None:
    assert early(assets) == (f"{JS}Html.7g.js", f"{JS}ChatInput.2b.js", f"{JS}zip.3c.js", f"{JS}deep.4d.js")


def test_the_streamlit_that_is_installed_has_them() -> None:
    assets = Assets()
    found = early(assets)
    for kind in ("Html", "Button", "BidiComponent", "MenuButton", "PageLink", "ChatInput"):
        assert any(path.startswith(f"{JS}{kind}.") for path in found), kind
    assert len(found) == len(set(found)) > 15
    assert not set(found) & set(assets.first())


def test_the_page_names_them_behind_its_own(assets: Assets) -> None:
    page = document('<head><link rel="modulepreload" href="./own.js"></head>', "/", early=early(assets))
    places = [page.index(f'href=".{path}"') for path in early(assets)]
    assert page.index("./own.js") < min(places)
    assert places == sorted(places)
    assert max(places) < page.index("</head>")
