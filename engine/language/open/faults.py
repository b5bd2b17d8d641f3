"""Words that find fault without saying with what: "lost sessions", "bad data rate", "failed starts"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made, said
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.metrics import Metric

_LONGEST = 3  # words after such a one: "data rate"


class Faults:
    """Such a word before a noun means each number of what goes wrong with the things of that noun."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The numbers that tell of a fault and have the noun in a wording, or in that of their rows."""
        entry = known.pack.data["open"]["faults"]
        noun = said(tokens, at, entry["words"])
        if not noun or noun >= len(tokens) or tokens[noun].kind != "word":
            return
        rates = known.pack.data["operators"]["rate"]
        end = noun + 1 + (noun + 1 < len(tokens) and tokens[noun + 1].norm in rates)
        able = known.called(entry["of"])
        if end > noun + 1:
            able = [metric for metric in able if metric.additivity == "ratio"]
        stem = known.pack.stem(tokens[noun].norm)
        of_all = (tokens[noun].norm,) in known.pack.ignored  # "data" are of everything
        found = [metric for metric in able if of_all or _is_of(metric, stem, known)]
        wrong = [metric for metric in found if metric.desired_direction == "down"]
        found = wrong if len(wrong) > 1 else found  # else how much goes well says it as well
        if len(found) > 1:
            yield from made(at, end, (("metric", metric.name) for metric in found))


def _is_of(metric: Metric, stem: str, known: Known) -> bool:
    """Whether a number is one of the things that a stem names."""
    datasets = {one.dataset for one in known.catalog.metric_measures(metric)}
    nouns = (known.catalog.datasets[name].noun for name in datasets)
    rows = any(stem == known.pack.stem(known.pack.head(noun)) for noun in nouns if noun)
    wordings = known.stems.get(metric.name, ())
    return rows or any(part.startswith(stem) for wording in wordings for part in wording)
