"""Whether there are any, and which: "are there any plans without a subscriber? Which ones?"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces

_SAID = "which_ones"


def fold_which_ones(pieces: Pieces, draft: Draft) -> Pieces:
    """Read as "which plans have no subscriber": who sees them sees whether there are any."""
    if _SAID not in draft.flags:
        return pieces
    draft.flags.discard(_SAID)
    first = pieces[0] if pieces else None
    nouns = [one for one in pieces if one.kind != "break"][1:2]
    if first is None or not first.is_op("whether_any") or first.start > 0 or not _is_noun(nouns):
        draft.fatal.append(Mark("unused"))
        return pieces
    draft.flags.add("asked_which")
    rest = pieces[1:-1] if pieces[-1].is_op("and") else pieces[1:]
    return [replace(first, value="which"), *rest]


def _is_noun(pieces: list[Piece]) -> bool:
    return bool(pieces) and pieces[0].kind in ("metric", "dimension", "dataset", "value")
