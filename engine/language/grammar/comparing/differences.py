""" "The difference between mobile and desktop watch time": one side less the other, which no query says."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.tokens import norms
from semantic.periods import SpanPeriod

_JOINING = ("and", "or", "compare")


@needs("change")
def check_differences(pieces: Pieces, draft: Draft) -> Pieces:
    """Mark a difference of two values or numbers: it is no change of both against an earlier period."""
    at = next((at for at, piece in enumerate(pieces) if _is_difference(piece, draft)), None)
    if at is None:
        return pieces
    kept = [piece for piece in pieces if piece.kind != "break"]
    opening = {piece.end for piece in kept if _opens_between(piece, draft)}
    sides = [(one, other) for one, other in _beside(kept) if _are_alike(one, other)]
    between = any(
        one.start in opening or draft.adjacent(end, one.start) for one, _ in sides for end in opening
    )
    apart = any(one.kind == "value" for one, _ in sides) and not _are_times_said(kept)
    if not between and not apart:
        return pieces
    draft.fatal.append(Mark("difference_of_values"))
    return [piece for piece in pieces if not piece.is_op("between")]


def _is_difference(piece: Piece, draft: Draft) -> bool:
    said = norms(draft.text_of(piece.start, piece.end)) if piece.is_op("change") else ()
    return not draft.pack.difference_nouns.isdisjoint(said)


def _opens_between(piece: Piece, draft: Draft) -> bool:
    """ "Between", by itself or as the last word of "difference between"."""
    if not piece.is_op("change"):
        return piece.is_op("between")
    last = draft.text_of(piece.end - 1, piece.end).casefold()
    return last in draft.pack.data["operators"]["between"]


def _beside(pieces: Pieces) -> list[tuple[Piece, Piece]]:
    """What "and", "or" or "against" joins."""
    threes = zip(pieces, pieces[1:], pieces[2:], strict=False)
    return [(one, other) for one, joint, other in threes if joint.is_op(*_JOINING)]


def _are_alike(one: Piece, other: Piece) -> bool:
    """Two numbers, or two values of one dimension."""
    if one.kind != other.kind or one.kind not in ("metric", "value"):
        return False
    if one.kind == "metric":
        return True
    fields = [{found.dimension for found in piece.value} for piece in (one, other)]
    return bool(fields[0] & fields[1])


def _are_times_said(pieces: Pieces) -> bool:
    """Whether the question says itself which times differ: "in May and in April", "to last year"."""
    periods = [piece for piece in pieces if piece.kind == "period"]
    spans = any(isinstance(piece.value, SpanPeriod) for piece in periods)
    return spans or len(periods) > 1 or any(piece.is_op("previous", "last_year") for piece in pieces)
