"""A query restricted to a part of its own answer: a group, a bucket of time, a class, the period before.

Only edits of typed queries; what no condition or period can say is not said at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.language.dialogue.conjuncts import conjuncts, filtered, let_in, listed
from engine.language.dialogue.groups import grouped
from engine.language.dialogue.periods import without_comparison
from engine.replies.spans import Span, compared_span, conditions_in, period_of, span_of
from engine.replies.step_marks import step_alone
from engine.types.mark import Mark
from engine.types.plan import Plan
from engine.types.result import Cell
from semantic.filters import (
    And,
    Compare,
    Condition,
    IsNull,
    Literalish,
    MetricIs,
    Not,
    Operator,
    Or,
    fields_of,
)
from semantic.query import (
    UNCUT,
    BucketTerm,
    ClassesTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    PartTerm,
    TimeScope,
    TimeTerm,
)


@dataclass(frozen=True)
class Pinned:
    """A query under restriction: the filters that are added, and its period."""

    query: LogicalQuery
    filters: tuple[Condition, ...] = ()
    scope: TimeScope | None = None
    timed: bool = False


def pinned(plan: Plan, mark: Mark, keys: Iterable[str] = ()) -> LogicalQuery | None:
    """The query of that part alone: what it is pinned to is no group any more. None where no query says it.

    With `keys` it is pinned to the members of these groups only, and stays split by the others.
    """
    if mark.role == "step":
        return step_alone(plan, mark)
    wanted = set(keys) or {key for key, _ in mark.members}
    terms = {term.key: term for term in plan.query.group_by}
    if mark.role == "other":
        return _all_but(plan, mark.drawn)
    found: Pinned | None = Pinned(plan.query, scope=plan.query.time)
    for key, cell in sorted(mark.members, key=lambda member: _is_second(terms[member[0]], plan)):
        if found is not None and key in wanted:
            found = _pin(found, terms[key], cell, plan, before=mark.role == "before")
    if found is not None and mark.role == "before" and not found.timed:
        found = _pin_compared(found, plan)
    if found is None:
        return None
    left = [term for term in plan.query.group_by if term.key not in wanted]
    return _narrowed(found, left)


def _is_second(term: GroupTerm, plan: Plan) -> bool:
    """Whether it is another time than the one that the period is of: its days become a condition."""
    own = plan.query.time.dimension if plan.query.time is not None else ""
    return isinstance(term, TimeTerm) and term.dimension != own


def against_rest(plan: Plan, mark: Mark, key: str) -> LogicalQuery | None:
    """One group against all others of its dimension together, pinned to the other members of the part."""
    others = [one for one, _ in mark.members if one != key]
    value = next(_literal(cell) for one, cell in mark.members if one == key)
    query = (
        pinned(plan, mark, others)
        if others
        else _narrowed(Pinned(plan.query, scope=plan.query.time), [*plan.query.group_by])
    )
    if query is None or value is None or query.group_by != (DimensionTerm(name=key),):
        return None
    if any(fields_of(one) == (key,) and set(listed(one)) == {value} for one in conjuncts(query.where)):
        return None  # the query lets in that group alone
    return query.model_copy(update={"rest": True, "named": (value,)}).canonical()


def _all_but(plan: Plan, drawn: tuple[Cell, ...]) -> LogicalQuery | None:
    """All groups but those: split as before, without a ranking."""
    (term,) = plan.query.group_by
    shut: list[Condition] = []
    for cell in drawn:
        condition = _is(term, cell, plan)
        if condition is None:
            return None
        shut.append(condition)
    return _narrowed(Pinned(plan.query, (Not(item=Or(items=tuple(shut))),), plan.query.time), [term])


def _pin(so_far: Pinned, term: GroupTerm, cell: Cell, plan: Plan, *, before: bool) -> Pinned | None:
    if isinstance(term, TimeTerm):
        span = span_of(plan, term, cell)
        span = compared_span(plan, term, span) if span is not None and before else span
        return None if span is None else _in_span(so_far, term, span, plan)
    condition = _is(term, cell, plan)
    if condition is None:
        return None
    return Pinned(so_far.query, (*so_far.filters, condition), so_far.scope, so_far.timed)


def _in_span(so_far: Pinned, term: TimeTerm, span: Span, plan: Plan) -> Pinned | None:
    """As the period, where that is free or of the same time; else as a condition on days of that time."""
    scope = so_far.scope
    if not so_far.timed and (scope is None or scope.dimension == term.dimension):
        period = period_of(span, plan)
        if period is None:
            return None
        hours = conditions_in(span, term)
        own = TimeScope(period=period, dimension=term.dimension)
        return Pinned(so_far.query, (*so_far.filters, *hours), own, timed=True)
    days = span.days() if term.dimension else None
    if days is None:
        return None
    return Pinned(so_far.query, (*so_far.filters, days.within(term.dimension)), scope, so_far.timed)


def _pin_compared(so_far: Pinned, plan: Plan) -> Pinned | None:
    """The period that is compared with, in the place of the one asked for."""
    bounds, scope = plan.compare_bounds, so_far.scope
    if bounds is None or bounds.start is None or bounds.end is None or scope is None:
        return None
    period = period_of(Span(bounds.start, bounds.end), plan)
    if period is None:
        return None
    own = TimeScope(period=period, dimension=scope.dimension)
    return Pinned(so_far.query, so_far.filters, own, timed=True)


def _narrowed(found: Pinned, left: list[GroupTerm]) -> LogicalQuery:
    """The query with its new filters and period; rankings, shares and bounds were those of all its groups."""
    query = found.query
    kept = [one for one in conjuncts(query.where) if not any(_lies_in(own, one) for own in found.filters)]
    loose = query.model_copy(
        update={
            **UNCUT,
            "having": None,
            "calculations": tuple(one for one in query.calculations if one.kind != "share"),
            "fill": query.fill and any(isinstance(term, TimeTerm) for term in left),
            "time": found.scope,
        }
    )
    plain = filtered(grouped(loose, left), (*kept, *found.filters))
    return (without_comparison(plain) if found.timed else plain).canonical()


def _lies_in(own: Condition, listing: Condition) -> bool:
    """Whether one value is taken of those that a filter lists: "in Germany" of "in Germany or Malta"."""
    same = fields_of(own) == fields_of(listing)
    return same and bool(listed(own)) and set(listed(own)) <= set(listed(listing))


def _is(term: GroupTerm, cell: Cell, plan: Plan) -> Condition | None:
    """The condition of the rows that lie in a group; None where none says it."""
    if isinstance(term, ClassesTerm):
        return _in_class(term, cell, plan)
    if isinstance(term, TimeTerm):
        return None
    field = term.key if isinstance(term, PartTerm) else term.name
    if cell is None:
        return IsNull(field=field)
    if isinstance(term, BucketTerm):
        return _from_to(field, cell, term.width)
    value = _literal(cell)
    return None if value is None else let_in(field, (value,))


def _literal(cell: Cell) -> Literalish | None:
    """A stored value as a condition has it. A number with a part is met by no equality for certain."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else None
    return cell if isinstance(cell, bool | int | str) else None


def _from_to(field: str, low: Cell, width: float) -> Condition | None:
    """A class of a number: its lower bound is in it, its upper one is not."""
    if isinstance(low, bool) or not isinstance(low, int | float):
        return None
    start, end = Compare(field=field, op=">=", value=low), Compare(field=field, op="<", value=low + width)
    return And(items=(start, end))


def _in_class(term: ClassesTerm, low: Cell, plan: Plan) -> Condition | None:
    """The things whose number lies in a class, counted over the same rows as the classes are."""
    of, query = term.of, plan.query
    if not isinstance(of, MetricRef) or isinstance(low, bool) or not isinstance(low, int | float):
        return None
    if query.time is not None and query.time.dimension:
        return None
    ends = [*term.bounds, *([term.end] if term.end is not None else [])]
    high = low + term.width if term.width is not None else next((one for one in ends if one > low), None)
    period = query.time.period if query.time else None

    def bound(op: Operator, value: float) -> MetricIs:
        return MetricIs(metric=of.name, by=term.name, op=op, value=value, where=query.where, time=period)

    return bound(">=", low) if high is None else And(items=(bound(">=", low), bound("<", high)))
