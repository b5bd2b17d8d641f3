"""Words that judge without saying by what: "fastest", "most loyal", "of the month"."""

from collections.abc import Iterator, Sequence
from itertools import islice

from engine.language.open.finder import Known, made, said
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.metrics import Metric
from semantic.query import MetricRef


class Judged:
    """A judging word is best or worst by each number of the model that can be what it judges by."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The end of a ranking together with a number, said in one."""
        for entry in known.pack.data["open"]["judged"].values():
            for side in ("best", "worst"):
                end = said(tokens, at, entry[side])
                if end:
                    yield from made(at, end, _ranked(side, entry["by"], (at, end), known))


def _ranked(
    side: str, words: Sequence[str], span: tuple[int, int], known: Known
) -> Iterator[tuple[str, object]]:
    metrics = known.called(words) if words else known.metrics
    ranking = Phrase(*span, "op", side, 0.0, "open")
    for metric in metrics:
        number = Phrase(*span, "metric", metric.name, 0.0, "open")
        if metric.desired_direction == "neutral":
            continue
        if known.dimensions:
            yield "inside", (ranking, number)
        for thing in () if known.dimensions or words else _named(metric, known):
            named = Phrase(*span, "dimension", thing, 0.0, "open")
            yield "inside", (ranking, Phrase(*span, "inside", (named, number), 0.0, "open"))


def _named(metric: Metric, known: Known) -> list[str]:
    """The first of the things with names that a number can be ranked by, where the question names none."""
    able = (
        name
        for name, one in known.catalog.dimensions.items()
        if any(known.catalog.datasets[at.dataset].name_field == at.field.name for at in one.bindings)
        and not one.field.personal
        and known.catalog.reaches(MetricRef(name=metric.name), name)
    )
    return list(islice(able, 1))
