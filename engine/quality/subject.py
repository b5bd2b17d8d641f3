"""What the rules look at: a model, the warehouse with its data, and what is known of both so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from engine.quality.parts import Part, parts_of
from engine.quality.statements import nothing_of, repeats_of, source_of, types_of
from engine.types.clock import Clock
from engine.types.refusal import Refusal
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse
from semantic.catalog import Catalog
from semantic.model import Dataset, SemanticModel

TIMEOUT = 10.0  # seconds for each statement
Row = tuple[Cell, ...]


@dataclass(frozen=True, eq=False)
class Subject:
    """A model, free of errors, and its data. Every statement is stopped after `timeout` seconds."""

    model: SemanticModel
    warehouse: Warehouse
    clock: Clock
    timeout: float = TIMEOUT

    @cached_property
    def catalog(self) -> Catalog:
        """The model for look-ups."""
        return Catalog(self.model)

    @cached_property
    def missing(self) -> dict[str, str]:
        """Datasets that cannot be read at all, with what the engine says."""
        faults = ((one.name, self.fault(nothing_of(source_of(one), ["1"]))) for one in self.model.datasets)
        return {name: fault for name, fault in faults if fault}

    @cached_property
    def datasets(self) -> tuple[Dataset, ...]:
        """Those that can be read."""
        return tuple(one for one in self.model.datasets if one.name not in self.missing)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts over datasets that can be read."""
        return tuple(part for part in parts_of(self.model) if part.dataset not in self.missing)

    @cached_property
    def columns(self) -> dict[str, dict[str, str]]:
        """Column -> type of each dataset that can be read."""
        return {one.name: dict(self._types(one)) for one in self.datasets}

    @cached_property
    def broken(self) -> dict[str, str]:
        """Path of each part that does not run -> what the engine says."""
        found: dict[str, str] = {}
        for dataset in self.datasets:
            own = [part for part in self.parts if part.dataset == dataset.name]
            source = source_of(dataset)
            if own and self.fault(nothing_of(source, dict.fromkeys(part.sql for part in own))):
                faults = ((part.path, self.fault(nothing_of(source, [part.sql]))) for part in own)
                found.update({path: fault for path, fault in faults if fault})
        return found

    def sound(self, dataset: str, *paths: str) -> bool:
        """Whether the dataset can be read, and the parts at the paths run."""
        return dataset not in self.missing and not any(path in self.broken for path in paths)

    def ask(self, sql: str) -> tuple[Row, ...] | Refusal:
        """The rows of one of the fixed statements, which is run once however many rules ask it."""
        if sql not in self._asked:
            result = self.warehouse.run(sql, timeout=self.timeout)
            self._asked[sql] = result if isinstance(result, Refusal) else result.rows
        return self._asked[sql]

    def fault(self, sql: str) -> str:
        """What the engine has against a statement; "" when nothing."""
        result = self.ask(sql)
        return result.message if isinstance(result, Refusal) else ""

    def repeats(
        self, dataset: str, columns: Iterable[str], *, partial: bool = False
    ) -> tuple[int, ...] | Refusal:
        """How many values of the columns stand in several rows, and in how many; see `repeats_of`."""
        source = source_of(self.catalog.datasets[dataset])
        found = self.ask(repeats_of(source, columns, partial))
        return found if isinstance(found, Refusal) else numbers(found[0])

    @cached_property
    def _asked(self) -> dict[str, tuple[Row, ...] | Refusal]:
        return {}

    def _types(self, dataset: Dataset) -> list[tuple[str, str]]:
        found = self.ask(types_of(source_of(dataset), ["*"]))
        return [] if isinstance(found, Refusal) else [(str(name), str(kind)) for name, kind in found]


def numbers(row: Row) -> tuple[int, ...]:
    """The cells of a row of counts."""
    return tuple(int(cell) if isinstance(cell, int | float) else 0 for cell in row)
