"""What is understood of spoken questions, held against the same questions typed. Two processes work at it."""

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from engine import Parlance
from engine.speech.choosing import choose, likeliest, meant
from engine.speech.recognising import recogniser
from engine.speech.recording import as_wav
from engine.speech.vocabulary import vocabulary_of
from tests.eval.suites import shipped
from tests.eval.voice_rooms import Noise, Voice, ensure_flite, in_room, spoken

WORKERS = 2


@dataclass(frozen=True)
class Saying:
    """A question as one voice says it in one room."""

    question: str
    voice: Voice
    noise: Noise
    seed: int


@dataclass(frozen=True)
class Judged:
    """What came of a saying: exact, wrong or refused; with a doubt or not.

    `askable` says whether the question means anything when it is typed: where the models cannot answer it,
    nothing that is shown is exact, and to refuse is right.

    `right` says whether the likeliest reading was what was said, shown or not, and `sure` how likely that was
    held to be; without a reading there are no `signals`.
    """

    saying: Saying
    verdict: str
    doubted: bool = False
    right: bool = False
    sure: float = 0.0
    signals: Mapping[str, float] = field(default_factory=dict)
    seconds: float = 0.0  # of the processor
    spoken: float = 0.0  # seconds
    askable: bool = True


class Listening:
    """Judges sayings about the models of one door."""

    def __init__(self, door: Parlance) -> None:
        self._door = door
        self._ear = recogniser(vocabulary_of(door.session))
        self._meanings: dict[str, str] = {}

    def judged(self, saying: Saying) -> Judged:
        """What is understood of a saying."""
        flite = ensure_flite()
        said = spoken(saying.question, saying.voice, flite)
        recording = in_room(said, saying.noise, saying.seed, flite)
        begun = time.process_time()
        heard = self._ear.hear(as_wav(recording))
        seconds = time.process_time() - begun
        shown = choose(heard, self._meaning)
        found = likeliest(heard, self._meaning)
        verdict = "exact" if self._is(shown.text, saying) else "wrong"
        return Judged(
            saying,
            verdict if shown.text else "refused",
            bool(shown.doubt),
            found is not None and self._is(found.text, saying),
            found.sure if found else 0.0,
            found.signals if found else {},
            seconds,
            recording.seconds,
            bool(self._meaning(saying.question)),
        )

    def _is(self, text: str, saying: Saying) -> bool:
        """Whether a text means what was said."""
        if not text or self._meaning(text) != self._meaning(saying.question):
            return False
        return text == saying.question or self._query(text) == self._query(saying.question)

    def _query(self, text: str) -> str:
        query = self._door.ask(text).query
        return query.hash if query else ""

    def _meaning(self, text: str) -> str:
        if text not in self._meanings:
            self._meanings[text] = meant(self._door.reading(text))
        return self._meanings[text]


def judged(sayings: Sequence[Saying]) -> list[Judged]:
    """All of them, in their order."""
    parts = [sayings[at::WORKERS] for at in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as workers:
        done = list(workers.map(_part, parts))
    return [done[at % WORKERS][at // WORKERS] for at in range(len(sayings))]


def _part(sayings: Sequence[Saying]) -> list[Judged]:
    with _door() as door:
        listening = Listening(door)
        return [listening.judged(one) for one in sayings]


@contextmanager
def _door() -> Iterator[Parlance]:
    with tempfile.TemporaryDirectory() as folder:
        door, oracle = shipped().open(Path(folder))
        oracle.close()
        yield door
        door.warehouse.close()
