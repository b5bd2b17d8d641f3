"""The questions of an empty page, each with why it is worth asking."""

from html import escape

import streamlit as st

from app import openers, state
from app.parts import choices
from app.texts import language, screen
from engine import Parlance


def show(parlance: Parlance) -> None:
    """Those out of the data as they are; until they are found, the model's own."""
    found = openers.openers(parlance, language())
    if not found:
        choices.questions(screen.TRY, openers.examples(parlance, language()), "example")
        return
    st.html(f'<p class="pl-label">{escape(screen.TRY)}</p>')
    with st.container(horizontal=True, gap="small", key="example-row"):
        for place, one in enumerate(found):
            with st.container(key=f"example-{place}-why", gap="xxsmall", width="content"):
                label = choices.plain(one.choice.text)
                st.button(label, key=f"example-{place}", on_click=state.choose, args=(one.choice,), wrap=True)
                st.html(f'<p class="pl-difference">{escape(screen.FIRST[one.kind])}</p>')
