"""What the screens work with: one door to model and source for the whole process."""

import hashlib
import os
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

import streamlit as st

from app import choosing, counts, underway, visitors
from app.flights import Flights, Same
from app.line import LOOK_S, Line
from app.opening import is_gone, open_parlance
from app.own import holding
from app.store.errors import StoreError
from app.store.forgetting import forget
from app.store.opening import Store, location, open_store
from app.texts import screen
from app.workshop import Workshop
from engine import Parlance
from engine.parlance import thread_of
from engine.speech.choosing import meant
from engine.types.answer import Alternative, Answer
from sample_data.locate import data_home, ensure, sample_path
from semantic.query import LogicalQuery

Found = TypeVar("Found")

# Answers hold the interpreter: more at once than cores would only make everybody wait for all.
_line = Line(os.cpu_count() or 1)
_screens = Line(os.cpu_count() or 1)
_came: ContextVar[int | None] = ContextVar("came", default=None)
_flights: Flights[Answer] = Flights(lambda answer: answer.code == "cancelled")
counts.WAITING.set_function(lambda: len(_line))
_closing = Event()
_working: list[Thread] = []
_END_S = 5.0
_LOOK_S = 1.0  # how often is looked whether the source was replaced
_SWEEP_S = 3600.0  # how often is looked for data of visitors that nobody used for long
_RETRY_S = 30.0  # a store that could not be opened is tried again after so long
_closed: dict[str, tuple[float, StoreError]] = {}


def door() -> Parlance:
    """The door of this session: to the data that are served, or to the visitor's own where it chose those.

    It asks Streamlit whose session it is. A thread has none and gets the data that are served, unless
    its work was made ready for it in the session: `choosing.carried(work)`. A route gets the door
    of the page by `door_of(owner, chosen)`: the owner by the cookie that came with the request
    (`visitors.owner_of`), and `chosen`, what `choosing.chosen()` is where the page is drawn, sent along
    by the page. An id alone opens nothing: it has to be of that owner.
    """
    return door_of(*choosing.asker())


def door_of(owner: str, chosen: str) -> Parlance:
    """The door to the data of this owner that were chosen, or to those that are served for "".

    Raises GoneError, an EngineError, where the data are gone; and what `served` raises.
    """
    return holding.door(owner, chosen) if chosen else served()


def served() -> Parlance:
    """The one Parlance of this process, opened on first use; the sample data are built where they lack.

    Raises UsageError, EngineError or ModelError with one clear sentence, OSError where the sample
    data cannot be written.
    """
    model, source, now = (os.environ.get(f"PARLANCE_{name}") for name in ("MODEL", "SOURCE", "NOW"))
    if not source and not sample_path().exists():
        place = st.empty()
        with place.status(screen.BUILDING, expanded=True) as status:
            ensure(status.write)
        place.empty()
    return _opened(model or None, source or None, now or None)


def ask(question: str, before: Answer | None = None) -> Answer:
    """The reply to a question in plain words, which may go on from the answer before."""
    return _counted(("ask", question), before, lambda parlance: parlance.ask(question, before))


def meaning(text: str) -> str:
    """What a question would be taken for; "" where not all of it is understood. Nothing is run."""
    return meant(door().reading(text))


def choose(alternative: Alternative, before: Answer | None = None) -> Answer:
    """The reply to an offered question: read like any other, unless that would mean something else."""
    answer = ask(alternative.text, before)
    same = answer.query is not None and answer.query.hash == alternative.query.hash
    return answer if same else query(alternative.query, before)


def query(wanted: LogicalQuery, before: Answer | None = None) -> Answer:
    """The answer to a logical query, as a step of the conversation so far."""
    return _counted(("query", wanted.hash), before, lambda parlance: parlance.query(wanted, before))


def _counted(asked: Hashable, before: Answer | None, reply: Callable[[Parlance], Answer]) -> Answer:
    """A reply taken into the counts."""
    with counts.FAULTS.count_exceptions():
        parlance = door()
        answer = _once(_key(parlance, asked, before), lambda: reply(parlance))
    counts.count(answer)
    return answer


def _key(parlance: Parlance, asked: Hashable, before: Answer | None) -> Hashable:
    """What replies are equal by: the question, what it goes on from, and the data and words it rests on.

    A session of the engine is of one state of the data and of the words that are kept.
    """
    parlance.catch_up()
    spoken = before.language if before is not None else ""
    return Same(parlance.session), asked, thread_of(before), spoken


def _once(key: Hashable, reply: Callable[[], Answer]) -> Answer:
    """A reply in its turn, or the one that an equal question is given."""
    kept = underway.number()
    number = _line.number() if kept is None else kept
    while True:
        flight, is_ours = _flights.join(key, number)
        if is_ours:
            return _flights.fly(key, flight, lambda: _in_turn(number, reply))
        while not flight.landed.wait(LOOK_S):
            underway.tell(_line.before(flight.number))
        if not flight.is_lost:
            counts.SHARED.inc()
            return flight.result()


def _in_turn(number: int, reply: Callable[[], Answer]) -> Answer:
    came = time.perf_counter()
    with _line.turn(number, underway.tell):
        underway.called()
        counts.WAITED.observe(time.perf_counter() - came)
        answer = reply()
    counts.count_stages(answer)
    return answer


@contextmanager
def coming() -> Iterator[None]:
    """Who asks while this page is drawn came when that began: his place in the line is from then."""
    token = _came.set(_line.number())
    try:
        yield
    finally:
        _came.reset(token)


def place() -> int:
    """A place in the line for what is asked now."""
    came = _came.get()
    return _line.number() if came is None else came


@contextmanager
def drawing(number: int | None) -> Iterator[None]:
    """Drawn in the order of the questions, as many at once as there are cores: else a crowd of pages would be
    drawn together, and all of them be slow. For what is quick, and waits for nothing."""
    with _screens.turn(place() if number is None else number):
        yield


def in_turn(work: Callable[[], Found]) -> Found:
    """The work done when it is its turn."""
    with _line.turn(_line.number()):
        return work()


def keep(asked: Answer, alternative: Alternative) -> None:
    """Take this choice from now on."""
    in_turn(lambda: door().keep(asked, alternative))


def teach(word: str, target: str) -> None:
    """Let a word mean a thing of the model from now on."""
    in_turn(lambda: door().teach(word, target))


def again(question: str, wanted: LogicalQuery | None, before: Answer | None) -> Answer:
    """The reply to what was asked once, over the data of now; it means what it meant then."""
    return ask(question, before) if wanted is None else choose(Alternative(question, wanted), before)


@cache
def workshop() -> Workshop:
    """Where files of answers are made, for the whole process."""
    return Workshop()


def kept_at(model: str | None, source: str | None) -> Path:
    """The file of the words and choices of this user for this model and source."""
    return data_home() / "definitions" / f"{_hash(model, source)}.json"


def model_key() -> str:
    """Names the model and the source that this session asks, without telling where they are."""
    owner, chosen = choosing.asker()
    if chosen:
        return holding.model_key(owner, chosen)
    return _hash(os.environ.get("PARLANCE_MODEL") or None, os.environ.get("PARLANCE_SOURCE") or None)


def _hash(model: str | None, source: str | None) -> str:
    return hashlib.sha256(f"{model}|{source}".encode()).hexdigest()[:16]


def store() -> Store:
    """The store of this process. Raises StoreError; then it is tried again a while later."""
    where = location()
    since, fault = _closed.get(where, (0.0, None))
    if fault is not None and time.monotonic() - since < _RETRY_S:
        raise fault
    try:
        return _store(where)
    except StoreError as found:
        _closed[where] = time.monotonic(), found
        raise


@st.cache_resource(show_spinner=False)
def _store(where: str) -> Store:
    return open_store(where)


def opened(model: str | None, source: str | None) -> Parlance:
    """The door to this model and source, opened before any page; faults are raised as by `door`."""
    return _opened(model or None, source or None, os.environ.get("PARLANCE_NOW") or None)


def is_source_gone() -> bool:
    """Whether the file or folder that the data came from is there no more. Cheap."""
    return is_gone(os.environ.get("PARLANCE_SOURCE") or str(sample_path()))


def close() -> None:
    """Let go of what is open, at the end of the process."""
    _closing.set()
    for work in _working:
        work.join(_END_S)
    _opened.clear()
    holding.close()
    if workshop.cache_info().currsize:
        workshop().close()


@st.cache_resource(show_spinner=False)
def _opened(model: str | None, source: str | None, now: str | None) -> Parlance:
    parlance = open_parlance(model, source, now, definitions=kept_at(model, source))
    _ = parlance.session  # read the data's extent and values now, not at the first question
    _started(_import_tables)
    _started(_follow, parlance)
    _started(_sweep)
    return parlance


def remove_own() -> None:
    """Delete what this visitor brought, and all that was made or kept of it."""
    holding.remove(visitors.owner(), _forget)


def _forget(key: str) -> None:
    """What is kept over data that are gone, as far as the store can be written now."""
    with suppress(StoreError):
        forget(store(), key)


def _sweep() -> None:
    """Remove what visitors brought and nobody used for long."""
    while True:
        with suppress(OSError):
            holding.sweep(_forget)
        if _closing.wait(_SWEEP_S):
            return


def _started(work: Callable[..., None], *what: Parlance) -> None:
    """In a thread of its own, which `close` waits for."""
    _working.append(Thread(target=work, args=what, daemon=True))
    _working[-1].start()


def _follow(parlance: Parlance) -> None:
    """Read a source that is replaced anew before somebody asks, so that nobody waits for it."""
    while not _closing.wait(_LOOK_S):
        parlance.catch_up()


def _import_tables() -> None:
    """The first table would wait a second for these imports; have them ready before somebody opens one."""
    import pyarrow  # noqa: F401
