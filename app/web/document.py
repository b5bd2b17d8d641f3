"""The first page of HTML: Streamlit's, with what is seen before its scripts have run."""

import json
import re
from functools import lru_cache
from html import escape
from importlib.resources import files

from streamlit import config

from app import theme
from app.pages import ASK, PLACES, Place, place_of
from app.texts import LANGUAGES, screen, speaking

_HEAD = """<meta name="description" content="{about}" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)" />
    <link rel="manifest" href="./manifest.webmanifest" />
    <link rel="apple-touch-icon" href="./icon-192.png" />
    <style>{style}</style>
  </head>"""
_SCRIPT = '<link rel="modulepreload" crossorigin fetchpriority="low" href=".{path}" />\n    '
_ROOT = '<div id="root"></div>'
_STYLESHEET = re.compile(r'\s*<link rel="stylesheet"[^>]*>')
_UNUSED = (
    re.compile(r'\s*<link\s+rel="preload"[^>]*as="font"[^>]*/>'),  # a font the theme does not use
    re.compile(r'\s*<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', re.DOTALL),  # an API that is off
)


@lru_cache(maxsize=64)
def document(
    index: str,
    path: str,
    language: str = LANGUAGES[0],
    early: tuple[str, ...] = (),
    drawn: tuple[str, ...] = (),
) -> str:
    """The page at a path in a language, made of Streamlit's index. Elsewhere the frame alone.

    The scripts in `early` are asked for behind those that Streamlit names itself.
    """
    with speaking(language):
        return _document(index, path, early, drawn).replace(
            '<html lang="en">', f'<html lang="{language}">', 1
        )


def _document(index: str, path: str, early: tuple[str, ...], drawn: tuple[str, ...]) -> str:
    place = place_of(path)
    sheets = "".join(_STYLESHEET.findall(index))
    page = _STYLESHEET.sub("", index)
    for unused in _UNUSED:
        page = unused.sub("", page)
    page = re.sub(r"<title>.*?</title>", lambda _: f"<title>{escape(screen.PRODUCT)}</title>", page)
    page = re.sub(r'<link rel="shortcut icon"[^>]*/>', '<link rel="icon" href="./icon-192.png" />', page)
    page = re.sub(r"<noscript>.*?</noscript>", lambda _: _noscript(), page, flags=re.DOTALL)
    page = page.replace("</head>", _early(early) + _head(), 1)
    # A stylesheet holds up what stands behind it, scripts too: what is typed first must not wait for one.
    first, then = (
        f"<script>{script}</script>" for script in (static_text("first.js"), _script(place, path, drawn))
    )
    return page.replace(_ROOT, f"{_shell(place)}{first}{sheets}\n    {_ROOT}\n    {then}", 1)


def static_text(name: str) -> str:
    """A file of app/static."""
    return (files("app") / "static" / name).read_text(encoding="utf-8")


def filled(name: str, parts: dict[str, str]) -> str:
    """A file of app/static with its {names} replaced by texts, as far as they are given."""
    return re.sub(r"\{(\w+)\}", lambda found: escape(parts.get(found[1], found[0])), static_text(name))


def _noscript() -> str:
    return f"<noscript><p>{escape(screen.NEEDS_SCRIPT)}</p></noscript>"


def _early(scripts: tuple[str, ...]) -> str:
    return "".join(_SCRIPT.format(path=path) for path in scripts)


def _head() -> str:
    return _HEAD.format(
        about=escape(screen.ABOUT),
        light=theme.colour("light", "backgroundColor"),
        dark=theme.colour("dark", "backgroundColor"),
        style=static_text("style.css")
        + static_text("shell.css").replace("/* themes */", theme.colours() + _font()),
    )


def _shell(place: Place | None) -> str:
    """The frame, and the page's title or the box to ask in: where they will stand, so that nothing jumps."""
    title = screen.HEADLINE if place is ASK else place.title if place else ""
    parts = {
        "title": title,
        "ask": screen.PLACEHOLDER,
        "kind": "ask" if place is ASK else "page",
    }
    return filled("shell.html", parts).replace("{places}", _places())


def _script(place: Place | None, path: str, drawn: tuple[str, ...]) -> str:
    themes = {f"{kind.upper()}_THEME": _told(kind) for kind in theme.KINDS}
    lost = "" if place else screen.NO_PAGE
    known = {
        "path": path,
        "ready": place.ready if place else "h1",
        "themes": themes,
        "lost": lost,
        "drawn": drawn,
    }
    return static_text("shell.js").replace("/* known */ {}", json.dumps(known))


def _places() -> str:
    return "".join(f"<span>{escape(place.title)}</span>" for place in PLACES)


def _told(kind: str) -> dict[str, str]:
    """Told to Streamlit's scripts at once: until the server does, they would load a font of their own."""
    names = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
    fonts = {"bodyFont": "font", "headingFont": "font", "codeFont": "codeFont"}
    told = {name: str(config.get_option(f"theme.{option}") or "") for name, option in fonts.items()}
    return {name: theme.colour(kind, name) for name in names} | {
        name: font for name, font in told.items() if font
    }


def _font() -> str:
    font = config.get_option("theme.font") or "system-ui, sans-serif"
    return f"#pl-shell,#pl-shell textarea{{font-family:{font}}}"
