"""A named time and the grain or part beside it: "payment month", "month of payment", "payment weekday"."""

from dataclasses import replace

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.query import PartTerm, TimeTerm

_CUTS = ("unit", "grain", "part")


@needs(kinds=("timefield",))
def fold_time_fields(pieces: Pieces, draft: Draft) -> Pieces:
    """Each named time becomes a term: at the grain or part right beside it, else by day."""
    kept: Pieces = []
    for piece in _at_grains_said_before(pieces, draft):
        if piece.kind == "timefield" and isinstance(piece.value, str):
            piece = replace(piece, value=TimeTerm(grain="day", dimension=piece.value))
        before = kept[-1] if kept else None
        cut = before and (_cut_after(before, piece) or _cut_before(before, piece, draft))
        if before and cut:
            draft.cost += WEIGHTS["dated"] * (before.kind == "timefield")
            kept[-1] = Piece("timefield", cut, before.start, piece.end, (*before.phrases, *piece.phrases))
        else:
            kept.append(piece)
    return kept


def _at_grains_said_before(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Jobs per month in 2024, by drop-off date": the months are those of this time."""
    cuts = [at for at, piece in enumerate(pieces) if piece.kind in ("unit", "grain")]
    times = [at for at, piece in enumerate(pieces) if piece.kind == "timefield"]
    if len(cuts) != 1 or len(times) != 1 or times[0] < cuts[0] + 2 or not pieces[times[0] - 1].is_op("by"):
        return pieces
    cut, field = pieces[cuts[0]], pieces[times[0]]
    each = cut.kind == "grain" or pieces[cuts[0] - 1].is_op(*SPLITTING)
    if not each or not isinstance(field.value, str):
        return pieces
    if draft.periods and not draft.period_field:
        draft.period_field = field.value
    term = TimeTerm(grain=cut.value, dimension=field.value)
    made = replace(cut, kind="timefield", value=term, phrases=(*cut.phrases, *field.phrases))
    rest = [*pieces[: times[0] - 1], *pieces[times[0] + 1 :]]
    return [made if piece is cut else piece for piece in rest]


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
