"""A currency said beside a number says nothing new of money, and never fits another number."""

from collections.abc import Iterator, Sequence
from typing import Any

from engine.language.grammar.pieces import Draft, Mark
from engine.language.linking.currency_words import CURRENCY, currency_words
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from semantic.metrics import SimpleMetric

_OF_NUMBERS = ("sum", "average", "max", "min", "median")


def check_currencies(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each currency whose number limits no money of that currency."""
    said = [at for at, one in enumerate(phrases) if one.kind == "ignored" and one.target.startswith(CURRENCY)]
    limits = [*_limits([one for _, _, one in draft.filters]), *_limits(draft.having)] if said else []
    for at in said:
        units = set(phrases[at].target.removeprefix(CURRENCY).split())
        near = [one for one in phrases[max(0, at - 1) : at + 2] if one.kind == "number"]
        numbers = {one.target.value for one in near}
        fits = [name for name, values in limits if numbers & values]
        if not fits or not all(is_money(name, units, draft) for name in fits):
            draft.fatal.append(Mark("unused", draft.text_of(phrases[at].start, phrases[at].end)))


def is_money(name: str, units: set[str], draft: Draft) -> bool:
    """Whether a number is money that may be in one of the currencies.

    Where the model says no currency, all money is in the one that people there pay with.
    """
    metric = draft.catalog.metrics.get(name)
    inside = name.partition("(")[2].rstrip(")").partition(",")[0] or name
    known = draft.catalog.dimensions.get(inside)
    if isinstance(metric, SimpleMetric):
        label, unit, rows = metric.label.partition(" ")[2], metric.unit, metric.measure.dataset
        if metric.measure.agg not in _OF_NUMBERS:
            return False
    elif known is not None:
        label, unit, rows = known.field.label, known.field.unit, known.bindings[0].dataset
    else:
        return False
    return _fits(label, unit, units, draft) and not _differ(rows, draft)


def _fits(label: str, unit: str, units: set[str], draft: Draft) -> bool:
    if unit:
        return unit in units
    known = {word for names in currency_words(draft.pack).values() for word in names}
    others = {one.unit for one in draft.catalog.metrics.values()} & known
    words = {form for word in norms(label) for form in (word, draft.pack.singular(word))}
    return bool(words & draft.pack.money_words) and others <= units


def _differ(rows: str, draft: Draft) -> bool:
    """Whether rows, or what they belong to, say in which currency they are: a number alone is not enough."""
    above = {way.to for way in draft.catalog.model.relationships if way.source == rows}
    fields = (field for name in (rows, *above) for field in draft.catalog.datasets[name].fields)
    ends = (norms(field.label)[-1:] for field in fields)
    own = draft.pack.thesaurus["currency_fields"]
    return any(draft.pack.singular(word) in own for end in ends for word in end)


def _limits(conditions: Sequence[Any]) -> Iterator[tuple[str, set[Any]]]:
    """What numbers are held against, with the numbers, however deep inside."""
    for one in conditions:
        yield from _inside(one.model_dump() if hasattr(one, "model_dump") else {})


def _inside(found: Any) -> Iterator[tuple[str, set[Any]]]:
    if isinstance(found, dict):
        name = found.get("field") or found.get("metric")
        bounds = {found[key] for key in ("value", "low", "high") if isinstance(found.get(key), int | float)}
        if isinstance(name, str) and bounds:
            yield name, bounds
        found = list(found.values())
    if isinstance(found, list | tuple):
        for one in found:
            yield from _inside(one)
