"""A word when the network is gone: what is on the screen stays, but is of a certain time."""

import time

import streamlit as st

from app.components import component
from app.texts import screen


def show() -> None:
    """Nothing is seen of it while the connection holds."""
    banner = component("offline", '<p role="status" hidden></p>')
    with st.container(key="offline"):
        banner(
            key="offline-banner",
            data={"at": round(1000 * time.time()), "offline": screen.OFFLINE, "cut_off": screen.CUT_OFF},
        )
