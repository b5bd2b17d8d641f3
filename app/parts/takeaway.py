"""Take an answer away as a file: a small menu whose files are made when somebody clicks, and not before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import streamlit as st

from app import services
from app.parts import picture
from engine import Parlance
from engine.answers.exporting import kinds, offered
from engine.answers.finding import Finding
from engine.answers.parcel import Parcel, file_name, parcel_of
from engine.dialects.text import dialects
from engine.types.answer import Answer, Chart

DIALECTS = {"duckdb": "DuckDB", "postgres": "PostgreSQL"}
_SQL = "sql"


def show(answer: Answer, finding: Finding, parlance: Parlance, key: str) -> None:
    """The menu; what is in it is drawn while it is open."""
    menu = st.expander(finding.words.word("taken.title"), key=f"{key}-take", on_change="rerun")
    if not menu.open:
        return
    parcel, shown = parcel_of(answer, finding, parlance.catalog), picture.on_show(key)
    with menu, st.container(horizontal=True, gap="small"):
        for label, name, kind, one in files(parcel):
            st.download_button(
                label,
                data=maker(one, kind, shown),
                file_name=name,
                mime=kinds()[kind].MIME,
                key=f"{key}-take-{name.partition('.')[2]}",
                on_click="ignore",
            )


def files(parcel: Parcel) -> Iterator[tuple[str, str, str, Parcel]]:
    """Label, file name, kind and parcel of each file that is offered: SQL once a dialect."""
    for kind in offered(parcel):
        label = parcel.finding.words.word(f"taken.kinds.{kind}")
        if kind != _SQL:
            yield label, file_name(parcel.question, kind, _cut(parcel)), kind, parcel
            continue
        for dialect in dialects():
            name = file_name(parcel.question, kind, dialect)
            yield f"{label} ({DIALECTS.get(dialect, dialect)})", name, kind, replace(parcel, dialect=dialect)


def _cut(parcel: Parcel) -> str:
    """What a name must say of a file that cannot: that the answer stopped at the limit of rows."""
    table = parcel.finding.table
    return f"first-{len(table.rows)}-rows" if table.truncated else ""


def maker(parcel: Parcel, kind: str, shown: Mapping[str, Chart]) -> Callable[[], bytes]:
    """Makes the file when it is called, with the chart that is shown by then."""
    return lambda: services.workshop().make(replace(parcel, chart=shown.get("chart", parcel.chart)), kind)
