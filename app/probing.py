"""Holding a model against the data of a source, for the commands that do so."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from app.opening import progress
from engine.quality.rules import run
from engine.quality.subject import Subject
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from engine.warehouse.sources import open_source
from semantic.issues import Issue
from semantic.locations import Locations
from semantic.model import SemanticModel

_PATIENCE = 2.0  # seconds before somebody wants to hear what takes so long


def probe(source: str, model: SemanticModel, locations: Locations) -> tuple[Issue, ...]:
    """What does not fit, each with file and line. The model must be free of errors. Raises SourceError."""
    warehouse = Warehouse(open_source(source, progress))
    try:
        return run(Subject(model, warehouse, clock_of(model)), locations, patient(progress))
    finally:
        warehouse.close()


def clock_of(model: SemanticModel, now: datetime | None = None) -> Clock:
    """The clock given, else the one the model declares, as in its answers, else the wall's; in UTC."""
    if now is not None:
        return Clock(_in_utc(now))
    if not model.now:
        return Clock(datetime.now(UTC).replace(tzinfo=None, microsecond=0), "wall")
    return Clock(_in_utc(datetime.fromisoformat(model.now)), "model")


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def patient(say: Callable[[str], None]) -> Callable[[str], None]:
    """Says nothing as long as the work is quick."""
    start = time.monotonic()

    def said(line: str) -> None:
        if time.monotonic() - start > _PATIENCE:
            say(line)

    return said
