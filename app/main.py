"""The app: frame and pages. Started by `parlance serve`, or by `streamlit run app/main.py`."""

from importlib.resources import files

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app import services
from app.cli import UsageError
from app.parts import trouble
from app.texts import en
from app.views import ask, catalog
from engine.errors import EngineError
from semantic.issues import ModelError


def main() -> None:
    """Draw the page that was asked for, or say why there is nothing to ask."""
    static = files("app") / "static"
    st.set_page_config(page_title=en.PRODUCT, page_icon=str(static / "icon.png"), layout="centered")
    st.html(f"<style>{(static / 'style.css').read_text(encoding='utf-8')}</style>")
    try:
        services.door()
    except (EngineError, ModelError, OSError, UsageError) as found:
        trouble.show(found)
        return
    st.logo(str(static / "icon.png"), size="medium")
    pages: list[StreamlitPage] = []
    pages += [
        st.Page(lambda: ask.show(pages[1]), title=en.ASK_PAGE, url_path="ask", default=True),
        st.Page(lambda: catalog.show(pages[0]), title=en.CATALOG_PAGE, url_path="catalog"),
    ]
    st.navigation(pages, position="top").run()


main()
