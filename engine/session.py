"""Everything the way of a question needs besides the question: one model, one source, one clock."""

import time
from dataclasses import dataclass, field, replace

from engine.language.definitions import NONE_KEPT, Definitions
from engine.language.reader import Reader
from engine.language.readers import Readers
from engine.language.suggest import Suggester
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from engine.warehouse.profile import Profile
from semantic.catalog import Catalog


@dataclass(frozen=True)
class Session:
    """A catalog, how to read questions about it, the data behind it, and what time it is.

    `reader` is the one of the language in use.
    """

    catalog: Catalog
    readers: Readers
    reader: Reader
    warehouse: Warehouse
    profile: Profile
    clock: Clock
    definitions: Definitions = NONE_KEPT

    def speaking(self, reader: Reader) -> "Session":
        """The same in the language of another reader, in which the model's things have other names."""
        return self if reader is self.reader else replace(self, catalog=reader.catalog, reader=reader)

    @property
    def suggester(self) -> Suggester:
        """Finds ways out of questions that cannot be answered."""
        return Suggester(self.reader)


@dataclass
class Stopwatch:
    """Milliseconds by stage, in the order of the stages."""

    ms: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Book the time since the last lap to a stage."""
        now = time.perf_counter()
        self.ms[stage] = round(self.ms.get(stage, 0.0) + (now - self._last) * 1000, 3)
        self._last = now
