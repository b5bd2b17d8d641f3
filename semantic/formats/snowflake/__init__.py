"""Snowflake: the YAML of semantic models and semantic views, read.

Logical tables become datasets, dimensions, facts and named filters fields, metrics metrics. The SQL is
Snowflake's and is translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from semantic.formats import Imported
from semantic.formats.parts.documents import parts, refusal, yaml_document
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.plain import modelled
from semantic.formats.snowflake.reading import model_read

SUFFIXES = (".yaml", ".yml")


def read(files: Mapping[str, str]) -> Imported:
    """The model in the one file. Raises ModelError for anything else."""
    if len(files) != 1:
        raise refusal("", 0, f"{len(files)} files; a Snowflake semantic model is one file.")
    document = yaml_document(*next(iter(files.items())))
    if not parts(document, "tables"):
        raise refusal(document.file, document.line, "No tables: are in there.")
    losses = Losses("snowflake", "Add it to the model by hand if it is needed.")
    return Imported(modelled(model_read(document, losses)), losses.all())
