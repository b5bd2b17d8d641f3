"""Which data a session asks: those that are served, or what the visitor brought."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app import visitors
from app.own import holding
from app.own.shelf import OwnSet

ADDRESS, OWN = "data", "own"
_CHOSEN, _GONE = "chosen_data", "data_gone"
_asker: ContextVar[tuple[str, str] | None] = ContextVar("asker", default=None)
Found = TypeVar("Found")


def asker() -> tuple[str, str]:
    """Who asks and which of its own data: what `carried` took along, else what holds in this session."""
    kept = _asker.get()
    if kept is not None:
        return kept
    wanted = chosen()
    return (visitors.owner(), wanted) if wanted else ("", "")


def carried(work: Callable[[], Found]) -> Callable[[], Found]:
    """The work, to be done in a thread of its own, over the data that are asked here and now."""
    asking = asker()

    def done() -> Found:
        token = _asker.set(asking)
        try:
            return work()
        finally:
            _asker.reset(token)

    return done


def chosen() -> str:
    """The id of the visitor's own data where this session asks those; "" for those that are served.

    A thread of its own has nobody's session and so those that are served, unless its work was `carried`.
    It does not say that the data are still there.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return ""
    if _CHOSEN not in st.session_state:
        found = own() if st.query_params.get(ADDRESS) == OWN else None
        st.session_state[_CHOSEN] = found.id if found else ""
    return str(st.session_state[_CHOSEN])


def own() -> OwnSet | None:
    """What this visitor brought."""
    return holding.shelf().find(visitors.owner())


def choose(wanted: str) -> None:
    """Ask these data from now on; "" for those that are served."""
    st.session_state[_CHOSEN] = wanted
    st.session_state[_GONE] = False


def is_settled() -> bool:
    """Let the address name the choice. False where the chosen data are gone: then the others are asked."""
    wanted = chosen()
    if wanted and holding.find(visitors.owner(), wanted) is None:
        choose("")
        st.session_state[_GONE] = True
        st.query_params.pop(ADDRESS, None)
        return False
    if wanted and st.query_params.get(ADDRESS) != OWN:
        st.query_params[ADDRESS] = OWN
    elif not wanted and ADDRESS in st.query_params:
        del st.query_params[ADDRESS]
    return True


def is_gone() -> bool:
    """Whether the data that were asked were removed, here or elsewhere."""
    return bool(st.session_state.get(_GONE))
