"""parlance scaffold: a first model of any database or files, as YAML to be corrected by a person."""

import argparse
from pathlib import Path

from app.cli import DONE, UsageError
from app.opening import add_json_argument, progress
from app.replying import as_json
from semantic.model import SemanticModel


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance scaffold`."""
    command.add_argument("source", metavar="SOURCE", help="file, folder or database")
    command.add_argument("--out", metavar="DIR", required=True, help="folder to write the model to")
    command.add_argument("--force", action="store_true", help="replace the model.yaml of a folder in use")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Introspect, write, and say what was found."""
    from semantic.yaml_io import dump

    folder = Path(arguments.out)
    _check_free(folder, arguments.force)
    model = _made(arguments.source)
    try:
        path = dump(model, folder)
    except OSError as fault:  # other files of a model there, or a folder that cannot be made
        raise UsageError(f"{folder}: {fault.strerror}" if fault.strerror else str(fault)) from None
    found = _summary(model)
    if arguments.json:
        print(as_json({"status": "done", "file": str(path), "name": model.name, **found}))
    else:
        print("\n".join((f"Wrote {path}", *(_line(what, names) for what, names in found.items()))))
    return DONE


def _check_free(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder")
    if folder.is_dir() and not force and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name another folder, or replace its model with --force")


def _made(source: str) -> SemanticModel:
    """The model of a source, called by its name. Raises SourceError."""
    from engine.scaffold.scaffold import scaffold
    from engine.warehouse.embedded import Warehouse
    from engine.warehouse.sources import open_source, source_name

    return scaffold(Warehouse(open_source(source, progress)), source_name(source))


def _summary(model: SemanticModel) -> dict[str, list[str]]:
    """The names a person checks first."""
    fields = [(dataset, field) for dataset in model.datasets for field in dataset.fields]
    return {
        "datasets": [dataset.name for dataset in model.datasets],
        "relationships": [relationship.name for relationship in model.relationships],
        "metrics": [metric.name for metric in model.metrics],
        "personal": [f"{dataset.name}.{field.name}" for dataset, field in fields if field.personal],
        "examples": list(model.examples),
    }


def _line(what: str, names: list[str], most: int = 12) -> str:
    listed = ", ".join(names[:most]) + (", ..." if len(names) > most else "")
    return f"{len(names)} {_TITLES[what]}{f': {listed}' if names else ''}"


_TITLES = {
    "datasets": "datasets",
    "relationships": "relationships",
    "metrics": "metrics",
    "personal": "personal columns, neither listed nor suggested",
    "examples": "example questions",
}
