"""What is written in YAML beside the tests, read by the parser in C: the corpora are long."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def written(text: str) -> Any:
    """What a text says."""
    return yaml.load(text, Loader=_LOADER)


def written_in(path: Path) -> Any:
    """What a file says."""
    return written(path.read_text(encoding="utf-8"))
