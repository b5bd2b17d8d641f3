"""What changed most from one period to the other: "grew fastest", "the biggest drops", "lost the most"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, Rank, needs

# The calculation that ranks, and whether its highest come first.
_MOVES = {
    "fastest": ("growth", "top"),
    "slowest": ("growth", "bottom"),
    "gained_most": ("change", "top"),
    "lost_most": ("change", "bottom"),
}
_MOST = ("top", "worst")


@needs(*_MOVES, "drop")
def fold_movers(pieces: Pieces, draft: Draft) -> Pieces:
    """A ranking by change or growth, with the number said before it."""
    kept: Pieces = []
    for piece in pieces:
        if piece.is_op("drop") and kept and _is_beside(kept[-1], piece, draft) and kept[-1].is_op(*_MOST):
            _rank(kept.pop(), piece, _MOVES["slowest"], kept, draft)
        elif piece.is_op("drop") and len(kept) > 1 and kept[-1].kind == "number" and kept[-2].is_op(*_MOST):
            count = kept.pop()
            kept[-1] = Piece(kept[-1].kind, kept[-1].value, count.start, count.end)
            _rank(kept.pop(), piece, _MOVES["slowest"], [*kept, count], draft)
        elif piece.is_op(*_MOVES):
            _rank(piece, piece, _MOVES[str(piece.value)], kept, draft)
        else:
            kept.append(piece)
    return kept


def _rank(first: Piece, last: Piece, move: tuple[str, str], kept: Pieces, draft: Draft) -> None:
    kind, flavour = move
    count, start = None, first.start
    if kept and kept[-1].kind == "number" and _is_beside(kept[-1], first, draft):
        number = kept[-1].value
        if isinstance(number.value, int) and not number.percent and number.value > 0:
            count, start = number.value, kept.pop().start
    if kept and kept[-1].is_op("top") and draft.adjacent(kept[-1].end, start):
        start = kept.pop().start
    draft.flags.add(kind)
    said = draft.text_of(last.start, last.end).casefold().split()
    several = last.value == "drop" and draft.pack.singular(said[0]) != said[0]
    draft.ranks.append(Rank(flavour, count, start, last.end, of=kind, plural=several))


def _is_beside(left: Piece, right: Piece, draft: Draft) -> bool:
    return draft.adjacent(left.end, right.start)
