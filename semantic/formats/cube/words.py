"""What all parts of a cube say alike: titles, descriptions, formats, who sees them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from semantic.formats.parts.documents import Part, text_of
from semantic.formats.parts.losses import Losses
from semantic.issues import Place

_SAID = {"title", "description", "public", "shown", "format"}


def about(part: Part) -> dict[str, Any]:
    """Label, description, privacy."""
    hidden = part.get("public") is False or part.get("shown") is False
    return {
        "label": text_of(part, "title"),
        "description": text_of(part, "description"),
        "private": True if hidden else None,
    }


def other_keys(
    part: Part, read: Collection[str], place: Place, losses: Losses, grave: Collection[str] = ()
) -> None:
    """Tell every key that is not read; `grave` ones change what can be asked."""
    for key in part:
        if key in grave:
            losses.add(key.replace("_", "-"), place, f"{key} of {part['name']}.")
        elif key not in read and key not in _SAID:
            losses.add("key", place, f"{key} of {part['name']}.", severity="info")
    if part.get("format"):
        losses.add("format", place, f"The format of {part['name']}.", severity="info")
