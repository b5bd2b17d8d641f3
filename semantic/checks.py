"""Checks on the data: what must hold of the rows of a dataset, and how much of the contrary is borne.

A check measures one number: rows that do not pass, seconds, rows, changes of columns, a metric. It fails when
`fail` holds of that number, warns when `warn` does. Checks of rows without either fail at the first
row. NULL passes every check of a value but `not_null`.

Building these types takes longer than reading a model, and no question needs them: a model keeps its checks
as data, and makes them of it when asked. So nothing imports this file that a question imports.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import Field as Key
from pydantic import TypeAdapter, model_validator

from semantic.base import Frozen
from semantic.bounds import Bound, BoundText, BoundUnit, bound_of
from semantic.fields import Scalar

Severity = Literal["info", "warning", "critical"]
DqDimension = Literal["completeness", "uniqueness", "validity", "integrity", "timeliness", "consistency"]
Number = int | float


class _Check(Frozen):
    """What every check has. `filter` is SQL over the dataset's own columns: only such rows are looked at."""

    name: str
    dataset: str
    description: str = ""
    owner: str = ""
    severity: Severity = "critical"
    dimension: DqDimension | Literal[""] = ""
    filter: str = ""
    warn: BoundText | None = None
    fail: BoundText | None = None

    @property
    def dq_dimension(self) -> DqDimension:
        """What kind of quality it is about; by default that of its type."""
        return self.dimension or _DIMENSIONS[type(self).model_fields["type"].default]

    @property
    def named(self) -> tuple[str, ...]:
        """The fields or columns of the dataset that it is about."""
        columns = getattr(self, "columns", ())
        single = getattr(self, "column", "")
        return (single,) if single else tuple(one for one in columns if isinstance(one, str))

    @property
    def bounds(self) -> tuple[Bound | None, Bound | None]:
        """When it warns, and when it fails; None: never."""
        return (bound_of(self.warn) if self.warn else None, bound_of(self.fail) if self.fail else None)

    @property
    def units(self) -> tuple[BoundUnit, ...]:
        """What its bounds may be in."""
        return ("", "%")

    @model_validator(mode="after")
    def _fitting_units(self) -> "_Check":
        for text in (self.warn, self.fail):
            if text and bound_of(text).unit not in self.units:
                allowed = " or ".join(_UNITS[unit] for unit in self.units)
                raise ValueError(f"{text!r} does not fit a check of this type: it measures {allowed}")
        return self


class _RowCheck(_Check):
    """A check that counts rows. `mostly` is the share of rows that must pass: 0.95."""

    mostly: float | None = Key(default=None, gt=0, le=1)

    @property
    def bounds(self) -> tuple[Bound | None, Bound | None]:
        """Those written; the one that `mostly` means; else no row may fail."""
        warn, fail = super().bounds
        if self.mostly is not None:
            return warn, Bound(">", round(100 * (1 - self.mostly), 9), unit="%")
        return warn, fail if fail or warn else Bound(">", 0)

    @model_validator(mode="after")
    def _one_way(self) -> "_RowCheck":
        if self.mostly is not None and self.fail is not None:
            raise ValueError("mostly: and fail: both say when the check fails")
        return self


class _Bounded(_Check):
    """A check that cannot go without a bound."""

    @model_validator(mode="after")
    def _has_bound(self) -> "_Bounded":
        if self.warn is None and self.fail is None:
            raise ValueError("warn: or fail: is needed")
        return self


class NotNullCheck(_RowCheck):
    """Every column has a value. With `blank`, texts of nothing but spaces are no values."""

    type: Literal["not_null"] = "not_null"
    columns: tuple[str, ...] = Key(min_length=1)
    blank: bool = False


class UniqueCheck(_RowCheck):
    """No two rows have the same values. All rows that share theirs count; those with a NULL do not."""

    type: Literal["unique"] = "unique"
    columns: tuple[str, ...] = Key(min_length=1)


class DuplicatesCheck(_RowCheck):
    """Rows that repeat an earlier one in these columns, by default in all; NULLs are equal."""

    type: Literal["duplicates"] = "duplicates"
    columns: tuple[str, ...] = ()


class AcceptedValuesCheck(_RowCheck):
    """The values are among these; with `negate`, they are not."""

    type: Literal["accepted_values"] = "accepted_values"
    column: str
    values: tuple[Scalar, ...] = Key(min_length=1)
    negate: bool = False


class RelationshipsCheck(_RowCheck):
    """The values are those of a row of `to`, by default of its primary key."""

    type: Literal["relationships"] = "relationships"
    columns: tuple[str, ...] = Key(min_length=1)
    to: str
    to_columns: tuple[str, ...] = ()


class RangeCheck(_RowCheck):
    """The values are from `min` to `max`, both allowed; above `above` and below `below`, which are not.
    Dates and times are written as text."""

    type: Literal["range"] = "range"
    column: str
    min: Number | str | None = None
    max: Number | str | None = None
    above: Number | str | None = None
    below: Number | str | None = None

    @model_validator(mode="after")
    def _has_end(self) -> "RangeCheck":
        if all(end is None for end in (self.min, self.max, self.above, self.below)):
            raise ValueError("A range has at least one of min, max, above and below")
        return self


class PatternCheck(_RowCheck):
    """The regular expression is found in the texts (`^` and `$` hold it to the whole); with `negate`, not."""

    type: Literal["pattern"] = "pattern"
    column: str
    regex: str
    negate: bool = False


class LengthCheck(_RowCheck):
    """The texts have `min` to `max` characters."""

    type: Literal["length"] = "length"
    column: str
    min: int | None = Key(default=None, ge=0)
    max: int | None = Key(default=None, ge=0)

    @model_validator(mode="after")
    def _has_end(self) -> "LengthCheck":
        if self.min is None and self.max is None:
            raise ValueError("A length has min, max or both")
        return self


class ExpressionCheck(_RowCheck):
    """A condition over the row, in SQL over the dataset's own columns, is not false."""

    type: Literal["expression"] = "expression"
    expr: str


class LateCheck(_RowCheck):
    """Rows arrive, by the time `received`, at most `after` the time `column`: `15 minutes`."""

    type: Literal["late"] = "late"
    column: str
    received: str
    after: str

    @property
    def seconds(self) -> float:
        """What `after` means."""
        return bound_of(f"> {self.after}").low

    @model_validator(mode="after")
    def _is_duration(self) -> "LateCheck":
        if bound_of(f"> {self.after}").unit != "s":
            raise ValueError("after: is a stretch of time such as 15 minutes")
        return self


class FreshnessCheck(_Bounded):
    """How long before the clock the newest value lies. Bounds are stretches of time: `> 2 hours`."""

    type: Literal["freshness"] = "freshness"
    column: str

    @property
    def units(self) -> tuple[BoundUnit, ...]:
        """Seconds."""
        return ("s",)


class RowCountCheck(_Check):
    """How many rows there are: from `min` to `max`, or by its bounds.

    With `normal`, the rows of the last whole hour or day, by the time `column`, as a percentage of their
    median in the same hour, or day, of the `weeks` weeks before; bounds are then percentages.
    """

    type: Literal["row_count"] = "row_count"
    min: int | None = Key(default=None, ge=0)
    max: int | None = Key(default=None, ge=0)
    normal: Literal["hour", "day", ""] = ""
    column: str = ""
    weeks: int = Key(default=4, ge=1, le=52)

    @property
    def units(self) -> tuple[BoundUnit, ...]:
        """Rows, or percent of the normal."""
        return ("%",) if self.normal else ("",)

    @property
    def bounds(self) -> tuple[Bound | None, Bound | None]:
        """Those written, or the one that min and max mean."""
        warn, fail = super().bounds
        if self.min is None and self.max is None:
            return warn, fail
        if self.max is None:
            return warn, Bound("<", float(self.min or 0))
        return warn, Bound("not between", float(self.min or 0), float(self.max))

    @model_validator(mode="after")
    def _one_way(self) -> "RowCountCheck":
        ends = self.min is not None or self.max is not None
        if ends and (self.fail is not None or self.normal):
            raise ValueError("min: and max: say when it fails; they stand alone or with warn:")
        if not ends and self.fail is None and self.warn is None:
            raise ValueError("min:, max:, warn: or fail: is needed")
        if bool(self.normal) != bool(self.column):
            raise ValueError("normal: and column: belong together")
        return self


class ExpectedColumn(Frozen):
    """A column that is to be there. `type` is one of the model's or of the engine's, "" for any."""

    name: str
    type: str = ""


class SchemaCheck(_Check):
    """The table has these columns with these types. Each that is dropped, of another type or forbidden
    counts, and with `closed` each that was added."""

    type: Literal["schema"] = "schema"
    columns: tuple[ExpectedColumn, ...] = ()
    forbidden: tuple[str, ...] = ()
    closed: bool = False

    @property
    def units(self) -> tuple[BoundUnit, ...]:
        """Changes."""
        return ("",)

    @property
    def bounds(self) -> tuple[Bound | None, Bound | None]:
        """Those written, else no change is borne."""
        warn, fail = super().bounds
        return warn, fail if fail or warn else Bound(">", 0)

    @model_validator(mode="after")
    def _has_columns(self) -> "SchemaCheck":
        if not self.columns and not self.forbidden:
            raise ValueError("columns: or forbidden: is needed")
        return self


class MetricCheck(_Bounded):
    """The value of a metric of the model, by its own definition. `dataset` says under which data it is
    reported, `query` narrows it, as in `parlance query`: `where region = "EU" over last 7 days`."""

    type: Literal["metric"] = "metric"
    metric: str
    query: str = ""


Check = Annotated[
    NotNullCheck
    | UniqueCheck
    | DuplicatesCheck
    | AcceptedValuesCheck
    | RelationshipsCheck
    | RangeCheck
    | PatternCheck
    | LengthCheck
    | ExpressionCheck
    | LateCheck
    | FreshnessCheck
    | RowCountCheck
    | SchemaCheck
    | MetricCheck,
    Key(discriminator="type"),
]
RowCheck = (
    NotNullCheck
    | UniqueCheck
    | DuplicatesCheck
    | AcceptedValuesCheck
    | RelationshipsCheck
    | RangeCheck
    | PatternCheck
    | LengthCheck
    | ExpressionCheck
    | LateCheck
)


@lru_cache
def checks_adapter() -> TypeAdapter[tuple[Check, ...]]:
    """Reads checks from data as files hold them, and describes them."""
    return TypeAdapter(tuple[Check, ...])


def checks_of(data: Iterable[dict[str, Any]]) -> tuple[Check, ...]:
    """The checks that the data are. Raises ValidationError when they are none."""
    return checks_adapter().validate_python(tuple(data))


CHECK_TYPES = tuple(found.model_fields["type"].default for found in get_args(get_args(Check)[0]))

_UNITS: dict[BoundUnit, str] = {"": "a number", "%": "percent", "s": "a stretch of time"}
_DIMENSIONS: dict[str, DqDimension] = {
    "not_null": "completeness",
    "unique": "uniqueness",
    "duplicates": "uniqueness",
    "accepted_values": "validity",
    "relationships": "integrity",
    "range": "validity",
    "pattern": "validity",
    "length": "validity",
    "expression": "consistency",
    "late": "timeliness",
    "freshness": "timeliness",
    "row_count": "consistency",
    "schema": "consistency",
    "metric": "consistency",
}
