"""Words for what was done then, beside a period, that are not what the rows' usual time says."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.language.grammar.pieces import Draft, Mark
from engine.language.phrases import Phrase
from engine.language.tokens import words_of
from semantic.metrics import SimpleMetric

_COUNTS = ("count", "count_distinct", "sum_boolean", "approx_count_distinct")
_NOUNS = ("metric", "measure", "dataset", "dimension")


def check_other_times(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each such word: the period would be taken for that of something else."""
    passed = _passed(phrases, draft) if "period" in draft.told else ()
    far = _far(phrases, draft) if "timefield" in draft.told else ()
    for said in (*passed, *far):
        draft.fatal.append(Mark("unused", draft.text_of(said.start, said.end)))


def _passed(phrases: Sequence[Phrase], draft: Draft) -> Iterator[Phrase]:
    """ "Donors registered in 2026": no word to pass over, where the rows have a time of that and others."""
    for at, word in enumerate(phrases[1:-1], 1):
        small = word.kind == "ignored" and word.target in ("filler", "doing")
        behind = next((one for one in phrases[at + 1 :] if one.target != "preposition"), None)
        noun = phrases[at - 1]
        if not small or behind is None or behind.kind != "period" or noun.kind not in _NOUNS:
            continue
        homes = _homes(noun, draft)
        others = any(_has_others(home, word, draft) for home in homes)
        if _is_deed(word, draft) and (others or _goes_on(phrases[at + 1 :], homes, draft)):
            yield word


def _goes_on(behind: Sequence[Phrase], homes: list[str], draft: Draft) -> bool:
    """ "Registered in 2026 have donated": the period is not that of the other rows said behind it."""
    others = (_homes(one, draft) for one in behind if one.kind in ("metric", "timefield"))
    return any(found and not set(found) & set(homes) for found in others)


def _far(phrases: Sequence[Phrase], draft: Draft) -> Iterator[Phrase]:
    """ "Amount received in March": of an amount, and not of the orders that were received then."""
    for number, time in pairwise(phrases):
        summed = number.kind in ("metric", "measure") and not _counts(number, draft)
        if not summed or time.kind != "timefield" or not isinstance(time.target, str):
            continue
        homes, known = _homes(number, draft), draft.catalog.dimensions.get(time.target)
        own = known is not None and any(one.dataset in homes for one in known.bindings)
        if homes and not own and time.end == time.start + 1 and _is_deed(time, draft):
            yield time


def _is_deed(word: Phrase, draft: Draft) -> bool:
    """Whether a single word says what was done."""
    said = draft.text_of(word.start, word.end).casefold()
    return said in draft.pack.verb_of or said.endswith(tuple(draft.pack.thesaurus["participle_ends"]) or " ")


def _has_others(home: str, word: Phrase, draft: Draft) -> bool:
    """Whether rows have several times, and the word is not what their usual one is called."""
    dataset = draft.catalog.datasets[home]
    times = [one for one in dataset.fields if one.role == "time"]
    usual = next((one for one in times if one.name == dataset.time), None)
    stem = draft.pack.stem
    named = {stem(part) for part in words_of(usual.label or usual.name)} if usual else set()
    return len(times) > 1 and stem(draft.text_of(word.start, word.end).casefold()) not in named


def _counts(number: Phrase, draft: Draft) -> bool:
    metric = draft.catalog.metrics.get(str(number.target)) if number.kind == "metric" else None
    return metric is not None and not (isinstance(metric, SimpleMetric) and metric.measure.agg not in _COUNTS)


def _homes(noun: Phrase, draft: Draft) -> list[str]:
    """The datasets that a noun or a number is of."""
    if noun.kind == "dataset":
        return [str(noun.target)]
    if noun.kind == "metric":
        metric = draft.catalog.metrics[noun.target]
        return [one.dataset for one in draft.catalog.metric_measures(metric)]
    known = draft.catalog.dimensions.get(str(noun.target))
    return [one.dataset for one in known.bindings] if known else []
