"""A question that is spoken: recorded beside the box, shown as text to be changed, asked only on a click.

Beta. There is nothing here where the extra `voice` is not installed.
"""

from html import escape

import streamlit as st

from app import hearing, services, state
from app.parts import choices
from app.texts import LANGUAGES, language, screen
from engine.speech.choosing import Choice, choose

_OPEN, _ROUND, _CHOICE, _TEXT = "voice_open", "voice_round", "voice_choice", "voice_text"
_SPOKEN = LANGUAGES[0]


def show() -> None:
    """The button, and what it opens."""
    if not hearing.is_installed():
        return
    with st.container(key="voice", gap="xsmall"):
        if not hearing.is_spoken(language()):
            if not state.turns():  # once is enough
                st.html(f'<p class="pl-difference">{escape(screen.VOICE_ENGLISH_ONLY)}</p>')
        elif st.session_state.get(_OPEN):
            _opened()
        else:
            st.button(screen.SPEAK, key="speak", type="tertiary", on_click=_open)


def _opened() -> None:
    found: Choice | None = st.session_state.get(_CHOICE)
    if found is not None and found.text:
        _confirm(found)
        return
    if found is not None:
        told = screen.VOICE_FAULTS.get(found.fault, screen.VOICE_FAULTS["not_understood"])
        st.html(f'<p class="pl-notice" role="status">{escape(told)} {escape(screen.VOICE_AGAIN)}</p>')
    place = st.empty()
    recording = place.audio_input(screen.RECORD, sample_rate=16_000, key=f"recording-{_round()}")
    if recording is not None:
        _listen(recording.getvalue())
    st.html(f'<p class="pl-difference">{escape(screen.VOICE_KEPT)}</p>')
    st.button(screen.VOICE_CLOSE, key="voice-close", type="tertiary", on_click=_close)


def _listen(recording: bytes) -> None:
    """Recognise it, and draw the page anew without it: its sound is dropped with the widget that had it."""
    with st.spinner(screen.LISTENING):
        heard = hearing.hear(recording, _SPOKEN)
        found = choose(heard, services.meaning)
    st.session_state[_CHOICE] = found
    _next_round()
    st.session_state[_text()] = found.text
    st.rerun()


def _confirm(found: Choice) -> None:
    """What was heard, to be changed and asked. Nothing is asked by itself."""
    if found.doubt:
        st.html(f'<p class="pl-notice" role="status">{escape(screen.VOICE_DOUBTS[found.doubt])}</p>')
    text = st.text_input(screen.HEARD, key=_text(), max_chars=1000)
    meaning = services.meaning(text)
    said = screen.VOICE_MEANS.format(text=meaning) if meaning else screen.VOICE_MEANS_NOTHING
    st.html(f'<p class="pl-difference" role="status">{escape(said)}</p>')
    with st.container(horizontal=True, gap="xsmall", key="voice-ways"):
        st.button(screen.VOICE_ASK, key="voice-ask", type="primary", on_click=_ask, disabled=not text.strip())
        st.button(screen.VOICE_REPEAT, key="voice-repeat", on_click=_open)
        st.button(screen.VOICE_CLOSE, key="voice-close", type="tertiary", on_click=_close)
    if found.others:
        st.html(f'<p class="pl-label">{escape(screen.VOICE_OTHERS)}</p>')
        with st.container(horizontal=True, gap="xsmall", key="voice-others"):
            for place, other in enumerate(found.others):
                label = choices.plain(other)
                st.button(label, key=f"voice-other-{place}", on_click=_take, args=(other,), wrap=True)


def _round() -> int:
    return int(st.session_state.setdefault(_ROUND, 0))


def _next_round() -> None:
    st.session_state[_ROUND] = _round() + 1


def _text() -> str:
    return f"{_TEXT}_{_round()}"


def _open() -> None:
    """Be ready to listen: the recogniser comes up while the visitor begins to speak."""
    st.session_state[_OPEN], st.session_state[_CHOICE] = True, None
    _next_round()
    hearing.prepare(_SPOKEN)


def _close() -> None:
    st.session_state[_OPEN], st.session_state[_CHOICE] = False, None
    _next_round()


def _take(other: str) -> None:
    st.session_state[_text()] = other


def _ask() -> None:
    text = str(st.session_state.get(_text(), "")).strip()
    if text:
        _close()
        state.ask(text)
