"""One turn: the question with its words, then the answer, the question back or the refusal."""

import re
from collections.abc import Callable
from datetime import datetime
from html import escape

import streamlit as st

from app import onward, state
from app.parts import (
    age,
    chips,
    choices,
    evidence,
    facts,
    grid,
    mark_menu,
    origin,
    picture,
    query_parts,
    readings,
    takeaway,
    told,
    verdicts,
)
from app.state import Mark, Turn
from app.texts import speaking
from engine import Parlance
from engine.answers.finding import Finding
from engine.phrasing import phrasing
from engine.types.answer import Answer


def show(turn: Turn, parlance: Parlance, seen: Callable[[], None] = lambda: None) -> None:
    """The whole turn. What opens on demand reruns alone; the rest of the page stays.

    `seen` is called once sentence and picture are drawn, before what else there is.
    """
    answer, key, mark = turn.answer, f"turn-{turn.number}", state.mark()
    words = phrasing(answer.language)
    with st.container(border=True, key=key, gap="small"):
        st.html(chips.chips(turn.question, answer, parlance.catalog))
        _heading(answer, is_said=turn.question == answer.interpretation)
        origin.line()
        if answer.plan is not None and answer.table is not None:
            parts = st.container(key=f"{key}-parts", gap="xxsmall")  # above the picture, and drawn after it
            _answered(answer, parlance.finding(answer), parlance, key, mark, seen)
            with parts:
                query_parts.show(turn, parlance, mark)
        elif answer.about is not None and answer.table is not None:
            facts.show(answer, key)
        seen()
        if answer.alternatives:
            title = words.word("screen.choose" if answer.status == "clarify" else "screen.instead")
            keep = words.word("screen.keep") if state.is_open(turn) else ""
            choices.offers(title, answer.alternatives, key, keep)
        if answer.status == "answer":
            following = onward.once(answer, "next", parlance.onward(answer).next_steps)
            if following:
                choices.steps(words.word("screen.next"), following, f"{key}-next")
        verdicts.show(turn)


def _heading(answer: Answer, is_said: bool) -> None:
    """The sentence first, with what was understood under it, unless the question `is_said` in these words."""
    words, sentence = phrasing(answer.language), escape(_unbroken(answer.sentence or answer.reason))
    lines = [f'<h2 class="pl-sentence pl-{answer.status}">{sentence}</h2>']
    if answer.status == "refuse" and answer.about is None:
        lines.append(f'<p class="pl-meta">{escape(words.word("screen.no_number"))}</p>')
    if answer.status == "answer":
        left_out = answer.plan.notes if answer.plan else ()
        notes = "".join(
            f" {escape(words.say('screen.by_default' if note in left_out else 'screen.noted', text=note))}"
            for note in answer.notes
        )
        understood = "" if is_said else f"{words.say('screen.understood', text=answer.interpretation)}."
        if understood or notes:
            lines.append(f'<p class="pl-meta">{escape(understood)}{notes}</p>')
    st.html("".join(lines))


@st.fragment
def _answered(
    answer: Answer, finding: Finding, parlance: Parlance, key: str, mark: Mark, seen: Callable[[], None]
) -> None:
    """Chart, table and proof. A table nobody needs to read beside a chart waits until it is opened."""
    if answer.chart is not None:
        picture.show(answer, finding, key)
    seen()
    written, finding = finding, told.around(answer, finding)
    drawn = answer.chart is not None and answer.chart.kind != "none"
    single = drawn and len(finding.table.rows) == 1
    if finding.table.rows and not drawn:
        grid.show(finding, answer.sentence, key, mark_menu.TABLE)
        mark_menu.show(answer, finding, key, mark_menu.TABLE)
    if drawn and not single:
        table = st.expander(
            finding.words.say("screen.table", rows=grid.rows_text(finding)),
            key=f"{key}-table",
            on_change="rerun",
        )
        if table.open:
            with table:
                grid.show(finding, answer.sentence, key, mark_menu.TABLE)
                mark_menu.show(answer, finding, key, mark_menu.TABLE)
    proof = st.expander(finding.words.word("screen.computed"), key=f"{key}-proof", on_change="rerun")
    if proof.open:
        with proof:
            evidence.show(answer, parlance, key)
    if answer.words:
        readings.show(answer, parlance, key, mark)
    takeaway.show(answer, written, parlance, key)
    with speaking(answer.language):
        age.show(parlance, datetime.fromisoformat(answer.as_of) if answer.as_of else None, answer.language)


def _unbroken(text: str) -> str:
    """A number stays on one line with its unit."""
    return re.sub(r"(?<=\d) (?=(?:%|h|min|s|ms|fps)\b|%)", "\u00a0", text)
