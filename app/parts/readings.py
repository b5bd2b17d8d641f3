"""How else a question could have been read, and why the reading that was taken won."""

from html import escape

import streamlit as st

from app import onward, state
from app.parts.choices import plain
from app.state import Mark
from engine import Parlance
from engine.answers.formats import format_value
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Alternative, Answer
from engine.types.edits import OtherReading


@st.fragment
def show(answer: Answer, parlance: Parlance, key: str, mark: Mark) -> None:
    """Read once more when it is opened; choosing one asks it."""
    state.see(mark)
    words = phrasing(answer.language)
    opened = st.expander(words.word("readings.title"), key=f"{key}-readings", on_change="rerun")
    if not opened.open:
        return
    best, others = onward.once(answer, "readings", parlance.onward(answer).other_readings)
    with opened:
        said = (
            words.say("readings.won", text=answer.interpretation) if others else words.word("readings.none")
        )
        st.html(f'<p class="pl-meta">{escape(said)}</p>')
        for at, one in enumerate(others):
            _reading(one, best, f"{key}-reading-{at}", words)


def _reading(one: OtherReading, best: float, key: str, words: Phrasing) -> None:
    text, found = one.found.text, one.found
    if one.can_be_asked:
        choice = Alternative(text, found.query)
        st.button(plain(text), key=key, on_click=state.choose, args=(choice,), wrap=True)
    else:
        st.html(f'<p class="pl-lost">{escape(text)}</p>')
    cost = words.say("readings.cost", n=_figure(one.cost, words), best=_figure(best, words))
    st.html(f'<p class="pl-difference">{escape(found.reason)} {escape(cost)}</p>')


def _figure(cost: float, words: Phrasing) -> str:
    return format_value(round(cost, 2), "", words=words)
