"""The language of the screens: the one in use by its own name, and the others to choose from."""

import streamlit as st

from app.parts import tour
from app.texts import LANGUAGES, language, screen, table, visitor

_KEY = "language-switch"


def show(with_tour: bool) -> None:
    """At the top of every page, within reach on a phone too; beside it the tour of the page that has one."""
    with st.container(key="languages", horizontal=True, vertical_alignment="center", gap="xsmall"):
        if with_tour:
            tour.show()
        st.menu_button(
            screen.LANGUAGE,
            [one for one in LANGUAGES if one != language()],
            key=_KEY,
            type="tertiary",
            format_func=lambda one: str(table(one).LANGUAGE),
            on_click=_choose,
        )
        script = visitor.remember()
        if script:
            st.html(script, unsafe_allow_javascript=True)


def _choose() -> None:
    chosen = st.session_state[_KEY]
    if chosen in LANGUAGES:
        visitor.choose(chosen)
