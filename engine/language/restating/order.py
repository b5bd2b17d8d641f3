"""An order and what is cut by it, in the words of a language."""

from collections.abc import Mapping, Sequence
from typing import Any

from semantic.query import LogicalQuery, Order, TimeTerm


def ordered(
    words: Mapping[str, Any],
    query: LogicalQuery,
    order: Order,
    name: str,
    per: Sequence[str],
    decimal: str = ".",
) -> str:
    """ "Top 3 in each country by views"; `name` is what is sorted by, `per` the groups within which."""
    if query.records and query.limit is not None:
        return str(words["latest" if order.descending else "earliest"].format(n=query.limit))
    if query.limit == 1 and _is_time(query, order.by) and query.having is not None:
        return str(words["last_time" if order.descending else "first_time"])
    if not query.is_cut:
        down = "backwards" if any(term.key == order.by for term in query.group_by) else "descending"
        return str(words[down if order.descending else "ascending"].format(metric=name))
    side = "top" if order.descending else "bottom"
    if query.offset is not None and query.limit is not None:
        places = _within(words, _places(words, query.offset + 1, query.limit), per)
        return str(words[f"{side}_places"].format(places=places, metric=name))
    part = query.limit_percent
    number = (
        str(query.limit)
        if part is None
        else str(words["part"].format(n=f"{part:.12g}".replace(".", decimal)))
    )
    return str(words[side].format(n=_within(words, number, per), metric=name))


def _is_time(query: LogicalQuery, key: str) -> bool:
    return any(isinstance(term, TimeTerm) and term.key == key for term in query.group_by)


def _places(words: Mapping[str, Any], first: int, count: int) -> str:
    if count == 1:
        return str(words["place"].format(first=first))
    return str(words["places"].format(first=first, last=first + count - 1))


def _within(words: Mapping[str, Any], number: str, per: Sequence[str]) -> str:
    return str(words["each"].format(n=number, groups=words["list"].join(per))) if per else number
