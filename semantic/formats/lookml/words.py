"""What all fields of LookML say alike: labels, descriptions, formats, who sees them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from semantic.formats.lookml.document import said
from semantic.formats.parts.documents import Part
from semantic.formats.parts.losses import Losses
from semantic.issues import Place

SAID = {"name", "label", "description", "hidden", "type", "sql", "value_format_name"}
_FORMATS = {
    "decimal_0": ("", "int"),
    "decimal_1": ("", "0.0"),
    "decimal_2": ("", "0.00"),
    "percent_0": ("%", "0%"),
    "percent_1": ("%", "0.0%"),
    "percent_2": ("%", "0.00%"),
    "usd": ("$", "0.00"),
    "usd_0": ("$", "int"),
    "eur": ("€", "0.00"),
    "eur_0": ("€", "int"),
    "gbp": ("£", "0.00"),
    "gbp_0": ("£", "int"),
}


def about(part: Part, place: Place, losses: Losses) -> dict[str, Any]:
    """Label, description, privacy, unit and decimals."""
    written = said(part, "value_format_name")
    if written and written not in _FORMATS:
        losses.add("format", place, f"The format {written} of {part['name']}.", severity="info")
    unit, decimals = _FORMATS.get(written, ("", ""))
    return {
        "label": said(part, "label"),
        "description": said(part, "description"),
        "private": True if said(part, "hidden") == "yes" else None,
        "unit": unit,
        "display_format": decimals,
    }


def other_keys(part: Part, read: Collection[str], place: Place, losses: Losses) -> None:
    """Tell every key that is not read."""
    for key in part:
        if key not in read:
            message = f"{key} of {part.get('name', place.path)}."
            losses.add("key", place, message, severity="info")
