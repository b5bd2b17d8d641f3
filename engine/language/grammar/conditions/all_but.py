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
    denying |= {at for at in range(1, len(pieces) - 1) if _leaves_one_out(pieces, at, draft)}
    return [replace(piece, value="not") if at in denying else piece for at, piece in enumerate(pieces)]


def _is_least(piece: Piece, words: tuple[str, ...], draft: Draft) -> bool:
    return piece.is_op("bottom") and draft.text_of(piece.start, piece.end).casefold() in words


def _leaves_one_out(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "All countries but Malta": a value of what is named before; "all orders but late ones" is open."""
    noun, piece, value = pieces[at - 1 : at + 2]
    if not piece.is_op("but_one") or noun.kind != "dimension" or value.kind != "value":
        return False
    same = noun.value in {found.dimension for found in value.value}
    return same and draft.adjacent(noun.end, piece.start) and draft.adjacent(piece.end, value.start)
