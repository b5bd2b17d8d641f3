"""How many days or things pass a bound: "how many days had more than 100 views", "did it miss its target"."""

from engine.language.grammar.comparing.targets import bound_by_target
from engine.language.grammar.conditions.limits import condition_on
from engine.language.grammar.counting.inner import Inner, key_of, reaches
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold, needs
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import Compare, Condition
from semantic.query import Bound, MetricRef, NestedTerm

_RANKS = ("top", "bottom", "best", "worst", "share", "absent")
_ADDED = ("additive", "distinct")


@needs("number_of", kinds=("agg",))
def fold_passing(pieces: Pieces, draft: Draft) -> Pieces:
    """What is counted, its number and the bound become one term; of others a condition."""
    if any(piece.is_op(*_RANKS) for piece in pieces):
        return pieces
    things = [at for at in range(1, len(pieces)) if _is_counted(pieces, at, draft)]
    if any(pieces[at].value in draft.truths for at in things if pieces[at].kind == "dimension"):
        return pieces  # "freelancers" are those of whom it is true, and no classes that are counted
    if len(things) != 1:
        return pieces
    (at,) = things
    key = key_of(pieces, at, draft) if pieces[at].kind == "metric" else ""
    others = pieces[at + 1 :] if key else pieces
    numbers = [piece for piece in others if piece.kind == "metric"]
    if len(numbers) != 1 or numbers[0].start < pieces[at].end:
        return pieces
    (number,) = numbers
    if pieces[at].kind == "metric":
        some = _any(pieces, at, key, number, draft) if key else None
        return _condition(pieces, key, number, some) if isinstance(some, Compare) else pieces
    bounds = [piece for piece in pieces if piece.kind == "threshold"]
    limit = _limit(number, bounds, draft)
    if limit is None and not bounds:
        limit = _any(pieces, at, str(pieces[at].value), number, draft)
    if not isinstance(limit, Compare):
        if bounds and pieces[at].kind == "unit":
            draft.fatal.append(Mark("count_of_filtered_groups"))
        return pieces
    if pieces[at].kind == "dimension" and _is_named_once(pieces[at], draft):
        return pieces if bounds else _condition(pieces, pieces[at].value, number, limit)
    return _term(pieces, at, number, bounds, limit, draft)


def _term(pieces: Pieces, at: int, number: Piece, bounds: Pieces, limit: Compare, draft: Draft) -> Pieces:
    bound = Bound.model_validate({"op": limit.op, "value": limit.value})
    each = {"by": (pieces[at].value,)} if pieces[at].kind == "dimension" else {"grain": pieces[at].value}
    term = NestedTerm.model_validate(
        {"agg": "count", "of": MetricRef(name=number.value), "bound": bound, **each}
    )
    draft.cost += WEIGHTS["nested"]
    gone = [pieces[at - 1], number, *bounds]
    phrases = tuple(phrase for piece in (pieces[at - 1], pieces[at], number) for phrase in piece.phrases)
    made = Piece("aggregate", term, pieces[at - 1].start, pieces[at].end, phrases)
    kept = [made if piece is pieces[at] else piece for piece in pieces]
    kept = [piece for piece in kept if all(piece is not one for one in gone)]
    return [piece for piece in kept if (piece.kind, piece.value) != ("break", "clause")]


def _condition(pieces: Pieces, key: str, number: Piece, limit: Compare) -> Pieces:
    """ "How many titles had views yesterday": those for which there are any."""
    inner = Inner(number.value, key, Threshold(limit.op, 0))
    made = Piece("inner", inner, number.start, number.end, number.phrases)
    return [made if piece is number else piece for piece in pieces]


def _is_counted(pieces: Pieces, at: int, draft: Draft) -> bool:
    before = pieces[at - 1]
    counts = before.is_op("number_of") or (before.kind, before.value) == ("agg", "count_distinct")
    beside = draft.adjacent(before.end, pieces[at].start)
    return counts and beside and pieces[at].kind in ("unit", "dimension", "metric")


def _is_named_once(piece: Piece, draft: Draft) -> bool:
    """Whether one table alone has the values, so that they can be counted there."""
    return len(draft.catalog.dimensions[piece.value].bindings) == 1


def _limit(number: Piece, bounds: Pieces, draft: Draft) -> Condition | None:
    """What the number must be: a bound beside it, or the target that it misses or meets."""
    if not bounds:
        return bound_by_target(MetricRef(name=number.value), draft)
    (bound, *others) = bounds
    beside = draft.adjacent(bound.end, number.start) or draft.adjacent(number.end, bound.start)
    if others or not beside or "target" in draft.flags:
        return None
    return condition_on(number.value, bound.value, draft.catalog.metrics[number.value].unit, draft)


def _any(pieces: Pieces, at: int, key: str, number: Piece, draft: Draft) -> Condition | None:
    """ "In how many countries were there views": more than none, where a verb says that there were."""
    thing, metric = pieces[at], draft.catalog.metrics[number.value]
    between = range(thing.end, number.start)
    verbs = draft.copulas | draft.doings | draft.anyones
    said = all(spot in draft.ignored for spot in between) and any(spot in verbs for spot in between)
    verb = norms(draft.text_of(number.start, number.end)) in draft.pack.ignored  # "ont regardé"
    fits = (thing.kind == "unit" and pieces[at - 1].start - 1 in draft.prepositions) or reaches(
        number.value, key, draft
    )
    alone = not any(piece.kind in ("dataset", "aggregate", "agg") for piece in pieces[at:])
    if verb or not (said and fits and alone and metric.additivity in _ADDED):
        return None
    words = {draft.text_of(spot, spot + 1) for spot in between if spot in draft.anyones}
    draft.fatal[:] = [mark for mark in draft.fatal if mark.code != "unused" or mark.text not in words]
    return Compare(field=number.value, op=">", value=0)
