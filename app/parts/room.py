"""Room for a chart before it is drawn: what stands below it does not jump away from the hand."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

STEP = 20  # pixels
MOST = 80  # steps
AROUND = 68  # pixels at least, for the title and an axis


def room(spec: Mapping[str, Any]) -> int:
    """How many steps high a chart will be at least; 0 where its specification does not tell."""
    height = spec.get("height")
    if isinstance(height, Mapping):
        height = height.get("step", 0) * _lines(spec, "y") * max(1, _lines(spec, "yOffset"))
    return min(int(height + AROUND) // STEP, MOST) if isinstance(height, int | float) else 0


@cache
def rules() -> str:
    """The style of containers whose key has `-room-N-` in it."""
    return "".join(f'[class*="-room-{at}-"]{{min-height:{at * STEP}px}}' for at in range(1, MOST + 1))


def _lines(spec: Mapping[str, Any], channel: str) -> int:
    """How many different values are laid out along a channel."""
    parts: Sequence[Mapping[str, Any]] = [spec, *spec.get("layer", ())]
    fields = (part.get("encoding", {}).get(channel, {}).get("field") for part in parts)
    field = next(filter(None, fields), None)
    return len({row.get(field) for row in spec.get("data", {}).get("values", ())}) if field else 0
