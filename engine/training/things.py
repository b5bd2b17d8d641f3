"""What invented databases are about: things that happen and objects that take part (domains.yaml)."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_SYLLABLES = (
    "ba",
    "den",
    "fi",
    "gor",
    "hal",
    "ki",
    "lum",
    "mar",
    "no",
    "per",
    "qua",
    "ros",
    "sil",
    "tor",
    "ven",
    "zu",
)


@dataclass(frozen=True)
class Part:
    """A column: its label, other words that people use for it, and its values where it is a class."""

    label: str
    also: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label as a name in a model."""
        return self.label.replace(" ", "_")


@dataclass(frozen=True)
class Thing:
    """A table: what a row is called, its numbers and classes; its time where it happens."""

    noun: str
    nouns: str
    also: tuple[str, ...]
    numbers: tuple[Part, ...]
    classes: tuple[Part, ...]
    time: Part | None = None

    @property
    def name(self) -> str:
        """The noun as a name in a model."""
        return self.noun.replace(" ", "_")


@cache
def domains() -> dict[str, Any]:
    """All domains by name, in order."""
    found: dict[str, Any] = yaml.safe_load(
        files("engine.training").joinpath("domains.yaml").read_text("utf-8")
    )
    return found


def things_of(domain: str, chance: random.Random) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """The facts and the objects of one database of a domain; some columns are left out by chance."""
    data = domains()[domain]
    facts = data["facts"][: chance.choice([1, 2, 2])]
    return tuple(_thing(one, chance) for one in facts), tuple(_thing(one, chance) for one in data["objects"])


def _thing(data: Mapping[str, Any], chance: random.Random) -> Thing:
    numbers = [Part(label, tuple(also)) for label, also in data["numbers"].items()]
    classes = [Part(label, (), tuple(values)) for label, values in data["classes"].items()]
    noun, nouns = data["noun"]
    return Thing(
        noun,
        nouns,
        tuple(data.get("also", ())),
        _some(numbers, chance),
        _some(classes, chance),
        Part(data["time"]) if "time" in data else None,
    )


def _some(parts: list[Part], chance: random.Random) -> tuple[Part, ...]:
    """All the parts, or all but one."""
    left_out = chance.randrange(len(parts) * 2) if len(parts) > 1 else None
    return tuple(part for at, part in enumerate(parts) if at != left_out)


def proper_names(count: int, chance: random.Random) -> list[str]:
    """So many different invented names."""
    found: dict[str, None] = {}
    while len(found) < count:
        found.setdefault(
            "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice([2, 3]))).capitalize()
        )
    return list(found)
