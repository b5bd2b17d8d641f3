"""The chart of an answer, or its number writ large."""

from html import escape
from typing import Any

import streamlit as st

from engine.answers.finding import Finding
from engine.answers.records import records
from engine.answers.sentences.change import compared
from engine.answers.sentences.naming import name
from engine.types.answer import Chart

EITHER = "#76818a"  # readable on white and on near-black, where the theme is not known yet


def show(chart: Chart, finding: Finding, alt: str) -> None:
    """Nothing for kind "none": the table says it best."""
    if chart.kind == "number":
        st.html(figure(finding))
    elif chart.spec:
        spec = {key: part for key, part in chart.spec.items() if key not in ("config", "width")}
        spec |= {
            "data": {"values": records(finding.table)},
            "config": {**_ink(), "locale": chart.spec["config"]["locale"]},
        }
        st.vega_lite_chart(None, spec, alt=alt)


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
        below = f'<span class="pl-change">{escape(change)}</span>' if change else ""
        label = f'<span class="pl-what">{escape(who + finding.heading(column))}</span>'
        parts.append(
            f'<div class="pl-figure"><span class="pl-value">{escape(value)}</span>{label}{below}</div>'
        )
    return f'<div class="pl-figures">{"".join(parts)}</div>'
