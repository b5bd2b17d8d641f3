"""A share that does not say of what: "what part do the large shops take"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.tokens import words_of
from semantic.metrics import Metric

_AS_LIKELY = -0.05  # as near as the share that is not said of what


def wholes(linked: Sequence[Phrase], known: Known) -> Iterator[Phrase]:
    """The word for a share together with each total that it may be of."""
    asked = [one for one in linked if (one.kind, one.target) == ("op", "share")]
    totals = _totals(known) if asked else []
    for one in asked:
        inner = Phrase(one.start, one.end, "op", "share", 0.0, "open")
        found = (
            ("inside", (inner, Phrase(one.start, one.end, "metric", metric.name, 0.0, "open")))
            for metric in totals
        )
        yield from made(one.start, one.end, found, one.cost + _AS_LIKELY)


def _totals(known: Known) -> list[Metric]:
    """The totals of which no share is the name of a number of its own."""
    stem = known.pack.stem
    shares = {stem(words[0]) for words, names in known.pack.operators.items() if "share" in names}
    wordings = [one for found in known.stems.values() for one in found if not shares.isdisjoint(one)]

    def is_shared(metric: Metric) -> bool:
        label = frozenset(map(stem, words_of(metric.label)))
        return any(label <= wording and not shares.isdisjoint(wording - label) for wording in wordings)

    return [one for one in known.metrics if one.additivity == "additive" and not is_shared(one)]
