"""Who did something, and when: "who left in 2025", "who is still with us" are those people by name."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import is_person

_SAID = ("timefield", "state")
_BESIDE = ("period", "values", "break")


@needs(kinds=_SAID)
def fold_who_did(pieces: Pieces, draft: Draft) -> Pieces:
    """Read as "which employees left in 2025", where the time or state is of people and no more is asked."""
    said = [piece for piece in pieces if piece.kind in _SAID]
    others = [piece for piece in pieces if piece.kind not in (*_SAID, *_BESIDE) and not piece.is_op("not")]
    if not draft.who_asked or len(said) != 1 or others:
        return pieces
    home = _home(said[0], draft)
    timed = any(piece.kind == "period" for piece in pieces)
    if not home or timed != (said[0].kind == "timefield"):
        return pieces  # "who left" at any time may be anybody who ever did
    opens = [piece for piece in pieces if piece.kind == "break" and piece.start == 0]
    draft.who_asked = False
    draft.flags.add("asked_which")
    which = Piece("op", "which", 0, 0, ())
    noun = replace(said[0], kind="dataset", value=home, start=0, end=1)
    return [which, noun, *(piece for piece in pieces if not any(piece is one for one in opens))]


def _home(piece: Piece, draft: Draft) -> str:
    """The people that a time is of, in no role; "" for none."""
    known = draft.catalog.dimensions.get(str(piece.value).partition(" ")[0])
    if known is None or known.roles or len(known.bindings) != 1:
        return ""
    home = draft.catalog.datasets[known.bindings[0].dataset]
    return home.name if home.name_field and is_person(home.name, draft) else ""
