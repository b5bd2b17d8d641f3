"""Periods and comparisons of a question that goes on."""

from engine.language.dialogue.edit import Edit
from engine.language.dialogue.impossible import Impossible
from semantic.periods import CalendarPeriod, Comparison, NamedPeriod, OtherPeriod, PreviousPeriod
from semantic.query import LogicalQuery, TimeScope

_COMPARED = ("change", "growth")


def take_time(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """A period takes the place of the one before; what that was compared with may be meant no more."""
    if edit.is_timeless and not edit.is_timed:
        return [without_period(query)]
    if not edit.is_timed:
        return [query]
    found = query.model_copy(update={"time": _in_its_year(edit.query.time, query.time)})
    if edit.is_preceding and query.time is not None and not _is_current(query.time):
        return [found, query.model_copy(update={"compare_to": PreviousPeriod()})]
    if _is_added(query, edit):
        return [found, _beside(query, found)]
    if isinstance(query.compare_to, OtherPeriod) and edit.query.compare_to is None:
        alone = without_comparison(found)
        return [alone] if _is_with_itself(found) else [found, alone]
    return [found]


def _is_with_itself(query: LogicalQuery) -> bool:
    """April against April says nothing."""
    against = query.compare_to.period if isinstance(query.compare_to, OtherPeriod) else None
    return query.time is not None and query.time.period == against


def _is_added(query: LogicalQuery, edit: Edit) -> bool:
    """ "Also September": a period more, where nothing else is said that may be what is added."""
    others = (edit.metrics, edit.terms, edit.query.where, edit.query.compare_to, edit.query.calculations)
    return "add" in edit.moves and query.time not in (None, edit.query.time) and not any(others)


def _beside(query: LogicalQuery, found: LogicalQuery) -> LogicalQuery:
    """The period before with the new one beside it. Raises Impossible where two stand there already."""
    if query.compare_to is not None or query.calculations or found.time is None:
        raise Impossible("too_many_periods")
    return query.model_copy(update={"compare_to": OtherPeriod(period=found.time.period)})


def _is_current(scope: TimeScope) -> bool:
    """Whether the unit before it is the one before the clock's."""
    return isinstance(scope.period, CalendarPeriod) and (scope.period.offset, scope.period.count) == (0, 1)


def _in_its_year(own: TimeScope | None, before: TimeScope | None) -> TimeScope | None:
    """ "And April?" after May 2025 is April 2025."""
    periods = own.period if own else None, before.period if before else None
    new, old = (one if isinstance(one, NamedPeriod) else None for one in periods)
    if own is None or new is None or old is None or new.year or new.years_ago is not None or not old.year:
        return own
    fiscal = new.fiscal == old.fiscal
    return own.model_copy(update={"period": new.model_copy(update={"year": old.year})}) if fiscal else own


def without_period(query: LogicalQuery) -> LogicalQuery:
    """The query over all data."""
    return without_comparison(query.model_copy(update={"time": None}))


def without_comparison(query: LogicalQuery) -> LogicalQuery:
    """The query without what it is compared with, and what was computed from that."""
    calculations = tuple(one for one in query.calculations if one.kind not in _COMPARED)
    gone = {one.key for one in query.calculations if one not in calculations}
    order = tuple(one for one in query.order if one.by not in gone)
    update = {"compare_to": None, "calculations": calculations, "order": order}
    return query.model_copy(update=update | ({} if order else {"limit": None}))


def _compared(own: Comparison, scope: TimeScope | None) -> Comparison:
    """ "Versus May" beside June 2025 is May 2025."""
    if not isinstance(own, OtherPeriod):
        return own
    placed = _in_its_year(TimeScope(period=own.period), scope)
    return OtherPeriod(period=placed.period) if placed is not None else own


def take_comparison(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    own = edit.query
    if own.compare_to is None and not own.calculations:
        return [query]
    kinds = {one.kind for one in own.calculations}
    metrics = {term.key for term in query.metrics}
    calculations = [one for one in query.calculations if one.kind not in kinds]
    for calculation in own.calculations:
        calculations.extend([calculation] if calculation.of in metrics else [])
    update: dict[str, object] = {"calculations": tuple(calculations)}
    if own.compare_to is not None and (edit.is_compared or edit.is_timed or query.compare_to is None):
        update["compare_to"] = _compared(own.compare_to, query.time)
    found = query.model_copy(update=update)
    if found.compare_to is not None and any(one.kind == "share" for one in calculations):
        raise Impossible("share_of_several")
    return [found]
