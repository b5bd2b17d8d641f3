"""Changes put into a model's own files: comments and layout of everything else stay as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from semantic.issues import ModelError
from semantic.model import SemanticModel
from semantic.model_changes import Change, changes
from semantic.yaml_check import checked
from semantic.yaml_io import contents_of, load
from semantic.yaml_spots import spot_of
from semantic.yaml_text import yaml_text

_BOM = b"\xef\xbb\xbf"


def save(model: SemanticModel, path: Path) -> None:
    """Make the files at `path`, which hold some model, hold this one, by the fewest changes.

    One file in which the changes cannot be made is written anew, without its comments. Raises
    ModelError when the files are at fault, ValueError when several cannot be changed so; nothing is written.
    """
    files, wanted = contents_of(path), list(changes(load(path), model))
    try:
        texts, found = _edited(files, wanted)
    except (KeyError, ModelError):
        found = None
    if found == model:
        write_files(files, texts)
    elif len(files) == 1:
        write_files(files, dict.fromkeys(files, yaml_text(model)))
    else:
        raise ValueError(f"The changes do not fit into the files of {path}; change them by hand.")


def edit(path: Path, wanted: Iterable[Change]) -> None:
    """Put changes into the files, or none of them. A change is a path such as ("metrics", "views", "label")
    and the new value as a file would hold it; None takes the part out.

    Raises KeyError where a path leads nowhere, ModelError when the result would be no model.
    """
    files = contents_of(path)
    write_files(files, _edited(files, wanted)[0])


def _edited(files: dict[str, bytes], wanted: Iterable[Change]) -> tuple[dict[str, str], SemanticModel]:
    texts = {name: text_of(content) for name, content in files.items()}
    for steps, value in wanted:
        file, spot = spot_of(texts, steps, value)
        texts[file] = texts[file][: spot.start] + spot.text + texts[file][spot.end :]
    model, _, issues = checked({name: text.encode() for name, text in texts.items()})
    if model is None or issues:
        raise ModelError(tuple(issues))
    return texts, model


def write_files(files: dict[str, bytes], texts: dict[str, str]) -> None:
    """Each changed file by a new one in its place, so that it is never half written."""
    for name, before in files.items():
        if texts[name] != text_of(before):
            new = Path(name).with_name(f".{Path(name).name}.new")
            ends = "\r\n" if b"\r\n" in before else "\n"
            mark = _BOM if before.startswith(_BOM) else b""
            new.write_bytes(mark + texts[name].replace("\n", ends).encode())
            os.replace(new, name)


def text_of(content: bytes) -> str:
    """The text of a file, without what marks its encoding and the ends of its lines."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")
