"""The weights of the ranking by name (weights.json), and costs that remember what they are summed of.

A lower cost is better. Each weight is a `Cost` of its own, so that whatever is added up of weights can say
how often each of them went into it: the features of a reading. `parlance train` holds them against examples.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import SupportsIndex

Parts = tuple[tuple[str, float], ...]


class Cost(float):
    """A number and its `parts`: names of weights, each with how often it was added."""

    __slots__ = ("parts",)
    parts: Parts

    def __new__(cls, value: float = 0.0, parts: Parts = ()) -> "Cost":
        made = super().__new__(cls, value)
        made.parts = parts
        return made

    def __add__(self, other: float) -> "Cost":
        return Cost(float(self) + float(other), self.parts + parts_of(other))

    __radd__ = __add__

    def __mul__(self, times: float) -> "Cost":
        parts = tuple((name, count * times) for name, count in self.parts) if times else ()
        return Cost(float(self) * times, parts)

    __rmul__ = __mul__

    def __neg__(self) -> "Cost":
        return self * -1

    def __round__(self, digits: SupportsIndex | None = None) -> "Cost":  # type: ignore[override]
        return Cost(round(float(self), digits or 0), self.parts)

    def __reduce__(self) -> tuple[type["Cost"], tuple[float, Parts]]:
        return Cost, (float(self), self.parts)


def parts_of(cost: float) -> Parts:
    """What a cost is summed of; nothing is known of a plain number."""
    return cost.parts if isinstance(cost, Cost) else ()


def counted(parts: Parts) -> dict[str, float]:
    """How often each weight was added, by name in order; none that cancelled out."""
    found: dict[str, float] = {}
    for name, count in parts:
        found[name] = found.get(name, 0.0) + count
    return {name: found[name] for name in sorted(found) if found[name]}


def _costs(values: Mapping[str, float]) -> dict[str, Cost]:
    return {name: Cost(value, ((name, 1.0),)) for name, value in values.items()}


def _stored() -> dict[str, Cost]:
    return _costs(json.loads(files("engine.language").joinpath("weights.json").read_text("utf-8")))


WEIGHTS: Mapping[str, Cost] = MappingProxyType(_stored())
RIVAL = 0.5  # a reading that costs so much more is no rival
UNSURE_MARGIN = 1.0  # between words that were mistyped alike no reading is sure that is not far ahead
