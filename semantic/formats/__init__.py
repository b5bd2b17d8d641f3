"""Models in the formats of others: one file or package a format, found by itself.

A format offers `read(files) -> Imported`, `write(model, kept, version) -> Exported`, or both. Whatever
does not carry over is told as a loss: an Issue with a code, a place and the name of the construct.
Modules without either serve formats and are none.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from semantic.issues import Issue
from semantic.model import SemanticModel


@dataclass(frozen=True)
class Imported:
    """What was read. `kept` is the document itself, for a later export to give back what the model
    has no words for; "" when there is nothing to keep."""

    model: SemanticModel
    losses: tuple[Issue, ...] = ()
    kept: str = ""


@dataclass(frozen=True)
class Exported:
    """What was written: texts by file name, and what could not be said in the format."""

    files: Mapping[str, str]
    losses: tuple[Issue, ...] = ()


Reader = Callable[[Mapping[str, str]], Imported]
Writer = Callable[[SemanticModel, str, str], Exported]


@dataclass(frozen=True)
class Format:
    """A format by name. `suffixes` are those of its files in a folder, `skipped` are folders not looked
    into, `versions` what may be written, the first one by default."""

    name: str
    read: Reader | None
    write: Writer | None
    suffixes: tuple[str, ...] = (".yaml", ".yml", ".json")
    skipped: tuple[str, ...] = ()
    versions: tuple[str, ...] = field(default=("",))


def formats() -> dict[str, Format]:
    """Every format there is, by name."""
    found = (load(name) for name in sorted(module.name for module in pkgutil.iter_modules(__path__)))
    return {one.name: one for one in found if one is not None}


def load(name: str) -> Format | None:
    """The format of that name; None when there is none."""
    if name not in {module.name for module in pkgutil.iter_modules(__path__)}:
        return None
    module = import_module(f"{__name__}.{name}")
    read, write = getattr(module, "read", None), getattr(module, "write", None)
    if read is None and write is None:
        return None
    more = {
        key: getattr(module, key.upper())
        for key in ("suffixes", "skipped", "versions")
        if hasattr(module, key.upper())
    }
    return Format(name, read, write, **more)
