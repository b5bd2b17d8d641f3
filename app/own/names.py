"""Names of files as strangers write them: harmless to show, and never a path."""

import re
import unicodedata
from pathlib import PurePosixPath

from app.own.limits import NAME
from engine.warehouse.names import safe_name

_STEM = 60  # characters of the name on disk


def shown_name(given: str) -> str:
    """The last part of the name, without control characters and what turns text round, not too long."""
    last = re.split(r"[/\\]", given)[-1]
    text = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip()
    stem, dot, ending = text.rpartition(".")
    if len(text) > NAME:
        text = f"{stem[: NAME - len(ending) - 2]}…{dot}{ending[:10]}"
    return text or "file"


def ending_of(name: str) -> str:
    """The ending in lower case with its dot; "" for none."""
    return PurePosixPath(name).suffix.lower()


def name_on_disk(name: str, ending: str) -> str:
    """Letters, digits and underscores, and the ending of its kind: nothing of it is a path or a pattern."""
    stem = safe_name(PurePosixPath(name).stem or name)[:_STEM].strip("_") or "unnamed"
    return f"{stem}{ending}"
