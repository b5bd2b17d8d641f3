"""The parts of an answered question: what became of those before, and each to be taken away by a click."""

from html import escape

import streamlit as st

from app import replying, state
from app.parts.choices import plain
from engine.phrasing import phrasing
from engine.types.answer import Answer


def show(answer: Answer, key: str) -> None:
    """What was kept, added, replaced and dropped; then a button for every part that can be left out."""
    said = changes(answer)
    if said:
        st.html(f'<p class="pl-meta">{escape(said)}</p>')
    words = phrasing(answer.language)
    removable = [(place, chip) for place, chip in enumerate(answer.chips) if chip.query is not None]
    if not removable:
        return
    st.html(f'<p class="pl-label">{escape(words.word("screen.leave_out"))}</p>')
    with st.container(horizontal=True, gap="xsmall", key=f"{key}-parts-row"):
        for place, chip in removable:
            label = words.say("screen.without", text=plain(chip.text))
            st.button(
                f"{plain(chip.text)} :material/close:",
                key=f"{key}-part-{place}",
                help=label,
                on_click=state.query,
                args=(label, chip.query),
                wrap=True,
            )


def changes(answer: Answer) -> str:
    """One line of what a question that goes on did to the one before; "" for a new topic."""
    said = replying.changes(answer)
    return " · ".join(f"{name}: {', '.join(texts)}" for name, texts in said.items())
