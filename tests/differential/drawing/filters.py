"""What a question is restricted to."""

from tests.differential.drawing.periods import draw_period
from tests.differential.drawing.reach import traits
from tests.differential.drawing.subjects import Drawn, Subject


class Filters(Subject):
    """Draws conditions and the period."""

    def _where(self) -> Drawn:
        fact = self.dice.choice(self.facts)
        throw = self.dice.random()
        if throw < 0.1 and "metric_is" not in self.dice.off:
            return self._metric_is() or self.conditions.draw(fact, 0, self.facts)
        if throw < 0.4 and self.facts == ("sales",) and self.model.dataset("items"):
            self.dice.tags.add("related")
            inner = {"where": self.conditions.draw("items", 1)} if self.dice.chance(0.7) else {}
            found = {"kind": "related", "dataset": "items", **inner}
            return {"kind": "not", "item": found} if self.dice.chance(0.3) else found
        return self.conditions.draw(fact, 0, self.facts)

    def _metric_is(self) -> Drawn | None:
        plain = [one.name for one in self.model.metrics if one.type in ("simple", "ratio")]
        name = self.dice.choice(plain)
        inner = tuple(sorted(traits(self.model, name).facts))
        by = [
            one for one in self._shared(groups=True) if all(one in self.conditions.routes(f) for f in inner)
        ]
        routes = [self.conditions.routes(fact) for fact in (*inner, *self.facts)]
        by = [one for one in by if not any(route[one].many for route in routes)]
        if not by:
            return None
        self.dice.tags.add("metric_is")
        found: Drawn = {"kind": "metric", "metric": name, "by": self.dice.choice(by)}
        found |= {
            "op": self.dice.choice((">", ">=", "<", "=", "!=")),
            "value": self.dice.choice((0, 1, 2, 5, 10.5)),
        }
        if len(inner) == 1 and self.dice.chance(0.4):
            found["where"] = self.conditions.draw(inner[0], 1)
        if all(self._default_time(fact) for fact in inner) and self.dice.chance(0.3):
            found["time"] = draw_period(self.dice, self.season)
        return found

    def _time(self) -> None:
        grouped = any(group["kind"] == "time" for group in self.query["group_by"])
        must = "offset" in self.types and not grouped
        if self.timed and self.dice.chance(1 if must else 0.6, "period"):
            period = draw_period(self.dice, self.season)
            terms = [group for group in self.query["group_by"] if group["kind"] == "time"]
            of = terms[0].get("dimension", "") if terms else ""
            self.query["time"] = {"period": period, "dimension": of}
