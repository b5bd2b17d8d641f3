"""How many questions are before a visitor's own, told under the box to ask in while there is a line."""

from html import escape

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.texts import screen

_PLACE = "waiting_place"


def place() -> None:
    """Where it will be told, if it comes to that. It is told before the next page is drawn: in this one."""
    st.session_state[_PLACE] = st.empty()


def tell(before: int) -> None:
    """Told to who waits; a visitor who does something else meanwhile, or goes, leaves the line here."""
    if get_script_run_ctx(suppress_warning=True) is None or _PLACE not in st.session_state:
        return
    said = screen.QUESTIONS_BEFORE[min(before, 2)].format(n=before)
    st.session_state[_PLACE].html(f'<p class="pl-notice pl-waiting" role="status">{escape(said)}</p>')
