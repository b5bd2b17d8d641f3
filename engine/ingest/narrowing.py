"""Rows of inputs with touched keys; what a step has found of a table is there for others with its key."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.ingest.definition import Step
from engine.ingest.layout import Columns, Layout
from engine.ingest.tables import Connection, matched, single

_KEPT = "kept_for_others_"


@dataclass
class Narrowing:
    """What was found during one refresh, in which no table changes after a step has looked at it."""

    con: Connection
    layout: Layout
    steps: Sequence[Step]
    kept: dict[tuple[str, Columns], str] = field(default_factory=dict)  # -> end of the names of two tables

    def rows(self, step: Step, table: str, touched: str) -> str:
        """SQL for the rows of an input that the join `touched` leaves."""
        whole = f"SELECT given.* FROM {self.layout.full(table)} AS given {touched}"
        alike = [other for other in self.steps if other.key == step.key and is_narrowed(other, table)]
        if len(alike) < 2 or not step.key:
            return whole
        end = self.kept.get((table, step.key))
        if end is None or not self._holds(end, step.key):
            end = self.kept[table, step.key] = str(len(self.kept)) if end is None else end
            self._make(f"rows_{end}", whole)
            self._make(f"keys_{end}", "FROM touched")
            return f"FROM {_KEPT}rows_{end}"
        return f"SELECT given.* FROM {_KEPT}rows_{end} AS given {touched}"

    def _make(self, name: str, sql: str) -> None:
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE {_KEPT}{name} AS {sql}")

    def _holds(self, end: str, key: Columns) -> bool:
        """Whether all touched keys were looked for."""
        known = matched("touched", "known", key, key)
        return not single(
            self.con, f"SELECT count(*) FROM touched ANTI JOIN {_KEPT}keys_{end} AS known ON {known}"
        )

    @property
    def tables(self) -> list[str]:
        """The temporary tables that were made."""
        return [f"{_KEPT}{kind}_{end}" for end in self.kept.values() for kind in ("rows", "keys")]


def is_narrowed(step: Step, table: str) -> bool:
    """Whether the step sees only the rows of the table with touched keys."""
    return table in step.inputs and table not in step.reads
