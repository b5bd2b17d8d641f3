"""A number beside a numeric field, without a comparison word, is its value: "courses with 6 credits"."""

from engine.language.grammar.conditions.thresholds import BOUNDS
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import Compare

_YEARS = range(1900, 2101)
_NUMERIC = ("integer", "number")


def fold_equalities(pieces: Pieces, draft: Draft) -> Pieces:
    """Turn each such pair into a filter."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        pair = pieces[at : at + 2]
        found = (
            _equality(pair, draft) if len(pair) == 2 and not (kept and kept[-1].is_op(*SPLITTING)) else None
        )
        if found is None:
            kept.append(pieces[at])
            at += 1
        else:
            if kept and kept[-1].is_op("not") and draft.adjacent(kept[-1].end, pair[0].start):
                kept.pop()  # "not on floor 1"
                found = found.model_copy(update={"op": "!="})
            draft.filters.append((pair[0].start, pair[1].end, found))
            draft.cost += WEIGHTS["bare_number"]
            at += 2
    return kept


def _equality(pair: Pieces, draft: Draft) -> Compare | None:
    kinds = {piece.kind: piece for piece in pair}
    number, field = kinds.get("number"), kinds.get("measure") or kinds.get("dimension")
    if number is None or field is None or not _numeric(field, draft) or number.value.percent:
        return None
    if not draft.adjacent(pair[0].end, pair[1].start):
        return None
    if field.kind == "measure" and _is_year(number.value.value) and number.start - 1 in draft.prepositions:
        return None  # "hours in 2024"
    if _is_comparison(draft.text_of(number.start - 1, number.start) if number.start else "", draft):
        return None
    return Compare(field=field.value, op="=", value=number.value.value)


def _is_year(value: int | float) -> bool:
    return isinstance(value, int) and value in _YEARS


def _is_comparison(between: str, draft: Draft) -> bool:
    """ "Over" before a number compares, and is no preposition there."""
    said = {name for word in norms(between) for name in draft.pack.operators.get((word,), ())}
    return bool(said & set(BOUNDS))


def _numeric(piece: Piece, draft: Draft) -> bool:
    return draft.catalog.dimensions[piece.value].type in _NUMERIC and piece.value not in draft.truths
