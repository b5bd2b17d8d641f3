"""Verbs of doing that are passed over: only where they join what stands before and behind them."""

from collections.abc import Sequence

from engine.language.grammar.listing.verb_rows import is_own_verb
from engine.language.grammar.pieces import Draft, Mark
from engine.language.grammar.ranking.most_done import is_in_role, is_most_done
from engine.language.linking.function_words import PLAIN_VERB
from engine.language.phrases import Phrase
from semantic.catalog import Catalog
from semantic.metrics import SimpleMetric

# What may do something, or have something done to it.
_NOUNS = ("metric", "dimension", "measure", "timefield", "dataset", "value", "inside")
_OPEN = ("relative", "copula", "pronoun")
_SMALL = ("article", "preposition", "pronoun", "filler", "verb", "adverb", "state", "any", "both", "business")
_PASSED = ("punctuation", "filler", "adverb", "state", "any", "business")
_STATES = ("value", "dimension", "timefield", "inside")
_TIMES = ("period", "moment", "all_time")


def check_doings(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each verb that says more than its neighbours: "paid invoices", "how many were rented".

    A period behind it is that of the doing, which is the time of the rows only where they are what was done.
    """
    for at, phrase in enumerate(phrases):
        if phrase.start in draft.done_at:
            continue
        lost = _is(phrase, "doing") and not _joins(phrases, at, draft)
        lost = lost or (_is(phrase, "doing") and _is_caused(phrases, at, draft))
        if lost and is_most_done(phrases, at, draft):
            draft.flags.add("most_done")
            continue
        lost = lost or (_is(phrase, "doing") and _is_another_fact(phrases, at, draft))
        lost = lost or _is_guessed_verb(phrases, at, draft)
        lost = lost or (_is(phrase, "state") and not _tells(phrases, at))
        lost = lost or (_is(phrase, "adverb") and _is_still_there(phrases, at, draft))
        if lost or (_is(phrase, "any") and not (_is_denied(phrases[:at]) or _is_extreme(phrases))):
            draft.fatal.append(Mark("unused", draft.text_of(phrase.start, phrase.end)))


def _is_guessed_verb(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Which branch opened the most accounts": a verb before a ranking is no part of "opened year"."""
    phrase, before = phrases[at], phrases[at - 1] if at else None
    if phrase.kind not in ("dimension", "timefield"):
        return False
    behind = next((one for one in phrases[at + 1 :] if not _is(one, *_SMALL)), None)
    if behind is None or before is None or not (behind.kind == "op" and behind.target in ("top", "bottom")):
        return False
    said = draft.text_of(phrase.start, phrase.end).casefold()
    verb = said in draft.pack.verb_of or said.endswith(tuple(draft.pack.thesaurus["participle_ends"]) or " ")
    if not verb:
        return False
    named = draft.catalog.dimensions[phrase.target].label.casefold() == said
    role = before.kind == "dimension" and is_in_role(phrase.target, before.target, draft)
    return before.kind in ("dimension", "dataset") and not named and not role


def _is(phrase: Phrase, *rules: str) -> bool:
    return phrase.kind == "ignored" and phrase.target in rules


def _tells(phrases: Sequence[Phrase], at: int) -> bool:
    """ "Still open", "not brought back yet": how it is now; "still work here" says more than that.

    "Retired for good": right behind the state too.
    """
    behind = next((one for one in phrases[at + 1 :] if not _is(one, *_SMALL, "copula")), None)
    before = next((one for one in reversed(phrases[:at]) if not _is(one, *_SMALL)), None)
    told = before is not None and before.kind in ("value", "state", "timefield")
    return told or _is_denied(phrases) or (behind is not None and behind.kind in _STATES)


def _is_still_there(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Still on the payroll": behind a word of being so now it tells who has not left."""
    phrase, before = phrases[at], phrases[at - 1] if at else None
    said = draft.text_of(before.start, before.end).casefold() if before else ""
    where = phrase.end - phrase.start > 1 and phrase.start in draft.prepositions
    return where and said in draft.pack.thesaurus["states"]


def _is_caused(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Watch time caused by release 4.2": what is the reason of what, rows do not tell."""
    behind = phrases[at + 1] if at + 1 < len(phrases) else None
    said = draft.text_of(phrases[at].start, phrases[at].end).casefold() in draft.pack.thesaurus["causing"]
    return said and behind is not None and (behind.kind, behind.target) == ("op", "by")


def _is_another_fact(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Which firms have we billed the most, by those they send": invoices, and no number of members."""
    verb, stem = draft.text_of(phrases[at].start, phrases[at].end).casefold(), draft.pack.stem
    stems = {stem(word) for group in draft.pack.thesaurus["lapse_events"] if verb in group for word in group}
    model = draft.catalog.model
    done = {one.name for one in model.datasets if one.time and stem(one.noun.casefold()) in stems}
    said = [draft.catalog.metrics.get(str(one.target)) for one in phrases if one.kind == "metric"]
    homes = {one.dataset for metric in said if metric for one in draft.catalog.metric_measures(metric)}
    return _is_extreme(phrases) and bool(done and homes) and done.isdisjoint(homes)


def _is_denied(phrases: Sequence[Phrase]) -> bool:
    return any(one.kind == "op" and one.target in ("not", "absent") for one in phrases)


def _is_extreme(phrases: Sequence[Phrase]) -> bool:
    """ "The highest fee we pay any artist"."""
    return any(
        (one.kind == "agg" and one.target in ("max", "min"))
        or (one.kind == "op" and one.target in ("top", "bottom", "superlative"))
        for one in phrases
    )


def _joins(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    if phrases[at].reason == PLAIN_VERB and not _is_plain(phrases, at, draft):
        return False
    before = next((one for one in reversed(phrases[:at]) if not _is(one, *_PASSED)), None)
    if _is_asked_for(phrases[:at]) and not _is_extreme(phrases):
        return False
    denied = before is not None and _is_denied([before])
    if before is not None and before.kind == "op" and before.target == "by":
        told = next((one for one in phrases[at + 1 :] if not _is(one, *_SMALL, *_PASSED)), None)
        return (
            told is not None and told.kind == "dimension" and told.target in draft.truths
        )  # "by filed online"
    if before is None or not (before.kind in _NOUNS or _is(before, *_OPEN) or denied):
        return False
    if is_own_verb(phrases[at]):
        return True  # of which rows it is, is checked
    behind = [one for one in phrases[at + 1 :] if not _is(one, *_SMALL, *_PASSED)]
    ours = draft.text_of(before.start, before.end).casefold() in draft.pack.thesaurus["subjects"]
    if not behind or _is(behind[0], "punctuation"):
        last = not draft.pack.thesaurus["meanings"] or before.kind == "value" or _is_extreme(phrases)
        return ours or _is_turned(phrases, at) or (last and _asks_doer(phrases[:at], draft))
    if behind[0].kind in _TIMES:
        return (ours or _is(before, "copula") or before.kind in _NOUNS) and _happen_once(phrases[:at], draft)
    return True


def _is_turned(phrases: Sequence[Phrase], at: int) -> bool:
    """ "Wie viele Bäder betreiben wir": a verb that narrows nothing, right before who does it."""
    after = phrases[at + 1 : at + 2]
    return phrases[at].reason == PLAIN_VERB and bool(after) and _is(after[0], "pronoun")


def _is_plain(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Equipped with a crane", "are imposed by": no "is equipped", and no "decided" of one of two times."""
    before = next((one for one in reversed(phrases[:at]) if not _is(one, *_PASSED)), None)
    behind = next((one for one in phrases[at + 1 :] if not _is(one, *_PASSED)), None)
    pronoun = draft.text_of(before.start, before.end).casefold() if before and _is(before, "pronoun") else ""
    if pronoun and pronoun not in draft.pack.thesaurus["subjects"]:
        return False  # "should I buy now"
    if before is not None and _is(before, "copula") and not _asks_doer(phrases[:at], draft):
        small = behind is not None and _is(behind, "preposition", "clause")
        if not (small or (behind is not None and behind.kind == "op" and behind.target == "by")):
            return False
    return not any(one.kind in _TIMES for one in phrases) or _has_one_time(phrases, draft)


def _has_one_time(phrases: Sequence[Phrase], draft: Draft) -> bool:
    """Whether none of the rows named have several times, of which the verb may say one."""
    said = [name for one in phrases if (name := _rows(one, draft.catalog))]
    fields = [draft.catalog.datasets[name].fields for name in said]
    return all(sum(one.role == "time" for one in known) < 2 for known in fields)


def _is_asked_for(before: Sequence[Phrase]) -> bool:
    """ "Who owns the cards" asks for somebody; "customers who bought cards" tells which."""
    said = [one for one in before if not _is(one, *_SMALL, *_PASSED)]
    return len(said) == 1 and _is(said[0], "relative")


def _asks_doer(before: Sequence[Phrase], draft: Draft) -> bool:
    """ "How many parcels did Anna carry", "how many pieces does each shift turn out"."""
    words = draft.pack.thesaurus["auxiliaries"]
    return any(draft.text_of(one.start, one.end).casefold() in words for one in before if _is(one, "copula"))


def _happen_once(before: Sequence[Phrase], draft: Draft) -> bool:
    """Whether the rows said last are what was done at their only time: payments, but no customers."""
    said = [name for one in before if (name := _rows(one, draft.catalog))]
    dataset = draft.catalog.datasets[said[-1]] if said else None
    times = [one for one in dataset.fields if one.role == "time"] if dataset else []
    return dataset is not None and len(times) == 1 and bool(dataset.time) and not dataset.name_field


def _rows(phrase: Phrase, catalog: Catalog) -> str:
    if phrase.kind == "dataset":
        return str(phrase.target)
    metric = catalog.metrics.get(str(phrase.target)) if phrase.kind == "metric" else None
    return metric.measure.dataset if isinstance(metric, SimpleMetric) else ""
