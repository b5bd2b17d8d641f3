"""Words that judge without saying by what: "fastest", "most loyal", "of the month"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made, said
from engine.language.phrases import Phrase
from engine.language.tokens import Token


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
    for metric in metrics:
        if metric.desired_direction != "neutral":
            ranking = Phrase(*span, "op", side, 0.0, "open")
            yield "inside", (ranking, Phrase(*span, "metric", metric.name, 0.0, "open"))
