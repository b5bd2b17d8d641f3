"""LookML: views and the joins of explores, read.

Views become datasets, dimensions and dimension groups fields, measures metrics, joins relationships.
What belongs to one explore only (its filters, its choice of fields) is told as a loss.
"""

from __future__ import annotations

from collections.abc import Mapping

from semantic.formats import Imported
from semantic.formats.lookml.document import blocks, lookml_document
from semantic.formats.lookml.reading import model_read
from semantic.formats.parts.documents import refusal
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.plain import modelled

SUFFIXES = (".lkml", ".lookml")


def read(files: Mapping[str, str]) -> Imported:
    """The views and explores in all files together. Raises ModelError when a file is no LookML."""
    documents = [lookml_document(name, text) for name, text in sorted(files.items())]
    if not any(blocks(document, "view") for document in documents):
        raise refusal(next(iter(sorted(files)), ""), 1, "No view is in there.")
    losses = Losses("lookml", "Add it to the model by hand if it is needed.")
    return Imported(modelled(model_read(documents, losses)), losses.all())
