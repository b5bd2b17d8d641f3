"""parlance teach: a word more for a metric, a dimension or a value, written into the model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import DONE, FAILED, UsageError
from app.opening import add_json_argument
from app.replying import as_json
from semantic.catalog import Catalog
from semantic.issues import Issue
from semantic.yaml_io import load

if TYPE_CHECKING:
    from semantic.model import SemanticModel


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance teach`."""
    command.add_argument("model", metavar="MODEL", help="folder or file of the model, which is changed")
    command.add_argument("word", metavar="WORD", help="the word as it is said, in quotes")
    command.add_argument(
        "target", metavar="TARGET", help='what it means: a metric, a dimension, or "dimension = value"'
    )
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 1 when the word would be a fault of the model; then nothing is changed."""
    path = Path(arguments.model)
    if not path.exists():
        raise UsageError(f"there is no model at {path}")
    faults = _taught(path, arguments.word, arguments.target)
    if arguments.json:
        status = "faulty" if faults else "taught"
        found = {
            "word": arguments.word,
            "target": arguments.target,
            "issues": [str(issue) for issue in faults],
        }
        print(as_json({"status": status, "model": str(path), **found}))
    elif faults:
        print("\n".join([*map(str, faults), "Nothing was changed."]))
    else:
        print(f'"{arguments.word}" now means {arguments.target}.')
    return FAILED if faults else DONE


def _taught(path: Path, word: str, target: str) -> list[Issue]:
    """Write the word; the new faults of the model, with which it is left as it was."""
    from engine.language.definitions import meaning_of
    from semantic.rules import run as lint
    from semantic.teaching import synonym_of
    from semantic.yaml_edit import edit, text_of, write_files
    from semantic.yaml_io import contents_of

    before = load(path)
    _must_be_new(word, before)
    meaning = meaning_of(target, word, Catalog(before))
    contents = contents_of(path)
    try:
        edit(path, [synonym_of(before, meaning.kind, meaning.name, meaning.value, word)])
    except KeyError as fault:
        raise UsageError(f"{path} has no place for synonyms of {target}: {fault}") from None
    known = {issue.message for issue in lint(before)}
    new = [issue for issue in lint(load(path)) if issue.message not in known and issue.severity != "info"]
    if new:
        changed = contents_of(path)
        write_files(changed, {name: text_of(content) for name, content in contents.items()})
    return new


def _must_be_new(word: str, model: SemanticModel) -> None:
    from semantic.words import meanings, normal

    found = meanings(Catalog(model)).get(normal(word), [])
    if found:
        raise UsageError(f'"{word}" already means the {found[0].kind} {found[0].name}')
