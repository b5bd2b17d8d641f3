"""Values as typed SQL literals."""

from datetime import UTC, date, datetime

from sqlglot import exp

from semantic.fields import FieldType, Scalar


def literal(value: Scalar, kind: FieldType) -> exp.Expression:
    """The value as SQL of that type; it must have passed `check_values`."""
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, int | float):
        return number(value)
    if kind in ("date", "timestamp"):
        return moment(_parsed(value), kind)
    return exp.Literal.string(value)


def number(value: int | float) -> exp.Expression:
    """A number, negative ones with their sign apart."""
    plain = exp.Literal.number(repr(abs(value)))
    return exp.Neg(this=plain) if value < 0 else plain


def moment(at: datetime, kind: FieldType = "timestamp") -> exp.Expression:
    """A date where the time is midnight and a date is wanted, else a timestamp; midnight is left unsaid."""
    midnight = at == at.replace(hour=0, minute=0, second=0, microsecond=0)
    text = at.date().isoformat() if midnight else at.isoformat(sep=" ")
    to = exp.DType.DATE if midnight and kind == "date" else exp.DType.TIMESTAMP
    return exp.Cast(this=exp.Literal.string(text), to=exp.DataType(this=to, nested=False))


def is_moment(text: str) -> bool:
    """Whether the text is an ISO date, with or without a time."""
    try:
        _parsed(text)
    except ValueError:
        return False
    return True


def is_day(value: Scalar) -> bool:
    """Whether the value is an ISO date without a time."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def timestamp_of(value: exp.Expression) -> exp.Cast:
    """The value as a timestamp without zone."""
    return exp.Cast(this=value, to=exp.DataType(this=exp.DType.TIMESTAMP, nested=False))


def by_day(column: exp.Expression) -> exp.Cast:
    """The day of a timestamp."""
    return exp.Cast(this=column, to=exp.DataType(this=exp.DType.DATE, nested=False))


def _parsed(value: Scalar) -> datetime:
    """An ISO date or time; a stated zone is turned into UTC, none means UTC."""
    at = datetime.fromisoformat(str(value))
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
