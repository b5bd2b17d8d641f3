"""Cube: the YAML of cubes, read.

Cubes become datasets, their dimensions and segments fields, their measures metrics, their joins
relationships. What Cube keeps for itself (views, pre-aggregations, access) is told as a loss.
"""

from __future__ import annotations

from collections.abc import Mapping

from semantic.formats import Imported
from semantic.formats.cube.reading import model_read
from semantic.formats.parts.documents import parts, refusal, yaml_document
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.plain import modelled

SUFFIXES = (".yml", ".yaml")
SKIPPED = ("node_modules", ".cubestore")


def read(files: Mapping[str, str]) -> Imported:
    """The cubes in all files together. Raises ModelError when a file cannot be read or none has a cube."""
    documents = [yaml_document(name, text) for name, text in sorted(files.items())]
    cubes = [cube for document in documents for cube in parts(document, "cubes")]
    if not cubes:
        raise refusal(next(iter(sorted(files)), ""), 1, "No cubes: are in there.")
    losses = Losses("cube", "Add it to the model by hand if it is needed.")
    return Imported(modelled(model_read(documents, cubes, losses)), losses.all())
