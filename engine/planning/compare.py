"""A comparison is the same facts once more, over the other period."""

from dataclasses import replace

from engine.planning.draft import PREVIOUS, Branch, Draft, Slot
from engine.planning.facts import moved_back
from engine.types.refusal import Refusal


def add_previous(draft: Draft) -> Draft | Refusal:
    """The step: a second branch for every fact, over the period compared with."""
    if draft.compare_bounds is None:
        return draft
    again = tuple(_previous(branch, draft) for branch in draft.branches)
    return replace(draft, branches=draft.branches + again)


def _previous(branch: Branch, draft: Draft) -> Branch:
    slots = tuple(Slot(slot.name + PREVIOUS, slot.part) for slot in branch.slots)
    name = branch.name.replace("_totals", PREVIOUS)
    bounds = moved_back(draft, draft.compare_bounds, branch.under)
    return replace(branch, name=name, slots=slots, bounds=bounds, shifted=True)
