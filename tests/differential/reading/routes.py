"""From a row of one dataset to what other datasets say of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from semantic.fields import Field
from semantic.model import Relationship, SemanticModel
from tests.differential.world import Unclear


@dataclass(frozen=True)
class Step:
    """One relationship, followed forward (many to one) or back."""

    link: Relationship
    back: bool

    @property
    def target(self) -> str:
        """The dataset it leads to."""
        return self.link.source if self.back else self.link.to

    @property
    def one(self) -> bool:
        """Whether at most one row is met."""
        return not self.back or self.link.cardinality == "one_to_one"


@dataclass(frozen=True)
class Route:
    """`many` leads to the related rows (empty: the row itself), `on` from there, many-to-one, to the field.

    `groups` says whether one may group by it: not when a finer table lies on the way.
    """

    many: tuple[Step, ...]
    on: tuple[Step, ...]
    field: Field
    groups: bool


class Map:
    """All ways of a model."""

    def __init__(self, model: SemanticModel) -> None:
        self.model = model
        self.bridges = {one.name for one in model.datasets if one.bridge}
        self._known: dict[tuple[str, str], Route] = {}

    def route(self, origin: str, name: str) -> Route:
        """The one way from `origin` to the dimension; Unclear if there is none or more than one."""
        if (origin, name) not in self._known:
            self._known[origin, name] = self._route(origin, name)
        return self._known[origin, name]

    def _route(self, origin: str, name: str) -> Route:
        role, targets = self._targets(name)
        for finer in (False, True):
            found = [(way, field) for dataset, field in targets for way in self.ways(origin, dataset, finer)]
            if role:
                found = [one for one in found if role in {step.link.role for step in one[0]}]
            elif any(step.link.role for way, _ in found for step in way) and len(found) > 1:
                raise Unclear(f"{name} from {origin}")
            if found:
                shortest = min(len(way) for way, _ in found)
                near = [one for one in found if len(one[0]) == shortest]
                if len(near) > 1:
                    raise Unclear(f"{name} from {origin}")
                return _split(*near[0], groups=not finer)
        raise Unclear(f"no way to {name} from {origin}")

    def _targets(self, name: str) -> tuple[str, list[tuple[str, Field]]]:
        """The role, and the fields that carry the name."""
        roles = {link.role for link in self.model.relationships if link.role}
        head, _, rest = name.partition(".")
        role, name = (head, rest) if head in roles else ("", name)
        dataset, _, column = name.partition(".")
        fields = [(one.name, field) for one in self.model.datasets for field in one.fields]
        return role, [
            (at, field)
            for at, field in fields
            if field.dimension == name or (at, field.name) == (dataset, column)
        ]

    def ways(self, origin: str, target: str, finer: bool) -> Iterator[tuple[Step, ...]]:
        """Every way that meets no dataset twice; a finer one begins on the many side."""
        yield from self._walk((), origin, target, {origin}, finer)

    def _walk(
        self, way: tuple[Step, ...], at: str, target: str, seen: set[str], finer: bool
    ) -> Iterator[tuple[Step, ...]]:
        if at == target and (not finer or any(not step.one for step in way)):
            yield way
        for step in self._steps(at):
            descending = all(not one.one for one in way)
            allowed = step.one or (descending if finer else step.target in self.bridges)
            if allowed and step.target not in seen:
                yield from self._walk((*way, step), step.target, target, seen | {step.target}, finer)

    def _steps(self, at: str) -> Iterator[Step]:
        for link in self.model.relationships:
            if link.source == at:
                yield Step(link, back=False)
            if link.to == at:
                yield Step(link, back=True)

    def down(self, origin: str, target: str) -> tuple[Step, ...]:
        """The one way to the many side."""
        found = list(self.ways(origin, target, finer=True))
        if len(found) != 1 or any(step.one for step in found[0]):
            raise Unclear(f"rows of {target} from {origin}")
        return found[0]


def _split(way: tuple[Step, ...], field: Field, groups: bool) -> Route:
    last = max((place + 1 for place, step in enumerate(way) if not step.one), default=0)
    return Route(way[:last], way[last:], field, groups)
