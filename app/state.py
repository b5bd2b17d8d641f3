"""The conversation of one visitor: what is shown of it in the browser session; app/history.py keeps it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from pydantic import ValidationError
from streamlit.logger import get_logger

from app import choosing, drafting, history, linking, services, visitors
from app.parts import waiting
from app.store.conversations import Asked
from app.texts import language, screen
from app.underway import GRACE_S, LINE_S, LOOK_S, Stopped, Underway
from engine.types.answer import Alternative, Answer
from engine.types.conversation import MOST_KEPT
from semantic.query import LogicalQuery

LIVE = 4
MOST_EARLIER = 20
QUESTION, TYPED = "question", "typed"  # the plain box, and the one that shows what is understood
_UNDERWAY, _SENT, _ENDED, _PUT = "underway", "sent", "ended", "put"
_NUMBER = "number_of_newest"
_NOTHING_PUT = (0, "")


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


@dataclass(frozen=True)
class Ended:
    """A question without a reply: it was stopped, or it ended in a fault of Parlance itself.

    `anew` begins what was more than a question: a conversation that is shown again, a link that is opened.
    """

    question: str
    failed: bool = False
    anew: Callable[[], object] | None = None


@dataclass(frozen=True)
class _Sent:
    """What becomes of a result, and how it is begun anew where none comes."""

    take: Callable[[Any], None]
    anew: Callable[[], object] | None


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
    """Ask what stands in the plain question box."""
    _submit(st.session_state.get(QUESTION))


def submit_typed() -> None:
    """Ask what was sent from the box that shows while typing what is understood."""
    _submit((st.session_state.get(TYPED) or {}).get("asked"))


def _submit(said: object) -> None:
    text = said.strip()[: drafting.LONGEST] if isinstance(said, str) else ""
    if text:
        ask(text)


def ask(text: str) -> None:
    """Ask in plain words; what is not complete by itself goes on from the answer before."""
    _begin(text, lambda before: services.ask(text, before))


def choose(alternative: Alternative) -> None:
    """Ask one of the questions that were offered."""
    spoken = _spoken()
    _begin(alternative.text, lambda before: services.choose(alternative, before or spoken))


def keep(alternative: Alternative) -> None:
    """Ask one of the choices of the newest question back, and take it from now on."""
    before = _before()
    if before is not None:
        services.keep(before, alternative)
    choose(alternative)


def query(text: str, wanted: LogicalQuery) -> None:
    """Ask a logical query, called `text`."""
    spoken = _spoken()  # here: the reply is made in a thread that knows no visitor
    _begin(text, lambda before: replace(services.query(wanted, before or spoken), question=text))


def _begin(question: str, reply: Callable[[Answer | None], Answer]) -> None:
    """Have it answered."""
    stop(again=False)
    before = _before()
    _send(question, lambda: reply(before), lambda answer: _add(question, answer))


def _send(
    question: str,
    work: Callable[[], Any],
    take: Callable[[Any], None],
    anew: Callable[[], object] | None = None,
) -> None:
    """Have work done. What takes a while is left to the page, which waits for it in sight."""
    found = Underway[Any](question, choosing.carried(work), services.place(), visitors.watching())
    st.session_state[_ENDED] = None
    st.session_state[_UNDERWAY], st.session_state[_SENT] = found, _Sent(take, anew)
    _await(found)
    arrive()


def _await(found: Underway[Any]) -> None:
    """For a moment; longer in line, where many wait and a page for each would hold up all of them."""
    began = time.monotonic()
    late, told = began + GRACE_S, -1
    while not found.wait(LOOK_S):
        now = time.monotonic()
        if not found.is_called and found.before != told:
            told = found.before
            waiting.tell(told)
        late = late if found.is_called else min(now + GRACE_S, began + LINE_S)
        if now >= late:
            return


def underway() -> Underway[Any] | None:
    """The question whose answer is on its way."""
    found: Underway[Any] | None = st.session_state.get(_UNDERWAY)
    return found


def arrive() -> None:
    """Take in what came of the question that was on its way, if it has come. A fault is kept as its end."""
    found = underway()
    if found is None or not found.wait(0):
        return
    if not found.is_taken:
        found.is_taken = True  # a click may end this script anywhere, and the next one comes here again
        sent: _Sent = st.session_state[_SENT]
        try:
            result = found.answer()
        except Stopped:  # the page was away for so long that nobody seemed to wait
            st.session_state[_ENDED] = Ended(found.question, anew=sent.anew)
        except Exception:  # noqa: BLE001 - whatever it is, the page says so and goes on
            get_logger(__name__).exception("a question could not be answered")
            st.session_state[_ENDED] = Ended(found.question, True, sent.anew)
        else:
            sent.take(result)
            st.session_state[_NUMBER] = found.number
    st.session_state[_UNDERWAY] = None


def number_of_newest() -> int | None:
    """The place in the line of the answer that has just come; None where none has."""
    number: int | None = st.session_state.pop(_NUMBER, None)
    return number


def stop(again: bool = True) -> None:
    """Let go of the question that is on its way; `again`: it goes back into the box, to be changed."""
    found = underway()
    if found is None:
        return
    found.stop()
    st.session_state[_UNDERWAY] = None
    if again:
        sent: _Sent = st.session_state[_SENT]
        st.session_state[_ENDED] = Ended(found.question, anew=sent.anew)
        _put("" if sent.anew else found.question)


def again() -> None:
    """Ask the question that was stopped or lost once more, as it was."""
    found = ended()
    if found is None:
        return
    _put("")
    if found.anew is not None:
        found.anew()
    else:
        ask(found.question)


def put_back() -> dict[str, object]:
    """What was put into the question box last, and how often something was: the box takes it once."""
    times, text = st.session_state.get(_PUT, _NOTHING_PUT)
    return {"times": times, "text": text}


def _put(text: str) -> None:
    st.session_state[QUESTION] = text
    times, _ = st.session_state.get(_PUT, _NOTHING_PUT)
    st.session_state[_PUT] = times + 1, text


def ended() -> Ended | None:
    """The newest question, where it was stopped or lost."""
    found: Ended | None = st.session_state.get(_ENDED)
    return found


def newest() -> int:
    """The number of the newest turn; 0 before the first."""
    shown = turns()
    return shown[0].number if shown else 0


Mark = tuple[int, bool, bool]


def mark() -> Mark:
    """How far the conversation is: another one means that the whole page is to be drawn."""
    return newest(), underway() is not None, ended() is not None


def see(drawn: Mark) -> None:
    """For a part of the page that is drawn alone: where the conversation went on since, so does the page."""
    if mark() != drawn:
        st.rerun()


def _before() -> Answer | None:
    """The newest answer, from which a question may go on."""
    shown = turns()
    return shown[0].answer if shown else None


def _spoken() -> Answer:
    """What a clicked question goes on from where there is nothing yet: the visitor's language."""
    return Answer("answer", "", "", language=language())


def _add(question: str, answer: Answer) -> None:
    shown = turns()
    if linked() is not None:  # gone on from, an answer that a link led to begins a conversation
        _leave_link()
        if shown:
            history.record(history.asked(shown[0].number, shown[0].question, shown[0].answer))
    number = max([one.number for one in shown] + [one.number for one in earlier()], default=0) + 1
    shown.insert(0, Turn(number, question, answer))
    for turn in shown[LIVE:]:
        earlier().insert(0, Past(turn.number, turn.question, turn.answer.sentence))
    del shown[LIVE:], earlier()[MOST_EARLIER:]
    st.session_state["gone"] = st.session_state["lost"] = False
    history.record_soon(history.asked(number, question, answer))


def new() -> None:
    """Begin a conversation; the one before stays in the list."""
    history.enter("")
    _leave_link()
    _show([], [])


def reopen(conversation: str) -> bool:
    """Show a kept conversation again, its newest turns asked anew. False where this visitor has none such."""
    kept = history.reopen(conversation)
    st.session_state["gone"] = kept is None
    if kept is None:
        return False
    st.session_state["linked"] = None
    lines = [Past(one.number, one.question, one.sentence) for one in kept]
    _show([], _newest_first(lines))  # as lines at first, and where the newest are not asked anew to the end
    if kept:
        older = _newest_first(lines[:-LIVE])
        _send(
            kept[-1].question,
            lambda: _asked_anew(kept),
            lambda newest: _show(newest, older),
            lambda: reopen(conversation),
        )
    return True


def _newest_first(lines: list[Past]) -> list[Past]:
    return lines[: -MOST_EARLIER - 1 : -1]


def open_link(link: str) -> bool:
    """Show the answer alone that a link leads to, over the data of now. False where it leads nowhere."""
    found = linking.find(link)
    wanted = query_of(found.query) if found is not None else None
    st.session_state["lost"] = wanted is None
    if found is None or wanted is None:
        return False
    history.enter("")
    _show([], [])
    st.session_state["linked"] = linking.Opened(link, found.made)
    called = screen.LINKED

    def take(answer: Answer) -> None:
        _show([Turn(1, answer.interpretation or called, answer)], [])

    _send(called, lambda: linking.follow(found, wanted), take, lambda: open_link(link))
    return True


def linked() -> linking.Opened | None:
    """The link whose answer is shown alone."""
    found: linking.Opened | None = st.session_state.get("linked")
    return found


def is_lost() -> bool:
    """Whether a link was followed that leads nowhere."""
    return bool(st.session_state.get("lost"))


def _leave_link() -> None:
    st.session_state["linked"] = None
    st.query_params.pop(linking.ADDRESS, None)


def is_gone() -> bool:
    """Whether a conversation was wanted that is not there."""
    return bool(st.session_state.get("gone"))


def _asked_anew(kept: Sequence[Asked]) -> list[Turn]:
    """The newest turns over the data of now, each going on from those before it, newest first."""
    queries = [query for one in kept[:-LIVE] if (query := query_of(one.query)) is not None]
    before = Answer("answer", "", "", thread=tuple(queries[-MOST_KEPT:]))
    found: list[Turn] = []
    for one in kept[-LIVE:]:
        before = services.again(one.question, query_of(one.query), before)
        found.insert(0, Turn(one.number, one.question, before))
    return found


def query_of(text: str) -> LogicalQuery | None:
    """A kept query; None for none, and for one of a form that is no more."""
    try:
        return LogicalQuery.model_validate_json(text) if text else None
    except ValidationError:
        return None


def _show(newest: list[Turn], older: list[Past]) -> None:
    stop(again=False)
    st.session_state[_ENDED] = None
    st.session_state["turns"], st.session_state["earlier"] = newest, older
