"""The clock as an input: what "now" is, and where that was taken from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True)
class Clock:
    """Now, in UTC without zone. `origin` says whether the caller, the model or the machine gave it."""

    now: datetime
    origin: Literal["caller", "model", "wall"] = "caller"


@dataclass(frozen=True)
class Bounds:
    """A resolved period: `start <= t < end`, UTC; an open side is None."""

    start: datetime | None
    end: datetime | None
