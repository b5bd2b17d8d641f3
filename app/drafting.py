"""The pages on which somebody may be typing: whose each is, and what a question there would go on from.

A page proves itself by a key that it alone was given when it was drawn: what may not see the page
may not have a text read either.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Lock
from weakref import ref

from engine import Parlance
from engine.types.answer import Answer

PATH = "/api/reading"
LONGEST = 1000  # characters of a question
_SIGNED_IN = "_streamlit_user"  # how the names of Streamlit's cookies of an account begin
_MOST = 5000
_drawn: "OrderedDict[str, Drawn]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class Drawn:
    """A page as it was drawn last. `account` tells who was signed in, without telling the name."""

    account: str
    door: "ref[Parlance]"
    before: Answer | None


def note(key: str, cookies: Mapping[str, str], door: Parlance, before: Answer | None) -> None:
    """A page was drawn for the visitor with these cookies, after this answer. The oldest are forgotten."""
    with _lock:
        _drawn[key] = Drawn(_account(cookies), ref(door), _light(before))
        _drawn.move_to_end(key)
        while len(_drawn) > _MOST:
            _drawn.popitem(last=False)


def find(key: str, cookies: Mapping[str, str]) -> tuple[Parlance, Answer | None] | None:
    """What a text on this page is read with, and after; None where there is no such page of this visitor."""
    with _lock:
        drawn = _drawn.get(key)
    door = drawn.door() if drawn is not None and drawn.account == _account(cookies) else None
    return (door, drawn.before) if drawn is not None and door is not None else None


def _account(cookies: Mapping[str, str]) -> str:
    """Who is signed in by these cookies; nobody is somebody too."""
    said = sorted((name, value) for name, value in cookies.items() if name.startswith(_SIGNED_IN))
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _light(before: Answer | None) -> Answer | None:
    """An answer with what a question may go on from, and without its rows."""
    if before is None:
        return None
    return replace(before, plan=None, table=None, chart=None, sql="", chips=(), follow_up=None, runners_up=())
