"""The one-line text form of a logical query, complete and read back exactly.

    watch_time, median(video.duration_s) by country, week where device in ["Mobile", "TV"]
    during calendar(week, -1, 1) having watch_time > 100 compare previous with share(watch_time)
    order watch_time desc limit 5 without test_load

(one line in truth). A name in back quotes is taken as it is. The clauses may stand in any order.
"""

from semantic.query import (
    AggregateTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricTerm,
    Order,
    TimeScope,
    TimeTerm,
)
from semantic.text_conditions import condition_text
from semantic.text_names import GRAINS, key_text, name_text
from semantic.text_periods import comparison_text, period_text
from semantic.text_query import read_query


def to_text(query: LogicalQuery) -> str:
    """The query on one line; `from_text` of it is equal to it."""
    parts = (", ".join(map(_metric_text, query.metrics)), *_clauses(query))
    return " ".join(part for part in parts if part)


def from_text(text: str) -> LogicalQuery:
    """The query written by `to_text`. ValueError with the position and what was expected there."""
    return read_query(text)


def _clauses(query: LogicalQuery) -> tuple[str, ...]:
    return (
        _clause("by", [_group_text(term) for term in query.group_by]),
        f"where {condition_text(query.where)}" if query.where else "",
        f"during {_scope_text(query.time)}" if query.time else "",
        f"having {condition_text(query.having)}" if query.having else "",
        f"compare {comparison_text(query.compare_to)}" if query.compare_to else "",
        _clause("with", [f"{found.kind}({key_text(found.of)})" for found in query.calculations]),
        _clause("order", [f"{key_text(found.by)} {_direction(found)}" for found in query.order]),
        f"limit {query.limit}" if query.limit is not None else "",
        _clause("without", [name_text(name) for name in query.without_default_filters]),
    )


def _clause(word: str, items: list[str]) -> str:
    return f"{word} {', '.join(items)}" if items else ""


def _metric_text(term: MetricTerm) -> str:
    if isinstance(term, AggregateTerm):
        return f"{term.agg}({name_text(term.field)})"
    return name_text(term.name)


def _group_text(term: GroupTerm) -> str:
    if isinstance(term, DimensionTerm):
        return name_text(term.name, GRAINS)
    if not isinstance(term, TimeTerm):
        raise NotImplementedError(term.kind)
    return f"{name_text(term.dimension, GRAINS)}:{term.grain}" if term.dimension else term.grain


def _scope_text(scope: TimeScope) -> str:
    on = f" on {name_text(scope.dimension)}" if scope.dimension else ""
    return f"{period_text(scope.period)}{on}"


def _direction(order: Order) -> str:
    return "desc" if order.descending else "asc"
