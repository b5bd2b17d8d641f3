"""Planning: a logical query becomes an SQL tree, in small steps, each in its own file."""

from collections.abc import Iterator
from datetime import datetime

from engine.planning.claims import check_claim
from engine.planning.compare import add_previous
from engine.planning.comparison import resolve_comparison
from engine.planning.cuts import check_cuts
from engine.planning.default_filters import applied_filters
from engine.planning.draft import Draft, Step
from engine.planning.facts import gather_facts
from engine.planning.filling import fill, is_scoped
from engine.planning.inner import plan_inner
from engine.planning.names import check_names
from engine.planning.order import finish
from engine.planning.outputs import choose_columns
from engine.planning.periods import resolve_time
from engine.planning.records import check_records
from engine.planning.rest import keep_named
from engine.planning.routes import check_routes
from engine.planning.rules import check_rules
from engine.planning.shares import add_overall
from engine.planning.soundness import check_parts
from engine.planning.stitch import build_source
from engine.planning.time_rules import check_fill, check_groups, check_series, check_windows, check_zone
from engine.planning.values import check_values
from engine.types.clock import Clock
from engine.types.partial import partial_buckets
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.query import LogicalQuery, TimeTerm

# First what may be asked, then what it means, then how it is computed.
STEPS: tuple[Step, ...] = (
    check_names,
    check_zone,
    check_parts,
    check_windows,
    check_rules,
    check_cuts,
    check_claim,
    check_records,
    check_groups,
    check_values,
    check_routes,
    resolve_time,
    check_fill,
    check_series,
    resolve_comparison,
    gather_facts,
    add_previous,
    add_overall,
    plan_inner,
    keep_named,
    build_source,
    fill,
    choose_columns,
    finish,
)


def plan(query: LogicalQuery, catalog: Catalog, clock: Clock) -> Plan | Refusal:
    """The plan of a query, or why there is none. The same input gives the same tree, byte for byte."""
    query = query.canonical()
    draft = _stepped(Draft(query, catalog.with_terms(query.metrics), clock, replan=_stepped))
    if isinstance(draft, Refusal):
        return draft
    if draft.tree is None:
        raise ValueError("the last step left no tree")
    bounds, other = (one and draft.time.local_bounds(one) for one in (draft.bounds, draft.compare_bounds))
    return Plan(
        draft.query, draft.tree, draft.columns, bounds, other, _notes(draft), draft.time, _partial(draft)
    )


def _stepped(draft: Draft) -> Draft | Refusal:
    for step in STEPS:
        result = step(draft)
        if isinstance(result, Refusal):
            return result
        draft = result
    return draft


def _partial(draft: Draft) -> tuple[tuple[str, datetime], ...]:
    """The buckets of every time that are not whole; the asked period cuts those of its own time only."""
    now, found = draft.time.local(draft.clock.now), []
    for term in draft.query.group_by:
        if isinstance(term, TimeTerm):
            asked = draft.bounds if is_scoped(draft.query, term) else None
            bounds = asked and draft.time.local_bounds(asked)
            found += [(term.key, at) for at in partial_buckets(term.grain, bounds, now, draft.time)]
    return tuple(found)


def _notes(draft: Draft) -> tuple[str, ...]:
    """The default filters applied, by label."""
    facts = dict.fromkeys(_facts(draft))
    filters = (one for fact in facts for one in applied_filters(draft.catalog, draft.query, fact))
    return tuple(dict.fromkeys(one.label for one in filters))


def _facts(draft: Draft) -> Iterator[str]:
    """The datasets that anything is counted on, those of inner questions too."""
    for term in draft.terms:
        yield from draft.catalog.facts(term)
    for inner in draft.inner.values():
        yield from _facts(inner)
