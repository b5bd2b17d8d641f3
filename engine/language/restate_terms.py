"""Numbers made on the spot in the words of a language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.language.naming import Namer, rows_text
from semantic.filters import Condition
from semantic.query import MadeTerm, MetricRef, MetricTerm, NestedTerm, RatioTerm, RollingTerm, RowsTerm


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
            return self._nested(term)
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
        each = [self.namer.lowered(self.namer.dimension(name)) for name in term.by]
        each += [self.words["units"][term.grain][0]] if term.grain else []
        return str(
            self.words["nested"].format(
                agg=self.words["aggregates"][term.agg].format(n=f"{(term.percentile or 0) * 100:.10g}"),
                metric=self.plain(term.of),
                each=self.words["list"].join(each),
            )
        )
