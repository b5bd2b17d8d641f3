"""The process that listens: run by app/hearing.py, and the only one that imports the recogniser."""

import pickle

from app.workshop import work
from engine.speech.heard import Heard
from engine.speech.vocabulary import Vocabulary


def recognise(vocabulary: Vocabulary, recording: bytes) -> bytes:
    """What was said in a recording, pickled; without one the recogniser is made ready."""
    from engine.speech.recognising import recogniser

    ready = recogniser(vocabulary)
    return pickle.dumps(ready.hear(recording) if recording else Heard())


if __name__ == "__main__":
    work(recognise)
