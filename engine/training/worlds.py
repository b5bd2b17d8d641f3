"""An invented database: its tables with rows, and the model that a careful person would write for it."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from engine.training.things import Part, Thing, proper_names, things_of
from semantic.model import SemanticModel

NOW = datetime(2026, 6, 15, 9)
_DAYS = 600  # how far back things happen
_STYLES = ("snake", "camel", "pascal", "upper", "spaced")
Row = tuple[Any, ...]


@dataclass(frozen=True)
class World:
    """Facts and objects, and in what style the columns of their tables are named."""

    name: str
    facts: tuple[Thing, ...]
    objects: tuple[Thing, ...]
    style: str
    declared: bool  # whether the tables say which columns are keys
    seed: str

    @property
    def things(self) -> tuple[Thing, ...]:
        """All tables."""
        return (*self.objects, *self.facts)

    def links(self, thing: Thing) -> tuple[Thing, ...]:
        """The objects that a row of the thing belongs to."""
        return self.objects if thing.time else ()

    def fill(self, path: Path) -> None:
        """Write the tables with their rows into a new DuckDB file."""
        chance = random.Random(f"{self.seed} rows")
        sizes = {thing.name: chance.randint(12, 30) for thing in self.objects}
        with duckdb.connect(str(path)) as connection:
            for thing in self.things:
                connection.execute(f"CREATE TABLE {self._table(thing)} ({', '.join(self._columns(thing))})")
                rows = self._rows(thing, sizes, chance)
                arrow = pa.table({f"c{at}": list(cells) for at, cells in enumerate(zip(*rows, strict=True))})
                connection.register("rows_of_it", arrow)
                connection.execute(f"INSERT INTO {self._table(thing)} SELECT * FROM rows_of_it")
                connection.unregister("rows_of_it")

    def _columns(self, thing: Thing) -> list[str]:
        key, keyed = (" PRIMARY KEY", self.declared) if self.declared else ("", False)
        found = [f"{self.column(f'{thing.noun} id')} INTEGER{key}"]
        for one in self.links(thing):
            here = self.column(f"{one.noun} id")
            target = f" REFERENCES {self._table(one)} ({here})" if keyed else ""
            found.append(f"{here} INTEGER{target}")
        found += [f"{self.column(f'{thing.noun} name')} VARCHAR"] if not thing.time else []
        found += [f"{self.column(thing.time.label)} TIMESTAMP"] if thing.time else []
        found += [f"{self.column(part.label)} DOUBLE" for part in thing.numbers]
        return found + [f"{self.column(part.label)} VARCHAR" for part in thing.classes]

    def _rows(self, thing: Thing, sizes: dict[str, int], chance: random.Random) -> list[Row]:
        names = proper_names(sizes.get(thing.name, 0), chance)
        count = len(names) or chance.randint(150, 250)
        return [
            (
                number + 1,
                *(chance.randint(1, sizes[one.name]) for one in self.links(thing)),
                *(names[number : number + 1]),
                *([NOW - timedelta(hours=chance.randint(1, 24 * _DAYS))] if thing.time else []),
                *(chance.randint(10, 990) / 2 for _ in thing.numbers),
                *(_skewed(part.values, chance) for part in thing.classes),
            )
            for number in range(count)
        ]

    def _table(self, thing: Thing) -> str:
        return self.column(thing.noun if self.style in ("camel", "pascal") else thing.nouns)

    def column(self, label: str) -> str:
        """The label as a quoted name in the style of this database."""
        words = label.split()
        capitals = [word.capitalize() for word in words]
        named = {
            "snake": "_".join(words),
            "upper": "_".join(words).upper(),
            "camel": "".join([words[0], *capitals[1:]]),
            "pascal": "".join(capitals),
            "spaced": label,
        }
        return f'"{named[self.style]}"'

    def model(self) -> SemanticModel:
        """The written model: every column under its label, some with the other words for it."""
        chance = random.Random(f"{self.seed} model")
        shared: dict[str, list[Thing]] = {}
        for thing in self.things:
            for part in thing.classes:
                shared.setdefault(part.name, []).append(thing)
        data: dict[str, Any] = {
            "name": self.name,
            "label": self.name.capitalize(),
            "now": NOW.isoformat(),
            "datasets": [self._dataset(thing, chance) for thing in self.things],
            "relationships": [
                {
                    "name": f"{thing.name}_{one.name}",
                    "from": thing.name,
                    "to": one.name,
                    "from_columns": [self.column(f"{one.noun} id").strip('"')],
                    "to_columns": [self.column(f"{one.noun} id").strip('"')],
                }
                for thing in self.things
                for one in self.links(thing)
            ],
            "metrics": [metric for thing in self.things for metric in self._metrics(thing, chance)],
        }
        return SemanticModel.model_validate(data)

    def _dataset(self, thing: Thing, chance: random.Random) -> dict[str, Any]:
        fields = [self._field(part, "number", "measure", chance) for part in thing.numbers]
        fields += [self._field(part, "string", "dimension", chance) for part in thing.classes]
        found: dict[str, Any] = {
            "name": thing.name,
            "table": self._table(thing).strip('"'),
            "label": thing.nouns.capitalize(),
            "noun": thing.noun,
            "nouns": thing.nouns,
            "primary_key": [self.column(f"{thing.noun} id").strip('"')],
        }
        if thing.time:
            fields.append(self._field(thing.time, "timestamp", "time", chance))
            return {**found, "time": thing.time.name, "fields": fields}
        named = self._field(Part(f"{thing.noun} name"), "string", "dimension", chance)
        named |= {"label": thing.noun.capitalize(), "synonyms": [*_known(thing.also, chance)]}
        return {**found, "name_field": named["name"], "fields": [*fields, named]}

    def _field(self, part: Part, kind: str, role: str, chance: random.Random) -> dict[str, Any]:
        expr = self.column(part.label)
        label, synonyms = part.label.capitalize(), [*_known(part.also, chance)]
        return {
            "name": part.name,
            "expr": expr,
            "type": kind,
            "role": role,
            "label": label,
            "synonyms": synonyms,
        }

    def _metrics(self, thing: Thing, chance: random.Random) -> list[dict[str, Any]]:
        count: dict[str, Any] = {
            "name": f"{thing.name}_count",
            "label": thing.nouns.capitalize(),
            "synonyms": [f"number of {thing.nouns}"],
            "type": "simple",
            "measure": {"agg": "count", "dataset": thing.name},
        }
        sums = [
            {
                "name": f"total_{thing.name}_{part.name}",
                "label": f"Total {part.label}",
                "synonyms": [*_known(part.also, chance)],
                "type": "simple",
                "measure": {"agg": "sum", "dataset": thing.name, "expr": self.column(part.label)},
            }
            for part in thing.numbers
            if thing.time
        ]
        return [count, *sums]


def _known(words: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """The words that the model is given; the others nobody told it."""
    return tuple(word for word in words if chance.random() < 0.6)


def _skewed(values: tuple[str, ...], chance: random.Random) -> str:
    """A value, the first ones more often: no two of them should count alike."""
    return values[min(chance.randrange(len(values)), chance.randrange(len(values)))]


def world(domain: str, number: int, seed: int) -> World:
    """One of the databases of a domain; the same for the same seed."""
    key = f"{seed} {domain} {number}"
    chance = random.Random(key)
    facts, objects = things_of(domain, chance)
    return World(domain, facts, objects, chance.choice(_STYLES), chance.random() < 0.5, key)
