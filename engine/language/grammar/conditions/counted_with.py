"""Who is counted with the others, or left out: "including those who left", "not counting those who left"."""

from dataclasses import replace

from engine.language.grammar.conditions.states import home_of_sum
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.linking.states import HAPPENED
from semantic.filters import Condition, IsNull, Not

_ENDS = (*SPLITTING, "and", "sort")


@needs("counted_in", "counted_out")
def fold_counted_with(pieces: Pieces, draft: Draft) -> Pieces:
    """The clause says nothing where they are counted, and is a condition where they are not.

    What a model leaves out by itself has to be named, and one piece is all that may tell who they are.
    """
    places = [at for at, piece in enumerate(pieces) if piece.is_op("counted_in", "counted_out")]
    if len(places) != 1:
        return pieces
    (at,) = places
    told = _behind(pieces, at, draft)
    home = _home(pieces[told], draft) if told else ""
    if not home or home not in _counted(pieces[:at], draft):
        return pieces
    before = pieces[: at - 1] if at and pieces[at - 1].is_op("and") else pieces[:at]
    if pieces[at].value == "counted_out":
        return [*before, *_left_out(pieces[told], draft), *pieces[told + 1 :]]
    kept = [*before, *pieces[told + 1 :]]
    return pieces if draft.catalog.datasets[home].default_filters else kept


def _counted(pieces: Pieces, draft: Draft) -> set[str]:
    """The rows that are named, or that a number is of."""
    return {rows_named(one, draft) or home_of_sum(one, draft) for one in pieces}


def _behind(pieces: Pieces, at: int, draft: Draft) -> int:
    """Where it is told who they are, with nothing behind that could belong to it; 0 for nowhere."""
    told = at + 1
    while told < len(pieces) and (pieces[told].kind == "break" or _is_comma(pieces[told], draft)):
        told += 1
    follow = next((one for one in pieces[told + 1 :] if one.kind != "break"), None)
    return told if told < len(pieces) and (follow is None or follow.is_op(*_ENDS)) else 0


def _is_comma(piece: Piece, draft: Draft) -> bool:
    return piece.is_op("and") and draft.text_of(piece.start, piece.end) == ","


def _home(piece: Piece, draft: Draft) -> str:
    """The rows that a state, what has happened or a class is of; "" for none, or for others in a role."""
    if piece.kind not in ("state", "timefield", "values"):
        return ""
    name = piece.value.dimension if piece.kind == "values" else str(piece.value).partition(" ")[0]
    known = draft.catalog.dimensions.get(name)
    return known.bindings[0].dataset if known and len(known.bindings) == 1 and not known.roles else ""


def _left_out(piece: Piece, draft: Draft) -> Pieces:
    """The condition that shuts them out: a filter, or the values the other way round."""
    if piece.kind == "values":
        return [replace(piece, value=replace(piece.value, negated=not piece.value.negated))]
    name, _, happened = str(piece.value).partition(" ")
    none: Condition = IsNull(field=name)
    done = piece.kind == "timefield" or happened == HAPPENED
    draft.filters.append((piece.start, piece.end, none if done else Not(item=none)))
    return []
