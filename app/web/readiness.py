"""Made ready before the first visitor comes: model and data open, what draws an answer imported."""

import gc
from threading import Event, Lock

from streamlit.logger import get_logger

STARTING, READY, FAILED = "starting", "ready", "failed"
_RETRY_S = 5.0
_YOUNG = 10_000  # objects before Python looks for cycles among the new ones; a server lives long
_state = STARTING
_lock = Lock()


def state() -> str:
    """How far it is: starting, ready or failed."""
    return _state


def prepare_until(ending: Event) -> None:
    """Made ready, or tried again until it is: a source may be free, a model mended, the next moment."""
    prepare()
    while _state == FAILED and not ending.wait(_RETRY_S):
        prepare()


def prepare() -> None:
    """Open and try everything once. A fault is told by the page and the health check; the server lives on."""
    global _state
    with _lock:
        try:
            _first_question()
        except Exception:  # noqa: BLE001 - whatever it is, the page says it in words
            if _state != FAILED:
                get_logger(__name__).exception("the model could not be made ready")
            _state = FAILED
        else:
            _state = READY
            _settle()
            _look_ahead()


def _first_question() -> None:
    from app import counts, services

    door = services.door()
    _import_screens()
    example = next(iter(door.examples()), None)
    answer = door.ask(example) if example else None
    if answer is not None and answer.table is not None and answer.plan is not None:
        door.finding(answer)
    counts.READY.set(1)


def _look_ahead() -> None:
    """The questions of the empty page are looked for beside the first visitors."""
    from app import openers, services
    from app.texts import LANGUAGES

    openers.openers(services.door(), LANGUAGES[0])


def _import_screens() -> None:
    """What the first page, the first chart and the first table would have to wait for."""
    import altair  # noqa: F401
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401
    import streamlit.elements.vega_charts  # noqa: F401

    from app.views import ask, catalog  # noqa: F401


def _settle() -> None:
    """What is there now stays: it need not be looked through again for cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
