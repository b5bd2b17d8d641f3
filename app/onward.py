"""What else there is to the answers on the page, found out once for each and only when it is wanted."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from app import services
from engine.types.answer import Answer

_MOST_KEPT = 32
_Found = TypeVar("_Found")


def once(answer: Answer, what: str, find: Callable[[], _Found]) -> _Found:
    """What `find` gives for an answer, found in its turn and kept for this visitor."""
    kept: dict[Any, Any] = st.session_state.setdefault("onward", {})
    key = what, answer.query.hash if answer.query else answer.question, answer.language, answer.now
    if key not in kept:
        kept[key] = services.in_turn(find)
        for old in list(kept)[:-_MOST_KEPT]:
            del kept[old]
    found: _Found = kept[key]
    return found
