"""Thresholds given to the metric or field they limit, in its own unit."""

from collections.abc import Iterator

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.amounts import own_amount
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold, needs
from engine.language.grammar.scope import is_one
from engine.language.weights import WEIGHTS
from semantic.askable import askable_metrics
from semantic.filters import Between, Compare, Condition
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm

_NUMERIC = ("integer", "number")
_PERCENTS = "percent"  # the unit of what is stored as 25; "%" is that of what is stored as 0.25


@needs(kinds=("threshold",))
def attach_thresholds(pieces: Pieces, draft: Draft) -> Pieces:
    """Give each threshold the metric or field it limits: the one right after it, else the one before.

    Where descriptions stand before their things, it is the other way round.
    """
    kept = list(pieces)
    for threshold in [piece for piece in pieces if piece.kind == "threshold"]:
        target = _target(kept, threshold, draft) or _told_by_unit(threshold, draft)
        if target is None:
            draft.fatal.append(Mark("unused_number", draft.text_of(threshold.start, threshold.end)))
            continue
        kept.remove(threshold)
        draft.fatal.extend(
            Mark("unused_number", text) for text in _rows_passed_by(threshold, target, kept, draft)
        )
        if _is_spent_on(target, threshold, kept, draft) or _is_of_one(target, threshold, draft):
            draft.fatal.append(Mark("unused", draft.text_of(target.start, target.end)))
        field = _measured_in(target, threshold.value, draft) or _amount_meant(target, threshold, draft)
        if not field and is_bare_count(target, draft) and _totals_in(threshold.value.unit, draft):
            draft.fatal.append(Mark("unused_number", draft.text_of(threshold.start, threshold.end)))
        if field:
            draft.cost += 0.0 if draft.open else WEIGHTS["amount_of_rows"]
            unit = draft.catalog.dimensions[field].field.unit
            limit = condition_on(field, threshold.value, unit, draft)
            draft.filters.append((threshold.start, threshold.end, limit))
        elif target.kind in ("measure", "dimension"):
            kept.remove(target)
            if _is_of_finer_rows(target, kept, draft):
                draft.fatal.append(Mark("unused_number", draft.text_of(threshold.start, threshold.end)))
            condition = condition_on(
                target.value, threshold.value, draft.catalog.dimensions[target.value].field.unit, draft
            )
            draft.filters.append((threshold.start, threshold.end, condition))
        else:
            kept += [] if target in kept else [target]
            key, unit = _key_and_unit(target, draft)
            draft.having.append(condition_on(key, threshold.value, unit, draft))
    return kept


def _rows_passed_by(threshold: Piece, target: Piece, pieces: Pieces, draft: Draft) -> Iterator[str]:
    """ "Average wait by show with at least 10 calls": so many calls, and no wait of so much."""
    if threshold.value.unit or threshold.value.percent or target.start >= threshold.end:
        return
    for piece in pieces:
        if piece.kind == "dataset" and piece.start == threshold.end:
            yield draft.text_of(threshold.start, piece.end)


def _is_spent_on(target: Piece, threshold: Piece, pieces: Pieces, draft: Draft) -> bool:
    """ "Cost us more than 4000 in repairs": so much money, and not so many repairs."""
    behind = range(threshold.end, target.start)
    amounts = (one for one in pieces if one.kind in ("metric", "aggregate") and one.end <= threshold.start)
    spent = any(not is_bare_count(one, draft) for one in amounts)
    return is_bare_count(target, draft) and spent and bool(draft.prepositions & set(behind))


def _is_of_one(target: Piece, threshold: Piece, draft: Draft) -> bool:
    """ "Boats with a repair over 2000": one that cost so much, and not so many of them."""
    said = draft.text_of(target.start, target.end).casefold()
    homes = draft.catalog.facts(term_of(target)) if target.kind in ("metric", "aggregate") else ()
    named = any(draft.catalog.datasets[one].noun.casefold() == said for one in homes)
    rows = target.end <= threshold.start and (is_bare_count(target, draft) or named)
    return rows and is_one(target, draft)


def _told_by_unit(threshold: Piece, draft: Draft) -> Piece | None:
    """ "Lawyers with more than 100 hours": the one total of the model that has the unit said.

    Where a field that is not summed up has it too, that may be meant: "animals over 300 kg".
    """
    able, unit = _totals_in(threshold.value.unit, draft), threshold.value.unit
    measured = {(one.measure.dataset, one.measure.expr) for one in _in_unit(unit, draft)}
    if len(able) != 1 or len(measured) > 1 or "counted" in draft.flags or not draft.groups:
        return None
    return Piece("metric", able[0], threshold.start, threshold.end)


def _totals_in(unit: str, draft: Draft) -> list[str]:
    """The totals of the model in the unit that a word says."""
    return [one.name for one in _in_unit(unit, draft) if one.measure.agg == "sum"]


def _in_unit(unit: str, draft: Draft) -> list[SimpleMetric]:
    known = [one for one in askable_metrics(draft.catalog) if isinstance(one, SimpleMetric)]
    return [one for one in known if unit and unit in draft.quantities.get(one.unit, {})]


def _is_of_finer_rows(target: Piece, pieces: Pieces, draft: Draft) -> bool:
    """ "Lawyers with more than 100 hours worked": of all their entries, and not of any single one.

    Where the rows that have the number are named as well ("with an order over 100"), one of them is meant.
    """
    (binding, *others) = draft.catalog.dimensions[target.value].bindings
    counted = [piece for piece in pieces if is_bare_count(piece, draft)]
    facts = [draft.catalog.metric_measures(draft.catalog.metrics[one.value])[0].dataset for one in counted]
    named = binding.dataset in facts or any(
        (one.kind, one.value) == ("dataset", binding.dataset) for one in pieces
    )
    return not others and not named and any(not draft.catalog.routes(fact, target.value) for fact in facts)


def _measured_in(target: Piece, threshold: Threshold, draft: Draft) -> str:
    """ "Rides over 60 minutes": the one field of the counted rows that has the unit said; "" if none."""
    if not (threshold.unit or threshold.percent) or not _counts_rows(target, draft):
        return ""
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[target.value])
    fields = draft.catalog.datasets[measure.dataset].fields
    able = [
        field.dimension or f"{measure.dataset}.{field.name}"
        for field in fields
        if field.is_stored_amount and _is_in(threshold, field.unit, draft)
    ]
    return able[0] if len(able) == 1 else ""


def _counts_rows(target: Piece, draft: Draft) -> bool:
    """Whether it is a number of rows, said by their noun or as such: "number of grades"."""
    metric = draft.catalog.metrics.get(str(target.value)) if target.kind == "metric" else None
    plain = isinstance(metric, SimpleMetric) and metric.measure.agg == "count" and not metric.measure.expr
    return is_bare_count(target, draft) or plain


def _is_in(threshold: Threshold, unit: str, draft: Draft) -> bool:
    """Whether a bound is said in the unit of a field: "grades below 50 percent"."""
    if threshold.percent:
        return unit in ("%", _PERCENTS)
    return threshold.unit in draft.quantities.get(unit, {})


def _amount_meant(target: Piece, threshold: Piece, draft: Draft) -> str:
    """ "Transfers over 1000 by purpose": those of so much each, or the purposes with so many; "" for these.

    Both are honest where the rows have an amount; where they have other numbers, one of those may be meant.
    """
    if threshold.value.unit or not is_bare_count(target, draft) or target.end > threshold.start:
        return ""
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[target.value])
    dataset = draft.catalog.datasets[measure.dataset]
    amount = own_amount(dataset, draft)
    split = any(group.word in ("by", "per", "each") for group in draft.groups)
    if split and not amount and any(field.is_stored_amount for field in dataset.fields):
        draft.fatal.append(Mark("unused_number", draft.text_of(threshold.start, threshold.end)))
    draft.open = draft.open or bool(amount)
    return amount if draft.wide else ""


def _target(pieces: Pieces, threshold: Piece, draft: Draft) -> Piece | None:
    able = [
        piece
        for piece in pieces
        if piece.kind in ("metric", "aggregate", "measure") or _numeric(piece, draft)
    ]
    after = [piece for piece in able if draft.adjacent(threshold.end, piece.start)]
    before = [piece for piece in able if draft.adjacent(piece.end, threshold.start)]
    metrics = [piece for piece in able if piece.kind in ("metric", "aggregate")]
    beside = [before, after] if draft.pack.described_before else [after, before]
    if after and after[0].kind != "measure":
        beside.insert(0, [one for one in before if one.kind == "measure" and one.end == threshold.start])
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
    low = scaled(threshold.value, threshold, unit, draft)
    if threshold.high is not None:
        return Between(field=field, low=low, high=scaled(threshold.high, threshold, unit, draft))
    return Compare(field=field, op=threshold.op, value=low)


def scaled(value: int | float, threshold: Threshold, unit: str, draft: Draft) -> int | float:
    """The number in the metric's own unit; marks the draft where the units do not fit."""
    if threshold.percent and unit == _PERCENTS:
        return int(value * 100) if round(value * 100, 9) == int(value * 100) else round(value * 100, 9)
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
