"""Apache Ossie, the open format for semantic models: 0.2.0.dev0 and 0.1.1, both ways.

Reading: the words of Ossie become our parts, our own extensions bring back what we wrote there, and
all else is told as a loss and kept. Writing: what was kept stays as it stands where the model was not
changed; what Ossie has no words for goes into custom extensions, so that reading gives an equal model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from semantic.formats import Exported, Imported
from semantic.formats.ossie.canonical import text_of
from semantic.formats.ossie.document import the_document
from semantic.formats.ossie.extensions import put_in, taken_out
from semantic.formats.ossie.older import older
from semantic.formats.ossie.reading import words_read
from semantic.formats.ossie.writing import words_written
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.merge import merged
from semantic.formats.parts.patch import delta, patched
from semantic.formats.parts.plain import modelled, plain
from semantic.model import SemanticModel

VERSIONS = ("0.2.0.dev0", "0.1.1")


def read(files: Mapping[str, str]) -> Imported:
    """The first semantic model of the one Ossie file. Raises ModelError for anything else."""
    document = the_document(files)
    losses = Losses("ossie")
    for other in document["semantic_model"][1:]:
        message = f"A further semantic model: {other['name']}."
        losses.add("several-models", "semantic_model", message, "Put it into a file of its own.", "error")
    data = _read(document["semantic_model"][0], losses)
    kept = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return Imported(modelled(data), losses.all(), kept)


def write(model: SemanticModel, kept: str = "", version: str = "") -> Exported:
    """One Ossie file; `kept` is what `read` kept of the document the model came from."""
    losses = Losses("ossie")
    original = json.loads(kept) if kept else None
    written = version or (original["version"] if original else VERSIONS[0])
    words = words_written(model, written, losses)
    document: dict[str, Any] = {"version": written, "semantic_model": [words]}
    if original:
        document = _into(original, words, written, losses)
    bare = document["semantic_model"][0]
    patch = delta(plain(model), words_read(bare, Losses("ossie")))
    whole = put_in(bare, patch, written, losses)
    document = {**document, "semantic_model": [whole, *document["semantic_model"][1:]]}
    return Exported({"ossie.yaml": text_of(document)}, losses.all())


def _read(document: dict[str, Any], losses: Losses) -> dict[str, Any]:
    bare, patch = taken_out(document)
    return patched(words_read(bare, losses), patch)


def _into(original: dict[str, Any], words: dict[str, Any], written: str, losses: Losses) -> dict[str, Any]:
    """The document as it was kept, with what has changed in the model since."""
    models = original["semantic_model"]
    if written == "0.1.1" and original["version"] != written:
        models = [older(one, losses) for one in models]
    first, *others = models
    before = modelled(_read(first, Losses("ossie")))
    base = words_written(before, written, Losses("ossie"))
    model = merged(taken_out(first)[0], base, words)
    return {"version": written, "semantic_model": [model, *others]}
