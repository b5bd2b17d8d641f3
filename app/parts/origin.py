"""Which data are asked: a switch between those that are served and one's own, and a line on each answer."""

from html import escape

import streamlit as st

from app import choosing, state
from app.parts import conversations
from app.texts import screen

_SWITCH = "which-data"


def switch() -> None:
    """The switch, where there is something to choose; and what became of a choice that is gone."""
    if choosing.is_gone():
        st.html(f'<p class="pl-notice" role="status">{escape(screen.OWN_GONE)}</p>')
    found = choosing.own()
    if found is None:
        return
    names = {"": screen.SERVED_DATA, found.id: screen.OWN_DATA}
    wanted = st.session_state.get(_SWITCH)
    if wanted != choosing.chosen():
        st.session_state[_SWITCH] = choosing.chosen()
    st.segmented_control(
        screen.WHICH_DATA,
        list(names),
        format_func=names.__getitem__,
        key=_SWITCH,
        on_change=_change,
        required=True,
        label_visibility="collapsed",
    )


def line() -> None:
    """On an answer: which data it is from. Said where there are two to tell apart."""
    found = choosing.own()
    if found is None:
        return
    own = screen.FROM_OWN.format(files=found.about.label)
    text = own if choosing.chosen() else screen.FROM_SERVED
    st.html(f'<p class="pl-meta pl-origin">{escape(text)}</p>')


def _change() -> None:
    ask_from_now(str(st.session_state.get(_SWITCH) or ""))


def ask_from_now(wanted: str) -> None:
    """Ask these data. A conversation is over one model: with other data another one begins."""
    if wanted != choosing.chosen():
        choosing.choose(wanted)
        state.new()
        st.query_params.pop(conversations.ADDRESS, None)
