"""Recordings are recognised in a process of its own: it is heavy, and nobody else waits for it.

It is started when somebody wants to speak, kept while it is used, and ended when it was idle for a while.
"""

import pickle
import threading
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec

from app import services
from app.workshop import Bench
from engine.answers.exporting import ExportError
from engine.speech.heard import Heard
from engine.speech.phrasebook import spoken_languages
from engine.speech.vocabulary import Vocabulary, vocabulary_of

TIMEOUT_S, IDLE_S = 60.0, 600.0
_bench = Bench(IDLE_S, "app.recognition")


def is_installed() -> bool:
    """Whether the extra `voice` is there; nothing of it is imported."""
    return find_spec("pocketsphinx") is not None


def is_spoken(language: str) -> bool:
    """Whether questions can be spoken in this language."""
    return language in spoken_languages()


def prepare(language: str) -> None:
    """Have the process ready, while somebody begins to speak."""
    threading.Thread(target=_prepare, args=(_vocabulary(language),), daemon=True).start()


def hear(recording: bytes, language: str) -> Heard:
    """What was probably said, or why nothing was made out. The recording is not kept."""
    try:
        reply: Heard = pickle.loads(_bench.make((_vocabulary(language), recording), TIMEOUT_S))
    except ExportError:
        return Heard(fault="broken")
    return reply


def close() -> None:
    """End the process."""
    _bench.close()


def _prepare(vocabulary: Vocabulary) -> None:
    with suppress(ExportError):
        _bench.make((vocabulary, b""), TIMEOUT_S)


def _vocabulary(language: str) -> Vocabulary:
    """What may be said of the model that is served, gathered anew where the data changed."""
    session = services.door().session
    return _gathered(session.catalog.digest, session.profile.values.digest, language)


@lru_cache(maxsize=4)
def _gathered(model: str, values: str, language: str) -> Vocabulary:
    session = services.door().session
    return vocabulary_of(session.speaking(session.readers.reader(language)))
