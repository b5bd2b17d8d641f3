"""The pages as a row within reach of the thumb. Wide screens have them at the top, and do not show this."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage


def show(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """The row; the page that is open is marked."""
    with st.container(key="tabs", horizontal=True, gap="xxsmall"):
        for page in pages:
            with st.container(key=f"tab-{page.url_path or 'first'}{'-open' if page is current else ''}"):
                st.page_link(page, label=page.title, width="stretch")
