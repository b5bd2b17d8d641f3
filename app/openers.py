"""The questions of an empty page: out of the data as they are, found beside the visitors and kept.

Nobody waits for them. Until they are found the model's own examples stand in their place; when the data
have changed, those of before go on being shown until others are found.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread
from weakref import WeakKeyDictionary

from streamlit.logger import get_logger

from engine import Parlance
from engine.insights.first_questions import FirstQuestion, Kind
from engine.types.answer import Alternative
from semantic.translations import translated

_LEAST_S = 60.0  # data that change all the time are not looked through all the time


@dataclass(frozen=True)
class Opener:
    """One question, as a choice that is sure to be answered, and why it is offered."""

    kind: Kind
    choice: Alternative


@dataclass
class _Found:
    """What was found for one source: for which state of it, when, and in which languages it was said."""

    state: object = None
    at: float = float("-inf")
    questions: tuple[FirstQuestion, ...] = ()
    said: dict[str, tuple[Opener, ...]] = field(default_factory=dict)
    is_busy: bool = False


_kept: "WeakKeyDictionary[Parlance, _Found]" = WeakKeyDictionary()
_lock = Lock()


def openers(parlance: Parlance, language: str) -> tuple[Opener, ...]:
    """The questions as they are known now; () until any are found."""
    with _lock:
        found = _kept.setdefault(parlance, _Found())
        aged = time.monotonic() - found.at > _LEAST_S
        is_due = language not in found.said or (aged and found.state != _state(parlance))
        if is_due and not found.is_busy:
            found.is_busy = True
            Thread(target=_look, args=(parlance, found, language), daemon=True).start()
        return found.said.get(language, ())


def examples(parlance: Parlance, language: str) -> tuple[str, ...]:
    """The model's own questions, in the language where it has some."""
    said = translated(parlance.model, language).examples
    return said[:3] if said != parlance.model.examples else parlance.examples()


def _look(parlance: Parlance, found: _Found, language: str) -> None:
    """Find and say them. Without any the page still has the model's examples."""
    try:
        find(parlance, found, language)
    except Exception:  # noqa: BLE001 - nobody asked for it; what is wrong shows when somebody asks
        get_logger(__name__).exception("no first questions could be found")
        found.said.setdefault(language, ())
    finally:
        found.is_busy = False


def find(parlance: Parlance, found: _Found, language: str) -> None:
    """Bring what was found up to date, and say it in this language and those it was said in before."""
    state = _state(parlance)
    questions = found.questions if state == found.state else parlance.first_questions()
    said = {one: _said(parlance.worded, questions, one) for one in {*found.said, language}}
    with _lock:
        found.state, found.at, found.questions, found.said = state, time.monotonic(), questions, said


def _said(
    worded: Callable[..., str], questions: tuple[FirstQuestion, ...], language: str
) -> tuple[Opener, ...]:
    return tuple(Opener(one.kind, Alternative(worded(one.query, language), one.query)) for one in questions)


def _state(parlance: Parlance) -> object:
    """The data and the day: both change what is worth asking."""
    return parlance.session.profile, parlance.clock.now.date()
