"""Series of times: steps are written out, and where both ends are, so is their number bounded."""

from datetime import datetime, timedelta

from sqlglot import exp

from engine.guard.unsafe import Unsafe

MOST_STEPS = 1_000_000

_SHORTEST = {
    "SECOND": timedelta(seconds=1),
    "MINUTE": timedelta(minutes=1),
    "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1),
    "WEEK": timedelta(weeks=1),
    "MONTH": timedelta(days=28),
    "QUARTER": timedelta(days=90),
    "YEAR": timedelta(days=365),
}


def check_series(series: exp.GenerateSeries) -> None:
    """Raises Unsafe for a step that is not a plain interval, and for more steps than anybody looks at."""
    step = _step(series.args.get("step"))
    start, end = (_moment(series.args.get(key)) for key in ("start", "end"))
    if start and end and end - start > step * MOST_STEPS:
        raise Unsafe("a series is too long")


def is_series(select: exp.Select) -> bool:
    """Whether the SELECT gives the steps of one series and nothing else."""
    return len(select.expressions) == 1 and series_of(select.expressions[0]) is not None


def series_of(column: exp.Expr) -> exp.GenerateSeries | None:
    """The series that a column of a SELECT unfolds, if it does."""
    unfolded = column.this if isinstance(column, exp.Alias) else None
    inner = unfolded.this if isinstance(unfolded, exp.Explode) else None
    return inner if isinstance(inner, exp.GenerateSeries) else None


def _step(node: object) -> timedelta:
    unit = node.args.get("unit") if isinstance(node, exp.Interval) else None
    count = node.this if isinstance(node, exp.Interval) else None
    if not isinstance(unit, exp.Var) or unit.name.upper() not in _SHORTEST:
        raise Unsafe("a series needs a step of a known unit")
    if not isinstance(count, exp.Literal) or not count.this.isdecimal() or not 0 < int(count.this) <= 1000:
        raise Unsafe("the step of a series must be a small whole number")
    return _SHORTEST[unit.name.upper()] * int(count.this)


def _moment(node: object) -> datetime | None:
    """The moment that is written out; None for what is computed."""
    inner = node.this if isinstance(node, exp.Cast) else node
    if not isinstance(inner, exp.Literal):
        return None
    try:
        return datetime.fromisoformat(inner.this)
    except ValueError:
        raise Unsafe("a series does not begin or end with a time") from None
