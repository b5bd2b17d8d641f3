"""Conditions on what a fact reaches."""

from typing import Any

from semantic.model import SemanticModel
from tests.differential.drawing.dice import Dice
from tests.differential.reading.routes import Map, Route
from tests.differential.world import Row, Unclear, Value

Drawn = dict[str, Any]
_OWN_KEYS = frozenset({"id", "person_id", "shop_id", "other_shop_id", "shop_no", "shelf_no"})
_KEYS = _OWN_KEYS | {"sale_id", "club_id", "city_id", "land_id"}


class Conditions:
    """Draws conditions over a model. `routes` gives what one fact reaches, by name."""

    def __init__(self, model: SemanticModel, rows: dict[str, list[Row]], dice: Dice) -> None:
        self.model, self.rows, self.dice = model, rows, dice
        self.map = Map(model)
        self._known: dict[str, dict[str, Route]] = {}

    def routes(self, fact: str) -> dict[str, Route]:
        """Every dimension with one meaning for the fact, finer ones too; no keys."""
        if fact not in self._known:
            self._known[fact] = dict(self._routes(fact))
        return self._known[fact]

    def _routes(self, fact: str) -> list[tuple[str, Route]]:
        roles = sorted({link.role for link in self.model.relationships if link.role})
        fields = [(one.name, field) for one in self.model.datasets for field in one.fields]
        plain = [
            field.dimension or f"{dataset}.{field.name}"
            for dataset, field in fields
            if field.name not in _KEYS
        ]
        names = [*plain, *(f"{role}.{name}" for role in roles for name in plain)]
        found = []
        for name in dict.fromkeys(names):
            try:
                found.append((name, self.map.route(fact, name)))
            except Unclear:
                continue
        return found

    def draw(self, fact: str, depth: int = 0, everyone: tuple[str, ...] = ()) -> Drawn:
        """A condition that each of the facts (`everyone`) understands."""
        kind = self.dice.pick({"leaf": 6, "and": 1.5, "or": 1, "not": 1.5} if depth < 2 else {"leaf": 1})
        if kind == "leaf":
            return self.leaf(fact, everyone or (fact,))
        self.dice.tags.add(f"where {kind}")
        if kind == "not":
            return {"kind": "not", "item": self.draw(fact, depth + 1, everyone)}
        items = [self.draw(fact, depth + 1, everyone) for _ in range(2)]
        return {"kind": kind, "items": items}

    def leaf(self, fact: str, everyone: tuple[str, ...]) -> Drawn:
        """One comparison."""
        routes = self.routes(fact)
        names = [name for name in routes if all(name in self.routes(one) for one in everyone)]
        far = [name for name in names if routes[name].many]
        near = [name for name in names if routes[name].on]
        throw = self.dice.random()
        if everyone == (fact,) and self._timed(fact) and self.dice.chance(0.08, "part_condition"):
            return {"kind": "compare", "field": "hour_of_day", "op": "<", "value": self.dice.randrange(24)}
        name = self.dice.choice(far if far and throw < 0.3 else near if near and throw < 0.6 else names)
        return self.compare(name, routes[name])

    def _timed(self, fact: str) -> bool:
        found = self.model.dataset(fact)
        return bool(found and found.time == "at")

    def compare(self, name: str, route: Route) -> Drawn:
        """A comparison of this dimension with values it may have."""
        if route.many:
            self.dice.tags |= {"bridge", "bridge_condition"} if route.groups else {"finer"}
        if any(step.link.valid_from for step in route.on):
            self.dice.tags |= {"validity", "validity_condition"}
        kind = route.field.type
        values = [self.dice.choice(self._values(kind, route)) for _ in range(3)]
        form = self.dice.pick({"=": 3, "!=": 2, "in": 2, "null": 1, "between": 1, "<": 1, ">=": 1})
        self.dice.tags.add(f"where {form}")
        if form == "null":
            return {"kind": "null", "field": name}
        if form == "in":
            return {"kind": "in", "field": name, "values": values[:2]}
        if form in ("between", "<", ">=") and kind in ("string", "boolean"):
            form = "="
        if form == "between":
            low, high = sorted(values[:2])
            return {"kind": "between", "field": name, "low": low, "high": high}
        return {"kind": "compare", "field": name, "op": form, "value": values[0]}

    def _values(self, kind: str, route: Route) -> list[Any]:
        if route.field.buckets:
            return ["below 2", "2 to 10", "10 or more"]
        if route.field.expr:
            return ["many", "web", "none", "few"]
        found: set[Value] = {row.get(route.field.name) for row in self._rows_of(route)} - {None}
        if kind in ("date", "timestamp"):
            return sorted(str(value)[:10] for value in found) or ["2025-05-05"]
        absent: dict[str, Any] = {"string": "nothing", "boolean": True, "integer": 3, "number": 2.5}
        return [*sorted(found, key=str), absent[kind]]

    def _rows_of(self, route: Route) -> list[Row]:
        carriers = [one for one in self.model.datasets if route.field in one.fields]
        return [row for one in carriers for row in self.rows[one.table]]
