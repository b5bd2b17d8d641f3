"""Trouble that stops the app, said in one sentence and with a way out."""

import streamlit as st

from app.texts import screen
from engine.errors import EngineError
from semantic.issues import ModelError


def show(trouble: Exception) -> None:
    """What went wrong; for a model with faults, each of them."""
    st.error(f"**{screen.CANNOT_START}**", icon=None)
    if isinstance(trouble, ModelError):
        st.code("\n".join(str(issue) for issue in trouble.issues), language=None, wrap_lines=True)
    elif isinstance(trouble, EngineError):
        st.text("\n".join(part for part in (trouble.message, trouble.hint) if part))
    else:
        st.text(str(trouble))
