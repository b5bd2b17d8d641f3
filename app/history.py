"""The visitor's conversation in the store. Without one all goes on; the page says that nothing is kept."""

import json
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from app import services, visitors
from app.opening import progress
from app.store import conversations, opinions
from app.store.conversations import Asked, Listed, Owner
from app.store.errors import StoreError
from app.store.opening import Store
from engine.types.answer import Answer

SHOWN = 20
_CURRENT, _UNKEPT, _VERDICTS, _PENDING = "conversation", "unkept", "verdicts", "pending"
Kept = TypeVar("Kept")


def current() -> str:
    """The id of the conversation that goes on; "" for one that is not begun, or not kept."""
    return str(st.session_state.get(_CURRENT, ""))


def enter(conversation: str) -> None:
    """Go on with this conversation; "" for a new one."""
    settle()
    st.session_state[_CURRENT] = conversation
    st.session_state[_VERDICTS] = {}


def verdicts() -> dict[int, int]:
    """The thumbs that stood under the turns when the conversation was reopened: 1 up, 0 down."""
    return dict(st.session_state.get(_VERDICTS, {}))


def reopen(conversation: str) -> tuple[Asked, ...] | None:
    """Go on with a kept conversation of this visitor: its turns, oldest first. None where there is none."""
    kept = turns(conversation)
    if kept is not None:
        enter(conversation)
        nothing: dict[int, str] = {}
        found = tried(lambda store: opinions.verdicts(store, owner(), conversation), nothing)
        st.session_state[_VERDICTS] = {number: int(one == "up") for number, one in found.items()}
    return kept


def is_unkept() -> bool:
    """Whether something could not be kept in this session."""
    return bool(st.session_state.get(_UNKEPT))


def record(turn: Asked) -> None:
    """Keep a turn; with the first one the conversation begins. One that was cleared elsewhere begins anew."""

    def keep(store: Store) -> None:
        if not (current() and conversations.add(store, owner(), current(), turn)):
            enter(conversations.begin(store, owner(), turn.question))
            conversations.add(store, owner(), current(), turn)
        st.session_state[_UNKEPT] = False

    tried(keep, None)


def record_soon(turn: Asked) -> None:
    """The same once `settle` is called: an answer is seen first. What begins a conversation does not wait."""
    if current():
        st.session_state[_PENDING] = (*st.session_state.get(_PENDING, ()), turn)
    else:
        record(turn)


def settle() -> None:
    """Keep what was to be kept soon."""
    for turn in st.session_state.pop(_PENDING, ()):
        record(turn)


def turns(conversation: str) -> tuple[Asked, ...] | None:
    """What was asked in a conversation of this visitor, oldest first; None where there is none."""
    return tried(lambda store: conversations.turns(store, owner(), conversation), None)


def recent() -> tuple[Listed, ...]:
    """The visitor's conversations over this model, the newest first."""
    return tried(lambda store: conversations.recent(store, owner(), SHOWN), ())


def rename(title: str) -> None:
    """Give the conversation that goes on another title."""
    tried(lambda store: conversations.rename(store, owner(), current(), title), False)


def clear() -> None:
    """Delete the conversation that goes on."""
    st.session_state.pop(_PENDING, None)
    tried(lambda store: conversations.clear(store, owner(), current()), False)
    enter("")


def owner() -> Owner:
    """The visitor, over the model and source that are served."""
    return Owner(visitors.owner(), services.model_key())


def asked(number: int, question: str, answer: Answer) -> Asked:
    """What is kept of an answer."""
    about = answer.about
    return Asked(
        number,
        question,
        query=answer.query.to_json() if answer.query is not None and answer.status == "answer" else "",
        about=json.dumps(about.kinds) if about is not None else "",
        presentation=answer.presentation,
        language=answer.language,
        status=answer.status,
        sentence=answer.sentence or answer.reason,
        asked_at=answer.now,
    )


def tried(work: Callable[[Store], Kept], otherwise: Kept) -> Kept:
    """The work done on the store, or what holds without one."""
    try:
        return work(services.store())
    except StoreError as fault:
        if not is_unkept():
            progress(str(fault))
        st.session_state[_UNKEPT] = True
        return otherwise
