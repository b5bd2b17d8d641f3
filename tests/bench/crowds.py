"""Many visitors at once: each with another question, then all with the same one; and whether routes go on."""

import asyncio
import time
import urllib.request
from collections.abc import Sequence
from itertools import combinations
from threading import Event, Thread

from tests.bench.figures import Figure, middle, percentile
from tests.bench.serving import counted
from tests.bench.visitors import Seen, crowd

EQUAL = "watch time by country in May 2026"
TICK_S = 0.01  # of the clock of processor time
WORKED_OUT = 'parlance_stage_seconds_count{stage="run"}'


def crowds(address: str, questions: Sequence[str], many: int) -> list[Figure]:
    """Over our server: as many visitors as `many`, or as there are different questions."""
    asked = list(dict.fromkeys(questions))
    asked = asked[:: max(1, len(asked) // many)][:many]
    return _different(address, asked) + _equal(address, [EQUAL] * len(asked))


def _different(address: str, asked: Sequence[str]) -> list[Figure]:
    asyncio.run(crowd(address, asked[:1]))  # what is imported once is measured elsewhere
    pulse = Pulse(address)
    before = counted(address)
    asyncio.run(crowd(address, asked, ask=False))
    arrived = counted(address)
    seen = asyncio.run(crowd(address, asked))
    cost = (counted(address) - arrived) - (arrived - before)
    slowest, note = pulse.end(), f"of {len(seen)} at once, each another"
    lost = sum(bool(one.faults or not one.sentence) for one in seen)
    return [
        *middle("question to sentence, in a crowd", [one.sentence_s for one in seen], "s", p95="under 6"),
        Figure(
            "processor time of a question and its page", max(cost, TICK_S) / len(seen) * 1000, "ms", "", note
        ),
        Figure("questions without an answer", lost, "", "0", note),
        Figure("percent of pairs answered out of turn", 100 * _turned(seen), "", "", note),
        Figure("slowest /healthz beside them", slowest, "s", "", "its pulse is a tenth of a second"),
    ]


def _equal(address: str, asked: Sequence[str]) -> list[Figure]:
    before = counted(address, WORKED_OUT)
    seen = asyncio.run(crowd(address, asked))
    note = f"of {len(seen)} equal questions at once"
    return [
        Figure("executions", counted(address, WORKED_OUT) - before, "", "1", note),
        Figure("question to sentence, all equal, p95", percentile([one.sentence_s for one in seen], 95), "s"),
    ]


def _turned(seen: Sequence[Seen]) -> float:
    """The part of all pairs of whom the later one was answered first."""
    pairs = list(combinations((one.answered for one in seen), 2))
    return sum(later < earlier for earlier, later in pairs) / max(1, len(pairs))


class Pulse:
    """Asks a server all the time whether it is well."""

    def __init__(self, address: str) -> None:
        self._ended, self._slowest = Event(), 0.0
        self._thread = Thread(target=self._beat, args=(f"{address}/healthz",))
        self._thread.start()

    def end(self) -> float:
        """The seconds of the slowest reply."""
        self._ended.set()
        self._thread.join()
        return self._slowest

    def _beat(self, address: str) -> None:
        while not self._ended.wait(0.1):
            began = time.perf_counter()
            with urllib.request.urlopen(address, timeout=60):
                self._slowest = max(self._slowest, time.perf_counter() - began)
