"""The conversation of one visitor, kept in the browser session."""

from dataclasses import dataclass

import streamlit as st

from app import services
from engine.types.answer import Alternative, Answer
from semantic.query import LogicalQuery

LIVE = 4
MOST_EARLIER = 20
QUESTION = "question"


@dataclass(frozen=True)
class Turn:
    """One question and its reply. `number` counts from 1 and never repeats in a session."""

    number: int
    question: str
    answer: Answer


@dataclass(frozen=True)
class Past:
    """What is kept of an older turn: enough for one line and for asking again."""

    number: int
    question: str
    sentence: str


def turns() -> list[Turn]:
    """The turns shown in full, newest first."""
    found: list[Turn] = st.session_state.setdefault("turns", [])
    return found


def earlier() -> list[Past]:
    """Older turns as one line each, newest first."""
    found: list[Past] = st.session_state.setdefault("earlier", [])
    return found


def is_open(turn: Turn) -> bool:
    """Whether it is the newest turn and a question back."""
    shown = turns()
    return (
        bool(shown)
        and shown[0].number == turn.number
        and turn.answer.status == "clarify"
        and bool(turn.answer.words)
    )


def submit() -> None:
    """Ask what stands in the question box."""
    text = (st.session_state.get(QUESTION) or "").strip()
    if text:
        ask(text)


def ask(text: str) -> None:
    """Ask in plain words; what is not complete by itself goes on from the answer before."""
    _add(text, services.ask(text, _before()))


def choose(alternative: Alternative) -> None:
    """Ask one of the questions that were offered."""
    _add(alternative.text, services.choose(alternative, _before()))


def keep(alternative: Alternative) -> None:
    """Ask one of the choices of the newest question back, and take it from now on."""
    before = _before()
    if before is not None:
        services.keep(before, alternative)
    choose(alternative)


def query(text: str, wanted: LogicalQuery) -> None:
    """Ask a logical query, called `text`."""
    _add(text, services.query(wanted, _before()))


def _before() -> Answer | None:
    """The newest answer, from which a question may go on."""
    shown = turns()
    return shown[0].answer if shown else None


def _add(question: str, answer: Answer) -> None:
    shown = turns()
    number = (shown[0].number if shown else 0) + 1
    shown.insert(0, Turn(number, question, answer))
    for turn in shown[LIVE:]:
        earlier().insert(0, Past(turn.number, turn.question, turn.answer.sentence))
    del shown[LIVE:], earlier()[MOST_EARLIER:]
