"""The parts of a query in words, each with the query without it."""

from collections.abc import Iterator
from dataclasses import replace

from engine.language.dialogue.conjuncts import conjuncts, filtered, together
from engine.language.dialogue.fields import others
from engine.language.dialogue.groups import grouped
from engine.language.dialogue.numbers import measured
from engine.language.dialogue.periods import without_comparison, without_period
from engine.language.restating.restate import Restater
from engine.types.conversation import Chip, FollowUp
from semantic.filters import fields_of
from semantic.query import UNCUT, LogicalQuery


def chips_of(query: LogicalQuery, restater: Restater) -> tuple[Chip, ...]:
    """Every part, in the order of the sentence that restates the query."""
    return tuple(replace(one, text=restater.contracted(one.text)) for one in _chips(query, restater))


def _chips(query: LogicalQuery, restater: Restater) -> Iterator[Chip]:
    for metric in query.metrics:
        left = tuple(term for term in query.metrics if term != metric)
        without = measured(query, left) if left else None
        yield Chip("metric", metric.key, restater.named(metric, query), without)
    for one in query.calculations:
        left_over = tuple(other for other in query.calculations if other != one)
        order = tuple(by for by in query.order if by.by != one.key)
        less = query.model_copy(
            update={"calculations": left_over, "order": order, "limit": query.limit if order else None}
        )
        yield Chip("calculation", one.key, restater.calculation(one.key), less)
    for name in query.without_default_filters:
        off = tuple(other for other in query.without_default_filters if other != name)
        less = query.model_copy(update={"without_default_filters": off})
        yield Chip("default", name, _lost(query, less, restater), less)
    for term in query.group_by:
        less = grouped(query, [other for other in query.group_by if other != term])
        yield Chip("group", term.key, restater.by(term), less)
    for kind, condition in (("filter", query.where), ("threshold", query.having)):
        for part in conjuncts(condition):
            rest = [other for other in conjuncts(condition) if other != part]
            less = (
                filtered(query, rest)
                if kind == "filter"
                else query.model_copy(update={"having": together(rest)})
            )
            name = ", ".join(dict.fromkeys(fields_of(part))) or part.kind
            yield Chip(kind, name, restater.condition(part), less)
    yield from _scopes(query, restater)


def _scopes(query: LogicalQuery, restater: Restater) -> Iterator[Chip]:
    if query.time is not None:
        yield Chip("period", "", restater.periods.scope(query.time.period), without_period(query))
    if query.compare_to is not None:
        yield Chip("comparison", "", restater.periods.comparison(query.compare_to), without_comparison(query))
    if query.order:
        less = query.model_copy(update=dict(UNCUT))
        yield Chip("ranking", "", _lost(query, less, restater), less)
    for name, _, default in others(query):
        if name == "named":
            continue  # they have a row of their own beside the rest, and none without it
        less = query.model_copy(update={name: default, **({"named": None} if name == "rest" else {})})
        yield Chip(name, "", _lost(query, less, restater), less)


def _lost(query: LogicalQuery, less: LogicalQuery, restater: Restater) -> str:
    """The words that the sentence of a query loses with one of its parts."""
    whole, rest = restater.restate(query).split(" "), restater.restate(less).split(" ")
    whole[0], rest[0] = whole[0].lower(), rest[0].lower()
    start = next(
        (at for at, (old, new) in enumerate(zip(whole, rest, strict=False)) if old != new), len(rest)
    )
    end = 0
    while end < min(len(whole), len(rest)) - start and whole[-1 - end] == rest[-1 - end]:
        end += 1
    return " ".join(whole[start : len(whole) - end])


def changes(before: tuple[Chip, ...], after: tuple[Chip, ...]) -> FollowUp:
    """What was kept, added, put in another's place, and dropped between two queries."""
    old, new = {(one.kind, one.name): one for one in before}, {(one.kind, one.name): one for one in after}
    kept = tuple(one.text for key, one in new.items() if key in old and old[key].text == one.text)
    changed = [
        (old[key].text, one.text) for key, one in new.items() if key in old and old[key].text != one.text
    ]
    gone = [one for key, one in old.items() if key not in new]
    come = [one for key, one in new.items() if key not in old]
    for kind in dict.fromkeys(one.kind for one in come):
        left, right = [one for one in gone if one.kind == kind], [one for one in come if one.kind == kind]
        if len(left) == len(right) == 1:
            changed.append((left[0].text, right[0].text))
            gone.remove(left[0])
            come.remove(right[0])
    texts = tuple(one.text for one in come), tuple(one.text for one in gone)
    return FollowUp(kept, texts[0], tuple(changed), texts[1])
