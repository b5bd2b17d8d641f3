""" "Neither signed nor cracked": what stands behind the second word is denied as well."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_BEFORE_VALUES = ("by", "equal")


@needs("or")
def fold_neither(pieces: Pieces, draft: Draft) -> Pieces:
    """Each "nor" behind a "not" becomes a "not" of its own.

    But for one that stands right between two values of one dimension: these are a list, denied as a whole.
    """
    kept: Pieces = []
    pieces = _opened(pieces, draft)
    for at, piece in enumerate(pieces):
        if piece.is_op("or") and not _in_list(pieces, at) and _goes_on(pieces, at + 1):
            denied = any(one.is_op("not", "absent") for one in kept)
            piece = replace(piece, value="not") if denied and _is_nor(piece, draft) else piece
        kept.append(piece)
    return kept


def _opened(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Ni Francia ni Italia": the first of two denies what follows; behind a "not" it only says so again."""
    nors = [at for at, piece in enumerate(pieces) if piece.is_op("or") and _is_nor(piece, draft)]
    first = nors[0] if len(nors) > 1 else 0
    if len(nors) > 1 and first and pieces[first - 1].is_op("not", "absent"):
        return [*pieces[:first], *pieces[first + 1 :]]
    if len(nors) < 2 or any(piece.is_op("not", "absent") for piece in pieces[:first]):
        return pieces
    return [*pieces[:first], replace(pieces[first], value="not"), *pieces[first + 1 :]]


def _is_nor(piece: Piece, draft: Draft) -> bool:
    return draft.text_of(piece.start, piece.end).casefold() in draft.pack.thesaurus["nor"]


def _in_list(pieces: Pieces, at: int) -> bool:
    around = pieces[at - 1 : at] + pieces[at + 1 : at + 2]
    if len(around) < 2 or any(one.kind != "value" for one in around):
        return False
    before, behind = around
    return bool(before.value[0].dimension == behind.value[0].dimension)


def _goes_on(pieces: Pieces, at: int) -> bool:
    """Whether a value is next, with no more than its field, "by" or "is" before it."""
    while at < len(pieces) and (pieces[at].is_op(*_BEFORE_VALUES) or pieces[at].kind == "dimension"):
        at += 1
    return at < len(pieces) and pieces[at].kind == "value"
