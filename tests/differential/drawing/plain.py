"""Simple metrics and arithmetic over them."""

from collections.abc import Callable
from typing import Any

from tests.differential.drawing.measures import draw_measure
from tests.differential.drawing.shelf import Shelf

Drawn = dict[str, Any]
_EVENTS = ("sales", "visits", "stock")


class Plain:
    """Draws simple, ratio and derived metrics; later ones may use earlier ones."""

    def __init__(self, shelf: Shelf, condition: Callable[[str], Drawn | None]) -> None:
        self.shelf, self.dice, self.condition = shelf, shelf.dice, condition
        self.made: list[Drawn] = []
        self.plain: dict[str, list[str]] = {}

    def _keep(self, kind: str, **parts: Any) -> None:
        self.made.append({"name": f"m{len(self.made)}", "type": kind, **parts})

    def _fact(self) -> str:
        return self.dice.choice(self.shelf.facts)

    def _event_fact(self) -> str:
        return self.dice.choice([fact for fact in self.shelf.facts if fact in _EVENTS])

    def _where(self, fact: str, share: float) -> Drawn:
        found = self.condition(fact) if self.dice.chance(share, "metric_where") else None
        return {"where": found} if found else {}

    def _fill(self) -> Drawn:
        return {"fill_nulls_with": self.dice.choice((0, 1))} if self.dice.chance(0.2, "fill_nulls") else {}

    def _simple(self) -> None:
        fact = self._fact()
        where = self._where(fact, 0.3)
        self._keep("simple", measure=draw_measure(self.shelf, fact), **where, **self._fill())

    def _side(self, fact: str) -> Any:
        if self.dice.chance(0.5):
            return draw_measure(self.shelf, fact, plain=self.dice.chance(0.5))
        name = self.dice.choice(self.plain[fact])
        where = self._where(fact, 0.4)
        return {"name": name, **where} if where else name

    def _ratio(self) -> None:
        fact = self._fact()
        other = self._fact() if self.dice.chance(0.3) else fact
        where = self._where(fact, 0.2) if fact == other else {}
        self._keep("ratio", numerator=self._side(fact), denominator=self._side(other), **where)

    def _derived(self) -> None:
        names = [one["name"] for one in self.made if one["type"] in ("simple", "ratio")]
        one, other = self.dice.choice(names), self.dice.choice(names)
        expr = self.dice.choice(("a - b", "a + b", "a / b", "(a - b) / b", "a * 2 - b"))
        self._keep(
            "derived",
            expr=expr,
            metrics=[{"name": one, "alias": "a"}, {"name": other, "alias": "b"}],
            **self._fill(),
        )
