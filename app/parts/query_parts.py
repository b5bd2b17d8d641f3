"""The parts of an answered question: what became of those before, and each to be taken away by a click."""

from html import escape

import streamlit as st

from app import state
from app.parts.choices import plain
from app.texts import en
from engine.types.answer import Answer


def show(answer: Answer, key: str) -> None:
    """What was kept, added, replaced and dropped; then a button for every part that can be left out."""
    said = changes(answer)
    if said:
        st.html(f'<p class="pl-meta">{escape(said)}</p>')
    removable = [(place, chip) for place, chip in enumerate(answer.chips) if chip.query is not None]
    if not removable:
        return
    st.html(f'<p class="pl-label">{escape(en.PARTS)}</p>')
    with st.container(horizontal=True, gap="xsmall", key=f"{key}-parts-row"):
        for place, chip in removable:
            label = en.WITHOUT.format(text=plain(chip.text))
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
    found = answer.follow_up
    if found is None:
        return ""
    replaced = tuple(en.IN_PLACE.format(after=after, before=before) for before, after in found.replaced)
    said = {en.KEPT: found.kept, en.ADDED: found.added, en.REPLACED: replaced, en.DROPPED: found.dropped}
    return " · ".join(f"{name}: {', '.join(texts)}" for name, texts in said.items() if texts)
