"""Words that are more than the small word, or the part of a name, that they are taken for."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.language.grammar.checking.phrased import is_phrased
from engine.language.grammar.checking.rules import about, found_by
from engine.language.grammar.pieces import Draft, Mark
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from semantic.metrics import SimpleMetric

_LIKE = 4  # letters that a verb and the name of a role share: "listed" and "listing"


def check_passed_over(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each word that says more than its place as a small word or a part of a name allows."""
    rules = (
        _verbs_as_nouns,
        _verbs_as_adjectives,
        _compounds,
        _loose_ends,
        _verbs_in_names,
        _lone_participles,
        _rows_as_numbers,
        _roles_as_numbers,
        _articles,
        _who_as_numbers,
        _numbers_of_others,
    )
    draft.fatal.extend(Mark("unused", text) for text in found_by(rules, phrases, draft))


@about(("op", "by"))
def _who_as_numbers(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "By who paid": the ones who did so, and no amount paid, nor the kind of a payment."""
    for small, who, said in zip(phrases, phrases[1:], phrases[2:], strict=False):
        by = (small.kind, small.target) == ("op", "by") and who.kind == "ignored"
        amount = said.kind in ("measure", "metric") or _is_derived(said)
        if by and amount and _is_who(who, draft):
            yield draft.text_of(who.start, said.end)


@about(("rule", "partial"))
def _numbers_of_others(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Average fine" is of what the fines come to, and of no standard fine of an offence."""
    for number in phrases:
        if number.kind not in ("metric", "measure") or number.rule != "partial":
            continue
        said = draft.pack.singular(draft.text_of(number.start, number.end).casefold())
        homes = _homes_of(number, draft)
        for rows in draft.catalog.model.datasets:
            own = any(one.is_stored_amount and said in norms(one.label) for one in rows.fields)
            if own and rows.noun.casefold() == said and rows.name not in homes:
                yield draft.text_of(number.start, number.end)


def _is_derived(phrase: Phrase) -> bool:
    return phrase.kind == "dimension" and phrase.rule == "thesaurus"


def _is_who(phrase: Phrase, draft: Draft) -> bool:
    return draft.text_of(phrase.start, phrase.end).casefold() in draft.pack.thesaurus["who"]


@about(("ignored", "verb"))
def _verbs_as_nouns(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "By kind of work": right behind "of" a word is a noun, and no verb that may be passed over."""
    for small, verb in pairwise(phrases):
        passed = (verb.kind, verb.target) == ("ignored", "verb") and verb.start == small.end
        if passed and (small.kind, small.target) == ("ignored", "preposition"):
            yield draft.text_of(verb.start, verb.end)


@about(("ignored", "verb"))
def _verbs_as_adjectives(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Number of standing tickets": between a word of counting and its noun a participle tells which."""
    for at in range(1, len(phrases) - 1):
        counting, verb, noun = phrases[at - 1 : at + 2]
        passed = (verb.kind, verb.target) == ("ignored", "verb") and verb.end == verb.start + 1
        counted = (counting.kind, counting.target) == ("op", "number_of")
        beside = counting.end == verb.start and verb.end == noun.start
        if passed and counted and beside and noun.kind in ("metric", "dataset", "dimension"):
            yield draft.text_of(verb.start, verb.end)


@about("dimension")
def _compounds(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Course participants": one of the rows right before a noun of several only says of which kind."""
    for first, second in pairwise(phrases):
        beside = first.end == second.start and second.kind == "dimension"
        if first.kind not in ("metric", "dataset") or not beside:
            continue
        said = draft.text_of(first.start, first.end).casefold()
        if draft.pack.is_plural(draft.text_of(second.start, second.end)):
            metric = draft.catalog.metrics.get(str(first.target)) if first.kind == "metric" else None
            rows = metric is None or (isinstance(metric, SimpleMetric) and metric.measure.agg == "count")
            noun = rows and not said.endswith(tuple(draft.pack.thesaurus["participle_ends"]))
            if noun and not draft.pack.is_plural(said) and _names_rows(second, draft):
                yield draft.text_of(second.start, second.end)


def _names_rows(phrase: Phrase, draft: Draft) -> bool:
    (binding, *_) = draft.catalog.dimensions[phrase.target].bindings
    return draft.catalog.datasets[binding.dataset].name_field == binding.field.name


@about(("ignored", "relative"))
def _loose_ends(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Are there any? Which ones?": what is asked for at the end is not passed over."""
    for at, phrase in enumerate(phrases):
        if not at or (phrase.kind, phrase.target) != ("ignored", "relative"):
            continue
        rest = phrases[at + 1 :]
        loose = all(one.kind == "ignored" and one.target in ("pronoun", "punctuation") for one in rest)
        said = draft.text_of(phrase.start, phrase.end)
        if loose and "which" in draft.pack.operators.get(norms(said), ()):
            yield said


@about(("rule", "reordered"), ("rule", "partial"))
def _verbs_in_names(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Which vet treats the most animals": a verb behind the noun is no part of the name of a role.

    "Which agent listed the most properties" is, as these have a listing agent.
    """
    for asked, named in pairwise(phrases):
        which = (asked.kind, asked.target) in (("op", "which"), ("ignored", "relative"))
        known = draft.catalog.dimensions.get(str(named.target)) if named.kind == "dimension" else None
        if not which or known is None or named.end - named.start < 2:
            continue
        if named.rule not in ("reordered", "partial"):
            continue
        verb = draft.text_of(named.end - 1, named.end).casefold()
        first = draft.text_of(named.start, named.start + 1).casefold()
        homes = [draft.catalog.datasets[one.dataset] for one in known.bindings]
        nouns = {draft.pack.singular(draft.pack.head(home.noun.casefold())) for home in homes}
        roles = {word[:_LIKE] for role in known.roles for word in role.casefold().split()}
        if first in nouns and draft.pack.singular(verb) not in nouns and verb.endswith("s"):
            yield from () if verb[:_LIKE] in roles else (verb,)


@about(("op", "top"))
def _lone_participles(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "The most used payment method": used how often, and not the parts used that there are."""
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    for most, number in pairwise(phrases):
        ranked = (most.kind, most.target) == ("op", "top") and most.end == number.start
        if not ranked:
            continue
        said = draft.text_of(number.start, number.end).casefold()
        plain = number.kind == "metric" and not is_phrased(number)
        if plain and said.isalpha() and said.endswith(ends):
            metric = draft.catalog.metrics[number.target]
            counted = isinstance(metric, SimpleMetric) and metric.measure.agg == "count"
            if counted and any(" " in draft.catalog.datasets[one].noun for one in _homes_of(number, draft)):
                yield said


@about(("rule", "partial"))
def _rows_as_numbers(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Jobs checked by Ann" are counted: the noun of the rows alone is not the name of their hours."""
    values = next((at for at, one in enumerate(phrases) if one.kind != "value"), 0)
    for number in phrases[values : values + 1]:  # further on it may say whose number is meant
        if number.kind not in ("metric", "measure") or number.rule != "partial":
            continue
        text = draft.text_of(number.start, number.end)
        if draft.money_asked or not draft.pack.money_nouns.isdisjoint(norms(text)):
            continue  # "average payments" may be of their amounts
        said = draft.pack.singular(text.casefold())
        metric = draft.catalog.metrics.get(str(number.target)) if number.kind == "metric" else None
        if isinstance(metric, SimpleMetric) and metric.measure.agg in ("count", "count_distinct"):
            continue
        homes = [draft.catalog.datasets[name] for name in _homes_of(number, draft)]
        nouns = {
            name for home in homes for name in (home.noun.casefold(), draft.pack.head(home.noun.casefold()))
        }
        if said in nouns | _role_words(number, draft):
            yield said


@about(("rule", "partial"))
def _roles_as_numbers(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Who set more than 4": those in the role of "set by" are said, and no number that they have."""
    for number in phrases:
        if number.kind == "measure" and number.rule == "partial":
            said = draft.text_of(number.start, number.end)
            if set(norms(said)) <= _role_words(number, draft):
                yield said


def _role_words(number: Phrase, draft: Draft) -> set[str]:
    """What the rows that have a number are called by others: "lots" of a port call are no hours of it."""
    known = draft.catalog.dimensions.get(str(number.target)) if number.kind == "measure" else None
    return {word for role in known.roles for word in role.casefold().split()} if known else set()


def _articles(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Without a manager": "a" is no name, even where a column is called so."""
    for phrase in phrases:
        said = draft.text_of(phrase.start, phrase.end)
        if phrase.kind in ("dimension", "metric", "measure", "dataset") and said in draft.articles:
            yield said


def _homes_of(number: Phrase, draft: Draft) -> list[str]:
    """The datasets that have a number."""
    if number.kind == "measure":
        return [one.dataset for one in draft.catalog.dimensions[number.target].bindings]
    metric = draft.catalog.metrics[number.target]
    return [one.dataset for one in draft.catalog.metric_measures(metric)]
