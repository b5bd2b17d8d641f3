"""A question about the model and its data: what it asks for, and of which things."""

from dataclasses import dataclass
from typing import Literal

from semantic.fields import Scalar

AboutKind = Literal[
    "definition", "lineage", "filters", "owner", "freshness", "target", "anything", "metrics", "dimensions",
    "datasets", "topic", "splits", "values", "why", "unusual",
]  # fmt: skip
ThingKind = Literal["metric", "dimension", "dataset", "value"]
UNEXPLAINED: tuple[AboutKind, ...] = ("why", "unusual")


@dataclass(frozen=True)
class Thing:
    """Something that the model names; of a value, `name` is its dimension."""

    kind: ThingKind
    name: str
    value: Scalar = ""


@dataclass(frozen=True)
class AboutQuestion:
    """What is asked for, in order, of which things; `word` is how the only thing was called.

    `things` are the meanings of that word where it has several (`meanings`).
    """

    kinds: tuple[AboutKind, ...]
    things: tuple[Thing, ...] = ()
    word: str = ""
    meanings: bool = False
