"""Default filters that give way: those about columns that the query itself asks about."""

import re
from collections.abc import Iterable

from semantic.filters import Condition, fields_of
from semantic.model import SemanticModel
from semantic.query import BucketTerm, DimensionTerm, GroupTerm

_WORDS = re.compile(r"'[^']*'|[A-Za-z_]+")


def given_way(
    model: SemanticModel, groups: Iterable[GroupTerm], conditions: Iterable[Condition | None]
) -> tuple[str, ...]:
    """The names of the default filters that do not hold for such a query."""
    asked = {term.name if isinstance(term, DimensionTerm | BucketTerm) else term.dimension for term in groups}
    for condition in conditions:
        asked |= set(fields_of(condition))
    found = []
    for dataset in model.datasets:
        columns = {field.name for field in dataset.fields} | {"flag", "channel", "qty", "amount"}
        own = [f for f in dataset.fields if {f"{dataset.name}.{f.name}", f.dimension or "."} & asked]
        for one in dataset.default_filters:
            read = _read(one.expr, columns)
            found += [one.name for f in own if read <= _read(f.expr or f.name, columns)]
    return tuple(found)


def _read(expr: str, columns: set[str]) -> set[str]:
    return {word for word in _WORDS.findall(expr) if word in columns}
