"""What a reply says of the model: sentences of the language, the names of things, and a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.language.about.words import about_words
from engine.session import Session
from engine.types.about import Thing
from engine.types.result import Cell, ResultTable
from semantic.catalog import Catalog
from semantic.query import LogicalQuery, MetricRef

MOST_NAMED = 5
# The rows of a query and its SQL, planned and checked; None where it cannot be answered.
Probe = Callable[[LogicalQuery], tuple[str, ResultTable] | None]


@dataclass(frozen=True)
class Told:
    """One part of a reply. `columns` are named by their keys in the language's data."""

    sentence: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    sql: str = ""


@dataclass(frozen=True)
class Teller:
    """Says things of one session's model in its language."""

    session: Session
    probe: Probe

    @property
    def catalog(self) -> Catalog:
        """The model, in the words of the language."""
        return self.session.catalog

    @property
    def data(self) -> Any:
        """The sentences of the language, and what it calls columns, kinds and ages."""
        return about_words(self.session.reader.pack.language).told

    def say(self, sentence: str, **parts: object) -> str:
        """A sentence with its parts filled in; one that begins with a name begins with a capital."""
        template = str(self.data[sentence])
        text = template.format(**parts)
        return text[:1].upper() + text[1:] if template.startswith("{name}") else text

    def inside(self, thing: Thing) -> str:
        """What a thing is called inside a sentence."""
        return self.session.reader.restater.namer.lowered(self.name(thing))

    def name(self, thing: Thing) -> str:
        """What a thing is called: its label as the model writes it."""
        if thing.kind == "metric":
            return self.catalog.metrics[thing.name].label or thing.name.replace("_", " ")
        if thing.kind == "dataset":
            return self.dataset(thing.name)
        return str(thing.value) if thing.kind == "value" else self.catalog.dimensions[thing.name].label

    def dataset(self, name: str) -> str:
        """What a dataset is called; one that is private is not named."""
        known = self.catalog.datasets[name]
        return str(self.data["private"]) if known.private else known.label or name.replace("_", " ")

    def names(self, things: Iterable[Thing]) -> str:
        """All of them in a sentence."""
        return self.listed([self.inside(thing) for thing in things])

    def listed(self, names: Sequence[str]) -> str:
        """ "A, B and C", each once."""
        unique = list(dict.fromkeys(names))
        last = str(self.session.reader.pack.data["restate"]["and"])
        return last.join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)

    def some(self, names: Sequence[str]) -> str:
        """The first few of them."""
        return ", ".join(list(dict.fromkeys(names))[:MOST_NAMED])

    def datasets_of(self, thing: Thing) -> tuple[str, ...]:
        """The datasets that a thing is computed from, or stands in; none that is private."""
        if thing.kind == "metric":
            found: Iterable[str] = self.catalog.facts(MetricRef(name=thing.name))
        elif thing.kind == "dataset":
            found = (thing.name,)
        else:
            found = (binding.dataset for binding in self.catalog.dimensions[thing.name].bindings)
        return tuple(name for name in dict.fromkeys(found) if not self.catalog.datasets[name].private)
