"""Sorted by what the numbers are split by: "views by country sorted by country", "in alphabetical order"."""

from collections.abc import Sequence

from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces
from semantic.query import DimensionTerm, GroupTerm, Order, PartTerm, TimeTerm

GROUPS = ("dimension", "unit", "grain", "part")


def group_sorted_by(pieces: Pieces, at: int, draft: Draft) -> int | None:
    """Where the words end that sort by a split which is named elsewhere too; None where they do not."""
    end = at + 1
    while end < len(pieces) and pieces[end].is_op(*SPLITTING):
        end += 1
    thing = pieces[end] if end < len(pieces) else None
    if thing is None or thing.kind not in GROUPS:
        return None
    if not any(one is not thing and _is_same(one, thing) for one in pieces):
        return None
    draft.sorted_group = str(thing.value)
    return end + 1


def _is_same(one: Piece, other: Piece) -> bool:
    return one.kind in GROUPS and one.value == other.value


def order_of_group(draft: Draft, groups: Sequence[GroupTerm]) -> tuple[Order, ...] | None:
    """The order by a split, from the first on; None where no split is sorted by."""
    if not draft.sorted_group and "alphabetical" not in draft.flags:
        return None
    named = [term for term in groups if isinstance(term, DimensionTerm)]
    found = [term for term in groups if name_of(term) == draft.sorted_group] if draft.sorted_group else named
    if len(found) != 1 or draft.ranks or draft.sort_by is not None:
        draft.fatal.append(Mark("unused", draft.sorted_group or draft.text_of(*draft.alphabetical_at)))
        return ()
    return (Order(by=found[0].key, descending="descending" in draft.flags),)


def name_of(term: GroupTerm) -> str:
    """What a split is called in a question: its dimension, its grain, its part of a time."""
    if isinstance(term, DimensionTerm):
        return term.name
    if isinstance(term, TimeTerm):
        return term.grain
    return term.part if isinstance(term, PartTerm) else ""
