"""Ask: the question box, the newest answers under it, older ones as one line each."""

from contextlib import ExitStack
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app import history, services, state
from app.parts import (
    age,
    card,
    choices,
    conversations,
    first_questions,
    origin,
    question_box,
    slots,
    tour,
    trouble,
    underway,
    voice,
)
from app.texts import screen
from engine import Parlance


def show(catalog_page: StreamlitPage) -> None:
    """The page."""
    parlance = services.door()
    state.arrive()
    with st.container(key="conversation", gap="xsmall"):  # what is drawn once, or late, moves nothing below
        conversations.follow_address()
        notice = conversations.show()
    turns = state.turns()
    if turns:
        st.html(f'<h1 class="pl-hidden">{escape(screen.ASK_PAGE)}</h1>')
    else:
        st.title(screen.HEADLINE, anchor=False)
    origin.switch()
    question_box.show(parlance)
    voice.show()
    with st.container(key="now"):  # always: else what stood here before would stand, faded, in its place
        trouble.gone()
        underway.show()
    if turns:
        _to_top(turns[0].number)
    else:
        place = st.empty()  # in which what stood there does not stay, faded, while a question is on its way
        if state.underway() is None and state.ended() is None:
            with place.container():
                _welcome(parlance, catalog_page)
    with slots.stack("turns", state.newest()):
        if turns:
            _newest(turns[0], parlance)
        for turn in turns[1:]:
            card.show(turn, parlance)
    conversations.tell_unkept(notice)
    _earlier()
    underway.see_through()


def _welcome(parlance: Parlance, catalog_page: StreamlitPage) -> None:
    """The first visit: questions that this very model answers, and how old its data are."""
    first_questions.show(parlance)
    with st.container(key="see-all"):
        st.page_link(catalog_page, label=screen.SEE_ALL)
    tour.offer()
    age.show(parlance, parlance.as_of)


def _newest(turn: state.Turn, parlance: Parlance) -> None:
    """In its turn as far as what it is waited for: sentence and picture."""
    with ExitStack() as turns:
        turns.callback(history.settle)
        turns.enter_context(services.drawing(state.number_of_newest()))
        card.show(turn, parlance, turns.close)


def _earlier() -> None:
    if not state.earlier():
        return
    st.html(f'<p class="pl-label">{escape(screen.EARLIER)}</p>')
    with slots.stack("earlier", state.earlier()[0].number):
        for past in state.earlier():
            _past(past)


def _past(past: state.Past) -> None:
    with st.container(key=f"past-{past.number}", gap="xxsmall"):
        st.button(
            choices.plain(past.question),
            key=f"again-{past.number}",
            type="tertiary",
            on_click=state.ask,
            args=(past.question,),
        )
        st.html(f'<p class="pl-difference pl-once">{escape(past.sentence)}</p>')


def _to_top(number: int) -> None:
    """A new answer stands at the top: go there, also when a button far below was clicked."""
    script = "document.querySelector('[data-testid=stMain]')?.scrollTo({top: 0})"
    st.html(f"<script>/* turn {number} */ {script}</script>", unsafe_allow_javascript=True)
