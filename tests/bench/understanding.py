"""How long a question takes that was not asked before: reading it alone, and the whole way to the answer."""

import time
from collections.abc import Callable, Sequence
from statistics import median

from engine import Parlance
from tests.bench.figures import Figure, middle
from tests.bench.scale import beginnings


def understanding(door: Parlance, questions: Sequence[str], rounds: int) -> list[Figure]:
    """Milliseconds by question, the median of its rounds; reading as CPU of one thread and as time passed."""
    reader = door.session.reader
    for question in questions[:5]:
        door.ask(question)  # imports and files that a running process has behind it
    read_cpu, read = zip(*(_by_both(reader.read, question, rounds) for question in questions), strict=True)
    typed = [_ms(door.complete, text, rounds, time.thread_time) for text in beginnings(questions)]
    asked = [_ms(door.ask, question, rounds, time.perf_counter) for question in questions]
    return [
        *middle("reading a question, CPU", read_cpu, "ms", p95="under 15"),
        *middle("reading a question", read, "ms", p95="under 30"),
        *middle("completing a question, CPU", typed, "ms", p95="under 30"),
        *middle("asking, answer included", asked, "ms"),
    ]


def _by_both(work: Callable[[str], object], question: str, rounds: int) -> tuple[float, float]:
    """Milliseconds of the processor and as they passed, of the same rounds."""
    taken = []
    for _ in range(rounds):
        start = time.thread_time(), time.perf_counter()
        work(question)
        taken.append((time.thread_time() - start[0], time.perf_counter() - start[1]))
    cpu, passed = zip(*taken, strict=True)
    return 1000 * median(cpu), 1000 * median(passed)


def _ms(work: Callable[[str], object], question: str, rounds: int, clock: Callable[[], float]) -> float:
    taken = []
    for _ in range(rounds):
        start = clock()
        work(question)
        taken.append(1000 * (clock() - start))
    return median(taken)
