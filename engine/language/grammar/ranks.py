"""Top, bottom, best and worst, with or without a number."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, Rank

_FLAVOURS = ("top", "bottom", "best", "worst")


def fold_ranks(pieces: Pieces, draft: Draft) -> Pieces:
    """Move "top 5", "5 worst" and "most" into the draft."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_op(*_FLAVOURS):
            count = _count(pieces, at + 1)
            if count is None and kept and kept[-1].kind == "number" and kept[-1].end == piece.start:
                count = _as_count(kept[-1])
                kept = kept[:-1] if count is not None else kept
                at += 1
            else:
                at += 1 if count is None else 2
            draft.ranks.append(Rank(str(piece.value), count, piece.start, piece.end))
        elif piece.is_op("rank"):
            draft.flags.add("sort")
            at += 1
        else:
            kept.append(piece)
            at += 1
    return _with_distant_count(kept, draft)


def _with_distant_count(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Three countries with the highest watch time": the number before the noun is how many."""
    if len(draft.ranks) != 1 or draft.ranks[0].count is not None:
        return pieces
    for at, piece in enumerate(pieces[:-1]):
        count = _as_count(piece) if piece.kind == "number" else None
        if count is not None and pieces[at + 1].kind in ("dimension", "unit", "part"):
            draft.ranks[0] = replace(draft.ranks[0], count=count)
            return pieces[:at] + pieces[at + 1 :]
    return pieces


def _count(pieces: Pieces, at: int) -> int | None:
    return _as_count(pieces[at]) if at < len(pieces) and pieces[at].kind == "number" else None


def _as_count(piece: Piece) -> int | None:
    number = piece.value
    usable = isinstance(number.value, int) and not number.percent and number.value > 0
    return number.value if usable else None
