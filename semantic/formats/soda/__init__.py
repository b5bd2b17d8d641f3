"""Soda, read: SodaCL (`checks for T:`), and data contracts (`dataset:` with `checks:` and `columns:`)."""

from __future__ import annotations

from collections.abc import Mapping

from semantic.formats import Imported
from semantic.formats.parts.documents import refusal, yaml_document
from semantic.formats.parts.gathered_checks import GatheredChecks
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.plain import modelled
from semantic.formats.soda.contracts import contract_read, is_contract
from semantic.formats.soda.sodacl import has_checks, sodacl_read

SUFFIXES = (".yml", ".yaml")
_HINT = "Write it as a check of type expression or metric if it is needed."


def read(files: Mapping[str, str]) -> Imported:
    """The checks in all files. Raises ModelError when a file cannot be read or none has checks."""
    losses = Losses("soda", _HINT)
    gathered = GatheredChecks(losses)
    found = False
    for name, text in sorted(files.items()):
        document = yaml_document(name, text)
        if is_contract(document):
            contract_read(document, gathered)
        elif has_checks(document):
            sodacl_read(document, text, gathered)
        else:
            continue
        found = True
    if not found:
        raise refusal(next(iter(sorted(files)), ""), 1, "No checks of Soda are in there.")
    return Imported(modelled(gathered.data("soda")), losses.all())
