"""A list that grows at its top, and whose older lines stay where they are in the browser.

Streamlit tells the browser of each element by its place among its neighbours. With a line put in front, each
of the others would take the place of the one below it: cards taken apart and charts drawn anew, for nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

SLOTS = 8  # once in so many lines all of them move; until then the free places above are empty


@contextmanager
def stack(key: str, newest: int) -> Iterator[None]:
    """Where lines are drawn, the newest first; `newest` is the number of that, counted from 1."""
    with st.container(key=key, gap="small"):
        for _ in range(free(newest)):
            st.empty()
        yield


def free(newest: int) -> int:
    """How many places above the newest line are left free for those to come."""
    return -newest % SLOTS
