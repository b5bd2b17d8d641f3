"""Those whom rows of a table lead within it: "the boss of the most people", "each mentor has"."""

from dataclasses import replace
from itertools import pairwise

from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.numbers.unsaid_numbers import only_named
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from semantic.query import MetricRef

_ROWS = ("metric", "dimension", "dataset")


def fold_peers(pieces: Pieces, draft: Draft) -> Pieces:
    """ "The boss of the most people": these are rows of the table that the boss is in, and of no other."""
    home = next((home for piece in pieces if (home := _self_home(piece, draft))), "")
    peers = [at for at, piece in enumerate(pieces) if home and _are_peers(piece, draft)]
    if len(peers) != 1:
        return pieces
    number = rows_of(home, draft)
    kind, value = ("metric", number.name) if isinstance(number, MetricRef) else ("aggregate", number)
    made = replace(pieces[peers[0]], kind=kind, value=value)
    return [*pieces[: peers[0]], made, *pieces[peers[0] + 1 :]]


@needs("each")
def note_leaders(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How many trainers does each boss have": those without a boss are nobody's."""
    for word, piece in pairwise(pieces):
        asked = word.is_op("each") and word.start - 1 in draft.copulas
        if asked and _self_home(piece, draft):
            only_named(piece.value, draft)
    return pieces


def _self_home(piece: Piece, draft: Draft) -> str:
    """The table whose rows may belong to another one in the role that a piece names; "" for others."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "dimension" else None
    if known is None or len(known.roles) != 1 or len(known.bindings) != 1:
        return ""
    home = known.bindings[0].dataset
    ways = draft.catalog.model.relationships
    own = any((way.source, way.to, way.role) == (home, home, known.roles[0]) for way in ways)
    return home if own else ""


def _are_peers(piece: Piece, draft: Draft) -> bool:
    said = draft.text_of(piece.start, piece.end).casefold()
    return piece.kind in _ROWS and said in draft.pack.thesaurus["peers"]
