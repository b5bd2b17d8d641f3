"""Parts of the screen with scripts of their own: a .js and a .css file each, given to Streamlit as text."""

from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


def component(name: str, html: str) -> ComponentRenderer:
    """The component made of name.js and name.css. Streamlit registers the same text once."""
    folder = files("app") / "components"
    css, js = ((folder / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    return st.components.v2.component(f"parlance.{name}", html=html, css=css, js=js)
