"""Questions as buttons: one click asks them."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from app import state
from engine.types.answer import Alternative


def offers(title: str, alternatives: Iterable[Alternative], key: str, keep: str = "") -> None:
    """Each alternative with what it would mean; `keep` names a button that takes it from now on."""
    st.html(f'<p class="pl-label">{escape(title)}</p>')
    for place, found in enumerate(alternatives):
        with st.container(key=f"{key}-offer-{place}", gap="xxsmall"):
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                label = plain(found.text)
                st.button(label, key=f"{key}-choice-{place}", on_click=state.choose, args=(found,), wrap=True)
                if keep:
                    st.button(
                        keep, key=f"{key}-keep-{place}", type="tertiary", on_click=state.keep, args=(found,)
                    )
            means = beyond(found)
            if means:
                st.html(f'<p class="pl-difference">{escape(means)}</p>')


def beyond(found: Alternative) -> str:
    """What it would mean, without the parts where its own text says all of them already."""
    is_said = all(part.casefold() in found.text.casefold() for part in found.apart)
    return found.means if is_said else found.difference


def questions(title: str, texts: Iterable[str], key: str) -> None:
    """Plain questions in a row that wraps."""
    st.html(f'<p class="pl-label">{escape(title)}</p>')
    with st.container(horizontal=True, gap="xsmall", key=f"{key}-row"):
        for place, text in enumerate(texts):
            st.button(plain(text), key=f"{key}-{place}", on_click=state.ask, args=(text,), wrap=True)


def steps(title: str, alternatives: Iterable[Alternative], key: str) -> None:
    """Questions to go on with, in a row that wraps."""
    st.html(f'<p class="pl-label">{escape(title)}</p>')
    with st.container(horizontal=True, gap="xsmall", key=f"{key}-row"):
        for place, one in enumerate(alternatives):
            st.button(plain(one.text), key=f"{key}-{place}", on_click=state.choose, args=(one,), wrap=True)


def plain(text: str) -> str:
    """A button's label is Markdown; the text of a question is not."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#~$:|" else char for char in text)
