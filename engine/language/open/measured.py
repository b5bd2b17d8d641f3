"""A unit said in the place of a number: "how many minutes", "how much ETH"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.metrics import Metric


class Measured:
    """A unit may stand for each total that is told in it."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The totals of the unit at `at`."""
        totals = (metric for metric in known.metrics if metric.additivity == "additive")
        fitting = [metric for metric in totals if _is_in(metric, tokens[at].norm, known)]
        yield from made(at, at + 1, (("metric", metric.name) for metric in fitting))


def _is_in(metric: Metric, word: str, known: Known) -> bool:
    """Whether a metric is told in a unit, or in one that is counted in it, or is called by it."""
    unit = metric.unit.casefold()
    quantities = known.pack.data["quantities"].get(unit, {})
    is_unit = word in known.pack.data["units"].get(known.pack.units.get((word,), ("",))[0], ())
    stem = known.pack.stem(word)
    called = is_unit and any(stem in stems for stems in known.stems.get(metric.name, ()))
    return called or (bool(unit) and (word == unit or word in quantities))
