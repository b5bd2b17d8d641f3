"""Words that weigh or tell apart, beside a noun that would be counted without them: not answered so."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.language.grammar.checking.rules import about, found_by
from engine.language.grammar.numbers.worth import behind_of, is_of
from engine.language.grammar.pieces import EVERYTHING, Draft, Mark
from engine.language.linking.currency_words import currency_words
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from semantic.metrics import SimpleMetric

_NOUNS = ("metric", "dataset", "dimension")
_STATES = ("state", "timefield")
_JOINTS = ("and", "or")
_SMALL = ("article", "pronoun", "filler")
_SAYING = ("which_ones", "names")  # words without a meaning of their own that ask for something
_ALIKE = 4  # letters that both forms of a noun of persons begin with
_AT_HAND = ("relative", "copula", "filler", "adverb", "state")  # "pots that are still in stock"


def check_left_aside(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each of them."""
    rules = (
        _ranked_numbers,
        _values_of_rows,
        _at_hand,
        _women,
        _for_nothing,
        _paid_in_kind,
        _spent_by_us,
    )
    draft.fatal.extend(Mark("unused", text) for text in found_by(rules, phrases, draft))
    asked = found_by((_second_questions,), phrases, draft)
    draft.fatal.extend(Mark("two_questions", text) for text in asked)
    received = found_by((_money_received,), phrases, draft)
    draft.fatal.extend(Mark("which_aggregate", text) for text in received)


@about(("ignored", "question"))
def _second_questions(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "How many were there, and how long did that take": asked as well, though no number is known for it."""
    for joint, asked in pairwise(phrases):
        if asked.target != "question":
            continue
        rest = [one for one in phrases if one.start >= asked.start]
        small = all(one.kind == "ignored" and one.target not in _SAYING for one in rest)
        said = norms(draft.text_of(joint.start, joint.end))  # "e" is "and", also where it may be "é"
        if "and" in draft.pack.operators.get(said, ()) and small:
            yield draft.text_of(asked.start, rest[-1].end)


@about(("op", "top"), ("op", "bottom"))
def _ranked_numbers(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Top 1 by sales": how many, and no yes of a field that is stored as 1 or -1."""
    for rank, value in pairwise(phrases):
        said = draft.text_of(value.start, value.end)
        behind = (rank.kind, value.kind) == ("op", "value") and rank.end == value.start
        if behind and rank.target in ("top", "bottom") and said.isdecimal():
            yield said


@about("ignored", words="amount_nouns")
def _values_of_rows(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Total value of orders": what they are worth, and not how many there are."""
    nouns = draft.pack.thesaurus["amount_nouns"]
    for at, word in enumerate(phrases):
        said = draft.text_of(word.start, word.end)
        if word.kind != "ignored" or said.casefold() not in nouns:
            continue
        rest = behind_of(phrases, at, draft)
        behind = _behind([one for one in rest if not _tells_which(one)], 0, _SMALL)
        if behind is None or draft.worths or not is_of(rest[0].start - 1, draft):
            continue
        rows = behind.kind in ("dataset", "timefield")  # "value of redeemed vouchers"
        if rows or _counts_rows(behind, draft) or _opens_with_rows(behind, draft):
            yield said


def _tells_which(phrase: Phrase) -> bool:
    """Whether it is a value or a state of what is named behind it, or joins two of them."""
    state = phrase.kind in _STATES and phrase.end - phrase.start == 1
    return state or phrase.kind == "value" or (phrase.kind == "op" and phrase.target in _JOINTS)


def _behind(phrases: Sequence[Phrase], at: int, passed: tuple[str, ...]) -> Phrase | None:
    """The first phrase from there on that is neither a preposition nor passed over so."""
    rest = phrases[at:]
    small = ("preposition", *passed)
    return next((one for one in rest if one.kind != "ignored" or one.target not in small), None)


def _counts_rows(phrase: Phrase, draft: Draft) -> bool:
    """Whether it is a number of rows, said by their noun alone."""
    metric = draft.catalog.metrics.get(str(phrase.target)) if phrase.kind == "metric" else None
    counted = isinstance(metric, SimpleMetric) and metric.measure.agg == "count" and not metric.measure.expr
    return counted and not phrase.reason.startswith("label")


def _opens_with_rows(phrase: Phrase, draft: Draft) -> bool:
    """ "Parts in stock": how many lie there, said by the noun of the rows first."""
    if phrase.end - phrase.start < 2 or _unit_of(phrase, draft) != "":
        return False
    first = draft.pack.singular(draft.text_of(phrase.start, phrase.start + 1).casefold())
    return first in {draft.catalog.datasets[one].noun.casefold() for one in _homes(phrase, draft)}


def _unit_of(phrase: Phrase, draft: Draft) -> str | None:
    """The unit of a number; None of what is none."""
    if phrase.kind == "measure":
        return draft.catalog.dimensions[phrase.target].field.unit
    return draft.catalog.metrics[phrase.target].unit if phrase.kind == "metric" else None


@about("metric", "measure", words="at_hand")
def _at_hand(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Signed pots that are still in stock": which pots, and not how much of them lies there."""
    words = draft.pack.thesaurus["at_hand"]
    for at in range(1, len(phrases)):
        before, number = phrases[at - 1 : at + 1]
        apart = draft.text_of(before.start, before.end).casefold() in words
        whole = draft.text_of(number.start, number.start + 1).casefold() in words  # "in stock" in one phrase
        if number.kind not in ("metric", "measure") or not (whole or (apart and at > 1)):
            continue
        place = at - 1 if whole else at - 2
        while place > 0 and phrases[place].kind == "ignored" and phrases[place].target in _AT_HAND:
            place -= 1
        noun = phrases[place]
        if noun.kind in _NOUNS and _homes(noun, draft) & _homes(number, draft):
            yield draft.text_of(number.start if whole else before.start, number.end)


def _homes(phrase: Phrase, draft: Draft) -> set[str]:
    """The datasets that a phrase names, or has its numbers of."""
    name = str(phrase.target)
    if phrase.kind == "dataset":
        return {name}
    if phrase.kind == "metric":
        return {one.dataset for one in draft.catalog.metric_measures(draft.catalog.metrics[name])}
    return {one.dataset for one in draft.catalog.dimensions[name].bindings}


def _women(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Kundinnen" alone are women; everybody, where the model calls them so or both forms are said."""
    ends = tuple(draft.pack.thesaurus["feminine"])
    for phrase in phrases if ends else ():
        said = draft.text_of(phrase.start, phrase.end)
        word = said.casefold()
        if phrase.kind not in _NOUNS or not said.isalpha() or not said.endswith(ends):
            continue
        if not _is_own(phrase, word, draft) and not _is_said_of_men(word[:_ALIKE], word, draft):
            yield said


@about(words="for_nothing")
def _for_nothing(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Free of charge" is no slip of the fingers in the name of a charge."""
    for phrase in phrases:
        words = set(draft.text_of(phrase.start, phrase.end).casefold().split())
        found = sorted(words & set(draft.pack.thesaurus["for_nothing"]))
        if found and phrase.guessed and phrase.kind in ("metric", "measure", "dimension"):
            yield found[0]


@about("metric", "measure", words="paying")
def _paid_in_kind(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "The largest amount paid": money, and no number of pieces that is also called an amount."""
    words = norms(draft.text_of(0, EVERYTHING))
    if set(draft.pack.thesaurus["paying"]).isdisjoint(words):
        return
    for phrase in phrases:
        said = draft.text_of(phrase.start, phrase.end)
        found = said.casefold() in draft.pack.thesaurus["paid_nouns"] and phrase.kind in ("metric", "measure")
        if found and phrase.reason not in ("label", "synonym") and not _is_money(phrase, draft):
            yield said


@about("metric", "measure", words="ourselves")
def _spent_by_us(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "How much have we spent": of a total that is only what customers spend, and no cost of ours."""
    for subject, verb in pairwise(phrases):
        said = norms(draft.text_of(verb.start, verb.end))
        ours = norms(draft.text_of(subject.start, subject.end))[-1:]
        if verb.kind not in ("metric", "measure") or said[:1] not in {
            (one,) for one in draft.pack.thesaurus["outgoing"]
        }:
            continue
        known = draft.catalog.metrics if verb.kind == "metric" else draft.catalog.dimensions
        label = norms(known[verb.target].label)
        if ours and ours[0] in draft.pack.thesaurus["ourselves"] and not set(said) & set(label):
            yield said[0]


def _is_money(phrase: Phrase, draft: Draft) -> bool:
    """Whether a number is called by a word for money, or is in a currency."""
    known = draft.catalog.metrics if phrase.kind == "metric" else draft.catalog.dimensions
    words = {form for word in norms(known[phrase.target].label) for form in (word, draft.pack.singular(word))}
    words -= {word for name in _homes(phrase, draft) for word in norms(draft.catalog.datasets[name].noun)}
    units = {one for names in currency_words(draft.pack).values() for one in names}
    return bool(words & draft.pack.money_words) or _unit_of(phrase, draft) in units


def _is_own(phrase: Phrase, word: str, draft: Draft) -> bool:
    """Whether the model has the word itself, in any of its forms."""
    homes = (draft.catalog.datasets[name] for name in _homes(phrase, draft))
    names = [text for home in homes for text in (home.noun, home.label, home.name, *home.synonyms)]
    return any(word in text.casefold() for text in names if text)


def _is_said_of_men(stem: str, word: str, draft: Draft) -> bool:
    """ "Kundinnen und Kunden": everybody."""
    others = [text for text in norms(draft.text_of(0, EVERYTHING)) if text != word]
    return any(text.startswith(stem) for text in others)


@about("metric", words="money_received")
def _money_received(phrases: Sequence[Phrase], draft: Draft) -> Iterator[str]:
    """ "Payments received by method": how much it was, or how often; neither is the surer one."""
    words = norms(draft.text_of(0, EVERYTHING))
    for text in draft.pack.thesaurus["money_received"] if not draft.money_asked else ():
        found = norms(text)
        if found[0] not in words:
            continue
        spans = [at for at in range(len(words)) if words[at : at + len(found)] == found]
        for phrase in phrases:
            alone = draft.text_of(phrase.start, phrase.end).casefold() == found[0]
            if spans and alone and _counts_rows(phrase, draft) and not _is_counted(phrase, phrases, draft):
                yield text


def _is_counted(phrase: Phrase, phrases: Sequence[Phrase], draft: Draft) -> bool:
    """Whether "how many" is said of it."""
    before = [one for one in phrases if one.end <= phrase.start]
    return any((one.kind, one.target) == ("op", "number_of") or one.kind == "agg" for one in before)
