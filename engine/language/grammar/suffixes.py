"""Operators that some languages say behind what they are about are put in front of it: "country-wise"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Pieces

_GROUPABLE = ("dimension", "measure", "timefield", "unit", "grain", "part")
# The operator in front, and what it may be about.
_TURNED = {
    "by_after": ("by", _GROUPABLE),
    "each_after": ("each", _GROUPABLE),
    "not_after": ("not", ("value",)),
    "only_after": ("only", ("value",)),
}


def turn_suffixes(pieces: Pieces, draft: Draft) -> Pieces:
    """Each such operator before the list that it follows; one that follows nothing fitting stays."""
    turned: Pieces = []
    for piece in pieces:
        name, kinds = _TURNED.get(str(piece.value), ("", ())) if piece.kind == "op" else ("", ())
        start = _list_start(turned, kinds)
        if start == len(turned):
            turned.append(piece)
        else:
            at = turned[start].start
            turned.insert(start, replace(piece, value=name, start=at, end=at))
            draft.ignored |= frozenset(range(piece.start, piece.end))
    return turned


def _list_start(pieces: Pieces, kinds: tuple[str, ...]) -> int:
    """Where the list of such things begins that ends the pieces; their number where there is none."""
    start = len(pieces)
    while start and pieces[start - 1].kind in kinds:
        start -= 1
        if start >= 2 and pieces[start - 1].is_op("and", "or") and pieces[start - 2].kind in kinds:
            start -= 1
    return start
