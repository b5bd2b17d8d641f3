"""Under each answer: a link to it, and what its reader thinks of it."""

import json
from html import escape

import streamlit as st

from app import choosing, history, linking, services
from app.parts import picture
from app.state import Turn
from app.store import limits, opinions
from app.store.opinions import REASONS, Verdict
from app.texts import screen

_COPY = """<script>
(() => {
  const said = document.getElementById(ID);
  const done = () => { said.textContent = DONE; };
  navigator.clipboard?.writeText(LINK).then(done, () => {});
})();
</script>"""
_UP = 1


@st.fragment
def show(turn: Turn) -> None:
    """Only what works is there: a link where there is a query, an opinion where a conversation is kept."""
    answer, current = turn.answer, history.current()
    key = f"turn-{turn.number}"
    linked = answer.status == "answer" and answer.query is not None
    rated = current and not choosing.chosen()  # nobody else looks after the model of one's own data
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-acts"):
        copied = linked and st.button(
            screen.COPY_LINK, key=f"{key}-link", type="tertiary", icon=":material/link:"
        )
        if rated:
            thought = f"{key}-thumbs-{current}"
            verdict = st.feedback(
                "thumbs",
                key=thought,
                default=history.verdicts().get(turn.number),
                on_change=_judge,
                args=(turn, thought),
            )
    shared = f"{key}-shared-{current}"
    if copied or st.session_state.get(shared):
        st.session_state[shared] = True
        _link(turn, key, bool(copied))
    if rated and verdict is not None:
        _reason(turn, f"{key}-{current}", verdict)


def _link(turn: Turn, key: str, copied: bool) -> None:
    """The address, to read and to copy by hand where the browser lets no page write to its clipboard."""
    address = linking.address_to(turn.answer, picture.chosen(key))
    if not address:
        st.html(f'<p class="pl-notice" role="status">{escape(screen.NO_LINK)}</p>')
        return
    said, made = f"{key}-copied", screen.OWN_LINK_MADE if choosing.chosen() else screen.LINK_MADE
    st.html(
        f'<p class="pl-meta"><span id="{said}" role="status">{escape(made)}</span> '
        f'<code class="pl-address">{escape(address)}</code></p>'
    )
    if not copied:
        return
    script = _COPY.replace("ID", json.dumps(said)).replace("DONE", json.dumps(screen.LINK_COPIED))
    st.html(script.replace("LINK", json.dumps(address)), unsafe_allow_javascript=True)


def _reason(turn: Turn, key: str, verdict: int) -> None:
    """Thanks; and of what was not liked, why."""
    if verdict == _UP or st.session_state.get(f"{key}-told"):
        st.html(f'<p class="pl-meta" role="status">{escape(screen.THANKS)}</p>')
        return
    with st.form(f"{key}-why", border=False):
        st.pills(screen.WHY, REASONS, format_func=screen.REASONS.__getitem__, key=f"{key}-reason")
        st.text_input(screen.REMARK, key=f"{key}-remark", max_chars=limits.REMARK)
        st.form_submit_button(screen.SEND, on_click=_tell, args=(turn, key))


def _tell(turn: Turn, key: str) -> None:
    reason, text = st.session_state[f"{key}-reason"], st.session_state[f"{key}-remark"]
    _keep(turn, "down", str(reason or ""), str(text))
    st.session_state[f"{key}-told"] = True


def _judge(turn: Turn, key: str) -> None:
    verdict = st.session_state[key]
    if verdict is None:
        owner, current = history.owner(), history.current()
        history.tried(lambda store: opinions.withdraw(store, owner, current, turn.number), None)
    else:
        _keep(turn, "up" if verdict == _UP else "down")


def _keep(turn: Turn, verdict: Verdict, reason: str = "", text: str = "") -> None:
    owner, current, model = history.owner(), history.current(), services.door().model.name
    kept = history.asked(turn.number, turn.question, turn.answer)
    history.tried(
        lambda store: opinions.judge(store, owner, current, kept, model, verdict, reason, text), False
    )
