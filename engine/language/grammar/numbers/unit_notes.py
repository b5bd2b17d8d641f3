"""A unit said beside a number must be its own: minutes are no hours."""

from collections.abc import Sequence

from engine.language.grammar.checking.leftovers import unit_of
from engine.language.grammar.numbers.currencies import check_currencies, is_money
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece
from engine.language.linking.currency_words import currency_words
from engine.language.linking.unit_notes import NOTE, unit_words
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from semantic.query import AggregateTerm, MetricRef

_STORED, _TOLD = "s", "h"


def check_unit_notes(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark where no number that is asked for has the unit, or a currency stands beside no money."""
    check_currencies(phrases, draft)
    notes = [one for one in phrases if one.kind == "ignored" and str(one.target).startswith(NOTE)]
    if not notes:
        return
    has = {unit_of(piece, draft) for piece in draft.metrics}
    has |= {unit for group in draft.groups if (unit := _group_unit(group.name, draft))}
    has |= {_TOLD for piece in draft.metrics if unit_of(piece, draft) == _STORED and _is_sum(piece, draft)}
    relative = bool(draft.flags & {"share", "growth"}) or any(rank.of == "growth" for rank in draft.ranks)
    has |= {unit for piece in draft.metrics for unit in _named(piece, draft)}
    has |= {"%"} if relative else set()  # "shrank the most in plays, percent": a growth has that unit
    for phrase in notes:
        said = set(phrase.target.removeprefix(NOTE).split())
        if not said & has and not _is_money(said, draft):
            draft.fatal.append(Mark("unused", draft.text_of(phrase.start, phrase.end)))


def _is_sum(piece: Piece, draft: Draft) -> bool:
    """ "Watch time in hours": a total in seconds is told in hours; one length may be told in minutes."""
    term = term_of(piece)
    metric = draft.catalog.metrics.get(term.name) if isinstance(term, MetricRef) else None
    return metric is not None and metric.additivity == "additive"


def _group_unit(name: str, draft: Draft) -> str:
    """The unit of what is split by: "spots by length in seconds"."""
    known = draft.catalog.dimensions.get(name)
    return known.field.unit if known else ""


def _is_money(said: set[str], draft: Draft) -> bool:
    """ "Refunds in pounds": money of a model that names no currency."""
    terms = [term for piece in draft.metrics if (term := term_of(piece)) is not None]
    money = said & {unit for units in currency_words(draft.pack).values() for unit in units}
    return bool(money) and bool(terms) and all(is_money(term.key, money, draft) for term in terms)


def _named(piece: Piece, draft: Draft) -> set[str]:
    """The units that the name of a number is: minutes."""
    term = piece.value
    field = draft.catalog.dimensions.get(term.field) if isinstance(term, AggregateTerm) else None
    metric = draft.catalog.metrics.get(term.name) if isinstance(term, MetricRef) else None
    said = metric.label if metric else field.label if field else ""
    words = unit_words(draft.pack)
    return {unit for word in norms(said) for unit in words.get((word,), ())}
