"""The box to ask in: ours, which shows while typing what is understood; Streamlit's until ours stands."""

import secrets
from collections.abc import Callable

import streamlit as st

from app import drafting, state
from app.components import component
from app.parts import waiting
from app.texts import screen
from engine import Parlance

PLAIN, TYPED, BESIDE = "ask-plain", "ask-typed", "ask-beside"
_KEY = "typing-page"
_HTML = """<div class="frame" hidden>
  <div class="line">
    <input class="input" type="text" role="combobox" aria-autocomplete="list" aria-haspopup="listbox"
      aria-expanded="false" aria-controls="list" autocomplete="off" autocapitalize="none" autocorrect="off"
      spellcheck="false" enterkeyhint="send" dir="auto" data-testid="question" />
    <button class="send" type="button" disabled data-testid="ask">
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2"
        stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
        <path d="M10 16V4M5 9l5-5 5 5"/>
      </svg>
    </button>
  </div>
  <div class="panel" hidden>
    <p class="words" dir="auto"></p>
    <p class="meant" dir="auto"></p>
    <ul class="list" id="list" role="listbox"></ul>
  </div>
  <p class="told" role="status"></p>
</div>"""


def show(parlance: Parlance, beside: Callable[[], None] | None = None) -> None:
    """The box. What `beside` draws stands next to it: a microphone, say."""
    shown = state.turns()
    drafting.note(_page(), st.context.cookies, parlance, shown[0].answer if shown else None)
    with st.container(key="ask-box", horizontal=beside is not None, vertical_alignment="center", gap=None):
        with st.container(key="ask-question", gap=None):
            with st.container(key=PLAIN):
                st.chat_input(
                    screen.PLACEHOLDER, key=state.QUESTION, max_chars=drafting.LONGEST, on_submit=state.submit
                )
            with st.container(key=TYPED):
                component("typing", _HTML)(key=state.TYPED, data=_told(), on_asked_change=state.submit_typed)
            waiting.place()
        if beside is not None:
            with st.container(key=BESIDE, width="content"):
                beside()


def _told() -> dict[str, object]:
    """The same at every run as far as it can be, so that it is not sent each time."""
    texts = {
        "placeholder": screen.PLACEHOLDER,
        "send": screen.ASK_IT,
        "list": screen.WAYS,
        "ways": screen.WAYS_OFFERED,
        "meant": screen.MEANT,
        "statuses": screen.STATUSES,
    }
    return {
        "page": _page(),
        "address": drafting.PATH.lstrip("/"),
        "plain": f".st-key-{PLAIN}",
        "longest": drafting.LONGEST,
        "put": state.put_back(),
        "texts": texts,
    }


def _page() -> str:
    """The key of this visitor's page."""
    return str(st.session_state.setdefault(_KEY, secrets.token_urlsafe(24)))
