"""A part of a picture is a question: what can be asked of a mark, of a row, or of what is chosen by name."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import streamlit as st

from app import services, state
from app.parts import memory, told
from app.parts.choices import plain
from engine.answers.finding import Finding
from engine.answers.nouns import front
from engine.answers.spec import PICKED
from engine.replies.marks import called, is_parted, mark_of_row, mark_picked, marks
from engine.replies.step_marks import step_column
from engine.types.answer import Answer, Chart
from engine.types.mark import Mark, Step

MOST_LISTED = 200
CHART, LIST, TABLE = "chart", "list", "table"  # where a part was picked


def chart_key(key: str, chart: Chart) -> str:
    """The key of a chart whose marks can be picked; another one after the menu is closed, so that none is."""
    return f"{key}-{CHART}-{chart.kind}-{_turned(key)}"


def table_key(key: str, place: str) -> str:
    """The key of a table whose rows can be picked; `place` tells two tables of one turn apart."""
    return f"{key}-{place}-{_turned(key)}"


def on_chart(key: str, finding: Finding, chart: Chart) -> Callable[[], None]:
    """Takes the mark that was picked in the chart."""

    def take() -> None:
        picks = _selection(chart_key(key, chart)).get(PICKED) or [None]
        _pick(key, finding, CHART, mark_picked(finding, picks[0], chart.spec) if picks[0] else None)

    return take


def on_table(key: str, finding: Finding, place: str) -> Callable[[], None]:
    """Takes the row that was picked in the table."""

    def take() -> None:
        rows = _selection(table_key(key, place)).get("rows") or [None]
        _pick(key, finding, place, mark_of_row(finding, rows[0]) if rows[0] is not None else None)

    return take


def _selection(widget: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (st.session_state.get(widget) or {}).get("selection") or {}
    return found


def choose(finding: Finding, key: str) -> None:
    """The same by keyboard and by ear: the parts by name, in the order of the table."""
    names = _names(finding, key)
    if not names:
        return
    widget = f"{key}-{LIST}-{_turned(key)}"

    def take() -> None:
        place = st.session_state.get(widget)
        _pick(key, finding, LIST, dict(marks(finding, MOST_LISTED)).get(place) if place is not None else None)

    st.selectbox(
        finding.words.word("clicks.choose"),
        list(names),
        index=None,
        format_func=lambda place: names.get(place, ""),
        key=widget,
        placeholder=finding.words.word("clicks.choose"),
        label_visibility="collapsed",
        on_change=take,
        width=290,
    )


def _names(finding: Finding, key: str) -> Mapping[int, str]:
    """What the parts are called, each with its number; made once for a turn. None of what has no parts."""
    kept = memory.of_turn(key, finding.table)
    if "names" not in kept:
        found = marks(finding, MOST_LISTED) if is_parted(finding) else ()
        kept["names"] = {place: _name(finding, place, mark) for place, mark in found}
    names: Mapping[int, str] = kept["names"]
    return names


def _name(finding: Finding, place: int, mark: Mark) -> str:
    if mark.role == "step":
        row, column = finding.table.rows[0], step_column(finding, mark)
    else:
        row, column = finding.table.rows[place], finding.subject
    value = finding.text(column, finding.cell(row, column))
    return finding.words.say("clicks.part", name=called(finding, mark), value=value)


def show(answer: Answer, finding: Finding, key: str, *places: str) -> None:
    """The menu of the part that was picked in one of these places."""
    place, mark = memory.of_turn(key, finding.table).get("picked", ("", None))
    if mark is None or place not in places:
        return
    steps = _steps(answer, finding, mark, key)
    finding = told.around(answer, finding)
    if steps:
        with st.container(border=True, key=f"{key}-menu", gap="xsmall"):
            _menu(finding, mark, steps, key)


def _menu(finding: Finding, mark: Mark, steps: tuple[Step, ...], key: str) -> None:
    words, name = finding.words, called(finding, mark)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-menu-head"):
        st.html(f'<p class="pl-label">{escape(front(name))}</p>')
        st.button(
            f":material/close: {words.word('clicks.close')}",
            key=f"{key}-menu-close",
            type="tertiary",
            on_click=_close,
            args=(key, finding),
        )
    plain_ones = [(at, step) for at, step in enumerate(steps) if step.kind != "by"]
    with st.container(horizontal=True, gap="xsmall", key=f"{key}-menu-row"):
        for at, step in plain_ones:
            _offer(words.say(f"clicks.{step.kind}", text=step.about), step, f"{key}-step-{at}", key, finding)
    splits = [(at, step) for at, step in enumerate(steps) if step.kind == "by"]
    if splits:
        st.html(f'<p class="pl-label">{escape(words.say("clicks.by", text=name))}</p>')
        with st.container(horizontal=True, gap="xsmall", key=f"{key}-menu-splits"):
            for at, step in splits:
                _offer(front(step.about), step, f"{key}-step-{at}", key, finding)


def _offer(label: str, step: Step, widget: str, key: str, finding: Finding) -> None:
    """A button that asks; the whole page is drawn anew, as a turn is added above."""
    if st.button(plain(front(label)), key=widget, help=plain(step.text), wrap=True):
        _close(key, finding)
        state.query(step.text, step.query)
        st.rerun()


def _steps(answer: Answer, finding: Finding, mark: Mark, key: str) -> tuple[Step, ...]:
    """What can be asked of a part; found once while its menu is open."""
    kept = memory.of_turn(key, finding.table)
    if kept.get("steps", (None,))[0] != mark:
        kept["steps"] = mark, services.in_turn(lambda: services.door().steps(answer, mark))
    found: tuple[Step, ...] = kept["steps"][1]
    return found


def _pick(key: str, finding: Finding, place: str, mark: Mark | None) -> None:
    memory.of_turn(key, finding.table)["picked"] = place, mark


def _close(key: str, finding: Finding) -> None:
    """Nothing is picked any more, in the chart neither."""
    _pick(key, finding, "", None)
    st.session_state[f"{key}-turned"] = _turned(key) + 1


def _turned(key: str) -> int:
    return int(st.session_state.get(f"{key}-turned", 0))
