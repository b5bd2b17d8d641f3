"""From the query before and an edit to the new query; several where it is open which one is meant."""

from collections.abc import Callable

from engine.language.dialogue.conjuncts import conjuncts, together
from engine.language.dialogue.drops import take_away
from engine.language.dialogue.edit import Edit
from engine.language.dialogue.fields import others
from engine.language.dialogue.filters import take_filters
from engine.language.dialogue.groups import take_groups
from engine.language.dialogue.impossible import Impossible
from engine.language.dialogue.numbers import take_metrics
from engine.language.dialogue.periods import take_comparison, take_time
from semantic.filters import fields_of
from semantic.query import LogicalQuery

Step = Callable[[LogicalQuery, Edit], list[LogicalQuery]]


def merged(base: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """The query before with the parts that the question names. Raises Impossible with the mark of why not."""
    if base.records and _asks_more_than_rows(edit):
        raise Impossible("nothing_to_go_on", "")
    found = [base]
    for step in _STEPS:
        found = [after for before in found for after in step(before, edit)]
    unique = {query.hash: query.canonical() for query in found}
    return list(unique.values())


def _asks_more_than_rows(edit: Edit) -> bool:
    """Of a list of records only other rows can be asked for: no numbers, splits or rankings of them."""
    own = edit.query
    return bool(edit.metrics or edit.terms or own.having or own.compare_to or own.calculations or own.order)


def _take_limits(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """Thresholds by what they limit; default filters that are switched off."""
    own = conjuncts(edit.query.having)
    limited = {field for one in own for field in fields_of(one)}
    kept = [one for one in conjuncts(query.having) if not limited & set(fields_of(one))]
    off = tuple(sorted({*query.without_default_filters, *edit.query.without_default_filters}))
    return [query.model_copy(update={"having": together((*kept, *own)), "without_default_filters": off})]


def _take_order(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    own = edit.query
    if not own.order:
        return [query]
    return [query.model_copy(update={"order": own.order, "limit": own.limit})]


def _take_rest(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """Every other part of a query that the question names takes the place of its like."""
    named = {name: value for name, value, _ in others(edit.query)}
    return [query.model_copy(update=named)] if named else [query]


_STEPS: tuple[Step, ...] = (
    take_away,
    take_metrics,
    take_groups,
    take_filters,
    take_time,
    take_comparison,
    _take_limits,
    _take_order,
    _take_rest,
)
