"""A period said of one time in particular: "released in 2025", "born before 1960", "due last week"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces
from engine.language.weights import WEIGHTS
from semantic.filters import And, Compare, Condition, Operator
from semantic.periods import NamedPeriod, Period, SpanPeriod

_CUTS = ("unit", "grain", "part")


def fold_dated(pieces: Pieces, draft: Draft) -> Pieces:
    """Take in each named time, or number of a year, that stands directly beside a period."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        pair = pieces[at : at + 2]
        if len(pair) == 2 and not _is_split(kept) and _folds(pair, draft):
            kept += [piece for piece in pair if piece.kind == "period" and draft.period_field]
            at += 2
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def _is_split(kept: Pieces) -> bool:
    """ "By due date in 2025" splits by the date; "month of payment" is a month."""
    return bool(kept) and (kept[-1].is_op(*SPLITTING, "which", "and") or kept[-1].kind in _CUTS)


def _folds(pair: Pieces, draft: Draft) -> bool:
    kinds = {piece.kind: piece for piece in pair}
    period = kinds.get("period")
    if period is None or not draft.adjacent(pair[0].end, pair[1].start):
        return False
    if "timefield" in kinds:
        if draft.period_field:
            draft.fatal.append(Mark("too_many_periods"))
        draft.period_field = kinds["timefield"].value
        draft.cost += WEIGHTS["dated"]  # "shipped in May" is about the day, not about what is shipped by now
        return True
    condition = _of_year(kinds["dimension"], period.value, draft) if "dimension" in kinds else None
    if condition is None:
        return False
    draft.filters.append((pair[0].start, pair[1].end, condition))
    return True


def _of_year(piece: Piece, period: Period, draft: Draft) -> Condition | None:
    """The years of a whole number that are in a period of years."""
    if draft.catalog.dimensions[piece.value].type != "integer":
        return None
    if not isinstance(period, SpanPeriod):
        year = _year(period)
        return Compare(field=piece.value, op="=", value=year) if year else None
    low: Operator = ">=" if period.start_inclusive else ">"
    high: Operator = "<=" if period.end_inclusive else "<"
    bounds = [(op, end) for op, end in ((low, period.start), (high, period.end)) if end is not None]
    limits = tuple(Compare(field=piece.value, op=op, value=_year(end)) for op, end in bounds)
    if not limits or not all(limit.value for limit in limits):
        return None
    return limits[0] if len(limits) == 1 else And(items=limits)


def _year(period: Period) -> int:
    """The year that a period is; 0 where it is another."""
    whole = isinstance(period, NamedPeriod) and period == NamedPeriod(year=period.year)
    return period.year or 0 if isinstance(period, NamedPeriod) and whole else 0
