"""Metrics of every type."""

from tests.differential.drawing.measures import draw_measure
from tests.differential.drawing.plain import Drawn, Plain

_STEPS = ("channel = 'web'", "qty > 3", "NOT flag", "channel = 'shop'", "")
TYPES = {
    "simple": 5,
    "ratio": 2,
    "derived": 2,
    "offset": 1.2,
    "to_grain": 0.5,
    "cumulative": 2.2,
    "conversion": 0.9,
    "funnel": 0.9,
    "snapshot": 1,
    "nested": 1.2,
}


class Metrics(Plain):
    """Draws metrics of every type, one after the other."""

    def draw(self) -> list[Drawn]:
        """Two plain ones for each fact, then others of all types."""
        for fact in self.shelf.facts:
            for _ in range(2):
                self._keep("simple", measure=draw_measure(self.shelf, fact, plain=True))
                self.plain.setdefault(fact, []).append(self.made[-1]["name"])
        for _ in range(self.dice.randint(4, 8)):
            kind = self.dice.pick(TYPES)
            if kind == "funnel" and self.shelf.timeless:
                continue
            getattr(self, f"_{kind}")()
        return self.made

    def _offset(self) -> None:
        name = self.dice.choice(self.plain[self._event_fact()])
        unit = self.dice.choice(("day", "week", "month", "month", "quarter", "year"))
        before = {"name": name, "alias": "b", "offset_window": f"{self.dice.randint(1, 3)} {unit}"}
        expr = self.dice.choice(("a - b", "(a - b) / b", "b + 0"))
        inputs = [before] if "a" not in expr else [{"name": name, "alias": "a"}, before]
        self._keep("derived", expr=expr, metrics=inputs)

    def _to_grain(self) -> None:
        name = self.dice.choice(self.plain[self._event_fact()])
        start = {"name": name, "alias": "b", "offset_to_grain": self.dice.choice(("week", "month", "year"))}
        self._keep("derived", expr="a - b", metrics=[{"name": name, "alias": "a"}, start])

    def _cumulative(self) -> None:
        fact = self._event_fact()
        measured = self.dice.chance(0.5)
        inner = draw_measure(self.shelf, fact) if measured else self.dice.choice(self.plain[fact])
        if self.dice.chance(0.15):
            inner = next((one["name"] for one in self.made if one["type"] == "ratio"), inner)
        agg = self.dice.choice(("last", "last", "first", "average", "min", "max"))
        self._keep("cumulative", metric=inner, period_agg=agg, **self._reach())

    def _reach(self) -> Drawn:
        reach = self.dice.pick({"rolling": 3, "to_date": 1, "all_time": 1})
        if reach == "rolling":
            count, unit = self.dice.choice(
                ((7, "day"), (3, "day"), (2, "week"), (1, "month"), (1, "quarter"))
            )
            return {"window": f"{count} {unit}"}
        grains = ("week", "month", "quarter", "year", "fiscal_quarter")
        return {"grain_to_date": self.dice.choice(grains)} if reach == "to_date" else {}

    def _events(self) -> Drawn:
        count, unit = self.dice.choice(((1, "day"), (7, "day"), (1, "month"), (6, "hour"), (2, "week")))
        window = {"window": f"{count} {unit}"} if self.dice.chance(0.7) else {}
        return window | {"calculation": self.dice.choice(("conversion_rate", "conversions"))}

    def _conversion(self) -> None:
        base = {"agg": "count", "dataset": self._event_fact(), "time": "at"}
        conversion: Drawn = {
            "agg": "count",
            "dataset": self._event_fact(),
            "time": self.dice.choice(("at", "paid")),
        }
        for one in (base, conversion):
            if text := self.dice.choice(_STEPS):
                one["filter"] = text
        if self.dice.chance(0.2):
            conversion |= self.dice.choice(
                ({"agg": "sum", "expr": "qty"}, {"agg": "count_distinct", "expr": "qty"})
            )
        pair = [{"base": "channel", "conversion": "channel"}]
        constant = {"constant_properties": pair} if self.dice.chance(0.2) else {}
        self._keep(
            "conversion", entity="person_id", base=base, conversion=conversion, **self._events(), **constant
        )

    def _funnel(self) -> None:
        steps = [
            {
                "name": f"s{n}",
                "dataset": self._event_fact(),
                "entity": "person_id",
                "time": "at",
                "filter": self.dice.choice(_STEPS),
            }
            for n in range(self.dice.choice((2, 2, 3)))
        ]
        self._keep("funnel", steps=steps, **self._events())

    def _snapshot(self) -> None:
        fact = self._event_fact()
        how: Drawn = {
            "name": "day",
            "window_choice": self.dice.choice(("last", "last", "first", "min", "max")),
        }
        if self.dice.chance(0.5):
            how["window_groupings"] = ["channel"]
        measure = {
            "agg": self.dice.choice(("sum", "sum", "count", "average")),
            "dataset": fact,
            "non_additive_dimension": how,
        }
        self._keep("simple", measure=measure if measure["agg"] == "count" else {**measure, "expr": "qty"})

    def _channel(self, fact: str) -> str:
        fields = {one["name"]: one for one in self.shelf.datasets[fact]["fields"]}
        return str(fields["channel"].get("dimension") or f"{fact}.channel")

    def _nested(self) -> None:
        fact = self._event_fact()
        channel = self._channel(fact)
        by = self.dice.choice(((channel,), (f"{fact}.qty",), (channel, f"{fact}.flag"), ()))
        grain = (
            {"grain": self.dice.choice(("day", "week", "month"))} if not by or self.dice.chance(0.3) else {}
        )
        agg = self.dice.choice(("average", "max", "min", "sum", "median", "count"))
        self._keep("nested", agg=agg, metric=self.dice.choice(self.plain[fact]), by=list(by), **grain)
