"""What a question is about, and what may be said of it."""

from typing import Any

from semantic.model import SemanticModel
from tests.differential.drawing.calendars import Season
from tests.differential.drawing.conditions import Conditions
from tests.differential.drawing.dice import Dice
from tests.differential.drawing.reach import Traits, traits
from tests.differential.reading.routes import Route

Drawn = dict[str, Any]
IN_TIME = frozenset({"cumulative", "offset", "to_grain"})


class Subject:
    """Some metrics of a model, with the facts and types they are made of."""

    def __init__(self, model: SemanticModel, season: Season, conditions: Conditions, dice: Dice) -> None:
        self.model, self.season, self.conditions, self.dice = model, season, conditions, dice
        self.query: Drawn = {}

    def take(self, names: list[str]) -> None:
        """Speak of these metrics."""
        self.known: list[Traits] = [traits(self.model, name) for name in names]
        self.facts = tuple(sorted({fact for one in self.known for fact in one.facts}))
        self.types = frozenset(kind for one in self.known for kind in one.types)
        self.timed = all(self._default_time(fact) for fact in self.facts)
        self.dice.tags |= {f"metric {kind}" for kind in self.types}
        if len(self.facts) > 1:
            self.dice.tags.add("two_facts")

    def _default_time(self, fact: str) -> str:
        found = self.model.dataset(fact)
        return found.time if found else ""

    def _shared(self, groups: bool) -> list[str]:
        """What all facts reach; what lies far away comes first to be drawn more often."""
        first, *others = [self.conditions.routes(fact) for fact in self.facts]
        names = [name for name, route in first.items() if route.groups or not groups]
        names = [
            name for name in names if all(name in one and (one[name].groups or not groups) for one in others)
        ]
        plain = [name for name in names if first[name].field.type not in ("timestamp", "number")]
        return [name for name in plain for _ in range(_weight(first[name]))]


def _weight(route: Route) -> int:
    held = any(step.link.valid_from for step in route.on)
    return 20 if held else 8 if route.many else 3 if route.on else 1
