"""Who a conversation belongs to: who is signed in, else a visitor known by a random cookie alone."""

import hashlib
import json
import secrets
from collections.abc import Callable

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

COOKIE = "parlance_visitor"
_KEPT, _NEW = "visitor", "visitor_is_new"
_YEAR_S = 365 * 24 * 3600
_REMEMBER = """<script>
document.cookie = NAME + "=" + TOKEN + "; Path=/; SameSite=Lax; Max-Age=AGE"
  + (location.protocol === "https:" ? "; Secure" : "");
</script>"""


def owner() -> str:
    """A name for the store that leads nobody back: the hash of the account, or of the cookie."""
    return _hashed(_known())


def owner_of(cookie: str) -> str:
    """The same name for a request that comes with this cookie, from a visitor who is not signed in."""
    return _hashed(f"visitor {cookie}")


def _hashed(known: str) -> str:
    return hashlib.sha256(known.encode()).hexdigest()


def watching() -> Callable[[], bool]:
    """Tells, in any thread, whether the page that is drawn here is still open in a browser."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or not runtime.exists():
        return lambda: True
    session, whole = context.session_id, runtime.get_instance()
    return lambda: whole.is_active_session(session)


def remember() -> None:
    """Give a new visitor the cookie, once there is something to come back to."""
    if not st.session_state.get(_NEW):
        return
    said = {"NAME": json.dumps(COOKIE), "TOKEN": json.dumps(st.session_state[_KEPT]), "AGE": str(_YEAR_S)}
    script = _REMEMBER
    for name, value in said.items():
        script = script.replace(name, value)
    st.html(script, unsafe_allow_javascript=True)


def _known() -> str:
    """What tells this visitor from others; the same for the whole session, and the next one."""
    if st.user.get("is_logged_in"):
        return f"user {st.user.get('iss')} {st.user.get('sub')}"
    if _KEPT not in st.session_state:
        brought = st.context.cookies.get(COOKIE, "")
        st.session_state[_NEW] = len(brought) < 16
        st.session_state[_KEPT] = secrets.token_urlsafe(24) if st.session_state[_NEW] else brought
    return f"visitor {st.session_state[_KEPT]}"
