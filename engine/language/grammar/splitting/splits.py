"""Values that are set against each other or shut nothing out, so that each is asked for: "Mobile vs TV"."""

from engine.language.grammar.pieces import Draft, Piece, ValueSet
from semantic.metrics import SimpleMetric

_FEW = 12  # values that somebody would name one by one


def _is_average(piece: Piece, draft: Draft) -> bool:
    """Whether a piece is an average, which does not add up to one of both."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    modelled = isinstance(metric, SimpleMetric) and metric.measure.agg == "average"
    return modelled or (piece.kind, piece.value) == ("agg", "average")


def _are_all(found: ValueSet, draft: Draft) -> bool:
    """ "Average weight of males and females": all values that a field has names for, each with its own."""
    named = {value.value for value in draft.catalog.dimensions[found.dimension].field.values}
    return found.both and len(named) > 1 and named == set(found.values)


def _is_vain(piece: Piece, draft: Draft) -> bool:
    """ "Number of plans, prepaid and postpaid": all there are shut nothing out, so that each is asked.

    Not behind a preposition: "jobs for e-bikes and city bikes" are those of both.
    """
    found: ValueSet = piece.value
    before = draft.text_of(max(0, piece.start - 1), piece.start).casefold()
    small = before in draft.pack.data["ignored"]["clause"] or piece.start - 1 in draft.prepositions
    if small and before not in draft.pack.thesaurus["into"]:
        return False
    stored = set(draft.stored_of(found.dimension, _FEW))
    return found.both and len(stored) > 1 and stored == set(found.values)


def splits_of(pieces: list[Piece], draft: Draft) -> tuple[str, ...]:
    """Dimensions whose values are set against each other: "Mobile vs TV", "compare Mobile and TV"."""
    found: list[str] = []
    earlier = any(not stride.each for stride in draft.strides)
    timed = len(draft.periods) > 1 or draft.comparisons or earlier or draft.flags & {"change", "growth"}
    against = "compare" in draft.flags and not timed
    averaged = any(_is_average(piece, draft) for piece in pieces)
    for piece in pieces:
        if piece.kind == "values" and isinstance(piece.value, ValueSet) and not piece.value.negated:
            several = len(piece.value.values) > 1
            each = (averaged and _are_all(piece.value, draft)) or _is_vain(piece, draft)
            if several and (piece.value.split or against or each):
                found.append(piece.value.dimension)
    if found:
        draft.flags.discard("compare")
    return tuple(found)
