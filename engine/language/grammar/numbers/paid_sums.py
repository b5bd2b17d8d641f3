""" "How much have customers paid": of the bills those that were paid, and in a period when they were."""

from collections.abc import Iterator

from engine.language.grammar.checking.rules import says_any
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.tokens import norms
from semantic.filters import IsNull, Not
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm

_NUMBERS = ("metric", "measure", "aggregate")


def fold_paid_sums(pieces: Pieces, draft: Draft) -> Pieces:
    """An amount that is said to be paid, but not called so, is that of the rows with a time of payment."""
    if not (says_any("paying", draft) or says_any("receiving", draft)):
        return pieces
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
    """When the rows were paid, where some may not be yet and the amount is not called paid.

    Rows that happened when they were paid all were, but where they fall due as well.
    """
    words = draft.pack.thesaurus
    said = set(norms(draft.text_of(piece.start, piece.end)))
    verbs = (said & set(words["paying"])) or (_beside(piece, draft) & {*words["paying"], *words["receiving"]})
    called = {*verbs, *words["received_times"]} if verbs & set(words["receiving"]) else verbs
    home, label = _amount(piece, draft) if verbs else ("", "")
    if not home or verbs & set(norms(label)):
        return ""
    due = set(words["overdue_by"])
    asked = [name for name in _times(home, draft) if _is_called(name, called, draft)]
    times = [name for name in asked if not _is_called(name, due, draft)]
    own = draft.catalog.datasets[home].time
    open_ = any(_is_called(name, due, draft) for name in _times(home, draft))
    if len(times) != 1 or (draft.catalog.dimensions[times[0]].field.name == own and not open_):
        return ""
    return times[0]


def _beside(piece: Piece, draft: Draft) -> set[str]:
    """The words passed over right before and behind an amount: "fees we received"."""
    places = (*_passed(piece.start - 1, -1, draft), *_passed(piece.end, 1, draft))
    return {draft.text_of(at, at + 1).casefold() for at in places}


def _passed(at: int, step: int, draft: Draft) -> Iterator[int]:
    """The places of the words from one on that are passed over."""
    while at >= 0 and at in draft.ignored:
        yield at
        at += step


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
