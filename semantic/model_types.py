"""Which types may stand at a place of a file's data, as a validator names places.

The file holds a model, or what another `root` describes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import get_args

from pydantic import BaseModel

from semantic.data_paths import value_at
from semantic.kept_parts import KEPT, type_of
from semantic.locations import Step
from semantic.model import SemanticModel

Model = type[BaseModel]
_TAGS = ("type", "kind")


def models_at(path: Sequence[Step], root: Model = SemanticModel) -> tuple[Model, ...]:
    """The types that may stand at the path; none where it leads to a text or a number."""
    return _walked(path, root)[1]


def written_path(path: Sequence[Step], root: Model = SemanticModel) -> tuple[Step, ...]:
    """The path without the names of the choices taken on it, which no file has."""
    return _walked(path, root)[0]


def _walked(path: Sequence[Step], root: Model) -> tuple[tuple[Step, ...], tuple[Model, ...]]:
    found: tuple[Model, ...] = (root,)
    written: list[Step] = []
    for step in path:
        chosen = tuple(model for model in found if _is_called(model, step))
        if chosen and len(found) > 1:
            found = chosen
            continue
        written.append(step)
        known = [model for model in found if step in keys_of(model)]
        if known:
            found = tuple(below for model in known for below in _below(model, str(step)))
    return tuple(written), found


def keys_of(model: Model) -> list[str]:
    """The keys a type has in a file."""
    return [info.alias or name for name, info in model.model_fields.items()]


def is_other_branch(path: Sequence[Step], data: object, root: Model = SemanticModel) -> bool:
    """Whether the path goes into a choice (a measure, or a metric's name) that is not the one written."""
    for index, step in enumerate(path):
        choices = models_at(path[:index], root)
        named = [model for model in choices if _is_named(model, step)]
        if choices and (step == "str" or named):
            written = value_at(data, written_path(path[:index], root))
            meant = _meant(written, choices)
            return meant is not None if step == "str" else meant not in named
    return False


def _meant(written: object, choices: tuple[Model, ...]) -> Model | None:
    """The type that has the most of the written keys; None for what is no set of keys."""
    if not isinstance(written, dict):
        return None
    return max(choices, key=lambda model: len(set(written).intersection(keys_of(model))))


@lru_cache(maxsize=512)
def _below(model: Model, key: str) -> tuple[Model, ...]:
    for section in KEPT if model is SemanticModel else ():
        if key == section:
            return tuple(_models_in(type_of(section)))
    infos = (info for name, info in model.model_fields.items() if (info.alias or name) == key)
    return tuple(dict.fromkeys(found for info in infos for found in _models_in(info.annotation)))


def _models_in(annotation: object) -> Iterator[Model]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _is_called(model: Model, step: Step) -> bool:
    """Whether the step is the model's tag or its name."""
    tags = (model.model_fields[tag].default for tag in _TAGS if tag in model.model_fields)
    return step in tags or _is_named(model, step)


def _is_named(model: Model, step: Step) -> bool:
    return isinstance(step, str) and re.search(rf"\b{model.__name__}\b", step) is not None
