"""What a question may go on from, and what became of the parts of the query before."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semantic.query import LogicalQuery

if TYPE_CHECKING:
    from engine.types.answer import Alternative

MOST_KEPT = 20


@dataclass(frozen=True)
class Chip:
    """One part of a query in words. `query` is the query without it; None where it cannot be left out.

    `kind` is metric, group, filter, threshold, period, comparison, calculation, ranking, default or the
    name of another field of a query; `name` tells parts of one kind apart.
    """

    kind: str
    name: str
    text: str
    query: LogicalQuery | None = None


@dataclass(frozen=True)
class FollowUp:
    """What a question that goes on did to the parts of the query before, each in words."""

    kept: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Thread:
    """The queries answered so far, the newest last, and the choices of a question back that is open."""

    queries: tuple[LogicalQuery, ...] = ()
    choices: "tuple[Alternative, ...]" = field(default=())

    @property
    def base(self) -> LogicalQuery | None:
        """The query that a question may go on from."""
        return self.queries[-1] if self.queries else None

    def plus(self, query: LogicalQuery) -> tuple[LogicalQuery, ...]:
        """The queries with one more; asking the same again adds none."""
        same = bool(self.queries) and self.queries[-1].hash == query.hash
        return self.queries if same else (*self.queries, query)[-MOST_KEPT:]
