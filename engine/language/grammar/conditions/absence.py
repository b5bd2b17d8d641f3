""" "Customers without repair jobs": what there is no row of, which is not a value that they do not have."""

from dataclasses import replace

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.counting.entities import entity_of, is_own
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.scope import named_dataset
from semantic.filters import And, Condition, Not, Related
from semantic.measures import Measure
from semantic.metrics import SimpleMetric


def fold_absence(pieces: Pieces, draft: Draft) -> Pieces:
    """What follows a word of absence becomes a condition on related rows, a negated value, or a mark."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        end, rows = _rows(pieces, at, draft) if _is_absent(piece) else (at + 1, "")
        subject = subject_of(kept, draft) if _is_absent(piece) else ""
        if rows and subject and subject != rows:
            _require_none(pieces, at, end, rows, draft, _counts(kept, subject, draft))
            at = end
            continue
        if _is_absent(piece) and _is_about_others(piece, subject, kept, draft):
            draft.fatal.append(Mark("absence"))
        is_no = piece.is_op("absent") and at + 1 < len(pieces) and _says_yes(pieces[at + 1], draft)
        kept.append(replace(piece, value="not") if is_no else piece)
        at += 1
    return kept


def _is_absent(piece: Piece) -> bool:
    return piece.is_op("absent") or (piece.kind == "values" and piece.value.absent)


def _says_yes(piece: Piece, draft: Draft) -> bool:
    return piece.kind == "dimension" and piece.value in draft.truths


def _rows(pieces: Pieces, at: int, draft: Draft) -> tuple[int, str]:
    """The end of "repair jobs", with what a relative clause says of them, and the dataset of the rows."""
    end = at + 1
    while end < len(pieces) and pieces[end].kind == "values" and _touches(pieces, end, draft):
        end += 1
    rows = _dataset_of(pieces[end], draft) if end < len(pieces) and _touches(pieces, end, draft) else ""
    if not rows:
        return at + 1, ""
    return _clause_end(pieces, end + 1, draft), rows


def _clause_end(pieces: Pieces, at: int, draft: Draft) -> int:
    """The end of "that are for e-bikes and urgent", which says more of the rows named before it."""
    if at >= len(pieces) or pieces[at].kind != "values" or _touches(pieces, at, draft):
        return at
    at += 1
    while at + 1 < len(pieces) and pieces[at].is_op("and") and pieces[at + 1].kind == "values":
        at += 2
    return at


def _touches(pieces: Pieces, at: int, draft: Draft) -> bool:
    return draft.adjacent(pieces[at - 1].end, pieces[at].start)


def _measure(piece: Piece, draft: Draft) -> Measure | None:
    """What a metric counts, where it counts all that there is."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    plain = isinstance(metric, SimpleMetric) and not (metric.where or metric.measure.filter)
    return metric.measure if isinstance(metric, SimpleMetric) and plain else None


def _dataset_of(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows the words name, "" if none."""
    measure = _measure(piece, draft)
    if measure is not None and measure.agg == "count" and not measure.expr:
        return measure.dataset
    return str(piece.value) if piece.kind == "dataset" else named_dataset(piece, draft)


def _before(kept: Pieces) -> Piece | None:
    """The last piece that is no value: what the values and the absence are said of.

    Nor when it was entered: "of those who signed up in May".
    """
    return next((piece for piece in reversed(kept) if not _is_beside(piece, kept)), None)


def _is_beside(piece: Piece, kept: Pieces) -> bool:
    if piece.kind == "period":
        return _are_entered(kept)
    return piece.kind == "values" or piece.is_op("and", "enrolled")


def _are_entered(pieces: Pieces) -> bool:
    return any(piece.is_op("enrolled") for piece in pieces)


def subject_of(kept: Pieces, draft: Draft) -> str:
    """What it is that has none: rows of a dataset, other things that are counted, or "" for neither."""
    before = _before(kept)
    if before is None:
        return ""
    if before.kind == "metric":
        entity = entity_of(before, draft)
        if entity:
            return entity
    if before.kind == "measure":
        return _home_said(before, draft)
    return _dataset_of(before, draft)


def _home_said(piece: Piece, draft: Draft) -> str:
    """ "Average salary of employees": the rows that a number in a longer name is of, where they are named."""
    homes = draft.catalog.dimensions[str(piece.value)].bindings
    said = any(phrase.reason.startswith("reordered") for phrase in piece.phrases)
    return homes[0].dataset if said and len(homes) == 1 else ""


def _counts(kept: Pieces, subject: str, draft: Draft) -> bool:
    """Whether the rows that have none are what is counted, each once, or listed."""
    before = _before(kept)
    if before is not None and before.kind == "dataset" and "attributes" in draft.flags:
        return True
    if before is not None and before.kind == "dataset" and _are_entered(kept):
        return any(piece.is_op("number_of") for piece in kept)
    measure = _measure(before, draft) if before else None
    return measure is not None and measure.agg == "count" and measure.dataset == subject


def _require_none(pieces: Pieces, at: int, end: int, rows: str, draft: Draft, counted: bool) -> None:
    """Add the condition that there is no such row; a mark where it is not clear of what."""
    said = [piece.value for piece in pieces[at:end] if piece.kind == "values"]
    unsure = end < len(pieces) and pieces[end].is_op("or")
    entered = _are_entered(pieces[:at])
    unsure = unsure or any(
        piece.kind == "limit" or (piece.kind == "period" and not (entered and piece in pieces[:at]))
        for piece in pieces  # of which of the two?
    )
    subject = subject_of(pieces[:at], draft)
    if not counted or unsure or not draft.catalog.network.below(subject, rows):
        draft.fatal.append(Mark("absence"))
        return
    where = [condition_of(replace(one, negated=one.negated and not one.absent)) for one in said]
    inner: Condition | None = And(items=tuple(where)) if len(where) > 1 else where[0] if where else None
    start = pieces[at].start
    draft.filters.append((start, pieces[end - 1].end, Not(item=Related(dataset=rows, where=inner))))


def _is_about_others(piece: Piece, subject: str, kept: Pieces, draft: Draft) -> bool:
    """ "Viewers without drama": not a value of theirs, but of what they did."""
    if piece.kind != "values" or not subject:
        return False
    dimension = piece.value.dimension
    finer = _counts(kept, subject, draft) and draft.catalog.finer_routes(subject, dimension)
    return not (finer or is_own(subject, dimension, draft))
