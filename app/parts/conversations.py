"""The conversation's own row: a new one, the ones before, its name, its end; and its place in the address."""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import choosing, handing, history, linking, services, state, transcript, visitors
from app.parts.choices import plain
from app.store import limits
from app.texts import language, screen, speaking
from engine.answers.periods import day
from engine.phrasing import phrasing

ADDRESS = "c"
ASKED = "q"
_FILE, _MARKDOWN = "conversation.md", "text/markdown"


def follow_address() -> None:
    """Show the answer or conversation that the address names, and let the address name what is shown."""
    link, opened = str(st.query_params.get(linking.ADDRESS, "")), state.linked()
    if link and (opened is None or opened.id != link) and not state.open_link(link):
        st.query_params.pop(linking.ADDRESS, None)
    if state.linked() is not None:
        st.query_params.pop(ADDRESS, None)
    named = str(st.query_params.get(ADDRESS, ""))
    if named and named != history.current() and not state.reopen(named):
        st.query_params.pop(ADDRESS, None)
    _ask(str(st.query_params.pop(ASKED, "")))
    if history.current() and named != history.current():
        st.query_params[ADDRESS] = history.current()
    if history.current():
        visitors.remember()


def _ask(text: str) -> None:
    """An address may ask: a bookmark, a search engine of the browser. Once: a reload does not ask again."""
    if text.strip():
        state.ask(text.strip()[: limits.QUESTION])


def _notices() -> DeltaGenerator | None:
    """What is to be known of the conversation before anything of it is read; and the place for one more."""
    opened = state.linked()
    if opened is not None:
        text = screen.LINK_OPENED.format(made=day(opened.made, phrasing(language())))
        st.html(f'<p class="pl-notice" role="status">{escape(text)}</p>')
    if state.is_lost():
        st.html(f'<p class="pl-notice" role="status">{escape(screen.LINK_LOST)}</p>')
    if state.is_gone():
        st.html(f'<p class="pl-notice" role="status">{escape(screen.CONVERSATION_GONE)}</p>')
    if not state.turns():
        return None  # on a first visit not even a place is there, which would push down what is below
    place = st.empty()
    tell_unkept(place)
    return place


def tell_unkept(place: DeltaGenerator | None) -> None:
    """Where the conversation cannot be kept, that; a turn is kept once its answer is seen."""
    if place is not None and history.is_unkept():
        place.html(f'<p class="pl-notice" role="status">{escape(screen.NOT_KEPT)}</p>')


def show() -> DeltaGenerator | None:
    """The row, once there is something to go back to or to leave; and what is to be known first.

    Gives the place for what comes to be known while the page is drawn.
    """
    place = _notices()
    known = history.recent()
    if known or state.turns():
        _row(bool(known))
    return place


def _row(has_others: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", key="conversation-row", wrap=False):
        if state.turns():
            st.button(
                screen.NEW, key="conversation-new", type="tertiary", icon=":material/add:", on_click=_new
            )
        if has_others:
            _list()


@st.fragment
def _list() -> None:
    """The list is read when it is opened, and the rest of the page stays as it is.

    What changes the page is no callback: a fragment that is drawn anew after one has lost the button.
    """
    opened = st.popover(screen.CONVERSATIONS, key="conversation-list", on_change="rerun")
    if not is_listed(opened.open):
        return
    with opened:
        current, title = history.current(), ""
        for one in history.recent():
            if one.id == current:
                title = one.title  # stands below, where it can be changed
            elif st.button(plain(one.title), key=f"conversation-{one.id}", type="tertiary", wrap=True):
                _go(one.id)
        if current:
            _this_one(current, title)


def is_listed(opened: bool | None) -> bool:
    """Whether the list is looked at: a closed one costs nothing."""
    return bool(opened)


def _this_one(current: str, title: str) -> None:
    """What can be done with the conversation that is shown."""
    st.text_input(
        screen.RENAME,
        value=title,
        key=f"title-{current}",
        max_chars=limits.TITLE,
        on_change=_rename,
        args=(f"title-{current}",),
    )
    _download(current)
    if not st.toggle(screen.CLEAR, key=f"clear-{current}"):
        return
    st.html(f'<p class="pl-meta">{escape(screen.CLEAR_MEANS)}</p>')
    if st.button(screen.CLEAR_NOW, key=f"clear-now-{current}", type="primary"):
        history.clear()
        _new()
        st.rerun()


def _download(current: str) -> None:
    """Written when it is asked for: every turn is answered anew."""
    owner, spoken = history.owner(), language()

    def written() -> bytes:
        with speaking(spoken):
            return transcript.of(services.store(), owner, current).encode()

    st.download_button(
        screen.DOWNLOAD,
        data=handing.held(choosing.carried(written), _FILE, _MARKDOWN),
        file_name=_FILE,
        mime=_MARKDOWN,
        key=f"download-{current}",
        on_click="ignore",
    )


def _new() -> None:
    state.new()
    st.query_params.pop(ADDRESS, None)


def _go(conversation: str) -> None:
    if state.reopen(conversation):
        st.query_params[ADDRESS] = conversation
    st.rerun()


def _rename(key: str) -> None:
    history.rename(str(st.session_state[key]))
