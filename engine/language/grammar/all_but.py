""" "Países menos Francia": the word for least before a value is "except"; "all countries but" as well."""

from dataclasses import replace
from itertools import pairwise

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs


@needs("bottom", "but_one")
def turn_least(pieces: Pieces, draft: Draft) -> Pieces:
    """A value is never the least of anything: what has least is a number or a thing."""
    words = tuple(draft.pack.thesaurus["less_is_except"])
    pairs = enumerate(pairwise(pieces))
    denying = {at for at, (one, behind) in pairs if behind.kind == "value" and _is_least(one, words, draft)}
    return [replace(piece, value="not") if at in denying else piece for at, piece in enumerate(pieces)]


def _is_least(piece: Piece, words: tuple[str, ...], draft: Draft) -> bool:
    if piece.is_op("but_one"):
        return True
    return piece.is_op("bottom") and draft.text_of(piece.start, piece.end).casefold() in words
