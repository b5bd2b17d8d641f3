"""A named time and the grain or part beside it: "payment month", "month of payment", "payment weekday"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces
from engine.language.weights import WEIGHTS
from semantic.query import PartTerm, TimeTerm

_CUTS = ("unit", "grain", "part")


def fold_time_fields(pieces: Pieces, draft: Draft) -> Pieces:
    """Each named time becomes a term: at the grain or part right beside it, else by day."""
    kept: Pieces = []
    for piece in pieces:
        if piece.kind == "timefield":
            piece = replace(piece, value=TimeTerm(grain="day", dimension=piece.value))
        before = kept[-1] if kept else None
        cut = before and (_cut_after(before, piece) or _cut_before(before, piece, draft))
        if before and cut:
            draft.cost += WEIGHTS["dated"] * (before.kind == "timefield")
            kept[-1] = Piece("timefield", cut, before.start, piece.end, (*before.phrases, *piece.phrases))
        else:
            kept.append(piece)
    return kept


def _cut_after(field: Piece, piece: Piece) -> TimeTerm | PartTerm | None:
    """ "Payment month"."""
    beside = field.kind == "timefield" and piece.kind in _CUTS and field.end == piece.start
    return _cut(field, piece) if beside else None


def _cut_before(piece: Piece, field: Piece, draft: Draft) -> TimeTerm | PartTerm | None:
    """ "Month of payment"."""
    beside = piece.kind in _CUTS and field.kind == "timefield" and draft.adjacent(piece.end, field.start)
    return _cut(field, piece) if beside else None


def _cut(field: Piece, piece: Piece) -> TimeTerm | PartTerm:
    dimension = field.value.dimension
    if piece.kind == "part":
        return PartTerm(part=piece.value, dimension=dimension)
    return TimeTerm(grain=piece.value, dimension=dimension)
