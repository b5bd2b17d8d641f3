""" "How much have customers paid": of the bills those that were paid, and in a period when they were."""

from collections.abc import Iterator

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.tokens import norms
from semantic.filters import IsNull, Not
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm

_NUMBERS = ("metric", "measure", "aggregate")


def fold_paid_sums(pieces: Pieces, draft: Draft) -> Pieces:
    """An amount that is said to be paid, but not called so, is that of the rows with a time of payment."""
    for piece in pieces:
        time = _time_of(piece, draft) if piece.kind in _NUMBERS else ""
        if time and _is_verb(piece, draft) and any(one.is_op("share") for one in pieces):
            draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))
        if time:
            draft.filters.append((piece.start, piece.end, Not(item=IsNull(field=time))))
            periods = any(one.kind == "period" for one in pieces)
            draft.period_field = draft.period_field or (time if periods else "")
            return pieces
    return pieces


def _is_verb(piece: Piece, draft: Draft) -> bool:
    """ "What share was paid after the due date": the verb alone is no amount that is shared."""
    return set(norms(draft.text_of(piece.start, piece.end))) <= set(draft.pack.thesaurus["paying"])


def _time_of(piece: Piece, draft: Draft) -> str:
    """When the rows were paid, where they happened at another time and the amount is not called paid."""
    said = set(norms(draft.text_of(piece.start, piece.end)))
    verbs = said & set(draft.pack.thesaurus["paying"])
    if not verbs:
        return ""
    home, label = _amount(piece, draft)
    if not home or verbs & set(norms(label)):
        return ""
    times = [name for name in _times(home, draft) if _is_called(name, verbs, draft)]
    own = draft.catalog.datasets[home].time
    return times[0] if len(times) == 1 and draft.catalog.dimensions[times[0]].field.name != own else ""


def _amount(piece: Piece, draft: Draft) -> tuple[str, str]:
    """The rows that a number is summed up from, and what it is called."""
    value = piece.value.field if isinstance(piece.value, AggregateTerm) else str(piece.value)
    metric, known = draft.catalog.metrics.get(value), draft.catalog.dimensions.get(value)
    if isinstance(metric, SimpleMetric) and metric.where is None and metric.measure.expr:
        return metric.measure.dataset, metric.label
    plain = known is not None and len(known.bindings) == 1 and known.field.role == "measure"
    return (known.bindings[0].dataset, known.label) if plain and known else ("", "")


def _times(home: str, draft: Draft) -> Iterator[str]:
    for name, known in draft.catalog.dimensions.items():
        own = [one.dataset for one in known.bindings] == [home]
        if own and not known.roles and known.field.role == "time":
            yield name


def _is_called(name: str, verbs: set[str], draft: Draft) -> bool:
    known = draft.catalog.dimensions[name]
    return any(verbs & set(norms(text)) for text in (known.label, *known.synonyms))
