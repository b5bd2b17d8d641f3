"""The parts of an answered question: what became of those before; each is changed or left out in place."""

from html import escape

import streamlit as st

from app import onward, replying, state
from app.parts import part_editor
from app.parts.choices import plain
from app.state import Mark, Turn
from engine import Parlance
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Alternative, Answer
from engine.types.conversation import Chip

_WHOLE = "records"  # what is listed is said by the other parts


def show(turn: Turn, parlance: Parlance, mark: Mark) -> None:
    """What was kept, added, replaced and dropped; then the parts, of older turns once they are opened."""
    answer, key = turn.answer, f"turn-{turn.number}"
    said = changes(answer)
    if said:
        st.html(f'<p class="pl-meta">{escape(said)}</p>')
    _parts(answer, parlance, key, mark, older=turn.number != mark[0])


@st.fragment
def _parts(answer: Answer, parlance: Parlance, key: str, mark: Mark, *, older: bool) -> None:
    """Opening a part draws this row anew, and nothing else; a part that is changed is a new turn."""
    state.see(mark)
    words = phrasing(answer.language)
    if older:
        kept = st.expander(words.word("edit.parts"), key=f"{key}-parts-older", on_change="rerun")
        if kept.open:
            with kept:
                _row(answer, parlance, key, words)
        return
    _row(answer, parlance, key, words)


def _row(answer: Answer, parlance: Parlance, key: str, words: Phrasing) -> None:
    found = onward.once(answer, "removals", parlance.onward(answer).removals)
    with st.container(horizontal=True, gap="xsmall", key=f"{key}-parts-row"):
        for place, (chip, less) in enumerate(zip(answer.chips, found, strict=True)):
            if chip.kind != _WHOLE:
                with st.container(horizontal=True, gap=None, width="content", key=f"{key}-chip-{place}"):
                    _chip(answer, parlance, key, place, chip)
                    _leave_out(less, key, place, words.say("screen.without", text=plain(chip.text)))


def _chip(answer: Answer, parlance: Parlance, key: str, place: int, chip: Chip) -> None:
    """The part as a button that opens what it can be made into."""
    opened = st.popover(plain(chip.text), key=f"{key}-edit-{place}", on_change="rerun", wrap=True)
    if opened.open:
        with opened:
            part_editor.show(answer, parlance, key, place, chip)


def _leave_out(less: Alternative | None, key: str, place: int, label: str) -> None:
    if less is not None:
        st.button(
            label,  # told to who does not see the cross; the stylesheet leaves the cross alone
            icon=":material/close:",
            key=f"{key}-part-{place}",
            on_click=state.query,
            args=(less.text, less.query),
        )


def changes(answer: Answer) -> str:
    """One line of what a question that goes on did to the one before; "" for a new topic."""
    said = replying.changes(answer)
    return " · ".join(f"{name}: {', '.join(texts)}" for name, texts in said.items())
