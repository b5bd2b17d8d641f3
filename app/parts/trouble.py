"""Trouble that stops the app: what it is, what to do about it, and a page that comes back by itself."""

from html import escape
from pathlib import Path

import streamlit as st

from app import services
from app.cli import UsageError
from app.texts import screen
from engine.errors import EngineError
from semantic.issues import Issue, ModelError

EXPECTED = (EngineError, ModelError, OSError, UsageError)
_LOOK_S = 3.0
_MOST = 20  # faults that are listed; the first of them are behind most others


def show(trouble: Exception) -> None:
    """The page in place of all others, for as long as it lasts."""
    st.title(title(trouble), anchor=False)
    st.html(f'<div class="pl-trouble">{told(trouble)}</div>')  # the first picture of the page waits for it
    _look_again(str(trouble))


def title(trouble: Exception) -> str:
    """What the matter is, in a few words."""
    return screen.MODEL_BROKEN if isinstance(trouble, ModelError) else screen.CANNOT_START


def told(trouble: Exception) -> str:
    """Message and hint as HTML; for a model with faults, each of them with its place."""
    if isinstance(trouble, ModelError):
        items = "".join(map(_fault, trouble.issues[:_MOST]))
        left = len(trouble.issues) - _MOST
        more = f'<p class="pl-meta">{escape(screen.MORE_FAULTS.format(n=left))}</p>' if left > 0 else ""
        return f'<ul class="pl-faults">{items}</ul>{more}'
    parts = (trouble.message, trouble.hint) if isinstance(trouble, EngineError) else (str(trouble), "")
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def _fault(issue: Issue) -> str:
    """One fault: file and line, code, what is wrong, what to do."""
    line = f":{issue.place.line}" if issue.place.line else ""
    place = f"{Path(issue.place.file).name}{line}"
    head = f"<code>{escape(place)}</code> <code>{escape(issue.code)}</code>"
    hint = f'<p class="pl-meta">{escape(issue.hint)}</p>' if issue.hint else ""
    return f"<li><p>{head}</p><p>{escape(issue.message)}</p>{hint}</li>"


@st.fragment(run_every=_LOOK_S)
def _look_again(said: str) -> None:
    """Tried again every few seconds: once it is mended, or is another trouble, the page is drawn anew."""
    st.html(f'<p class="pl-notice" role="status">{escape(screen.TRIED_AGAIN)}</p>')
    try:
        services.door()
    except EXPECTED as found:
        if str(found) == said:
            return
    st.rerun()


def gone() -> None:
    """A line where the source is at its place no more: what was read of it is still answered from."""
    if services.is_source_gone():
        st.html(f'<p class="pl-notice" role="status">{escape(screen.SOURCE_GONE)}</p>')
