"""Conditions on a number of each thing: "how many viewers watched more than 5 hours in May"."""

from dataclasses import dataclass, replace

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.conditions.having_some import some_of
from engine.language.grammar.conditions.lacking import lacking_thing, period_behind
from engine.language.grammar.conditions.limits import condition_on
from engine.language.grammar.counting.entities import entity_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, Threshold, needs
from semantic.filters import And, Between, Compare, Condition, MetricIs, Not
from semantic.metrics import SimpleMetric

_RESTRICTING = ("break", "dimension", "value", "values", "op", "period", "all_time")
_SAID_AGAIN = 2.0
_RANKS = ("top", "bottom", "best", "worst", "sort")


@dataclass(frozen=True)
class Inner:
    """A metric computed for each value of a dimension; without a threshold it is said later."""

    metric: str
    by: str
    threshold: Threshold | None = None
    lacking: bool = False  # whether there is to be none: "titles without views"
    those: bool = False  # whether a share is of the things that it is true of
    spoken: bool = True  # whether a question says it, so that all its periods are of this number


def mark_inner(pieces: Pieces, draft: Draft) -> Pieces:
    """The number of each thing and its bound as one piece, while relative clauses can still be told."""
    marked = list(pieces)
    for at in reversed(range(len(pieces) - 1)):
        if _is_of_each(pieces, at, draft):
            lacking = pieces[at - 1].is_op("absent")
            number, each = _in_order(pieces, at, draft)
            inner = Inner(number.value, each.value, None, lacking, spoken=False)
            before = pieces[at - lacking - 1]
            those = (before.kind, before.value) == ("break", "relative")
            inner = replace(inner, those=those)
            marked[at - lacking : at + 2] = [_joined(inner, pieces[at - lacking : at + 2])]
    if marked != list(pieces):
        return marked
    return _spoken(marked, draft) or lacking_in(marked, draft) or having_in(marked, draft) or marked


def _joined(inner: Inner, pieces: Pieces) -> Piece:
    phrases = tuple(phrase for piece in pieces for phrase in piece.phrases)
    return Piece("inner", inner, pieces[0].start, pieces[-1].end, phrases)


def _in_order(pieces: Pieces, at: int, draft: Draft) -> tuple[Piece, Piece]:
    """The number and the thing it is of, which some languages say first."""
    first, second = pieces[at], pieces[at + 1]
    turned = str(draft.pack.data["restate"]["of_the"]).startswith("{by}")
    return (second, first) if turned else (first, second)


def _is_of_each(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Where views of the title (last month) more than 5": a period or "over all data" tells it."""
    if {pieces[at].kind, pieces[at + 1].kind} != {"metric", "dimension"}:
        return False
    number, each = _in_order(pieces, at, draft)
    left, right = pieces[at].end, pieces[at + 1].start
    linked = left < right and draft.adjacent(left, right)
    if not linked or (number.kind, each.kind) != ("metric", "dimension"):
        return False
    opens = ("clause", "relative") if any(piece.is_op("share") for piece in pieces) else ("clause",)
    if not any(piece.kind == "break" and piece.value in opens for piece in pieces[:at]):
        return False
    end = at + 2
    while end < len(pieces) and pieces[end].kind in _RESTRICTING:
        end += 1
    timed = any(piece.kind in ("period", "all_time") for piece in pieces[at + 2 : end])
    if pieces[at - 1].is_op("absent"):
        return timed
    return timed and end < len(pieces) and pieces[end].kind == "threshold"


def _spoken(pieces: Pieces, draft: Draft) -> Pieces | None:
    """ "Viewers who watched more than 5 hours", "titles with under 100 views"; None for anything else."""
    bounds = [at for at, piece in enumerate(pieces) if piece.kind == "threshold"]
    if len(bounds) != 1 or any(piece.is_op(*_RANKS) for piece in pieces):
        return None
    (at,) = bounds
    for number, first in ((at + 1, at), (at - 1, at - 1)):
        start = first - (0 < number < len(pieces) and _is_verb_of(pieces, first - 1, number))
        while start > 0 and pieces[start - 1].kind == "break":
            start -= 1
        if not 0 <= number < len(pieces) or pieces[number].kind != "metric" or start < 1:
            continue
        those = _are_those(pieces, start - 1, draft)
        key = str(pieces[start - 1].value) if those else key_of(pieces, start - 1, draft)
        near = draft.adjacent(*sorted((pieces[number].end, pieces[at].start))) if number < at else True
        said = start < first or any(
            spot in draft.copulas for spot in range(pieces[start - 1].end, pieces[first].start)
        )
        others = [piece for piece in pieces if piece.kind == "metric" and piece is not pieces[number]]
        owner = pieces[start - 1]
        scope = those or _is_scope(owner, others, pieces, draft)
        counted = owner.kind != "metric" or others == [owner] or scope
        fits = (
            key and near and counted and (said or number < at) and reaches(pieces[number].value, key, draft)
        )
        if number < at and pieces[number].value == pieces[start - 1].value:
            draft.cost += _SAID_AGAIN  # "people who watched" are viewers twice: what they did is not said
        if fits and _unit_fits(pieces[number], pieces[at].value, draft):
            inner = Inner(pieces[number].value, key, pieces[at].value)
            made = _joined(inner, sorted((pieces[number], pieces[at]), key=lambda piece: piece.start))
            return [*pieces[: start - scope], made, *pieces[max(number, at) + 1 :]]
    return None


def lacking_in(pieces: Pieces, draft: Draft) -> Pieces | None:
    """ "How many titles had no views last week", "countries without viewers"; None for anything else."""
    absent = [at for at, piece in enumerate(pieces) if piece.is_op("absent")]
    if len(absent) != 1 or any(piece.kind == "threshold" or piece.is_op(*_RANKS) for piece in pieces):
        return None
    pieces = period_behind(pieces, absent[0], draft)
    at = start = next(at for at, piece in enumerate(pieces) if piece.is_op("absent"))
    while start and pieces[start - 1].kind == "break":
        start -= 1
    if start == 0 or at + 1 == len(pieces) or pieces[at + 1].kind != "metric":
        return None
    if not draft.adjacent(pieces[at].end, pieces[at + 1].start):
        return None
    number, others = pieces[at + 1], [piece for piece in pieces if piece.kind == "metric"]
    timed = any(piece.kind in ("period", "all_time", "values") for piece in pieces)
    key, before = lacking_thing(pieces[:start], draft, timed)
    alone = len(others) == 1
    adds = draft.catalog.metrics[number.value].additivity in ("additive", "distinct")
    if not (key and alone and adds and reaches(number.value, key, draft)):
        return None
    inner = Inner(number.value, key, None, lacking=True)
    return [*before, _joined(inner, pieces[at : at + 2]), *pieces[at + 2 :]]


def having_in(pieces: Pieces, draft: Draft) -> Pieces | None:
    """ "Clients with a cancelled charter", "how many boats had a repair in May"; None for anything else."""
    found = some_of(pieces, draft)
    if found is None:
        return None
    start, at, key, before = found
    rows = pieces[at]
    made = Piece("inner", Inner(str(rows.value), key), pieces[start].start, rows.end, rows.phrases)
    return [*before, made, *pieces[start:at], *pieces[at + 1 :]]


def _is_verb_of(pieces: Pieces, at: int, number: int) -> bool:
    """ "That raised more than 100 alerts": a part of the number's name, said as a verb before the bound."""
    if at < 1 or pieces[at - 1].kind != "break" or number < at:
        return False
    verb = pieces[at]
    same = (verb.kind, verb.value) == ("metric", pieces[number].value)
    return same and any(phrase.reason.startswith("partial") for phrase in verb.phrases)


def _are_those(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Rows into the datasets that had more than 100 alerts": with "the" they are meant together.

    With a period it is unsure whose it is.
    """
    owner, article = pieces[at], draft.text_of(pieces[at].start - 1, pieces[at].start).casefold()
    said = any(piece.kind == "metric" for piece in pieces[:at])
    timed = any(piece.kind in ("period", "all_time") for piece in pieces)
    clause = at + 1 < len(pieces) and pieces[at + 1].kind == "break"
    behind = article in draft.articles and owner.start - 2 in draft.prepositions
    return owner.kind == "dimension" and said and clause and behind and not timed


def _is_scope(owner: Piece, others: Pieces, pieces: Pieces, draft: Draft) -> bool:
    """ "Watch time of viewers with more than 50 sessions": whose number it is; with a period it is unsure."""
    beside = owner.kind == "metric" and len(others) == 2 and others[1] is owner
    timed = any(piece.kind in ("period", "all_time") for piece in pieces)
    article = draft.text_of(owner.start - 1, owner.start).casefold() in draft.articles
    return beside and not timed and owner.start - 1 - article in draft.prepositions


def _unit_fits(number: Piece, threshold: Threshold, draft: Draft) -> bool:
    unit = draft.catalog.metrics[number.value].unit
    if threshold.percent:
        return unit == "%"
    return not threshold.unit or threshold.unit in draft.quantities.get(unit, {})


def reaches(metric: str, key: str, draft: Draft) -> bool:
    catalog = draft.catalog
    facts = {measure.dataset for measure in catalog.metric_measures(catalog.metrics[metric])}
    return all(len(catalog.routes(fact, key)) == 1 for fact in facts)


def key_of(pieces: Pieces, at: int, draft: Draft) -> str:
    """The dimension that tells the counted things apart; "" where nothing is counted."""
    piece = pieces[at]
    if piece.kind == "dimension":
        before = pieces[at - 1] if at else None
        counts = before is not None and (
            before.is_op("number_of") or (before.kind, before.value) == ("agg", "count_distinct")
        )
        return str(piece.value) if counts else ""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.measure.agg != "count_distinct":
        return ""
    measure = metric.measure
    return _dimension(measure.dataset, measure.expr, draft) or key_dimension(entity_of(piece, draft), draft)


def key_dimension(dataset: str, draft: Draft) -> str:
    """The dimension that tells the rows of a dataset apart; "" if there is none."""
    known = draft.catalog.datasets.get(dataset)
    single = known.primary_key[0] if known is not None and len(known.primary_key) == 1 else ""
    return _dimension(dataset, single, draft) if single else ""


def _dimension(dataset: str, column: str, draft: Draft) -> str:
    """The dimension that is this very column; "" if there is none."""
    return next(
        (
            name
            for name, dimension in draft.catalog.dimensions.items()
            if not dimension.roles
            and any((one.dataset, one.field.sql) == (dataset, column) for one in dimension.bindings)
        ),
        "",
    )


@needs(kinds=("inner",))
def fold_inner(pieces: Pieces, draft: Draft) -> Pieces:
    """Each marked number becomes a condition; what is said behind it, and when, is said of that number."""
    place = next((at for at, piece in enumerate(pieces) if piece.kind == "inner"), None)
    if place is None:
        return pieces
    inner: Inner = pieces[place].value
    if inner.spoken:
        return _with_all(pieces, place, draft)
    ends = ("period", "all_time") if inner.lacking else ("threshold",)
    end = place + 1
    while end < len(pieces) and pieces[end].kind not in ends:
        end += 1
    if end == len(pieces):
        return pieces
    threshold = None if inner.lacking else pieces[end].value
    piece = replace(pieces[place], value=replace(inner, threshold=threshold), end=pieces[end].end)
    made = _made(piece, pieces[place + 1 : end + inner.lacking], draft)
    if inner.those and made.kind == "condition":
        draft.those.append(made)
    made, before = _denied(made, pieces[:place])
    return fold_inner([*before, made, *pieces[end + 1 :]], draft)


def _denied(made: Piece, before: Pieces) -> tuple[Piece, Pieces]:
    """ "Where not number of orders of the customer (in 2026) at least 3" is the opposite."""
    if made.kind != "condition" or not (before and before[-1].is_op("not") and before[-1].end == made.start):
        return made, before
    return replace(made, value=Not(item=made.value), start=before[-1].start), before[:-1]


def _with_all(pieces: Pieces, place: int, draft: Draft) -> Pieces:
    """In a question the period is that of the number, wherever it stands, and so is what follows it."""
    behind = [piece for piece in pieces[place + 1 :] if piece.kind == "values"]
    times = [piece for piece in pieces if piece.kind in ("period", "all_time")]
    made = _made(pieces[place], [*behind, *times], draft)
    gone = (*behind, *times)
    kept = [piece for piece in pieces if not any(piece is one for one in gone)]
    return [made if piece is pieces[place] else piece for piece in kept]


def _made(piece: Piece, said: Pieces, draft: Draft) -> Piece:
    where = [condition_of(one.value) for one in said if one.kind == "values"]
    periods = [one.value for one in said if one.kind == "period"]
    inner: Inner = piece.value
    unit = draft.catalog.metrics[inner.metric].unit
    limit = condition_on(inner.metric, inner.threshold or Threshold(">", 0), unit, draft)
    items = tuple(
        MetricIs.model_validate(
            {
                "metric": inner.metric,
                "by": inner.by,
                "op": op,
                "value": value,
                "where": And(items=tuple(where)) if len(where) > 1 else where[0] if where else None,
                "time": periods[0] if len(periods) == 1 else None,
            }
        )
        for op, value in _bounds(limit)
    )
    condition: Condition = And(items=items) if len(items) > 1 else items[0]
    condition = Not(item=condition) if inner.lacking else condition
    strange = [
        one for one in said if one.kind not in ("values", "period", "all_time") and not one.is_op("and")
    ]
    kind = "unread" if len(periods) > 1 or strange else "condition"
    return Piece(kind, condition, piece.start, piece.end, piece.phrases)


def _bounds(limit: Condition) -> list[tuple[str, object]]:
    if isinstance(limit, Between):
        return [(">=", limit.low), ("<=", limit.high)]
    assert isinstance(limit, Compare)
    return [(limit.op, limit.value)]
