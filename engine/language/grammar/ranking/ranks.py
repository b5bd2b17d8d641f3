"""Top, bottom, best and worst, with or without a number."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, Rank

_FLAVOURS = ("top", "bottom", "best", "worst")
_PARTS = tuple(f"{flavour}_{percent}" for flavour in ("top", "bottom") for percent in (10, 25, 50))


def fold_ranks(pieces: Pieces, draft: Draft) -> Pieces:
    """Move "top 5", "5 worst" and "most" into the draft."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_op(*_FLAVOURS):
            beside = at + 1 < len(pieces) and pieces[at + 1].start == piece.end
            count = _count(pieces, at + 1) if beside else None
            percent = _percent(pieces, at + 1) if beside else None
            if percent is not None:
                at += 2
            elif count is None and kept and kept[-1].kind == "number" and kept[-1].end == piece.start:
                count = _as_count(kept[-1])
                kept = kept[:-1] if count is not None else kept
                at += 1
            else:
                at += 1 if count is None else 2
            draft.ranks.append(Rank(str(piece.value), count, piece.start, piece.end, 0, percent))
        elif piece.is_op("rank"):
            draft.flags.add("sort")
            at += 1
        elif piece.is_op(*_PARTS):
            flavour, _, part = str(piece.value).partition("_")
            draft.ranks.append(Rank(flavour, None, piece.start, piece.end, 0, float(part)))
            at += 1
        elif piece.is_op("alphabetical"):
            draft.flags.add("alphabetical")
            draft.alphabetical_at = (piece.start, piece.end)
            at += 1
        elif piece.is_op("best_to_worst", "worst_to_best"):
            draft.flags.update(("sort", str(piece.value)))
            at += 1
        else:
            kept.append(piece)
            at += 1
    return _with_distant_count(kept, draft)


def _with_distant_count(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Three countries with the highest watch time": the number before the noun is how many."""
    if len(draft.ranks) != 1 or draft.ranks[0].count is not None or draft.ranks[0].percent is not None:
        return pieces
    for at, piece in enumerate(pieces[:-1]):
        count = _as_count(piece) if piece.kind == "number" else None
        if count is not None and pieces[at + 1].kind in ("dimension", "unit", "part"):
            draft.ranks[0] = replace(draft.ranks[0], count=count)
            return pieces[:at] + pieces[at + 1 :]
        percent = _percent(pieces, at)
        if percent is not None and pieces[at + 1].kind in ("dimension", "unit", "part"):
            draft.ranks[0] = replace(draft.ranks[0], percent=percent)
            return pieces[:at] + pieces[at + 1 :]
    return pieces


def _percent(pieces: Pieces, at: int) -> float | None:
    """ "Top 5 %": the part of the groups that is shown, in per cent."""
    if at >= len(pieces) or pieces[at].kind != "number" or not pieces[at].value.percent:
        return None
    percent = round(pieces[at].value.value * 100, 9)
    return percent if 0 < percent <= 100 else None


def _count(pieces: Pieces, at: int) -> int | None:
    return _as_count(pieces[at]) if at < len(pieces) and pieces[at].kind == "number" else None


def _as_count(piece: Piece) -> int | None:
    number = piece.value
    usable = isinstance(number.value, int) and not number.percent and number.value > 0
    return number.value if usable else None
