"""The parts of all metrics, gathered by what one SELECT can compute together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.planning.composing import term_parts
from engine.planning.draft import PREVIOUS, Branch, Draft, Slot
from engine.planning.formula import Circumstance, Part, Special, base_measure
from engine.planning.joins import table_names
from engine.planning.labels import group_names, metric_name, snake, unique
from engine.planning.offsets import earlier
from engine.planning.routes import needs_default_time, time_of
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.measures import Measure, NonAdditive
from semantic.metrics import NestedMetric

# Names of parts that several SELECTs are put together in.
ALL_PARTS, COMBINED = "all_parts", "combined"


@dataclass(frozen=True)
class _Together:
    """What parts must have in common to be computed by one SELECT."""

    fact: str
    time: str
    under: Circumstance
    special: Special | None
    snapshot: NonAdditive | None


def gather_facts(draft: Draft) -> Draft | Refusal:
    """The step: one branch for each fact, time and circumstance; their parts share it."""
    named = _named_parts(draft)
    gathered: dict[_Together, list[Slot]] = {}
    for part, name in named.items():
        gathered.setdefault(_together(draft, part), []).append(Slot(name, part))
    names = _branch_names(draft, list(gathered))
    branches = tuple(
        Branch(name, one.fact, one.time, tuple(slots), one.under, one.special, one.snapshot)
        for name, (one, slots) in zip(names, gathered.items(), strict=True)
    )
    branches = tuple(replace(one, bounds=moved_back(draft, draft.bounds, one.under)) for one in branches)
    return replace(draft, branches=branches, slot_names=named)


def moved_back(draft: Draft, bounds: Bounds | None, under: Circumstance) -> Bounds | None:
    """The period that a part is taken over; looking back, it must not reach a bucket after the clock's."""
    if under.offset is None:
        return bounds
    term = draft.course
    bounds = bounds or Bounds(None, None)
    if term is not None:
        over = draft.time.move(draft.time.begin(draft.clock.now, term.grain), term.grain, 1)
        bounds = Bounds(bounds.start, min(bounds.end, over) if bounds.end else over)
    return earlier(bounds, under.offset, draft.time)


def _together(draft: Draft, part: Part) -> _Together:
    if isinstance(part.of, NestedMetric):
        return _Together("", "", part.under, part.of, None)
    measure = base_measure(part)
    timed = needs_default_time(draft, part) or part.under.over is not None or not isinstance(part.of, Measure)
    time = time_of(measure, draft.catalog) if timed else ""
    own = isinstance(part.of, Measure)
    special = None if isinstance(part.of, Measure) else part.of
    return _Together(
        measure.dataset, time, part.under, special, measure.non_additive_dimension if own else None
    )


def _branch_names(draft: Draft, wanted: list[_Together]) -> list[str]:
    """A name each that no table of the source has, nor a part of another question."""
    called = [draft.prefix + snake(f"{_what(one)}_totals") for one in wanted]
    taken = [*table_names(draft.catalog), draft.prefix + ALL_PARTS, draft.prefix + COMBINED]
    return unique([*taken, *called])[len(taken) :]


def _what(one: _Together) -> str:
    return one.special.name if one.special else one.fact


def _named_parts(draft: Draft) -> dict[Part, str]:
    """Each different part once, with a column name that no group and no other period has."""
    found = dict(_first_names(draft))
    groups = group_names(draft.query.group_by)
    pairs = [name for base in found.values() for name in (base, base + PREVIOUS)]
    names = unique([*groups, *pairs])[len(groups) :: 2]
    return dict(zip(found, names, strict=True))


def _first_names(draft: Draft) -> Iterator[tuple[Part, str]]:
    seen: set[Part] = set()
    for term in draft.terms:
        for part, name in term_parts(term, draft.catalog, metric_name(term)):
            if part not in seen:
                seen.add(part)
                yield part, snake(name)
