"""Thresholds given to the metric or field they limit, in its own unit."""

from engine.language.grammar.counts import is_bare_count
from engine.language.grammar.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold
from engine.language.weights import WEIGHTS
from semantic.filters import Between, Compare, Condition
from semantic.query import AggregateTerm

_NUMERIC = ("integer", "number")


def attach_thresholds(pieces: Pieces, draft: Draft) -> Pieces:
    """Give each threshold the metric or field it limits: the one right after it, else the one before.

    Where descriptions stand before their things, it is the other way round.
    """
    kept = list(pieces)
    for threshold in [piece for piece in pieces if piece.kind == "threshold"]:
        target = _target(kept, threshold, draft)
        if target is None:
            draft.fatal.append(Mark("unused_number", draft.text_of(threshold.start, threshold.end)))
            continue
        kept.remove(threshold)
        field = _measured_in(target, threshold.value, draft)
        if field:
            draft.cost += WEIGHTS["amount_of_rows"]
            unit = draft.catalog.dimensions[field].field.unit
            limit = condition_on(field, threshold.value, unit, draft)
            draft.filters.append((threshold.start, threshold.end, limit))
        elif target.kind in ("measure", "dimension"):
            kept.remove(target)
            condition = condition_on(
                target.value, threshold.value, draft.catalog.dimensions[target.value].field.unit, draft
            )
            draft.filters.append((threshold.start, threshold.end, condition))
        else:
            key, unit = _key_and_unit(target, draft)
            draft.having.append(condition_on(key, threshold.value, unit, draft))
    return kept


def _measured_in(target: Piece, threshold: Threshold, draft: Draft) -> str:
    """ "Rides over 60 minutes": the one field of the counted rows that has the unit said; "" if none."""
    if not threshold.unit or not is_bare_count(target, draft):
        return ""
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[target.value])
    fields = draft.catalog.datasets[measure.dataset].fields
    able = [
        field.dimension or f"{measure.dataset}.{field.name}"
        for field in fields
        if field.role == "measure" and threshold.unit in draft.quantities.get(field.unit, {})
    ]
    return able[0] if len(able) == 1 else ""


def _target(pieces: Pieces, threshold: Piece, draft: Draft) -> Piece | None:
    able = [
        piece
        for piece in pieces
        if piece.kind in ("metric", "aggregate", "measure") or _numeric(piece, draft)
    ]
    after = [piece for piece in able if draft.adjacent(threshold.end, piece.start)]
    before = [piece for piece in able if draft.adjacent(piece.end, threshold.start)]
    metrics = [piece for piece in able if piece.kind in ("metric", "aggregate")]
    beside = (before, after) if draft.pack.described_before else (after, before)
    for found in (*beside, metrics if len(metrics) == 1 else []):
        if found:
            return found[0]
    return None


def _numeric(piece: Piece, draft: Draft) -> bool:
    return piece.kind == "dimension" and draft.catalog.dimensions[piece.value].type in _NUMERIC


def _key_and_unit(piece: Piece, draft: Draft) -> tuple[str, str]:
    term = term_of(piece)
    if isinstance(term, AggregateTerm):
        return term.key, draft.catalog.dimensions[term.field].field.unit
    return term.key, draft.catalog.with_terms((term,)).metrics[term.key].unit


def condition_on(field: str, threshold: Threshold, unit: str, draft: Draft) -> Condition:
    """The bound as a condition on a field or a number, in its own unit."""
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
