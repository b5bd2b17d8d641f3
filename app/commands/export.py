"""parlance export: a model written in another format, with every loss told by name."""

import argparse
import sys
from pathlib import Path

from app.cli import DONE, UsageError
from app.commands.import_model import format_named, kept_file, losses_lines, losses_reply
from app.opening import add_json_argument, progress
from app.replying import as_json
from semantic.formats import Exported, formats
from semantic.yaml_io import load, shipped_models


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance export`."""
    command.add_argument(
        "model", metavar="DIR", nargs="?", help="folder or file of the model (default: shipped)"
    )
    names = [name for name, one in formats().items() if one.write is not None]
    command.add_argument("--format", metavar="NAME", required=True, help=", ".join(names))
    command.add_argument("--out", metavar="FILE", help="file or folder to write to (default: stdout)")
    command.add_argument("--version", metavar="NAME", default="", help="which version of the format")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Write to the file, to the folder when there are several files, else to standard output."""
    found = format_named(arguments.format)
    if found.write is None:
        raise UsageError(f"{found.name} can only be imported")
    if arguments.version and arguments.version not in found.versions:
        raise UsageError(
            f"{found.name} is not written in {arguments.version}; known: {_known(found.versions)}"
        )
    path = Path(arguments.model) if arguments.model is not None else shipped_models()
    if not path.exists():
        raise UsageError(f"there is no model at {path}")
    exported = found.write(load(path), _kept(path, found.name), arguments.version)
    files = _written(exported, arguments.out)
    if arguments.json:
        texts = {} if arguments.out else {"texts": dict(exported.files)}
        print(as_json({"status": "done", "files": files, **texts, "losses": losses_reply(exported.losses)}))
        return DONE
    if arguments.out:
        print("\n".join((*(f"Wrote {file}" for file in files), *losses_lines(exported.losses))))
        return DONE
    sys.stdout.write("\n".join(exported.files.values()))
    for line in losses_lines(exported.losses):
        progress(line)
    return DONE


def _known(versions: tuple[str, ...]) -> str:
    return ", ".join(filter(None, versions)) or "none by name"


def _kept(path: Path, name: str) -> str:
    file = kept_file(path if path.is_dir() else path.parent, name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _written(exported: Exported, out: str | None) -> list[str]:
    """The files written, one at `out` itself, several below it; none without `out`."""
    if out is None:
        return []
    target = Path(out)
    single = len(exported.files) == 1 and not target.is_dir()
    paths = {target if single else target / name: text for name, text in exported.files.items()}
    try:
        for file, text in paths.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise UsageError(f"{out}: {fault.strerror}") from None
    return [str(file) for file in paths]
