"""What is counted for those who run Parlance: replies by status, seconds by stage. No question is kept."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)
from prometheus_client.openmetrics.exposition import generate_latest

from engine.types.answer import Answer

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

_EDGES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_STATUSES = ("answer", "clarify", "refuse")

REPLIES = Counter("parlance_questions", "Questions by what became of them.", ("status",), registry=REGISTRY)
FAULTS = Counter("parlance_faults", "Questions that ended in a fault of Parlance itself.", registry=REGISTRY)
STAGES = Histogram(
    "parlance_stage_seconds",
    "Time that a question spent in each stage.",
    ("stage",),
    unit="seconds",
    buckets=_EDGES,
    registry=REGISTRY,
)
WAITED = Histogram(
    "parlance_queue_seconds",
    "Time that a question waited for its turn.",
    unit="seconds",
    buckets=_EDGES,
    registry=REGISTRY,
)
WAITING = Gauge("parlance_waiting", "Questions that wait for their turn now.", registry=REGISTRY)
SHARED = Counter(
    "parlance_shared", "Questions that were answered with an equal one, at no cost.", registry=REGISTRY
)
READY = Gauge("parlance_ready", "1 once model and data are open.", registry=REGISTRY)
for _status in _STATUSES:  # a rate of nothing is 0, not unknown
    REPLIES.labels(_status)


def count(answer: Answer) -> None:
    """Take a reply into the counts."""
    REPLIES.labels(answer.status).inc()


def count_stages(answer: Answer) -> None:
    """Take the times of a reply that was worked out into the counts."""
    for stage, ms in answer.ms.items():
        STAGES.labels(stage).observe(ms / 1000)


def exposed() -> str:
    """All counts as OpenMetrics text, which ends with a line that says so."""
    text: bytes = generate_latest(REGISTRY)  # type: ignore[no-untyped-call]
    return text.decode()
