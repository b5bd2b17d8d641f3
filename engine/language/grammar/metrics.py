"""Metrics, aggregations made on the spot, and thresholds on them."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold
from engine.language.weights import WEIGHTS
from semantic.filters import Between, Compare, Condition
from semantic.metrics import RatioMetric, SimpleMetric
from semantic.query import AggregateTerm, MetricRef, MetricTerm

_NUMERIC = ("integer", "number")


def fold_counts(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How many titles": counting the values of a dimension. Before an ordinary metric the words just fit."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        counting = pieces[at].is_op("number_of") or (pieces[at].kind, pieces[at].value) == (
            "agg",
            "count_distinct",
        )
        if counting and at + 1 < len(pieces) and pieces[at + 1].kind == "dimension":
            draft.cost += WEIGHTS["count_of_dimension"]
            draft.flags.add("counts_dimension")
            term = AggregateTerm(agg="count_distinct", field=pieces[at + 1].value)
            kept.append(_joined("aggregate", term, pieces[at : at + 2]))
            at += 2
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def fold_aggregates(pieces: Pieces, draft: Draft) -> Pieces:
    """An aggregation word and its field become one term; before a metric it must fit that metric."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece, follow = pieces[at], _next_thing(pieces, at + 1)
        if piece.kind == "agg" and follow is not None and follow.kind == "measure":
            term = AggregateTerm(agg=piece.value, field=follow.value)
            place = pieces.index(follow)
            kept.extend(pieces[at + 1 : place])
            kept.append(_joined("aggregate", _modelled(term, draft), [piece, follow]))
            at = place + 1
        elif piece.kind == "agg" and follow is not None and follow.kind in ("metric", "agg"):
            if follow.kind == "metric" and not _fits(piece.value, draft.catalog.metrics[follow.value]):
                draft.fatal.append(Mark("aggregate_of_metric", piece.value))
            at += 1
        elif piece.is_op("rate") and at and _is_rate(pieces[at - 1], draft):
            at += 1
        elif (
            piece.is_op("number_of")
            and at
            and pieces[at - 1].kind == "metric"
            and piece.start == pieces[at - 1].end
        ):
            draft.flags.add("counted")
            at += 1
        elif piece.is_op("number_of") and follow is not None and follow.kind in ("metric", "aggregate"):
            draft.flags.add("counted")
            at += 1
        else:
            kept.append(piece)
            at += 1
    return kept


def _next_thing(pieces: Pieces, at: int) -> Piece | None:
    """The next piece that is no filter: "how many critical checks" counts checks."""
    return next((piece for piece in pieces[at:] if piece.kind not in ("values", "dataset")), None)


def _is_rate(piece: Piece, draft: Draft) -> bool:
    """Whether "rate" may follow: the metric said before it is one."""
    return piece.kind == "metric" and draft.catalog.metrics[piece.value].unit == "%"


def _fits(aggregation: str, metric: SimpleMetric | RatioMetric) -> bool:
    """A sum fits what adds up, an average what already is one, "distinct" what counts distinct."""
    if isinstance(metric, RatioMetric):
        return aggregation == "average"
    if aggregation == "sum":
        return metric.additivity in ("additive", "distinct")
    return aggregation == metric.measure.agg


def _modelled(term: AggregateTerm, draft: Draft) -> MetricTerm:
    """The metric of the model that is this very aggregation, if there is one."""
    measure = draft.catalog.measures(term)[0]
    for metric in draft.catalog.model.metrics:
        if isinstance(metric, SimpleMetric) and metric.measure == measure:
            return MetricRef(name=metric.name)
    return term


def fold_bare_measures(pieces: Pieces, draft: Draft) -> Pieces:
    """A field said without an aggregation is its total, where the model has one."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        beside = [pieces[near] for near in (at - 1, at + 1) if 0 <= near < len(pieces)]
        if piece.kind != "measure" or any(_compares(piece, other, draft) for other in beside):
            kept.append(piece)
            continue
        term = _modelled(AggregateTerm(agg="sum", field=piece.value), draft)
        if isinstance(term, MetricRef):
            kept.append(Piece("aggregate", term, piece.start, piece.end, piece.phrases))
        else:
            draft.fatal.append(Mark("which_aggregate", piece.value))
    return kept


def _compares(piece: Piece, other: Piece, draft: Draft) -> bool:
    if other.kind != "threshold":
        return False
    first, second = sorted((piece, other), key=lambda found: found.start)
    return draft.adjacent(first.end, second.start)


def attach_thresholds(pieces: Pieces, draft: Draft) -> Pieces:
    """Give each threshold the metric or field it limits: the one right after it, else the one before."""
    kept = list(pieces)
    for threshold in [piece for piece in pieces if piece.kind == "threshold"]:
        target = _target(kept, threshold, draft)
        if target is None:
            draft.fatal.append(Mark("unused_number", draft.text_of(threshold.start, threshold.end)))
            continue
        kept.remove(threshold)
        if target.kind in ("measure", "dimension"):
            kept.remove(target)
            condition = _condition(
                target.value, threshold.value, draft.catalog.dimensions[target.value].field.unit, draft
            )
            draft.filters.append((threshold.start, threshold.end, condition))
        else:
            key, unit = _key_and_unit(target, draft)
            draft.having.append(_condition(key, threshold.value, unit, draft))
    return kept


def _target(pieces: Pieces, threshold: Piece, draft: Draft) -> Piece | None:
    able = [
        piece
        for piece in pieces
        if piece.kind in ("metric", "aggregate", "measure") or _numeric(piece, draft)
    ]
    after = [piece for piece in able if draft.adjacent(threshold.end, piece.start)]
    before = [piece for piece in able if draft.adjacent(piece.end, threshold.start)]
    metrics = [piece for piece in able if piece.kind in ("metric", "aggregate")]
    for found in (after, before, metrics if len(metrics) == 1 else []):
        if found:
            return found[0]
    return None


def _numeric(piece: Piece, draft: Draft) -> bool:
    return piece.kind == "dimension" and draft.catalog.dimensions[piece.value].type in _NUMERIC


def _key_and_unit(piece: Piece, draft: Draft) -> tuple[str, str]:
    term = term_of(piece)
    if isinstance(term, AggregateTerm):
        return term.key, draft.catalog.dimensions[term.field].field.unit
    return term.key, draft.catalog.metrics[term.name].unit


def term_of(piece: Piece) -> MetricTerm:
    """The metric term of a metric or aggregate piece."""
    return MetricRef(name=piece.value) if piece.kind == "metric" else piece.value


def _condition(field: str, threshold: Threshold, unit: str, draft: Draft) -> Condition:
    low = _scaled(threshold.value, threshold, unit, draft)
    if threshold.high is not None:
        return Between(field=field, low=low, high=_scaled(threshold.high, threshold, unit, draft))
    return Compare(field=field, op=threshold.op, value=low)


def _scaled(value: int | float, threshold: Threshold, unit: str, draft: Draft) -> int | float:
    """The number in the metric's own unit; marks the draft where the units do not fit."""
    if threshold.percent and unit != "%":
        draft.fatal.append(Mark("unit", "%"))
    if threshold.unit:
        factor = draft.quantities.get(unit, {}).get(threshold.unit)
        if factor is None:
            draft.fatal.append(Mark("unit", threshold.unit))
            return value
        scaled = value * factor
        return int(scaled) if scaled == int(scaled) else scaled
    if unit == "%" and not threshold.percent and value >= 1:
        draft.cost += WEIGHTS["guessed_percent"]
        return value / 100
    return value


def _joined(kind: str, value: MetricTerm, pieces: Pieces) -> Piece:
    phrases = tuple(phrase for piece in pieces for phrase in piece.phrases)
    return Piece(kind, value, pieces[0].start, pieces[-1].end, phrases)
