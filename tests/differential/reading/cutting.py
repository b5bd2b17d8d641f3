"""Which of the ordered rows are shown, and the one row of all that are not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from semantic.filters import Condition, In, Not
from semantic.metrics import SimpleMetric
from semantic.query import DimensionTerm, LogicalQuery, TimeTerm
from tests.differential.reading.frame import Frame
from tests.differential.world import Key, Unclear, Value

if TYPE_CHECKING:
    from tests.differential.oracle import Oracle

OTHER = "Other"


def cut(oracle: Oracle, keys: list[Key]) -> list[Key]:
    """The keys that are shown, in order: by group first where ranks are counted within groups."""
    query = oracle.query
    if query.limit_percent is not None:
        named = [key for key in keys if _is_named(oracle, key)]
        most = -(-Fraction(str(query.limit_percent)) * len(named) // 100)
        return named[: int(most)]
    first, last = query.offset or 0, (query.offset or 0) + query.limit if query.limit else None
    if query.having is not None or (query.limit and _is_ranked(query)):
        keys = [key for key in keys if _is_known(query, key)]
    if not query.limit_per:
        return keys[first:last]
    places = [place for place, group in enumerate(query.group_by) if group.key in query.limit_per]
    within: dict[Key, list[Key]] = {}
    for key in keys:
        within.setdefault(tuple(key[place] for place in places), []).append(key)
    return [key for found in within.values() for key in found[first:last]]


def rest(oracle: Oracle, frame: Frame, keys: list[Key]) -> tuple[list[Key], list[Value] | None]:
    """The named keys, and the numbers of everything else together; None where there is nothing else."""
    query = oracle.query
    (group,) = query.group_by
    assert isinstance(group, DimensionTerm)
    named = [key for key in keys if key[0] is not None][: query.limit]
    if len(named) == len(keys):
        return named, None
    for term in query.metrics:
        metric = next((one for one in oracle.world.model.metrics if one.name == term.key), None)
        if isinstance(metric, SimpleMetric) and metric.measure.non_additive_dimension:
            raise Unclear("the moment of the rest")
    others: Condition | None = None
    if named:
        others = Not(item=In(field=group.name, values=tuple(key[0] for key in named)))  # type: ignore[arg-type]
    whole = replace(frame, groups=()).where(others)
    return named, [oracle.number(term, whole).at(()) for term in query.metrics]


def _is_ranked(query: LogicalQuery) -> bool:
    """Whether the first order is by a number, and not by what a group is called."""
    return bool(query.order) and all(query.order[0].by != group.key for group in query.group_by)


def _is_known(query: LogicalQuery, key: Key) -> bool:
    """Whether the key has a value of each dimension that is ranked."""
    ranked = [isinstance(one, DimensionTerm) and one.key not in query.limit_per for one in query.group_by]
    return all(value is not None for value, is_ranked in zip(key, ranked, strict=True) if is_ranked)


def _is_named(oracle: Oracle, key: Key) -> bool:
    groups = oracle.query.group_by
    return all(
        value is not None for value, group in zip(key, groups, strict=True) if not isinstance(group, TimeTerm)
    )
