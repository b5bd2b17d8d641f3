"""Conditions in brackets go together: "A or (B and C)"."""

from dataclasses import dataclass

from engine.language.grammar.checking.leftovers import take_filters
from engine.language.grammar.pieces import Draft, Piece, Pieces
from semantic.filters import And, Condition

_INSIDE = ("values", "limit")


@dataclass(frozen=True)
class Together:
    """The one condition that several in brackets make."""

    condition: Condition


def fold_brackets(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace conditions that stand in brackets, and nothing else with them, by one."""
    kept: Pieces = []
    for piece in pieces:
        kept.append(piece)
        opening = _opening(kept, draft) if draft.text_of(piece.end, piece.end + 1) == ")" else -1
        if opening >= 0:
            kept = [*kept[:opening], *_one(kept[opening:], draft)]
    return kept


def _opening(pieces: Pieces, draft: Draft) -> int:
    """The condition behind the bracket that those at the end are in; -1 where there is none."""
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.kind not in _INSIDE and not piece.is_op("and", "or"):
            return -1
        if piece.start and draft.text_of(piece.start - 1, piece.start) == "(":
            return at if at < len(pieces) - 1 else -1
    return -1


def _one(inside: Pieces, draft: Draft) -> Pieces:
    """The one condition; what stands in the brackets where it is none."""
    before, draft.filters = draft.filters, []
    take_filters(inside, draft)
    found = tuple(condition for _, _, condition in draft.filters)
    draft.filters = before
    if not found:
        return inside  # "(and, or)"
    whole: Condition = found[0] if len(found) == 1 else And(items=found)
    phrases = tuple(phrase for piece in inside for phrase in piece.phrases)
    return [Piece("limit", Together(whole), inside[0].start - 1, inside[-1].end + 1, phrases)]
