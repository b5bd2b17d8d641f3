"""The fields of a query that conversations know no more of than that they are set."""

from collections.abc import Iterator
from typing import Any

from semantic.query import LogicalQuery

_WHAT = {"version", "metrics", "calculations", "group_by", "order", "limit"}
_WHERE = {"where", "having", "time", "compare_to", "without_default_filters"}


def others(query: LogicalQuery) -> Iterator[tuple[str, Any, Any]]:
    """Each further field that is set, with its value, and with what it would be otherwise."""
    for name, field in LogicalQuery.model_fields.items():
        default = field.get_default(call_default_factory=True)
        if name not in _WHAT | _WHERE and getattr(query, name) != default:
            yield name, getattr(query, name), default
