"""The chart of an answer, or its number writ large, and the other kinds that suit it."""

from html import escape
from typing import Any

import streamlit as st

from app.parts import grid, mark_menu, memory, told
from app.parts.room import room
from engine.answers.choose import TABLE, choose
from engine.answers.finding import Finding
from engine.answers.records import records
from engine.answers.sentences.change import compared, judged
from engine.answers.sentences.naming import name
from engine.answers.spec import PICKED, Spec
from engine.types.answer import Answer, Chart

EITHER = "#76818a"  # readable on white and on near-black, where the theme is not known yet
FEWEST = 3  # with fewer kinds there is nothing to choose beside the table below


@st.fragment
def show(answer: Answer, finding: Finding, key: str) -> None:
    """Nothing for kind "none": the table says it best. Another kind, or a mark that is picked, reruns the
    picture alone."""
    chart = answer.chart
    if chart is None or chart.kind == "none":
        return
    around = told.around(answer, finding)
    with st.container(horizontal=True, gap="small", key=f"{key}-picture-row"):
        kind = _wanted(chart, around, key)
        mark_menu.choose(around, key)
    if kind == TABLE:
        grid.show(around, answer.sentence, key, "picture")
    elif kind == "number":
        st.html(figure(finding))
    else:
        drawn = chart if kind == chart.kind else _made(finding, kind, key)
        on_show(key, finding)["chart"] = drawn
        _draw(drawn, finding, answer.sentence, key)
    mark_menu.show(answer, finding, key, mark_menu.CHART, mark_menu.LIST, "picture")


def on_show(key: str, finding: Finding) -> dict[str, Chart]:
    """The chart that a turn shows at the moment as "chart", once it is drawn; stays up to date."""
    shown: dict[str, Chart] = memory.of_turn(key, finding.table).setdefault("shown", {})
    return shown


def _draw(drawn: Chart, finding: Finding, alt: str, key: str) -> None:
    if not drawn.spec:
        return
    spec = _looked(drawn, finding, key)
    with st.container(key=f"{key}-room-{room(spec)}-of-chart", gap=None):
        _chart(drawn, spec, finding, alt, key)


def _chart(drawn: Chart, spec: Spec, finding: Finding, alt: str, key: str) -> None:
    if "params" not in spec:
        st.vega_lite_chart(None, spec, alt=drawn.alt or alt)
        return
    st.vega_lite_chart(
        None,
        spec,
        alt=drawn.alt or alt,
        key=mark_menu.chart_key(key, drawn),
        on_select=mark_menu.on_chart(key, finding, drawn),
        selection_mode=PICKED,
    )


def _looked(drawn: Chart, finding: Finding, key: str) -> Spec:
    """The chart with its rows and the looks of the screen, made once a theme: it is drawn many times."""
    theme = st.context.theme.type or ""
    kept = memory.of_turn(key, finding.table).setdefault("drawn", {})
    if (drawn.kind, theme) not in kept:
        spec = {name: part for name, part in drawn.spec.items() if name not in ("config", "width")}
        config = {**_ink(), "locale": drawn.spec["config"]["locale"]}
        kept[drawn.kind, theme] = {**spec, "data": {"values": records(finding.table)}, "config": config}
    found: Spec = kept[drawn.kind, theme]
    return found


def chosen(key: str) -> str:
    """The kind that was chosen on the page for a turn; "" where there is nothing to choose."""
    return str(st.session_state.get(f"{key}-kind") or "")


def _wanted(chart: Chart, finding: Finding, key: str) -> str:
    """The kind that is chosen; a wish changes the picture and never the question."""
    kinds = [chart.kind, *(one for one in chart.fits if one != chart.kind)]
    if len(kinds) < FEWEST:
        return chart.kind
    words = finding.words
    chosen = st.selectbox(
        words.word("screen.shown_as"),
        kinds,
        format_func=lambda kind: words.word(f"kinds_of_chart.{kind}"),
        key=f"{key}-kind",
        label_visibility="collapsed",
        width=220,
    )
    return str(chosen)


def _made(finding: Finding, kind: str, key: str) -> Chart:
    """A chart of another kind, made once for a turn."""
    kept = memory.of_turn(key, finding.table).setdefault("charts", {})
    if kind not in kept:
        kept[kind] = choose(finding, (kind,))
    found: Chart = kept[kind]
    return found


def _ink() -> dict[str, Any]:
    """The colour of writing inside the chart, which the theme of the screen leaves black."""
    kind = st.context.theme.type
    color = str(st.get_option(f"theme.{kind}.textColor") or EITHER) if kind else EITHER
    return {"text": {"color": color}, "title": {"subtitleColor": color}}


def figure(finding: Finding) -> str:
    """The one row as large figures with what each is."""
    row = finding.table.rows[0]
    who = f"{name(finding, row)}: " if finding.groups else ""
    parts = []
    for column in finding.mains:
        value = finding.text(column, finding.cell(row, column))
        change = compared(finding, row, column)
        below = _below(change, *judged(finding, row, column)) if change else ""
        label = f'<span class="pl-what">{escape(who + finding.heading(column))}</span>'
        parts.append(
            f'<div class="pl-figure"><span class="pl-value">{escape(value)}</span>{label}{below}</div>'
        )
    return f'<div class="pl-figures">{"".join(parts)}</div>'


def _below(change: str, sign: str, kind: str) -> str:
    """The change with its sign; colour only repeats what the words say."""
    mark = f'<span class="pl-mark pl-{kind or "neutral"}" aria-hidden="true">{sign}</span> ' if sign else ""
    return f'<span class="pl-change">{mark}{escape(change)}</span>'
