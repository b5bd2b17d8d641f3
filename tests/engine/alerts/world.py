"""A tiny world for alerts: one table of samples, a few metrics of it, and a clock that is stepped by hand."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from engine.alerts.delivery import Output, deliver
from engine.alerts.evaluation import Turn, evaluate
from engine.alerts.notices import Notice
from engine.alerts.states import Phase
from engine.alerts.store import Store
from engine.parlance import Parlance
from semantic.alerts import OutputKind
from semantic.model import SemanticModel

DAY = datetime(2026, 3, 2)  # a Monday
RATIO = {"agg": "sum", "dataset": "sample"}
MODEL: dict[str, Any] = {
    "name": "tiny",
    "datasets": [
        {
            "name": "sample",
            "time": "taken",
            "fields": [
                {"name": "taken", "type": "timestamp", "role": "time"},
                {"name": "feed"},
                {"name": "layer"},
            ],
        }
    ],
    "metrics": [
        {"name": "total", "type": "simple", "measure": {**RATIO, "expr": "part"}, "owner": "metrics team"},
        {"name": "whole", "type": "simple", "measure": {**RATIO, "expr": "whole"}},
        {
            "name": "share",
            "type": "ratio",
            "unit": "%",
            "numerator": {**RATIO, "expr": "part"},
            "denominator": {**RATIO, "expr": "whole"},
        },
        {
            "name": "mean",
            "type": "ratio",
            "numerator": {**RATIO, "expr": "part"},
            "denominator": {"agg": "count", "dataset": "sample"},
        },
        {"name": "lag", "type": "simple", "measure": {"agg": "age", "dataset": "sample", "expr": "taken"}},
        {"name": "rows", "type": "simple", "measure": {"agg": "count", "dataset": "sample"}},
    ],
}


def at(text: str) -> datetime:
    """A moment of the first day such as `10:05` or `10:05:59`; of a later day with `1 10:05`."""
    days, _, clock = text.rpartition(" ")
    parts = [int(part) for part in clock.split(":")]
    hours, minutes, seconds = (*parts, 0)[:3]
    return DAY + timedelta(days=int(days or 0), hours=hours, minutes=minutes, seconds=seconds)


class Memory:
    """An output that keeps what it is sent."""

    name = "memory"
    kind: OutputKind = "log"

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    def send(self, notice: Notice) -> None:
        """Keep it."""
        self.notices.append(notice)

    def told(self) -> list[tuple[str, str, list[str | None]]]:
        """Kind, time and first part of each group, of every notice."""
        return [
            (one.kind, f"{one.at:%H:%M}", [change.group[0] if change.group else "" for change in one.alerts])
            for one in self.notices
        ]


class World:
    """Samples such as `10:00 a 5/100` (time, feed, part/whole; the layer is `raw`), and rules over them."""

    def __init__(self, folder: Path, samples: Iterable[str], *rules: dict[str, Any], **model: Any) -> None:
        self.folder = folder
        self.model = SemanticModel.model_validate(
            {**MODEL, **model, "alerts": [_whole(rule) for rule in rules]}
        )
        self.store = Store(folder / "state.sqlite")
        self.memory = Memory()
        with duckdb.connect(str(folder / "data.duckdb")) as con:
            con.execute(
                "CREATE TABLE sample(taken TIMESTAMP, feed VARCHAR, layer VARCHAR, part DOUBLE, whole DOUBLE)"
            )
        self.add(*samples)

    def add(self, *samples: str) -> None:
        """More samples arrive."""
        columns: tuple[list[Any], ...] = ([], [], [], [])
        for sample in samples:
            moment, feed, numbers = sample.rsplit(" ", 2)
            for column, cell in zip(
                columns, (at(moment), feed, *map(float, numbers.split("/"))), strict=True
            ):
                column.append(cell)
        with duckdb.connect(str(self.folder / "data.duckdb")) as con:
            con.execute(
                "INSERT INTO sample (taken, feed, part, whole, layer) "
                "SELECT unnest(?), unnest(?), unnest(?), unnest(?), 'raw'",
                columns,
            )

    def turn(self, moment: str, outputs: Sequence[Output] | None = None) -> tuple[Turn, ...]:
        """One turn over all rules at a clock."""
        outputs = [self.memory] if outputs is None else outputs
        door = Parlance(self.model, self.folder / "data.duckdb")
        try:
            names = {output.name: output.kind for output in outputs}
            turns = evaluate(self.model.alerts, door.session, at(moment), self.store, names)
        finally:
            door.warehouse.close()
        deliver(self.store, outputs)
        return turns

    def phases(self, moment: str) -> dict[str, Phase]:
        """After a turn: the phase of each group of the first rule, by its first part."""
        (first, *_) = self.turn(moment)
        assert first.outcome == "evaluated", first
        states = self.store.states(self.model.alerts[0].name)
        return {group[0] or "unknown" if group else "": state.phase for (_, group), state in states.items()}

    def phase(self, moment: str) -> Phase:
        """After a turn: the phase of the one alert of the first rule."""
        (found,) = self.phases(moment).values()
        return found


def _whole(rule: dict[str, Any]) -> dict[str, Any]:
    return {"name": "rule", "every": "1 second", **rule}
