"""What a comparison of each bucket with an earlier one needs: one course of time, and plain numbers."""

from engine.planning.composing import term_parts
from engine.planning.draft import Draft
from engine.planning.filling import is_scoped
from engine.planning.formula import Part
from engine.planning.labels import metric_label
from engine.planning.offsets import aligned
from engine.types.refusal import Refusal
from semantic.grains import reaches_over
from semantic.measures import Measure
from semantic.periods import Grain, Window
from semantic.query import TimeTerm


def unsound(draft: Draft, window: Window) -> Refusal | None:
    """Why buckets cannot be held against those `window` before; None if they can."""
    times = [term for term in draft.query.group_by if isinstance(term, TimeTerm)]
    unit = window.unit.replace("_", " ")
    if len(times) != 1:
        message = f"Each {unit} against an earlier one needs one course of time."
        return Refusal("not_supported", message, f"Ask for the numbers by {unit}.")
    if not reaches_over(window.unit, times[0].grain):
        message = f"A {times[0].grain.replace('_', ' ')} has no {unit} before it."
        return Refusal("not_supported", message, f"Ask for the numbers by {unit}.")
    if draft.query.time is not None and not is_scoped(draft.query, times[0]):
        message = "The period is one of another time than the buckets that are compared."
        return Refusal("not_supported", message, "Ask for both by the same time.")
    return _moved_twice(draft, window, times[0].grain)


def _moved_twice(draft: Draft, window: Window, grain: Grain) -> Refusal | None:
    for term in draft.terms:
        for part, _ in term_parts(term, draft.catalog, ""):
            followed = part.under.over and not aligned(window, grain, draft.time)
            if followed or part.under.offset or part.under.offset_to or not _is_plain(part):
                message = f"{metric_label(term, draft.catalog)} cannot be held against an earlier bucket."
                return Refusal("not_supported", message, "Compare it with the period before instead.")
    return None


def _is_plain(part: Part) -> bool:
    of = part.of
    return isinstance(of, Measure) and not of.non_additive_dimension and of.agg != "age"
