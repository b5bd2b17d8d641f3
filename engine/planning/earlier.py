"""What a comparison of each bucket with an earlier one needs: one course of time, and plain numbers."""

from engine.planning.composing import term_parts
from engine.planning.draft import Draft
from engine.planning.filling import is_scoped
from engine.planning.formula import Part
from engine.planning.labels import metric_said
from engine.planning.offsets import aligned
from engine.refusals import refused
from engine.types.refusal import Refusal, Word
from semantic.grains import reaches_over
from semantic.measures import Measure
from semantic.periods import Grain, Window
from semantic.query import TimeTerm


def unsound(draft: Draft, window: Window) -> Refusal | None:
    """Why buckets cannot be held against those `window` before; None if they can."""
    times = [term for term in draft.query.group_by if isinstance(term, TimeTerm)]
    unit = Word(f"units.{window.unit}")
    if len(times) != 1:
        return refused("not_supported", "steps_one_course", unit=unit)
    if not reaches_over(window.unit, times[0].grain):
        return refused("not_supported", "steps_too_fine", grain=Word(f"units.{times[0].grain}"), unit=unit)
    if draft.query.time is not None and not is_scoped(draft.query, times[0]):
        return refused("not_supported", "steps_other_time")
    return _moved_twice(draft, window, times[0].grain)


def _moved_twice(draft: Draft, window: Window, grain: Grain) -> Refusal | None:
    for term in draft.terms:
        for part, _ in term_parts(term, draft.catalog, ""):
            followed = part.under.over and not aligned(window, grain, draft.time)
            if followed or part.under.offset or part.under.offset_to or not _is_plain(part):
                return refused("not_supported", "steps_untold", metric=metric_said(term, draft.catalog))
    return None


def _is_plain(part: Part) -> bool:
    of = part.of
    return isinstance(of, Measure) and not of.non_additive_dimension and of.agg != "age"
