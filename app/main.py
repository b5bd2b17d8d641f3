"""The app: frame and pages. Started by `parlance serve`, or by `streamlit run app/main.py`."""

from collections.abc import Callable
from importlib.resources import files

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app import choosing, pages, services, state, theme
from app.parts import languages, offline, room, tabs, trouble, waiting
from app.texts import screen
from app.views import ask, catalog, own_data


def main() -> None:
    """Draw the page that was asked for, or say why there is nothing to ask."""
    static = files("app") / "static"
    style = (static / "style.css").read_text(encoding="utf-8") + theme.colours(st.context.theme.type)
    style += theme.living() + room.rules()
    st.set_page_config(page_title=screen.PRODUCT, page_icon=str(static / "icon.png"), layout="centered")
    st.html(f"<style>{style}</style>")
    if not choosing.is_settled():  # what was asked is gone, and the conversation about it
        state.new()
    try:
        services.door()
    except trouble.EXPECTED as found:
        trouble.show(found)
        return
    waiting.forget()
    st.logo(str(static / "icon.png"), size="medium")
    shown: list[StreamlitPage] = []
    shown += [
        _page(pages.ASK, lambda: ask.show(shown[1]), default=True),
        _page(pages.CATALOG, lambda: catalog.show(shown[0])),
        _page(pages.OWN_DATA, lambda: own_data.show(shown[0])),
    ]
    address = st.Page(
        lambda: st.switch_page(shown[0], query_params=st.query_params.to_dict()),
        title=pages.ASK.title,
        url_path=pages.ASK.path,  # a link says /ask; Streamlit knows its first page at the root only
        visibility="hidden",
    )
    current = st.navigation([*shown, address], position="top")
    tabs.show(shown, current)
    languages.show(with_tour=current is shown[0])
    offline.show()
    current.run()


def _page(place: pages.Place, draw: Callable[[], None], default: bool = False) -> StreamlitPage:
    path = "" if default else place.path
    return st.Page(draw, title=place.title, url_path=path, default=default)


with services.coming():
    main()
