"""What can I ask: every number and every way to split it, with questions that one click asks."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app import services, state
from app.offered import Entry, Offered, offered
from app.parts.choices import plain
from app.texts import language, screen
from engine import Parlance
from engine.types.answer import Alternative

_MOST_NAMES = 8
_AT_ONCE, _MORE = 20, 50
_SEARCH, _GROUP = "search", "data"
_SHOWN = "catalog_shown"


def show(ask_page: StreamlitPage) -> None:
    """The page; asking from it leads to the Ask page."""
    parlance = services.door()
    offer = offered(parlance, language())
    st.title(screen.CATALOG_PAGE, anchor=False)
    _intro(parlance, offer)
    wanted = _asked_for(offer)
    found = [one for one in offer.found(wanted) if st.session_state.get(_GROUP) in (None, "", one.group)]
    if not found:
        st.html(f'<p role="status">{escape(screen.NOTHING_FOUND.format(text=wanted))}</p>')
    shown = found[: _shown(wanted)]
    for group, entries in _grouped(shown):
        st.header(plain(group), anchor=False)
        for entry in entries:
            _entry(entry, offer, parlance, ask_page)
    if len(found) > len(shown):
        label = screen.SHOW_MORE.format(n=len(found) - len(shown))
        st.button(label, key="catalog-more", on_click=_show_more, args=(wanted,))


def _intro(parlance: Parlance, offer: Offered) -> None:
    metrics = sum(one.kind == "metric" for one in offer.entries)
    model = parlance.model.label or parlance.model.name
    rest = len(offer.entries) - metrics
    text = screen.CATALOG_INTRO.format(metrics=metrics, dimensions=rest, model=model)
    st.html(f'<p class="pl-meta">{escape(text)}</p>')


def _asked_for(offer: Offered) -> str:
    """The words to search by, and the data set to stay in: both stand in the address."""
    with st.container(horizontal=True, key="catalog-search", gap="small"):
        wanted = st.text_input(
            screen.SEARCH,
            key=_SEARCH,
            type="search",
            live="300ms",
            value=str(st.query_params.get(_SEARCH, "")),
            placeholder=screen.SEARCH,
            label_visibility="collapsed",
            max_chars=100,
        )
        if len(offer.groups) > 1:
            linked = str(st.query_params.get(_GROUP, ""))
            st.selectbox(
                screen.DATA_SETS,
                offer.groups,
                index=offer.groups.index(linked) if linked in offer.groups else None,
                key=_GROUP,
                placeholder=screen.DATA_SETS,
                label_visibility="collapsed",
            )
    _link(wanted, str(st.session_state.get(_GROUP) or ""))
    return wanted.strip()


def _link(wanted: str, group: str) -> None:
    """Let the address lead to what is shown."""
    for name, value in ((_SEARCH, wanted.strip()), (_GROUP, group)):
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        elif not value:
            st.query_params.pop(name, None)


def _shown(wanted: str) -> int:
    """How many entries are drawn; another search begins anew."""
    of, count = st.session_state.get(_SHOWN, ("", _AT_ONCE))
    return int(count) if of == wanted else _AT_ONCE


def _show_more(wanted: str) -> None:
    st.session_state[_SHOWN] = wanted, _shown(wanted) + _MORE


def _grouped(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """By data set; the data set of the best entry first, numbers before ways to split them."""
    order = {group: place for place, group in enumerate(dict.fromkeys(one.group for one in entries))}
    sorted_ = sorted(entries, key=lambda one: order[one.group])
    return [(group, list(some)) for group, some in groupby(sorted_, key=lambda one: one.group)]


def _entry(entry: Entry, offer: Offered, parlance: Parlance, ask_page: StreamlitPage) -> None:
    with st.container(key=f"{entry.kind}-{entry.name.replace('.', '-')}", gap="xsmall"):
        st.html(_told(entry))
        with st.container(horizontal=True, gap="xsmall", key=f"asks-{entry.kind}-{entry.name}"):
            for place, query in enumerate(offer.examples(entry, parlance)):
                text = parlance.worded(query, language())
                if st.button(plain(text), key=f"ask-{entry.kind}-{entry.name}-{place}", wrap=True):
                    state.choose(Alternative(text, query))
                    st.switch_page(ask_page)


def _told(entry: Entry) -> str:
    kind = screen.A_METRIC if entry.kind == "metric" else screen.A_DIMENSION
    named = " · ".join(
        part
        for part in (
            kind,
            screen.UNIT.format(unit=entry.unit) if entry.unit else "",
            screen.OWNER.format(name=entry.owner) if entry.owner else "",
        )
        if part
    )
    others = screen.SPLIT_BY if entry.kind == "metric" else screen.SPLITS
    lines = [
        named,
        screen.ALSO.format(names=_names(entry.also)) if entry.also else "",
        screen.VALUES.format(names=_names(entry.values)) if entry.values else "",
        others.format(names=_names(entry.others)) if entry.others else "",
    ]
    below = "".join(f'<p class="pl-meta">{escape(line)}</p>' for line in lines if line)
    about = f"<p>{escape(entry.about)}</p>" if entry.about else ""
    return f'<div class="pl-entry"><h3>{escape(entry.label)}</h3>{about}{below}</div>'


def _names(names: Iterable[str]) -> str:
    known = list(names)
    shown, rest = ", ".join(known[:_MOST_NAMES]), len(known) - _MOST_NAMES
    return screen.AND_MORE.format(names=shown, n=rest) if rest > 0 else shown
