"""The language of a visitor: the one chosen on the page, else the first that the browser wants and we have.

The choice is kept in a cookie, so that the first picture of the page and the offline page know it too.
"""

import json
from collections.abc import Mapping

from app.texts import LANGUAGES

COOKIE = "parlance_language"
_SPOKEN, _CHOSEN = "language", "language_was_chosen"
_YEAR_S = 365 * 24 * 3600
_REMEMBER = """<script>
document.documentElement.lang = LANGUAGE;
document.cookie = NAME + "=" + LANGUAGE + "; Path=/; SameSite=Lax; Max-Age=SECONDS"
  + (location.protocol === "https:" ? "; Secure" : "");
</script>"""


def language() -> str:
    """Of whoever the page is drawn for; English where no page is drawn."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    if get_script_run_ctx(suppress_warning=True) is None:
        return LANGUAGES[0]
    import streamlit as st

    if _SPOKEN not in st.session_state:
        headers, locale = st.context.headers, st.context.locale or ""
        st.session_state[_SPOKEN] = wanted(st.context.cookies, headers.get("Accept-Language", locale))
    return str(st.session_state[_SPOKEN])


def wanted(cookies: Mapping[str, str], accepted: str) -> str:
    """The language by the cookie, else by what the browser says of itself: "pt-BR,pt;q=0.9,en;q=0.8"."""
    if cookies.get(COOKIE) in LANGUAGES:
        return cookies[COOKIE]
    ranked = sorted(map(_ranked, accepted.split(",")), key=lambda one: -one[1])
    return next((name for name, rank in ranked if rank > 0 and name in LANGUAGES), LANGUAGES[0])


def _ranked(part: str) -> tuple[str, float]:
    name, _, quality = part.partition(";")
    try:
        rank = float(quality.replace(" ", "").removeprefix("q=") or 1)
    except ValueError:
        rank = 0.0
    return name.strip().lower().partition("-")[0], rank


def choose(chosen: str) -> None:
    """Speak this language from now on."""
    import streamlit as st

    st.session_state[_SPOKEN], st.session_state[_CHOSEN] = chosen, True


def remember() -> str:
    """A script that keeps what was chosen for the next session, and tells it; "" before a choice."""
    import streamlit as st

    if not st.session_state.get(_CHOSEN):
        return ""
    said = {"NAME": json.dumps(COOKIE), "LANGUAGE": json.dumps(language()), "SECONDS": str(_YEAR_S)}
    script = _REMEMBER
    for name, value in said.items():
        script = script.replace(name, value)
    return script
