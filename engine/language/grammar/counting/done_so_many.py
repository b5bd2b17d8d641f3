"""The verb before a bound on rows, which is called as their time: "teachers who set more than 4 tasks"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named

_TIMED = ("period", "moment", "all_time", "grain", "unit", "part")


@needs(kinds=("timefield",))
def drop_verbs_of_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """What is done with the rows behind the bound is said by them already; with a period it says when."""
    if any(piece.kind in _TIMED for piece in pieces):
        return pieces
    for at in range(1, len(pieces) - 2):
        verb, bound, rows = pieces[at : at + 3]
        if verb.kind == "timefield" and bound.kind == "threshold" and _is_done_to(verb, bound, rows, draft):
            draft.ignored |= frozenset(range(verb.start, verb.end))
            return [*pieces[:at], *pieces[at + 1 :]]
    return pieces


def _is_done_to(verb: Piece, bound: Piece, rows: Piece, draft: Draft) -> bool:
    """Whether one word is a time of the very rows that stand behind the bound, all next to each other."""
    known = draft.catalog.dimensions.get(str(verb.value))
    home = known.bindings[0].dataset if known and not known.roles else ""
    beside = draft.adjacent(verb.end, bound.start) and draft.adjacent(bound.end, rows.start)
    return verb.end - verb.start == 1 and beside and home != "" and rows_named(rows, draft) == home
