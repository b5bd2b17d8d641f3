"""Streamlit's scripts that a page needs besides its frame, told to the browser at once.

Streamlit's frame asks for the script of an element when the first one of its kind is to be drawn, and learns
what that script needs from the script: journeys one after the other, before the box to ask in stands.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.web.assets import Assets

_KINDS = ("Html", "Button", "BidiComponent", "MenuButton", "PageLink", "ChatInput")
"""Elements of the first page, as the files of Streamlit are called."""
_NEEDED = re.compile(r'\b(?:from|import)\s*"\./([\w.-]+\.js)"')
_FOLDER = "/static/js/"


@lru_cache(maxsize=8)
def early(assets: Assets) -> tuple[str, ...]:
    """Paths of scripts, each after those it was found by; none where Streamlit names its files otherwise."""
    known = set(assets.first())
    found: list[str] = []
    wanted = list(drawn(assets))
    while wanted:
        path = wanted.pop(0)
        if path in known or path not in assets.kinds:
            continue
        known.add(path)
        found.append(path)
        wanted += _needed(path, assets)
    return tuple(found)


@lru_cache(maxsize=8)
def drawn(assets: Assets) -> tuple[str, ...]:
    """Paths of the scripts of the first page's elements alone."""
    return tuple(path for kind in _KINDS for path in _of(kind, assets))


def _of(kind: str, assets: Assets) -> Iterator[str]:
    named = re.compile(rf"{_FOLDER}{kind}\.[\w-]+\.js")
    return (path for path in assets.kinds if named.fullmatch(path))


def _needed(path: str, assets: Assets) -> list[str]:
    text = (assets.source / path.lstrip("/")).read_text(encoding="utf-8")
    return [f"{_FOLDER}{name}" for name in _NEEDED.findall(text)]
