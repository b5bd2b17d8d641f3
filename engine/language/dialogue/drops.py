"""What a question that goes on takes away: a split, a filter, a number, a comparison, the ranking."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from engine.language.dialogue.conjuncts import about, conjuncts, filtered, is_plain, let_in, listed, shut_out
from engine.language.dialogue.edit import Edit
from engine.language.dialogue.groups import grouped
from engine.language.dialogue.impossible import Impossible
from engine.language.dialogue.numbers import measured
from engine.language.dialogue.periods import without_comparison, without_period
from semantic.filters import Condition, Not
from semantic.query import UNCUT, DimensionTerm, LogicalQuery, TimeTerm

Found = list[LogicalQuery]


@dataclass(frozen=True)
class Thing:
    """One thing to take away: how that is said, what kind of part it is, and the name in the model."""

    how: str
    kind: str
    target: object
    part: str = ""


def take_away(query: LogicalQuery, edit: Edit) -> Found:
    """The query without what the question takes away. Raises Impossible where there is no such thing."""
    found = [query]
    for thing in _things(edit):
        found = [after for before in found for after in _without(before, thing)]
    return found


def _things(edit: Edit) -> list[Thing]:
    """The things taken away, each with the part that is named beside it: "the country filter"."""
    things: list[Thing] = [
        Thing("drop", "part", move[3:]) for move in sorted(edit.moves) if move[:3] == "no_"
    ]
    how, before = "", len(things)
    for said, run in groupby(edit.dropped, key=lambda phrase: phrase.kind == "move"):
        for phrase in run:
            target = str(phrase.target)
            if said and target.startswith("part:"):
                _name_part(things, how, target.removeprefix("part:"))
            elif said:
                how = target if target != "all" or not how else how
            elif phrase.kind != "op":
                of = things.pop() if len(things) > before and _is_open(things[-1], how) else None
                things.append(Thing(how, phrase.kind, phrase.target, str(of.target) if of else ""))
    return things


def _is_open(thing: Thing, how: str) -> bool:
    """ "The split by device", "the filter on Germany": the part is said first, and of what it is behind."""
    return thing.kind == "part" and thing.target in ("split", "filter") and thing.how == how


def _name_part(things: list[Thing], how: str, part: str) -> None:
    """A part beside a thing says which part of the query the thing is."""
    if things and not things[-1].part and things[-1].kind != "part" and things[-1].how == how:
        things[-1] = Thing(how, things[-1].kind, things[-1].target, part)
    else:
        things.append(Thing(how, "part", part))


def _without(query: LogicalQuery, thing: Thing) -> Found:
    if thing.kind == "part":
        return [_without_part(query, str(thing.target))]
    if thing.kind == "dimension":
        return _without_dimension(query, thing)
    if thing.kind == "value":
        return _without_values(query, thing)
    if thing.kind in ("grain", "unit"):
        return [_without_grain(query, str(thing.target))]
    if thing.kind == "period":
        same = query.time is not None and query.time.period == thing.target
        if not same or thing.how == "without":
            raise Impossible("unused", "")
        return [without_period(query)]
    if thing.kind == "metric":
        only = thing.how == "instead_of" and [term.key for term in query.metrics] == [str(thing.target)]
        return [query if only else _without_metric(query, str(thing.target))]  # the other takes its place
    raise Impossible("nothing_to_drop", str(thing.target))


def _without_part(query: LogicalQuery, part: str) -> LogicalQuery:
    after = _PARTS[part](query)
    if after == query:
        raise Impossible("nothing_to_drop", part)
    return after


def _plain(query: LogicalQuery, *kinds: str) -> LogicalQuery:
    return query.model_copy(
        update={"calculations": tuple(one for one in query.calculations if one.kind not in kinds)}
    )


_PARTS: dict[str, Callable[[LogicalQuery], LogicalQuery]] = {
    "split": lambda query: grouped(query, ()),
    "sum": lambda query: grouped(query, ()),
    "filter": lambda query: query.model_copy(update={"where": None, "having": None}),
    "period": without_period,
    "comparison": without_comparison,
    "ranking": lambda query: query.model_copy(update=dict(UNCUT)),
    "limit": lambda query: query.model_copy(update={"limit": None}),
    "share": lambda query: _plain(query, "share"),
    "change": lambda query: _plain(query, "change", "growth"),
}


def _without_dimension(query: LogicalQuery, thing: Thing) -> Found:
    """Its split or its filter; both ways where it has both and neither is said."""
    name = str(thing.target)
    groups = tuple(term for term in query.group_by if term != DimensionTerm(name=name))
    before = conjuncts(query.where)
    left = [one for one in before if not (about(one, name) and is_plain(one))]
    unsplit = [grouped(query, groups)] if len(groups) < len(query.group_by) else []
    unfiltered = [filtered(query, left)] if len(left) < len(before) else []
    if thing.how == "all":
        unlimited = [query.model_copy(update={"limit": None, "order": ()})] if query.limit and unsplit else []
        found = unfiltered or unlimited
    elif thing.part:
        found = {"split": unsplit, "filter": unfiltered}.get(thing.part, [])
    else:
        found = unfiltered + unsplit
    if not found:
        raise Impossible("nothing_to_drop", f"{name} {thing.part}".strip())
    return found


def _without_values(query: LogicalQuery, thing: Thing) -> Found:
    """Values that a filter lets in are taken out of it; others are shut out."""
    refs = thing.target if isinstance(thing.target, tuple) else ()
    field, values = refs[0].dimension, [ref.value for ref in refs]
    before = conjuncts(query.where)
    related = [one for one in before if about(one, field)]
    others = [one for one in before if one not in related]
    if not all(map(is_plain, related)):
        raise Impossible("nothing_to_go_on")
    inside = [value for one in related for value in listed(one)]
    outside = [value for one in related for value in shut_out(one)]
    shut: Condition = Not(item=let_in(field, [*outside, *values]))
    if inside and set(values) <= set(inside):
        left = [value for value in inside if value not in values]
        if left:
            return [filtered(query, (*others, let_in(field, left)))]
        free = filtered(query, others)
        shuts = thing.how == "without" and not thing.part
        return [free, filtered(query, (*others, shut))] if shuts else [free]
    split = DimensionTerm(name=field) in query.group_by
    if inside or thing.part or (thing.how not in ("without", "drop")) or (thing.how == "drop" and not split):
        raise Impossible("nothing_to_drop", ", ".join(map(str, values)))
    return [filtered(query, (*others, shut))]


def _without_grain(query: LogicalQuery, grain: str) -> LogicalQuery:
    groups = tuple(
        term for term in query.group_by if not (isinstance(term, TimeTerm) and term.grain == grain)
    )
    if len(groups) == len(query.group_by):
        raise Impossible("nothing_to_drop", grain)
    return grouped(query, groups)


def _without_metric(query: LogicalQuery, name: str) -> LogicalQuery:
    left = tuple(term for term in query.metrics if term.key != name)
    if len(left) == len(query.metrics):
        raise Impossible("nothing_to_drop", name)
    if not left:
        raise Impossible("nothing_left", name)
    return measured(query, left)
