"""Who is new without saying how: "new members in May" were entered then, or seen for the first time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.weights import WEIGHTS
from semantic.metrics import SimpleMetric

_VERBS = {
    "enrolled": -WEIGHTS["enrolled"],
    "first_seen": 0.0,
}  # what they cost more, so that they are as near


def newcomers(linked: Sequence[Phrase], known: Known) -> Iterator[Phrase]:
    """ "New" together with the noun behind it, where that counts things once each."""
    for new in linked:
        for noun in linked if (new.kind, new.target) == ("op", "newly") else ():
            if noun.start == new.end and _counts_things(noun, known):
                for verb, more in _VERBS.items():
                    meant = Phrase(new.start, noun.end, "op", verb, 0.0, "open")
                    counted = replace(noun, start=new.start, reason="open")
                    yield from made(new.start, noun.end, [("inside", (counted, meant))], more)


def _counts_things(noun: Phrase, known: Known) -> bool:
    metric = known.catalog.metrics[str(noun.target)] if noun.kind == "metric" else None
    said = not noun.reason.startswith("partial")
    return said and isinstance(metric, SimpleMetric) and metric.measure.agg == "count_distinct"
