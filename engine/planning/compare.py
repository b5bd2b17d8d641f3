"""A comparison is the same facts once more: over the other period, or for each bucket at an earlier one."""

from dataclasses import replace
from typing import Any

from engine.planning.draft import PREVIOUS, Branch, Draft, Slot
from engine.planning.facts import moved_back
from engine.types.refusal import Refusal
from semantic.periods import EarlierBucket, Window


def add_previous(draft: Draft) -> Draft | Refusal:
    """The step: a second branch for every fact, over the period compared with."""
    if isinstance(draft.query.compare_to, EarlierBucket):
        window = draft.query.compare_to.window
        again = tuple(_earlier(branch, draft, window) for branch in draft.branches)
        return replace(draft, branches=draft.branches + again)
    if draft.compare_bounds is None:
        return draft
    again = tuple(_previous(branch, draft) for branch in draft.branches)
    return replace(draft, branches=draft.branches + again)


def _earlier(branch: Branch, draft: Draft, window: Window) -> Branch:
    under = replace(branch.under, offset=window)
    bounds = moved_back(draft, branch.bounds, under)
    return _again(branch, under=under, bounds=bounds)


def _previous(branch: Branch, draft: Draft) -> Branch:
    bounds = moved_back(draft, draft.compare_bounds, branch.under)
    return _again(branch, bounds=bounds, shifted=True)


def _again(branch: Branch, **changed: Any) -> Branch:
    slots = tuple(Slot(slot.name + PREVIOUS, slot.part) for slot in branch.slots)
    return replace(branch, name=branch.name.replace("_totals", PREVIOUS), slots=slots, **changed)
