"""What a part of an answered question can be made into: other words, values of a list, another number."""

from html import escape

import streamlit as st

from app import onward, state
from app.parts.choices import plain
from engine import Parlance
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Alternative, Answer
from engine.types.conversation import Chip
from engine.types.edits import Amount, Ways
from semantic.fields import Scalar

_FEW = 8  # so many are buttons at once; more are found by typing


def show(answer: Answer, parlance: Parlance, key: str, place: int, chip: Chip) -> None:
    """Only what can be answered; where nothing can, that is said."""
    words, key = phrasing(answer.language), f"{key}-edit-{place}"
    ways = onward.once(answer, f"ways {place}", lambda: parlance.onward(answer).ways(place))
    _title(words.say("edit.change", text=chip.text), f"{key}-title")
    if ways.amount is not None:
        _number(answer, parlance, key, place, ways.amount, words)
    if ways.values:
        _values(answer, parlance, key, place, ways, words)
    if ways.instead:
        _others(ways.instead, key, words)
    if ways.is_fixed:
        st.html(f'<p class="pl-meta">{escape(words.word("edit.fixed"))}</p>')
    if st.session_state.pop(f"{key}-refused", False):
        st.html(f'<p class="pl-notice" role="status">{escape(words.word("edit.refused"))}</p>')


def _title(text: str, name: str) -> None:
    """What is changed here. It takes the focus: for the Tab key it stands at the end of the page."""
    shown = f'<p class="pl-label pl-edit" id="{name}" tabindex="-1">{escape(text)}</p>'
    focus = f'<script>document.getElementById("{name}")?.focus({{preventScroll: true}})</script>'
    st.html(shown + focus, unsafe_allow_javascript=True)


def _others(found: tuple[Alternative, ...], key: str, words: Phrasing) -> None:
    """A button each; of many a list in which one types."""
    if len(found) <= _FEW:
        for at, one in enumerate(found):
            st.button(
                plain(one.difference), key=f"{key}-to-{at}", on_click=_take, args=(one,), width="stretch"
            )
        return
    chosen = f"{key}-to"
    st.selectbox(
        words.word("edit.instead"),
        range(len(found)),
        index=None,
        format_func=lambda at: found[at].difference,
        placeholder=words.word("edit.find"),
        key=chosen,
        on_change=_choose,
        args=(found, chosen),
    )


def _values(answer: Answer, parlance: Parlance, key: str, place: int, ways: Ways, words: Phrasing) -> None:
    """The values that a filter lets in, to be found by typing."""
    picked = f"{key}-values"
    with st.form(f"{key}-values-form", border=False):
        st.multiselect(
            words.word("edit.values"),
            list(dict.fromkeys((*ways.chosen, *ways.values))),
            default=list(ways.chosen),
            format_func=str,
            placeholder=words.word("edit.find"),
            key=picked,
        )
        st.form_submit_button(
            words.word("edit.apply"), on_click=_let_in, args=(answer, parlance, place, key, ways.chosen)
        )


def _number(
    answer: Answer, parlance: Parlance, key: str, place: int, amount: Amount, words: Phrasing
) -> None:
    unit = f" ({amount.unit})" if amount.unit else ""
    whole = amount.whole or amount.value == int(amount.value)
    with st.form(f"{key}-number-form", border=False):
        st.number_input(
            words.word("edit.number") + unit,
            min_value=1 if amount.whole else None,
            value=int(amount.value) if whole else float(amount.value),
            step=1 if whole else None,
            key=f"{key}-number",
        )
        st.form_submit_button(
            words.word("edit.apply"), on_click=_count, args=(answer, parlance, place, key, amount)
        )


def _choose(found: tuple[Alternative, ...], key: str) -> None:
    at = st.session_state.get(key)
    if at is not None:
        _take(found[at])


def _let_in(answer: Answer, parlance: Parlance, place: int, key: str, before: tuple[Scalar, ...]) -> None:
    values = tuple(st.session_state.get(f"{key}-values") or ())
    if set(values) != set(before):
        _take(parlance.onward(answer).with_values(place, values), key)


def _count(answer: Answer, parlance: Parlance, place: int, key: str, before: Amount) -> None:
    number = st.session_state.get(f"{key}-number")
    if number is not None and number != before.value:
        _take(parlance.onward(answer).with_number(place, float(number)), key)


def _take(found: Alternative | None, key: str = "") -> None:
    """Ask it; what cannot be answered is said beside what was put in."""
    if found is None:
        st.session_state[f"{key}-refused"] = True
    else:
        state.query(found.text, found.query)
