"""What a model knows of lengths: the time between two times of a row, and other numbers of its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from engine.language.pack import Pack
from engine.language.tokens import words_of
from semantic.catalog import Catalog
from semantic.fields import Field
from semantic.lapses import is_lapse, lapse_sql
from semantic.model import Dataset

_UNITS = ("min", "h", "days")
_TIMES = ("s", "min", "h", "days")  # units of time
Place = tuple[str, str]  # dataset, field


@dataclass(frozen=True)
class Lapse:
    """A number of a model that is the time between two others of its rows."""

    name: str
    dataset: str
    first: str
    last: str
    unit: str
    main: bool  # whether it begins with the time that the rows are usually counted by
    planned: bool  # whether it begins with a time that was only planned: from due to paid


@dataclass(frozen=True)
class Amount:
    """A number that the rows themselves have: the stems of its names, each name by itself."""

    name: str
    dataset: str
    names: tuple[frozenset[str], ...]
    unit: str

    def has(self, stems: frozenset[str]) -> bool:
        """Whether one of its names holds all of these."""
        return any(stems <= name for name in self.names)

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time by its unit."""
        return self.unit in _TIMES


@dataclass(frozen=True)
class Lengths:
    """Those of a model, the usual unit of a lapse first; `stems` are those in the names of times.

    `coarser` are pairs of datasets where rows of the first belong to one of the second, `timed` are
    the metrics told in a unit of time.
    """

    lapses: tuple[Lapse, ...] = ()
    amounts: tuple[Amount, ...] = ()
    stems: Mapping[Place, frozenset[str]] = field(default_factory=dict)
    coarser: frozenset[tuple[str, str]] = frozenset()
    timed: frozenset[str] = frozenset()

    @cached_property
    def _named(self) -> Mapping[str, frozenset[Place]]:
        """The times by each stem of their names."""
        found: dict[str, set[Place]] = {}
        for place, stems in self.stems.items():
            for stem in stems:
                found.setdefault(stem, set()).add(place)
        return {stem: frozenset(places) for stem, places in found.items()}

    def named(self, stems: frozenset[str]) -> frozenset[Place]:
        """The times with all of these stems in their names."""
        places = [self._named.get(stem, frozenset()) for stem in stems]
        return frozenset.intersection(*places) if places else frozenset(self.stems)


def lengths_of(catalog: Catalog, pack: Pack) -> Lengths:
    """The lengths that a catalog has."""
    lapses: list[Lapse] = []
    amounts: list[Amount] = []
    stems: dict[Place, frozenset[str]] = {}
    for dataset in catalog.model.datasets:
        own = list(_lapses(dataset, catalog, pack))
        lapses += own
        amounts += _amounts(dataset, catalog, pack)
        for time in (one for one in dataset.fields if one.role == "time") if own else ():
            stems[dataset.name, time.name] = frozenset().union(*_names(time, catalog, pack))
    homes = {one.dataset for one in lapses}
    wholes = product(homes, (one.name for one in catalog.model.datasets))
    coarser = frozenset((home, to) for home, to in wholes if catalog.network.ways(home, to))
    timed = frozenset(name for name, one in catalog.metrics.items() if one.unit in _TIMES)
    return Lengths(tuple(lapses), tuple(amounts), stems, coarser, timed)


def _lapses(dataset: Dataset, catalog: Catalog, pack: Pack) -> Iterator[Lapse]:
    times = [one for one in dataset.fields if one.role == "time"]
    planned = {one.name for one in times if set(words_of(one.label)) & set(pack.thesaurus["lapse_planned"])}
    made = {lapse_sql(u, a.sql, b.sql, whole=w): (a, b) for u, w, a, b in _pairs(times)}
    for one in dataset.fields:
        name = _key(dataset, one)
        if is_lapse(one.expr) and one.expr in made and name in catalog.dimensions:
            first, last = made[one.expr]
            ends = (first.name == dataset.time, first.name in planned)
            yield Lapse(name, dataset.name, first.name, last.name, one.unit, *ends)


def _pairs(times: Sequence[Field]) -> Iterator[tuple[str, bool, Field, Field]]:
    return ((u, w, a, b) for u, w, a, b in product(_UNITS, (True, False), times, times) if a is not b)


def _amounts(dataset: Dataset, catalog: Catalog, pack: Pack) -> Iterator[Amount]:
    for one in dataset.fields:
        name = _key(dataset, one)
        numeric = one.is_stored_amount and one.type in ("integer", "number")
        if numeric and name in catalog.dimensions and not one.buckets:
            yield Amount(name, dataset.name, tuple(_names(one, catalog, pack)), one.unit)


def _key(dataset: Dataset, one: Field) -> str:
    return one.dimension or f"{dataset.name}.{one.name}"


def _names(one: Field, catalog: Catalog, pack: Pack) -> Iterator[frozenset[str]]:
    known = catalog.dimensions.get(one.dimension) if one.dimension else None
    more = (known.label, *known.synonyms) if known else ()
    for text in (one.label, *one.synonyms, *more):
        yield frozenset(map(pack.stem, words_of(text)))
