"""How many questions are before a visitor's own, told under the box to ask in while there is a line."""

from html import escape

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.texts import screen

_PLACE = "waiting_place"


def place() -> None:
    """Where it will be told, if it comes to that. It is told before the next page is drawn: in this one."""
    st.session_state[_PLACE] = st.empty()


def forget() -> None:
    """Another page is drawn: what was a place on the one before may be something else on this one."""
    st.session_state.pop(_PLACE, None)


def tell(before: int) -> None:
    """Told to who waits for a moment; who waits longer is given a page of it (app/parts/underway.py)."""
    if get_script_run_ctx(suppress_warning=True) is None or _PLACE not in st.session_state:
        return
    st.session_state[_PLACE].html(told(before))


def told(before: int) -> str:
    """How many are before the visitor's own."""
    said = screen.QUESTIONS_BEFORE[min(before, 2)].format(n=before)
    return f'<p class="pl-meta pl-waiting" role="status">{escape(said)}</p>'
