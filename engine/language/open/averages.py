"""An average that does not say of what: "average number of views" per day, or per title."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.tokens import Token

_GRAINS = ("day", "week", "month")
_AS_LIKELY = -0.05  # as near as the average of what cannot be averaged


class Averages:
    """The word for an average may be said for each day, or each of the things that have names."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The word at `at` together with what it may be said for."""
        for end in range(at + 1, min(at + 3, len(tokens)) + 1):
            words = tuple(token.norm for token in tokens[at:end])
            for agg in known.pack.aggregates.get(words, ()):
                if agg in ("average", "median"):
                    yield from made(at, end, _said_for(agg, (at, end), known), weight=_AS_LIKELY)


def _said_for(agg: str, span: tuple[int, int], known: Known) -> Iterator[tuple[str, object]]:
    outer = Phrase(*span, "agg", agg, 0.0, "open")
    for grain in _GRAINS[:1]:
        yield "inside", (Phrase(*span, "grain", grain, 0.0, "open"), outer)
    for name, dimension in known.catalog.dimensions.items():
        bindings = dimension.bindings
        if any(known.catalog.datasets[one.dataset].name_field == one.field.name for one in bindings):
            yield "inside", (Phrase(*span, "dimension", name, 0.0, "open"), outer)
    for grain in _GRAINS[1:]:
        yield "inside", (Phrase(*span, "grain", grain, 0.0, "open"), outer)
