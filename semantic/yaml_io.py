"""Models as YAML files: read with file and line for every fault, and written back clean.

A model taken from the cache needs neither YAML nor SQL to be parsed, so what parses is imported late.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from semantic.issues import Issue, ModelError, Place
from semantic.model import SemanticModel

if TYPE_CHECKING:
    from semantic.locations import Locations

_SUFFIXES = (".yaml", ".yml")
# Raised when the same text comes to mean another model; asking for the version costs more than loading.
_READ_AS = 1


def shipped_models() -> Path:
    """The folder of the models that come with the package."""
    return Path(str(files("semantic") / "models"))


def load(path: Path) -> SemanticModel:
    """The model in a file, or in the YAML files of a folder taken together.

    Raises ModelError with every fault found, each with its file and line.
    """
    return load_located(path)[0]


def load_located(path: Path) -> tuple[SemanticModel, Locations]:
    """As `load`, and where each part of the model stands."""
    return _read(contents_of(path))


def load_cached(path: Path, cache: Callable[[str, Callable[[], str]], str]) -> SemanticModel:
    """As `load`, from `cache(key, make)` when the files have not changed since they were last read."""
    contents = contents_of(path)
    text = cache(_key(contents), lambda: _read(contents)[0].model_dump_json(by_alias=True))
    try:
        return SemanticModel.model_validate_json(text)
    except ValidationError:  # kept by a version with other types
        return _read(contents)[0]


def dump(model: SemanticModel, folder: Path) -> Path:
    """Write the model as one YAML file in the folder, made when missing; `load` of it is equal to it.

    Raises FileExistsError when the folder holds other YAML files, since a folder is one model.
    """
    from semantic.yaml_text import yaml_text

    path = folder / "model.yaml"
    others = [file.name for file in yaml_files(folder) if file.name != path.name]
    if others:
        raise FileExistsError(f"{folder} already holds a model: {', '.join(sorted(others))}")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml_text(model), encoding="utf-8", newline="\n")
    return path


def contents_of(path: Path) -> dict[str, bytes]:
    """The files of a model by path, in the order of their names. Raises ModelError when there are none."""
    found = sorted(yaml_files(path)) if path.is_dir() else [path]
    if not found:
        raise _no_model(path, "There is no YAML file in the folder.")
    try:
        return {str(file): file.read_bytes() for file in found}
    except OSError as error:
        raise _no_model(path, f"Not readable: {error.strerror}.") from error


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files in a folder itself; none where it is no folder."""
    if not folder.is_dir():
        return []
    return [file for file in folder.iterdir() if file.suffix in _SUFFIXES and file.is_file()]


def _no_model(path: Path, message: str) -> ModelError:
    hint = "Name a model's YAML file, or a folder with such files."
    issue = Issue(code="no-files", severity="error", place=Place(file=str(path)), message=message, hint=hint)
    return ModelError((issue,))


def _key(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for content in contents.values():
        digest.update(hashlib.sha256(content).digest())
    return f"semantic model {_READ_AS} {digest.hexdigest()}"


def _read(contents: dict[str, bytes]) -> tuple[SemanticModel, Locations]:
    from semantic.yaml_check import checked

    model, locations, issues = checked(contents)
    if model is None or issues:
        raise ModelError(tuple(issues))
    return model, locations
