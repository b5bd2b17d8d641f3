"""parlance import: a model made of one in another format, with every loss told by name."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from app.cli import DONE, UsageError
from app.opening import add_json_argument
from app.replying import as_json
from semantic.formats import Format, Imported, formats, load
from semantic.issues import Issue

_MOST = 20


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance import`."""
    command.add_argument("file", metavar="FILE", help="a file, or a folder of files that are one model")
    names = [name for name, one in formats().items() if one.read is not None]
    command.add_argument("--format", metavar="NAME", required=True, help=", ".join(names))
    command.add_argument("--out", metavar="DIR", required=True, help="folder to write the model to")
    command.add_argument("--force", action="store_true", help="replace the model.yaml of a folder in use")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Read, write the model and what is kept beside it, and tell the losses; these are no failure."""
    from semantic.yaml_io import dump

    found = format_named(arguments.format)
    if found.read is None:
        raise UsageError(f"{found.name} can only be exported")
    folder = Path(arguments.out)
    _check_free(folder, arguments.force)
    imported = found.read(_texts(Path(arguments.file), found))
    try:
        path = dump(imported.model, folder)
        kept = kept_file(folder, found.name)
        if imported.kept:
            kept.write_text(imported.kept, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise UsageError(f"{folder}: {fault.strerror}" if fault.strerror else str(fault)) from None
    print(as_json(_reply(path, imported)) if arguments.json else "\n".join(_lines(path, imported)))
    return DONE


def format_named(name: str) -> Format:
    """The format of that name. Raises UsageError."""
    found = load(name)
    if found is None:
        raise UsageError(f"unknown format {name}; known: {', '.join(formats())}")
    return found


def kept_file(folder: Path, name: str) -> Path:
    """Where the document that a model came from is kept; no YAML, so it is no part of the model."""
    return folder / f"{name}.kept.json"


def losses_reply(losses: tuple[Issue, ...]) -> list[dict[str, str]]:
    """Losses as scripts read them."""
    keys = {"code", "severity", "message", "hint"}
    return [{**loss.model_dump(include=keys), "path": loss.place.path} for loss in losses]


def losses_lines(losses: tuple[Issue, ...]) -> Iterator[str]:
    """Losses for a terminal: the gravest first, no more than can be read."""
    order = ("error", "warning", "info")
    sorted_ = sorted(losses, key=lambda loss: order.index(loss.severity))
    yield _total(len(losses))
    for loss in sorted_[:_MOST]:
        yield f"  {loss.severity} {loss.code} {loss.place.path}: {loss.message} ({loss.hint})"
    if len(sorted_) > _MOST:
        yield f"  and {len(sorted_) - _MOST} more; see --json"


def _check_free(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder")
    if folder.is_dir() and not force and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name another folder, or replace its model with --force")


def _texts(path: Path, found: Format) -> dict[str, str]:
    """The texts of the file, or of the files of the format in the folder, by path. Raises UsageError."""
    if not path.exists():
        raise UsageError(f"there is no file {path}")
    files = sorted(_files(path, found)) if path.is_dir() else [path]
    if not files:
        raise UsageError(f"{path} holds no file for {found.name} ({', '.join(found.suffixes)})")
    try:
        return {str(file): file.read_text(encoding="utf-8") for file in files}
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not text in UTF-8") from None
    except OSError as fault:
        raise UsageError(f"{fault.filename}: {fault.strerror}") from None


def _files(folder: Path, found: Format) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in found.skipped and not name.startswith(".")]
        yield from (Path(place) / name for name in names if name.endswith(found.suffixes))


def _reply(path: Path, imported: Imported) -> dict[str, object]:
    model = imported.model
    names = {
        "datasets": [one.name for one in model.datasets],
        "relationships": [one.name for one in model.relationships],
        "metrics": [one.name for one in model.metrics],
    }
    losses = losses_reply(imported.losses)
    return {"status": "done", "file": str(path), "name": model.name, **names, "losses": losses}


def _lines(path: Path, imported: Imported) -> Iterator[str]:
    model = imported.model
    yield f"Wrote {path}"
    counts = f"{len(model.datasets)} datasets, {len(model.relationships)} relationships"
    yield f"{counts}, {len(model.metrics)} metrics"
    yield from losses_lines(imported.losses)


def _total(count: int) -> str:
    if not count:
        return "Nothing was lost"
    return "1 loss" if count == 1 else f"{count} losses"
