""" "Neither signed nor cracked": what stands behind the second word is denied as well."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Pieces, needs

_BEFORE_VALUES = ("by", "equal")


@needs("or")
def fold_neither(pieces: Pieces, draft: Draft) -> Pieces:
    """Each "nor" behind a "not" becomes a "not" of its own.

    But for one that stands right between two values of one dimension: these are a list, denied as a whole.
    """
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        if piece.is_op("or") and not _in_list(pieces, at) and _goes_on(pieces, at + 1):
            nor = draft.text_of(piece.start, piece.end).casefold() in draft.pack.thesaurus["nor"]
            denied = any(one.is_op("not", "absent") for one in kept)
            piece = replace(piece, value="not") if nor and denied else piece
        kept.append(piece)
    return kept


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
