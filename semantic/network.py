"""The relationships of a model as a network: the shortest ways from each dataset to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Literal

from semantic.model import SemanticModel
from semantic.routes import Hop, Path

# What has been walked so far: towards one sides only, down to many sides, and on from there.
Leg = Literal["one", "down", "on"]
Place = tuple[str, Leg]
Ways = dict[Place, tuple[Path, ...]]
# The ways from one dataset to another.
Between = Callable[[str, str], tuple[Path, ...]]

# More equally short ways than this are not told apart: several are refused, however many.
_MOST_WAYS = 8


class Network:
    """Ways are worked out when they are first asked for, and kept."""

    def __init__(self, model: SemanticModel) -> None:
        self._model = model
        self._kept: dict[tuple[str, str], Ways] = {}
        self._through: dict[tuple[str, tuple[str, ...], str], tuple[Path, ...]] = {}

    def ways(self, start: str, to: str) -> tuple[Path, ...]:
        """The shortest ways on which a row meets at most one row, else those over one bridge."""
        return self.only(start, to) or self._bridged(start).get((to, "on"), ())

    def only(self, start: str, to: str) -> tuple[Path, ...]:
        """The shortest ways on which a row meets one row at most."""
        return self.single(start).get((to, "one"), ())

    def single(self, start: str) -> Ways:
        """The shortest ways on which a row meets one row at most, to every dataset that has one."""
        return self._once("single", start, self._towards_one)

    def below(self, start: str, to: str) -> tuple[Path, ...]:
        """The shortest ways down to a dataset on the many side, or to one that lies behind it.

        None leads by something shared: an hour of a server and a customer are both of one country, and
        yet no hour is a customer's.
        """
        found = self._once("below", start, self._downwards)
        paths = [*found.get((to, "down"), ()), *found.get((to, "on"), ())]
        shortest = min(map(len, paths), default=0)
        return tuple(path for path in paths if len(path) == shortest)

    def related(self, start: str, to: str) -> tuple[Path, ...]:
        """The shortest ways to rows on the many side, of the row itself or of what it belongs to."""
        return self._once("related", start, self._towards_many).get((to, "down"), ())

    def through(self, start: str, roles: tuple[str, ...], ways: Between) -> tuple[Path, ...]:
        """The ways that lead through the roles, one after the other, as far as the last."""
        key = (start, roles, ways.__name__)
        if key not in self._through:
            self._through[key] = tuple(self._into(start, roles, ways))
        return self._through[key]

    def _into(self, start: str, roles: tuple[str, ...], ways: Between) -> Iterator[Path]:
        if not roles:
            yield ()
            return
        for hop in self.in_roles[roles[0]]:
            for before in ways(start, hop.start):
                for after in self.through(hop.to, roles[1:], self.only):
                    yield (*before, hop, *after)

    @cached_property
    def in_roles(self) -> dict[str, tuple[Hop, ...]]:
        """The steps that lead to something in a role, by the role."""
        found: dict[str, tuple[Hop, ...]] = {}
        for one in self._model.relationships:
            if one.role:
                found[one.role] = (*found.get(one.role, ()), Hop(one))
        return found

    @cached_property
    def _ahead(self) -> dict[str, tuple[Hop, ...]]:
        hops = [Hop(one) for one in self._model.relationships]
        hops += [Hop(one, back=True) for one in self._model.relationships if one.cardinality == "one_to_one"]
        return _by_start(hops)

    @cached_property
    def _down(self) -> dict[str, tuple[Hop, ...]]:
        hops = (Hop(one, back=True) for one in self._model.relationships)
        return _by_start(hop for hop in hops if hop.spreads)

    @cached_property
    def _bridges(self) -> frozenset[str]:
        return frozenset(dataset.name for dataset in self._model.datasets if dataset.bridge)

    def _bridged(self, start: str) -> Ways:
        return self._once("bridged", start, self._over_bridge)

    def _once(self, kind: str, start: str, ahead: Callable[[Place], Iterator[tuple[Hop, Leg]]]) -> Ways:
        """The kept answer. Beside the ways themselves nothing leads to what is met once anyway."""
        key = (kind, start)
        if key not in self._kept:
            met_once = () if kind == "single" else (name for name, _ in self.single(start))
            self._kept[key] = _shortest(start, ahead, frozenset(met_once))
        return self._kept[key]

    def _towards_one(self, place: Place) -> Iterator[tuple[Hop, Leg]]:
        for hop in self._ahead.get(place[0], ()):
            yield hop, "one"

    def _over_bridge(self, place: Place) -> Iterator[tuple[Hop, Leg]]:
        name, leg = place
        for hop in self._ahead.get(name, ()):
            yield hop, leg
        for hop in self._down.get(name, ()) if leg == "one" else ():
            if hop.to in self._bridges:
                yield hop, "on"

    def _downwards(self, place: Place) -> Iterator[tuple[Hop, Leg]]:
        name, leg = place
        for hop in self._down.get(name, ()) if leg != "on" else ():
            yield hop, "down"
        for hop in self._ahead.get(name, ()) if leg != "one" else ():
            yield hop, "on"

    def _towards_many(self, place: Place) -> Iterator[tuple[Hop, Leg]]:
        name, leg = place
        for hop in self._ahead.get(name, ()) if leg == "one" else ():
            yield hop, "one"
        for hop in self._down.get(name, ()):
            yield hop, "down"


def _by_start(hops: Iterable[Hop]) -> dict[str, tuple[Hop, ...]]:
    found: dict[str, tuple[Hop, ...]] = {}
    for hop in hops:
        found[hop.start] = (*found.get(hop.start, ()), hop)
    return found


def _shortest(
    start: str, ahead: Callable[[Place], Iterator[tuple[Hop, Leg]]], met_once: frozenset[str]
) -> Ways:
    """Every shortest chain of hops by where it ends; on later legs none leads to what is met once anyway."""
    found: Ways = {(start, "one"): ((),)}
    frontier: list[Place] = [(start, "one")]
    while frontier:
        reached: dict[Place, list[Path]] = {}
        for at in frontier:
            for hop, leg in ahead(at):
                place: Place = (hop.to, leg)
                if place not in found and (leg == "one" or hop.to not in met_once):
                    reached.setdefault(place, []).extend((*path, hop) for path in found[at])
        found.update({place: tuple(paths[:_MOST_WAYS]) for place, paths in reached.items()})
        frontier = sorted(reached)
    return found
