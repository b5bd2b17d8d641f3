"""Take an answer away as a file: a small menu whose files are made when somebody clicks, and not before."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from app import handing, services
from app.parts import picture
from app.texts import screen
from app.workshop import LONGEST_S
from engine import Parlance
from engine.answers.exporting import kinds, offered
from engine.answers.finding import Finding
from engine.answers.parcel import Parcel, file_name, parcel_of
from engine.dialects.text import dialects, engine_name, said_in
from engine.errors import EngineError
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Answer, Chart

_SQL = "sql"
_LOOK_S = 0.05


def show(answer: Answer, finding: Finding, parlance: Parlance, key: str) -> None:
    """The menu; what is in it is drawn while it is open, and written in the language of `finding`."""
    words = phrasing(answer.language)
    menu = st.expander(words.word("taken.title"), key=f"{key}-take", on_change="rerun")
    if not menu.open:
        return
    with menu:
        _menu(parcel_of(answer, finding, parlance.catalog), words, key)


@st.fragment
def _menu(parcel: Parcel, words: Phrasing, key: str) -> None:
    """A button a file; below them, while one is made, that it is, and then why it was not."""
    shown = picture.on_show(key, parcel.finding)
    ends: dict[str, str] = st.session_state.setdefault(f"{key}-taken", {})
    wanted = ""
    with st.container(horizontal=True, gap="small", key=f"{key}-take-row"):
        for label, name, kind, one in files(parcel, words):
            if st.download_button(
                label,
                data=handing.held(witnessed(maker(one, kind, shown), name, ends), name, kinds()[kind].MIME),
                file_name=name,
                mime=kinds()[kind].MIME,
                key=f"{key}-take-{name.partition('.')[2]}",
            ):
                wanted = name
    if wanted:
        _see_made(wanted, ends, key)


def _see_made(name: str, ends: dict[str, str], key: str) -> None:
    """The file is made beside this script, which waits for how that ends: Streamlit would not say why."""
    place = st.empty()
    place.html(f'<p class="pl-meta" role="status">{escape(screen.MAKING)}</p>')
    late = time.monotonic() + LONGEST_S
    while name not in ends and time.monotonic() < late:
        time.sleep(_LOOK_S)
        st.session_state.get(key)  # where a script looks at its state, a click ends it
    fault = ends.pop(name, screen.NOT_MADE_WHY)
    if fault:
        place.html(
            f'<p class="pl-notice" role="alert">{escape(screen.NOT_MADE)} '
            f'<span class="pl-meta">{escape(fault)}</span></p>'
        )
    else:
        place.html(f'<p class="pl-meta" role="status">{escape(screen.MADE)}</p>')


def witnessed(make: Callable[[], bytes], name: str, ends: dict[str, str]) -> Callable[[], bytes]:
    """The same; how it ends is told by the name of the file: "" for well, else why not."""

    def made() -> bytes:
        fault = ""
        try:
            return make()
        except Exception as found:
            fault = found.message if isinstance(found, EngineError) else screen.NOT_MADE_WHY
            raise
        finally:
            ends[name] = fault

    return made


def files(parcel: Parcel, words: Phrasing) -> Iterator[tuple[str, str, str, Parcel]]:
    """Label, file name, kind and parcel of each file that is offered: SQL once a dialect that says it."""
    for kind in offered(parcel):
        label = words.word(f"taken.kinds.{kind}")
        if kind != _SQL:
            yield label, file_name(parcel.question, kind, _cut(parcel)), kind, parcel
            continue
        tree = parcel.finding.plan.tree
        for dialect in (one for one in sorted(dialects(), key=_own_first) if said_in(tree, one)):
            name = file_name(parcel.question, kind, dialect)
            yield f"{label} ({engine_name(dialect)})", name, kind, replace(parcel, dialect=dialect)


def _own_first(dialect: str) -> bool:
    return dialect != "duckdb"


def _cut(parcel: Parcel) -> str:
    """What a name must say of a file that cannot: that the answer stopped at the limit of rows."""
    table = parcel.finding.table
    return f"first-{len(table.rows)}-rows" if table.truncated else ""


def maker(parcel: Parcel, kind: str, shown: Mapping[str, Chart]) -> Callable[[], bytes]:
    """Makes the file when it is called, with the chart that is shown by then."""
    return lambda: services.workshop().make(replace(parcel, chart=shown.get("chart", parcel.chart)), kind)
