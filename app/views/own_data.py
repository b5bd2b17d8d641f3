"""Your data: drop files, see them read, ask about them, and have them deleted."""

from collections.abc import Callable, Iterable
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app import choosing, services, state, visitors
from app.own import holding, limits
from app.own.imports import Import
from app.own.shelf import OwnSet
from app.parts import choices, drop_words, origin, own_steps
from app.texts import screen

_DROPS = "own_drops"  # counts the drops: a new box after each lets go of what was in the one before
_FOLLOWED = "own_followed"


def show(ask_page: StreamlitPage) -> None:
    """The page; asking from it leads to the Ask page."""
    st.title(screen.OWN_PAGE, anchor=False)
    owner = visitors.owner()
    job = holding.imports().of(owner)
    found = choosing.own()
    if job is not None or found is not None:
        visitors.remember()
    st.html(f'<p class="pl-plain">{escape(_about(found))}</p>')
    if job is not None and not job.is_over:
        st.session_state[_FOLLOWED] = True
        _progress(owner)
        return
    if job is not None and job.has_changed and st.session_state.pop(_FOLLOWED, False):
        _ask_own(found)
    if st.session_state.pop("own_removed", False):
        st.html(f'<p class="pl-notice" role="status">{escape(screen.OWN_REMOVED)}</p>')
    if job is not None:
        own_steps.outcome(job, found is not None)
    if found is not None:
        _found(found, ask_page)
    _drop(owner, found)
    if found is not None:
        _removal()


def _about(found: OwnSet | None) -> str:
    days = f"{limits.UNUSED.days}"
    return (screen.OWN_MORE if found else screen.OWN_INTRO).format(days=days)


def _drop(owner: str, found: OwnSet | None) -> None:
    """The box, with what it takes said before anybody drops anything."""
    number = int(st.session_state.get(_DROPS, 0))
    dropped = st.file_uploader(
        screen.OWN_DROP_MORE if found else screen.OWN_DROP,
        accept_multiple_files=True,
        key=f"own-drop-{number}",
        max_upload_size=limits.FILE_MB,
    )
    drop_words.show()
    st.html(_limits())
    if dropped:
        holding.imports().start(owner, dropped)
        _let_go(dropped)
        st.session_state[_DROPS] = number + 1
        st.session_state[_FOLLOWED] = True
        st.rerun()


def _let_go(dropped: Iterable[UploadedFile]) -> None:
    """They are on disk by now: Streamlit would hold them in memory for as long as the session lasts."""
    context = get_script_run_ctx()
    kept = context.uploaded_file_mgr if context is not None else None
    if context is not None and isinstance(kept, MemoryUploadedFileManager):
        for one in dropped:
            kept.remove_file(context.session_id, one.file_id)


def _limits() -> str:
    rows = f"{limits.ROWS // 1_000_000}"
    parts = {
        "file": limits.FILE_MB,
        "all": limits.ALL_MB,
        "files": limits.FILES,
        "tables": limits.TABLES,
        "sheets": limits.SHEETS,
        "columns": limits.COLUMNS,
        "rows": rows,
        "seconds": limits.READ_S,
    }
    lines = (screen.OWN_KINDS, screen.OWN_LIMITS.format(**parts))
    return "".join(f'<p class="pl-meta">{escape(line)}</p>' for line in lines)


@st.fragment(run_every=0.5)
def _progress(owner: str) -> None:
    """How far it is, drawn anew twice a second; at the end the whole page."""
    job: Import | None = holding.imports().of(owner)
    if job is None or job.is_over:
        st.rerun()
    own_steps.steps(job)


def _ask_own(found: OwnSet | None) -> None:
    """What was just brought is what is asked from now on."""
    if found is not None:
        origin.ask_from_now(found.id)


def _found(found: OwnSet, ask_page: StreamlitPage) -> None:
    """What there is, what can be asked of it, and its end."""
    st.header(screen.OWN_FOUND, anchor=False)
    st.html(own_steps.summary(found.about))
    st.html(f'<p class="pl-label">{escape(screen.TRY)}</p>')
    with st.container(horizontal=True, gap="xsmall", key="own-examples"):
        for place, text in enumerate(found.about.examples):
            if st.button(choices.plain(text), key=f"own-example-{place}", wrap=True):
                _asked(found, lambda text=text: state.ask(text), ask_page)  # type: ignore[misc]
    if st.button(screen.OWN_ASK, key="own-ask", type="primary"):
        _asked(found, lambda: None, ask_page)


def _asked(found: OwnSet, ask: Callable[[], None], ask_page: StreamlitPage) -> None:
    """On the Ask page, over these data."""
    _ask_own(found)
    ask()
    st.switch_page(ask_page)


def _removal() -> None:
    """Two steps: what it means, then the button that does it."""
    with st.container(key="own-removal", gap="small"):
        if not st.toggle(screen.OWN_REMOVE, key="own-remove"):
            return
        st.html(f'<p class="pl-meta">{escape(screen.OWN_REMOVE_MEANS)}</p>')
        st.button(screen.OWN_REMOVE_NOW, key="own-remove-now", type="primary", on_click=_remove)


def _remove() -> None:
    services.remove_own()
    origin.ask_from_now("")
    st.session_state.pop("own-remove", None)
    st.session_state["own_removed"] = True
