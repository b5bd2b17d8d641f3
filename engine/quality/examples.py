"""Some of the rows that do not pass a check, without what is personal."""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from engine.quality.conditions import failing, narrowed, value
from engine.quality.scans import anti_select, repeated, source
from engine.quality.statements import named_sql
from engine.types.result import Cell
from semantic.checks import (
    Check,
    DuplicatesCheck,
    ExpressionCheck,
    LateCheck,
    RelationshipsCheck,
    UniqueCheck,
)
from semantic.expressions import columns_of
from semantic.model import Dataset
from semantic.rules.personal_fields import named_personal
from semantic.words import normal


def shown_columns(check: Check, dataset: Dataset) -> tuple[list[str], list[str]]:
    """Names of fields or columns that tell such a row, its key and what is checked; and those withheld."""
    keyed = () if isinstance(check, UniqueCheck | DuplicatesCheck) else dataset.primary_key
    names = dict.fromkeys((*keyed, *check.named))
    if isinstance(check, LateCheck):
        names |= {check.received: None}
    if isinstance(check, ExpressionCheck):
        names |= dict.fromkeys(sorted(columns_of(check.expr)))
    personal = _personal_columns(dataset)
    withheld = [name for name in names if _is_personal(name, dataset, personal)]
    return [name for name in names if name not in withheld], withheld


def examples_of(check: Check, dataset: Dataset, targets: dict[str, Dataset], most: int) -> exp.Query | None:
    """The statement that gives up to `most` of them; None where nothing may be shown."""
    names, withheld = shown_columns(check, dataset)
    if not names:
        return None
    if isinstance(check, UniqueCheck | DuplicatesCheck):
        keys = repeated(check, dataset).order_by(exp.column("rows").desc(), *_places(names))
        return None if withheld else keys.limit(most)
    columns = [exp.alias_(value(dataset, name), name, quoted=True) for name in names]
    shown = exp.select(*columns).from_(source(dataset)).order_by(*_places(names))
    if isinstance(check, RelationshipsCheck):
        return anti_select(check, dataset, targets[check.to], shown).limit(most)
    return shown.where(narrowed(check, failing(check, dataset))).limit(most)


def _places(names: list[str]) -> list[exp.Expr]:
    """The columns by their places, to order by: the same examples every time."""
    return [exp.Literal.number(at) for at in range(1, len(names) + 1)]


def as_examples(columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> tuple[dict[str, Cell], ...]:
    """Rows by column."""
    names = list(columns)
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


def _personal_columns(dataset: Dataset) -> set[str]:
    marked = (field for field in dataset.fields if field.personal)
    return {name for field in marked for name in (field.name, *columns_of(field.sql))}


def _is_personal(name: str, dataset: Dataset, personal: set[str]) -> bool:
    """Marked so, made of what is, or not described and called as such columns are."""
    if {name, *columns_of(named_sql(dataset, name))} & personal:
        return True
    return dataset.field(name) is None and named_personal(normal(name))
