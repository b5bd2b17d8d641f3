"""Periods without rows: every bucket for every combination of the other groups that occurs.

The empty buckets are put under the results with NULL for every number, and folded by MAX as facts are.
So no row is lost, neither one without a time nor one after the clock.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlglot import exp

from engine.planning.draft import Draft, Source
from engine.planning.joins import table_names
from engine.planning.labels import group_names, unique
from engine.planning.nodes import column, copies, cte, group_by, named, relation
from engine.planning.series import Extent
from engine.planning.spine import spine
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery, MetricRef, TimeTerm

_NAMES = ("results", "buckets", "combinations", "with_gaps", "filled")


def fill(draft: Draft) -> Draft | Refusal:
    """The step: the source with a row for every bucket, where the query or a metric asks for that."""
    term = filled_term(draft)
    if term is None or draft.source is None:
        return draft
    return replace(draft, source=filled(draft, draft.source, term))


def filled_term(draft: Draft) -> TimeTerm | None:
    """The time whose buckets are all shown; None if that is not asked."""
    metrics = (draft.catalog.metrics[term.name] for term in draft.terms if isinstance(term, MetricRef))
    if not draft.query.fill and not any(metric.join_to_timespine for metric in metrics):
        return None
    return draft.course


def filled(draft: Draft, source: Source, term: TimeTerm) -> Source:
    """The source with the empty buckets of the term."""
    groups, slots = group_names(draft.query.group_by), list(source.slots)
    results, buckets, others, with_gaps, name = _names(draft)
    own = groups[draft.query.group_by.index(term)]
    rest = [group for group in groups if group != own]
    first, last = extent(draft, term)
    gaps = _gaps(buckets, others if rest else "", groups, own, slots)
    union = exp.Union(this=_columns(results, [*groups, *slots]), expression=gaps, distinct=False)
    ctes = (
        *source.ctes,
        cte(results, _results(source, groups)),
        *spine(buckets, own, term.grain, Extent(first, last, results, own), draft.time),
        *((cte(others, _different(results, rest)),) if rest else ()),
        cte(with_gaps, union),
        cte(name, _folded(with_gaps, groups, slots)),
    )
    body: dict[str, exp.Expression | list[exp.Join] | None] = {"from_": exp.From(this=relation(name))}
    columns = tuple(column(name, group) for group in groups)
    return Source(name, ctes, body, columns, {slot: column(name, slot) for slot in slots}, False)


def extent(draft: Draft, term: TimeTerm) -> tuple[datetime | None, datetime | None]:
    """First and last bucket of the asked period, at most the clock's; None where those that occur count."""
    bounds, time = draft.bounds, draft.time
    if bounds is None or not is_scoped(draft.query, term):
        return None, None
    last = time.start_of(time.local(draft.clock.now), term.grain)
    if bounds.end:
        before = bounds.end - timedelta(microseconds=1)
        last = min(last, time.start_of(time.local(before), term.grain))
    return bounds.start and time.start_of(time.local(bounds.start), term.grain), last


def is_scoped(query: LogicalQuery, term: TimeTerm) -> bool:
    """Whether the period asked for is one of the term's own time."""
    return query.time is not None and query.time.dimension == term.dimension


def _names(draft: Draft) -> list[str]:
    """Names of the parts that nothing else has."""
    used = [one.alias for one in draft.source.ctes] if draft.source else []
    taken = [*table_names(draft.catalog), *used]
    return unique([*taken, *(draft.prefix + name for name in _NAMES)])[len(taken) :]


def _results(source: Source, groups: list[str]) -> exp.Select:
    columns = copies(source.groups, groups) + copies(source.slots.values(), list(source.slots))
    grouping = group_by(len(groups)) if source.aggregated else None
    present = {key: part for key, part in source.body.items() if part}
    return exp.Select(expressions=columns, group=grouping, **present)


def _gaps(buckets: str, others: str, groups: list[str], own: str, slots: list[str]) -> exp.Select:
    columns: list[exp.Expression] = [column(buckets if group == own else others, group) for group in groups]
    columns += [named(exp.Null(), slot) for slot in slots]
    joins = [exp.Join(this=relation(others), kind="CROSS")] if others else []
    return exp.Select(expressions=columns, from_=exp.From(this=relation(buckets)), joins=joins)


def _different(results: str, rest: list[str]) -> exp.Select:
    """The combinations of the other groups that occur."""
    select = _columns(results, rest)
    select.set("group", group_by(len(rest)))
    return select


def _columns(name: str, columns: list[str]) -> exp.Select:
    return exp.Select(expressions=[column(name, one) for one in columns], from_=exp.From(this=relation(name)))


def _folded(name: str, groups: list[str], slots: list[str]) -> exp.Select:
    columns: list[exp.Expression] = [column(name, group) for group in groups]
    columns += [named(exp.Max(this=column(name, slot)), slot) for slot in slots]
    return exp.Select(expressions=columns, from_=exp.From(this=relation(name)), group=group_by(len(groups)))
