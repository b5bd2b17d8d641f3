"""The chart of an answer, or its number writ large, and the other kinds that suit it."""

from html import escape
from typing import Any

import streamlit as st

from app.parts import grid
from engine.answers.choose import TABLE, choose
from engine.answers.finding import Finding
from engine.answers.records import records
from engine.answers.sentences.change import compared, judged
from engine.answers.sentences.naming import name
from engine.types.answer import Chart

EITHER = "#76818a"  # readable on white and on near-black, where the theme is not known yet
FEWEST = 3  # with fewer kinds there is nothing to choose beside the table below


@st.fragment
def show(chart: Chart, finding: Finding, alt: str, key: str = "") -> None:
    """Nothing for kind "none": the table says it best. Another kind reruns the picture alone."""
    kind = _wanted(chart, finding, key) if key else chart.kind
    if kind == TABLE:
        grid.show(finding, alt)
    elif kind == "number":
        st.html(figure(finding))
    else:
        drawn = chart if kind == chart.kind else _made(finding, kind, key)
        on_show(key)["chart"] = drawn
        _draw(drawn, finding, alt)


def on_show(key: str) -> dict[str, Chart]:
    """The chart that a turn shows at the moment as "chart", once it is drawn; stays up to date."""
    shown: dict[str, Chart] = st.session_state.setdefault(f"{key}-shown", {})
    return shown


def _draw(chart: Chart, finding: Finding, alt: str) -> None:
    if not chart.spec:
        return
    spec = {key: part for key, part in chart.spec.items() if key not in ("config", "width")}
    spec |= {
        "data": {"values": records(finding.table)},
        "config": {**_ink(), "locale": chart.spec["config"]["locale"]},
    }
    st.vega_lite_chart(None, spec, alt=chart.alt or alt)


def _wanted(chart: Chart, finding: Finding, key: str) -> str:
    """The kind that is chosen; a wish changes the picture and never the question."""
    kinds = [chart.kind, *(one for one in chart.fits if one != chart.kind)]
    if chart.kind == "none" or len(kinds) < FEWEST:
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
    kept = st.session_state.setdefault(f"{key}-charts", {})
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
