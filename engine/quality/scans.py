"""The statements that measure checks: one for all that one pass over a dataset can tell, one for the rest.

Every check gives a number of rows that do not pass, or what else it measures, under an alias of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlglot import exp

from engine.quality.conditions import failing, known, looked_at, moment, narrowed, value
from semantic.checks import (
    Check,
    DuplicatesCheck,
    FreshnessCheck,
    MetricCheck,
    RelationshipsCheck,
    RowCountCheck,
    SchemaCheck,
    UniqueCheck,
)
from semantic.expressions import parse_select
from semantic.model import Dataset
from semantic.sql_names import parse_table

Grouped = UniqueCheck | DuplicatesCheck | RelationshipsCheck
GROUPED = (UniqueCheck, DuplicatesCheck, RelationshipsCheck)
ELSEWHERE = (SchemaCheck, MetricCheck)  # measured without reading the rows of the dataset here


def scan_of(dataset: Dataset, checks: Sequence[Check], now: datetime) -> exp.Select:
    """The one pass: for each check its rows `r<i>` and what it measures, `v<i>` and what follows."""
    parts = [part for index, check in enumerate(checks) for part in _measured(index, check, dataset, now)]
    return exp.select(*parts).from_(source(dataset))


def groups_of(dataset: Dataset, targets: dict[str, Dataset], checks: Sequence[Grouped]) -> exp.Query:
    """What one pass cannot tell: number of the check, and rows that do not pass."""
    parts = [
        exp.select(
            _named(exp.Literal.number(index), "check"), _named(_grouped(one, dataset, targets), "rows")
        )
        for index, one in enumerate(checks)
    ]
    return parts[0] if len(parts) == 1 else exp.union(*parts, distinct=False, copy=False)


def source(dataset: Dataset) -> exp.Expr:
    """The dataset in FROM."""
    if dataset.sql:
        return exp.Subquery(this=parse_select(dataset.sql).copy(), alias=_name("source"))
    return exp.alias_(parse_table(dataset.table_name).copy(), "source", table=True, quoted=True)


def weeks_before(check: RowCountCheck, now: datetime) -> list[tuple[datetime, datetime]]:
    """The last whole hour or day before now, and the same one, two and more weeks earlier."""
    whole = now.replace(minute=0, second=0, microsecond=0)
    length = timedelta(hours=1)
    if check.normal == "day":
        whole, length = whole.replace(hour=0), timedelta(days=1)
    starts = (whole - length - timedelta(weeks=back) for back in range(check.weeks + 1))
    return [(start, start + length) for start in starts]


def anti_select(
    check: RelationshipsCheck, dataset: Dataset, target: Dataset, shown: exp.Select
) -> exp.Select:
    """The rows of `shown`, a SELECT over the dataset, whose columns are those of no row of the target."""
    theirs = check.to_columns or target.primary_key
    ours = [value(dataset, name) for name in check.columns]
    other = exp.select(*(_named(value(target, name), f"k{i}") for i, name in enumerate(theirs)))
    other = exp.select(exp.Literal.number(1)).from_(
        other.from_(source(target)).subquery(_name("theirs"), copy=False)
    )
    equal = (
        exp.EQ(this=exp.column(_name(f"k{i}"), _name("theirs")), expression=_of_source(one))
        for i, one in enumerate(ours)
    )
    none = exp.not_(exp.Exists(this=other.where(*equal)), copy=False)
    return shown.where(narrowed(check, known(ours)), none)


def repeated(check: UniqueCheck | DuplicatesCheck, dataset: Dataset) -> exp.Select:
    """Each key that stands in several rows, and in how many."""
    keys = [value(dataset, name) for name in check.columns]
    found = exp.select(*keys, _named(exp.Count(this=exp.Star()), "rows")).from_(source(dataset))
    if isinstance(check, UniqueCheck):
        found = found.where(narrowed(check, known(keys)))
    elif (own := looked_at(check)) is not None:
        found = found.where(own)
    several = exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(1))
    return found.group_by(*keys).having(several)


def _measured(index: int, check: Check, dataset: Dataset, now: datetime) -> Iterator[exp.Expr]:
    own = looked_at(check)
    yield _named(_rows(own), f"r{index}")
    if isinstance(check, FreshnessCheck):
        newest = exp.Max(this=moment(dataset, check.column))
        yield _named(_where(newest, own), f"v{index}")
    elif isinstance(check, RowCountCheck):
        if check.normal:
            yield from _weeks(index, check, dataset, now)
    elif not isinstance(check, GROUPED):
        yield _named(_rows(narrowed(check, failing(check, dataset))), f"v{index}")


def _weeks(index: int, check: RowCountCheck, dataset: Dataset, now: datetime) -> Iterator[exp.Expr]:
    """The first moment of all, and the rows of each stretch that is compared."""
    own, time = looked_at(check), moment(dataset, check.column)
    yield _named(_where(exp.Min(this=time), own), f"v{index}")
    for back, (start, end) in enumerate(weeks_before(check, now)):
        inside = exp.and_(
            exp.GTE(this=time.copy(), expression=_moment(start)),
            exp.LT(this=time.copy(), expression=_moment(end)),
        )
        yield _named(_rows(narrowed(check, inside)), f"v{index}_{back}")


def _grouped(check: Grouped, dataset: Dataset, targets: dict[str, Dataset]) -> exp.Expr:
    rows = exp.Count(this=exp.Star())
    if isinstance(check, RelationshipsCheck):
        counted = exp.select(rows).from_(source(dataset))
        return anti_select(check, dataset, targets[check.to], counted).subquery(copy=False)
    if isinstance(check, UniqueCheck):
        total = exp.Coalesce(this=exp.Sum(this=exp.column(_name("rows"))), expressions=[_zero()])
        keys = repeated(check, dataset).subquery(_name("keys"), copy=False)
        return exp.select(total).from_(keys).subquery(copy=False)
    columns = [value(dataset, name) for name in check.columns] or [exp.Star()]
    whole = exp.select(rows).from_(source(dataset))
    different = exp.select(*columns).distinct().from_(source(dataset))
    if (own := looked_at(check)) is not None:
        whole, different = whole.where(own), different.where(own)
    distinct = exp.select(rows.copy()).from_(different.subquery(_name("keys"), copy=False))
    return exp.Sub(this=whole.subquery(copy=False), expression=distinct.subquery(copy=False))


def _rows(condition: exp.Expr | None) -> exp.Expr:
    return _where(exp.Count(this=exp.Star()), condition)


def _where(aggregate: exp.Expr, condition: exp.Expr | None) -> exp.Expr:
    if condition is None:
        return aggregate
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition))


def _of_source(tree: exp.Expr) -> exp.Expr:
    for column in tree.find_all(exp.Column):
        column.set("table", _name("source"))
    return tree


def _named(tree: exp.Expr, alias: str) -> exp.Expr:
    return exp.alias_(tree, alias, quoted=True, copy=False)


def _name(text: str) -> exp.Identifier:
    return exp.to_identifier(text, quoted=True)


def _moment(at: datetime) -> exp.Expr:
    return exp.cast(exp.Literal.string(at.isoformat(sep=" ")), "TIMESTAMP")


def _zero() -> exp.Expr:
    return exp.Literal.number(0)
