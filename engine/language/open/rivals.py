"""What an answered question may mean as well: words that name more than one thing, none of them wholly."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS
from semantic.metrics import Metric
from semantic.query import RowsTerm

Phrases = Sequence[Phrase]


def rivals(best: Phrases, linked: Phrases, tokens: Sequence[Token], known: Known) -> Iterator[Phrase]:
    """Phrases that fit the words as well as those of the `best` reading; none where all is said."""
    for phrase in best:
        if phrase.kind == "metric":
            yield from _shortened_rates(phrase, best, tokens, known)
            yield from _counted_rows(phrase, best, linked, known)
        if phrase.kind == "value":
            yield from _dated_states(phrase, best, linked, known)


def _shortened_rates(
    phrase: Phrase, best: Phrases, tokens: Sequence[Token], known: Known
) -> Iterator[Phrase]:
    """ "Skip rate" where no number is called so, but several rates have skips in their names."""
    rates = known.pack.data["operators"]["rate"]
    behind = [one for one in best if one.start == phrase.end and (one.kind, one.target) == ("op", "rate")]
    end = max((one.end for one in behind), default=phrase.end)
    said = [token.norm for token in tokens[phrase.start : end]]
    if not (phrase.reason.startswith("partial") or behind) or not set(said) & set(rates):
        return
    stems = frozenset(known.pack.stem(word) for word in said if word not in rates)
    cost = phrase.cost + sum(1.0 + one.cost for one in behind)
    found = (metric for metric in known.metrics if metric.name != phrase.target and _is_rate(metric))
    fitting = [one.name for one in found if any(stems <= words for words in known.stems.get(one.name, ()))]
    if stems and fitting:
        yield from made(phrase.start, end, (("metric", name) for name in fitting), cost)


def _is_rate(metric: Metric) -> bool:
    return metric.additivity not in ("additive", "distinct")


def _counted_rows(phrase: Phrase, best: Phrases, linked: Phrases, known: Known) -> Iterator[Phrase]:
    """ "How many users do we have": those who did something, or all that are entered.

    What is entered once, and has no time of its own, is meant only where a word of counting is said.
    """
    if phrase.rule != "synonym":
        return
    datasets, metric = known.catalog.datasets, known.catalog.metrics[phrase.target]
    own = {one.dataset for one in known.catalog.metric_measures(metric)}
    counted = any((one.kind, one.target) == ("op", "number_of") for one in best)
    rows = [
        one.target
        for one in linked
        if one.kind == "dataset" and _same_words(one, phrase) and one.target not in own
    ]
    rows = [name for name in rows if counted or datasets[name].time]
    terms = (("aggregate", RowsTerm(dataset=name)) for name in rows)
    yield from made(phrase.start, phrase.end, terms, phrase.cost)


def _same_words(one: Phrase, other: Phrase) -> bool:
    """Whether the same words are said, whole."""
    return (one.start, one.end) == (other.start, other.end) and not one.reason.startswith("partial")


def _dated_states(phrase: Phrase, best: Phrases, linked: Phrases, known: Known) -> Iterator[Phrase]:
    """ "Resolved alerts in December": what is resolved by now, or was resolved then."""
    periods = [one for one in best if one.kind == "period"]
    name = phrase.target[0].dimension
    named = any(one.kind == "timefield" or (one.kind, one.target) == ("dimension", name) for one in best)
    if len(periods) != 1 or named:
        return
    (period,) = periods
    bindings = known.catalog.dimensions[name].bindings
    datasets = {one.dataset for one in bindings}
    for one in linked:
        same = one.kind == "timefield" and (one.start, one.end) == (phrase.start, phrase.end)
        if same and str(one.target).partition(".")[0] in datasets:
            moment = replace(one, start=period.start, end=period.end, reason="open")
            yield from made(
                period.start, period.end, [("inside", (moment, period))], period.cost - WEIGHTS["dated"]
            )
