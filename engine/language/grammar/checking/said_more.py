"""Verbs, states and small words that say more than a reading takes them for."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.language.grammar.checking.rules import about, found_by
from engine.language.grammar.pieces import Draft, Mark
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from semantic.metrics import SimpleMetric

_ARTICLE, _COPULA = ("ignored", "article"), ("ignored", "copula")
_LONGEST_MEANT = 3  # words of what stands for a value


def check_said_more(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each of them."""
    rules = (_verbs_as_numbers, _dated_states, _nouns_of_doing, _narrowing, _places, _both_parts)
    draft.fatal.extend(Mark("unused", text) for text in found_by(rules, phrases, draft))


@about(("rule", "thesaurus"))
def _verbs_as_numbers(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Glasses sold, by store": what was done to things is no amount, where nobody asks how much."""
    for noun, verb in pairwise(phrases):
        if verb.kind != "metric" or verb.rule != "thesaurus":
            continue
        said = draft.text_of(verb.start, verb.end).casefold()
        done = said.isalpha()
        past = draft.pack.verb_of.get(said, said) != said
        things = noun.kind in ("dimension", "dataset", "value", "metric") and noun.end == verb.start
        if done and past and things and not draft.money_asked and not draft.earning_asked:
            yield said


def _narrowing(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Tonnes that came in", where rows say that they are inbound: it tells them apart."""
    small = [one for one in phrases if one.kind == "ignored" and one.target != "move"]
    openings = draft.pack.meant_openings
    opening = [one for one in small if norms(draft.text_of(one.start, one.end))[:1] in openings]
    for first, last in ((one, other) for one in opening for other in small if one.start <= other.start):
        if last.end - first.start > _LONGEST_MEANT:
            continue
        words = norms(draft.text_of(first.start, last.end))
        if words not in draft.pack.meant_values:
            continue
        ignored = all(one.kind == "ignored" for one in phrases if first.start <= one.start < last.end)
        if ignored and any(map(draft.find_values, draft.pack.meant_values[words])):
            yield draft.text_of(first.start, last.end)


@about(("ignored", "pronoun"))
def _places(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Customers in us": behind such a preposition the word is a place, where the data have it."""
    for small, pronoun in pairwise(phrases):
        if (pronoun.kind, pronoun.target) != ("ignored", "pronoun"):
            continue
        said = norms(draft.text_of(pronoun.start, pronoun.end))
        inside = draft.text_of(small.start, small.end).casefold() in draft.pack.thesaurus["within"]
        if inside and draft.find_values(said):
            yield draft.text_of(pronoun.start, pronoun.end)


@about(("op", "and"))
def _both_parts(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Is the lead also the creative director": two parts of one person, and no value of what is counted."""
    for at in range(3, len(phrases) - 1):
        noun, also, article, behind = phrases[at - 2 : at + 2]
        small = (also.kind, also.target) == ("op", "and") and (article.kind, article.target) == _ARTICLE
        asked = any((one.kind, one.target) == _COPULA for one in phrases[: at - 2][-2:])
        things = noun.kind in ("dimension", "measure", "dataset", "metric") and behind.kind == "value"
        if (
            small
            and asked
            and things
            and draft.text_of(also.start, also.end).casefold() in draft.pack.thesaurus["as_well"]
        ):
            yield draft.text_of(behind.start, behind.end)


@about("period")
def _dated_states(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Cards that were blocked in 2023": when that happened, where rows only have the day of their issue.

    "Lessons cancelled in May" are of the lessons of that month: their day is of nothing else.
    """
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    said = [one for one in phrases if (one.kind, one.target) != ("ignored", "preposition")]
    for state, period in pairwise(said):
        text = draft.text_of(state.start, state.end).casefold()
        if period.kind == "period" and text.endswith(ends) and _is_of_other_time(state, ends, draft):
            yield draft.text_of(period.start, period.end)


def _is_of_other_time(state: Phrase, ends: tuple[str, ...], draft: Draft) -> bool:
    """Whether a yes or no is of rows whose time is that of something else that was done."""
    names = [ref.dimension for ref in state.target] if state.kind == "value" else [str(state.target)]
    known = [draft.catalog.dimensions[name] for name in names if name in draft.truths]
    for home in (draft.catalog.datasets[one.bindings[0].dataset] for one in known):
        label = next((field.label for field in home.fields if field.name == home.time), "")
        if any(word.endswith(ends) for word in label.casefold().split()):
            return True
    return False


@about(("rule", "partial"))
def _nouns_of_doing(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Bookings" are no extras booked: there the word only says what was done to these."""
    for phrase in phrases:
        metric = draft.catalog.metrics.get(str(phrase.target)) if phrase.kind == "metric" else None
        if phrase.rule != "partial" or not isinstance(metric, SimpleMetric) or metric.measure.agg != "count":
            continue
        said = draft.text_of(phrase.start, phrase.end).casefold()
        nouns = draft.catalog.datasets[metric.measure.dataset].noun.casefold().split()
        named = {*nouns, *map(draft.pack.singular, nouns)} & {said, draft.pack.singular(said)}
        only = bool(nouns) and draft.pack.stem(said) == draft.pack.stem(nouns[-1])
        if (
            len(nouns) > 1
            and not named
            and only
            and not _is_home_said(metric.measure.dataset, phrases, draft)
        ):
            yield said


def _is_home_said(dataset: str, phrases: Sequence[Phrase], draft: Draft) -> bool:
    """Whether anything else in the question is of the rows themselves."""
    names = {ref.dimension for one in phrases if one.kind == "value" for ref in one.target}
    names |= {str(one.target) for one in phrases if one.kind in ("dimension", "measure", "timefield")}
    known = (draft.catalog.dimensions[name] for name in names if name in draft.catalog.dimensions)
    return any(binding.dataset == dataset for one in known for binding in one.bindings)
