"""Numbers made on the spot in the words of a language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.language.restating.naming import Namer, rows_text
from semantic.filters import Compare, Condition
from semantic.query import (
    CorrelationTerm,
    MadeTerm,
    MetricRef,
    MetricTerm,
    NestedTerm,
    RatioTerm,
    RollingTerm,
    RowsTerm,
    StepsTerm,
    TopShareTerm,
    WithinTerm,
)


@dataclass(frozen=True)
class TermWriter:
    """Writes such numbers by the templates of a pack's section `restate`; `plain` writes what they are of."""

    words: dict[str, Any]
    namer: Namer
    plain: Callable[[MetricTerm], str]
    condition: Callable[[Condition], str]

    def text(self, term: MadeTerm) -> str:
        """The number in words."""
        if isinstance(term, RatioTerm):
            return self._ratio(term)
        if isinstance(term, NestedTerm):
            return self._nested(term) if term.bound is None else self._passing(term)
        if isinstance(term, WithinTerm):
            return self._within(term)
        if isinstance(term, TopShareTerm):
            return self._top_share(term)
        if isinstance(term, CorrelationTerm):
            return self._correlation(term)
        if isinstance(term, StepsTerm):
            if term.in_order:
                return self._path(term)
            whole, condition = self.plain(term.of), self.condition(term.where)
            return str(self.words["those"].format(metric=whole, condition=condition))
        if isinstance(term, RowsTerm):
            return rows_text(term.dataset, self.words, self.namer)
        return self._rolling(term)

    def _rolling(self, term: RollingTerm) -> str:
        inner = self.plain(term.of)
        if term.window is None:
            return str(self.words["cumulative"].format(metric=inner))
        unit = self.words["units"][term.window.unit][0]
        name = "moving_average" if term.average else "rolling"
        return str(self.words[name].format(n=term.window.count, unit=unit, metric=inner))

    def _ratio(self, term: RatioTerm) -> str:
        above, below = self.plain(term.top), self.plain(term.bottom)
        if term.where is not None and term.top == term.bottom and term.per == 1:
            text = self.words["share_of_those"].format(metric=above, condition=self.condition(term.where))
            return str(text)
        unit = self.namer.catalog.metrics[term.bottom.name].unit if isinstance(term.bottom, MetricRef) else ""
        if unit == "s":
            sizes = [(size, word) for size, word in self.words["seconds"] if term.per % size == 0]
            size, word = sizes[0] if sizes else (1, self.words["units"]["second"][1])
            count = f"{term.per / size:.12g}"
            return str(self.words["ratio_of"].format(metric=above, n=count, unit=word, other=below))
        if term.per != 1:
            text = self.words["ratio"].format(metric=above, other=f"{term.per:.12g} {below}")
            return str(text)
        return str(self.words["ratio"].format(metric=above, other=below))

    def _nested(self, term: NestedTerm) -> str:
        return str(
            self.words["nested"].format(
                agg=self.words["aggregates"][term.agg].format(n=f"{(term.percentile or 0) * 100:.10g}"),
                metric=self.plain(term.of),
                each=self._each(term),
            )
        )

    def counted(self, term: NestedTerm) -> str:
        """The things alone, beside the classes that they are put into: "number of titles"."""
        return f"{self.words['aggregates']['count']} {self._things(term.by[0])}"

    def _passing(self, term: NestedTerm) -> str:
        """ "Number of days with views more than 100"."""
        if term.bound is None or not isinstance(term.of, MetricRef):
            raise ValueError(f"{term.key} has no bound")
        bound = Compare(field=term.of.name, op=term.bound.op, value=term.bound.value)
        things = [*map(self._things, term.by), *([self.words["units"][term.grain][1]] if term.grain else [])]
        unit = self.words["list"].join(things)
        return str(self.words["buckets"].format(unit=unit, condition=self.condition(bound)))

    def _top_share(self, term: TopShareTerm) -> str:
        """ "Share of views from the top 10 % of titles"."""
        count = (
            str(term.count) if term.percent is None else self.words["part"].format(n=f"{term.percent:.10g}")
        )
        each = self.words["list"].join(map(self._things, term.by))
        text = self.words["bottom_share" if term.lowest else "top_share"]
        return str(text.format(metric=self.plain(term.of), n=count, each=each))

    def _within(self, term: WithinTerm) -> str:
        """ "Share of registered viewers with sessions within 7 days of signing up"."""
        dataset = self.namer.catalog.datasets[term.things]
        things = self.namer.lowered(dataset.nouns or dataset.label or dataset.name.replace("_", " "))
        unit = self.words["units"][term.window.unit][term.window.count != 1]
        text = self.words["soon_share" if term.share else "soon"]
        metric = self.plain(term.of)
        return str(text.format(things=things, metric=metric, n=term.window.count, unit=unit))

    def _things(self, name: str) -> str:
        """What a dimension tells apart; those of a key by the noun of their rows."""
        known = self.namer.catalog.dimensions[name]
        if known.field.role != "key":
            return self.namer.lowered(self.namer.dimension(name))
        dataset = self.namer.catalog.datasets[known.bindings[0].dataset]
        return self.namer.lowered(dataset.nouns or dataset.label or dataset.name.replace("_", " "))

    def _correlation(self, term: CorrelationTerm) -> str:
        metric, other = self.plain(term.of), self.plain(term.other)
        text = self.words["correlation"].format(metric=metric, other=other, each=self._each(term))
        return str(text)

    def _thing(self, name: str) -> str:
        """A dimension by its name; a key, which nobody says, by the rows that it tells apart."""
        known = self.namer.catalog.dimensions[name]
        if known.field.role != "key":
            return self.namer.lowered(self.namer.dimension(name))
        dataset = self.namer.catalog.datasets[known.bindings[0].dataset]
        things = dataset.nouns or dataset.label or dataset.name.replace("_", " ")
        return str(self.words["rows_of"].format(things=self.namer.lowered(things)))

    def _path(self, term: StepsTerm) -> str:
        steps = str(self.words["then"]).join(map(self.condition, term.steps))
        return str(self.words["path"].format(metric=self.plain(term.of), steps=steps))

    def _each(self, term: NestedTerm | CorrelationTerm) -> str:
        """What the number is computed for: "title and day"."""
        each = [self._thing(name) for name in term.by]
        each += [self.words["units"][term.grain][0]] if term.grain else []
        return str(self.words["list"].join(each))
