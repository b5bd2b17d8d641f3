"""The data of all visitors in this process: where they lie, which are open, what is being read."""

import hashlib
from collections.abc import Callable
from functools import cache

from app.own.doors import Doors
from app.own.imports import Imports
from app.own.shelf import OwnSet, Shelf
from engine import Parlance
from engine.errors import EngineError
from semantic.model import SemanticModel

Forget = Callable[[str], None]


class GoneError(EngineError):
    """Data that a visitor chose and that are not there any more."""


@cache
def shelf() -> Shelf:
    """Where they lie."""
    return Shelf()


@cache
def doors() -> Doors:
    """Those that are open."""
    return Doors(_opened)


@cache
def imports() -> Imports:
    """What is being read."""
    return Imports(shelf(), lambda found: None)


def door(owner: str, chosen: str) -> Parlance:
    """The door to the data of this owner. Raises GoneError where they are gone, or others since.

    `chosen` is the id of the data; whoever is not the owner finds nothing by it.
    """
    found = find(owner, chosen)
    if found is None:
        raise GoneError("These data are not here any more.", "Bring them again, or ask the other data.")
    shelf().touch(found)
    return doors().open(found)


def find(owner: str, chosen: str) -> OwnSet | None:
    """The data of this owner, if they are still those that were chosen."""
    found = shelf().find(owner)
    return found if found is not None and found.id == chosen else None


def model_key(owner: str, chosen: str) -> str:
    """Names these data among all, for what is kept over them."""
    return hashlib.sha256(f"own|{owner}|{chosen}".encode()).hexdigest()[:16]


def remove(owner: str, forget: Forget) -> None:
    """Everything of a visitor: what is read, what is open, the files, and what was kept over them.

    `forget` is called with the key of the data. Raises what it raises, after all else is gone.
    """
    found = shelf().find(owner)
    imports().forget(owner)
    doors().close(owner)
    shelf().remove(owner)
    if found is not None:
        forget(model_key(owner, found.id))


def sweep(forget: Forget) -> None:
    """Remove what nobody used for long, and what was left behind."""
    for found in shelf().unused():
        remove(found.owner, forget)
    shelf().sweep()
    doors().close_given_up()


def close() -> None:
    """Let go of everything at the end of the process."""
    if imports.cache_info().currsize:
        imports().close()
    if doors.cache_info().currsize:
        doors().close_all()


def _opened(found: OwnSet) -> Parlance:
    model = SemanticModel.model_validate_json(found.model.read_text(encoding="utf-8"))
    parlance = Parlance(model, found.data, definitions=found.words, cache=found.cache)
    _ = parlance.session  # read now, not at the first question
    return parlance
