"""A question that takes a while: what is asked, a button that stops it, and how it ended without a reply."""

from html import escape

import streamlit as st

from app import state
from app.parts import waiting
from app.texts import screen

_LOOK_S = 0.1
_PLACE = "underway_told"


def show() -> None:
    """Where the newest turn will stand, while its answer is on its way, or after it was stopped or lost."""
    found, ended = state.underway(), state.ended()
    if found is not None:
        with st.container(border=True, key="underway", gap="small"):
            st.html(f'<p class="pl-asked">{escape(found.question)}</p>')
            st.session_state[_PLACE] = st.empty()
            st.session_state[_PLACE].html(waiting.told(found.before))
            st.button(screen.STOP, key="stop", on_click=state.stop, shortcut="Escape")
    elif ended is not None:
        _ended(ended)


def _ended(ended: state.Ended) -> None:
    text = screen.FAILED if ended.failed else screen.STOPPED
    with st.container(border=True, key="ended", gap="small"):
        st.html(
            f'<p class="pl-asked">{escape(ended.question)}</p>'
            f'<h2 class="pl-ended" role="status">{escape(text)}</h2>'
        )
        st.button(screen.ASK_AGAIN, key="ended-again", on_click=state.again)


def see_through() -> None:
    """Wait at the foot of the page for the answer; whatever is clicked meanwhile comes first."""
    found, said = state.underway(), 0
    if found is None:
        return
    while not found.wait(_LOOK_S):
        state.underway()  # where a script looks at its state, Streamlit ends it for a click
        if found.before != said:
            said = found.before
            st.session_state[_PLACE].html(waiting.told(said))
    st.rerun()
