"""The values that a model lists, beside those that the data hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.quality.statements import field_sql, source_of, values_of
from engine.quality.subject import Subject
from engine.types.refusal import Refusal
from engine.types.result import Cell
from semantic.catalog import CatalogDimension
from semantic.fields import Scalar, Value
from semantic.locations import join_path

MOST = 1000  # values of one dimension that are held against the list


@dataclass(frozen=True)
class Listed:
    """A dimension with listed values; `stored` are all the others' too, unless `whole` is False.

    The values of an `ordered` one are a scale, on which a step may be empty.
    """

    name: str
    path: str
    listed: tuple[Value, ...]
    stored: dict[str, Cell]
    whole: bool
    ordered: bool


def listed(subject: Subject) -> Iterator[Listed | tuple[str, str, Refusal]]:
    """Every dimension with listed values that is nobody's personal data; or path, name and why it cannot."""
    seen: set[str] = set()
    for name, dimension in subject.catalog.dimensions.items():
        paths = [join_path("datasets", one.dataset, "fields", one.field.name) for one in dimension.bindings]
        personal = any(one.field.personal or one.field.private for one in dimension.bindings)
        sound = all(
            subject.sound(one.dataset, path) for one, path in zip(dimension.bindings, paths, strict=True)
        )
        if dimension.values and sound and not personal and paths[0] not in seen:
            seen.update(paths)  # the same fields come again in each role
            shared = any(one.name == name and one.values for one in subject.model.dimensions)
            yield _held(subject, dimension, join_path("dimensions", name) if shared else paths[0])


def key(value: Scalar | Cell) -> str:
    """Equal for a listed and a stored value that are the same: 1, 1.0 and true, "1" and 1."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _held(subject: Subject, dimension: CatalogDimension, path: str) -> Listed | tuple[str, str, Refusal]:
    stored: dict[str, Cell] = {}
    whole = True
    for one in dimension.bindings:
        source = source_of(subject.catalog.datasets[one.dataset])
        found = subject.ask(values_of(source, field_sql(one.field), MOST + 1))
        if isinstance(found, Refusal):
            return path, dimension.name, found
        stored.update({key(row[0]): row[0] for row in found})
        whole = whole and len(found) <= MOST
    return Listed(dimension.name, path, dimension.values, stored, whole, dimension.field.ordered)
