""" "Customers who have never bought anything", "tags never used": the verb says which rows are missing."""

from collections.abc import Iterator, Sequence

from engine.language.grammar.pieces import Draft
from engine.language.phrases import Phrase
from engine.language.tokens import words_of
from semantic.metrics import SimpleMetric

_PASSED = ("punctuation", "filler", "adverb", "pronoun", "verb", "copula")
_SAID = ("value", "metric", "measure", "timefield", "dimension")  # where the model has the verb itself


def note_never_done(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Keep which rows there are none of, where nothing but a verb of doing is said behind "never"."""
    for at, phrase in enumerate(phrases):
        if (phrase.kind, phrase.target) != ("op", "absent"):
            continue
        behind = [one for one in phrases[at + 1 :] if not _is(one, *_PASSED)]
        verbs = [one for one in behind if _is(one, "doing") or one.kind in _SAID]
        subject = next((name for one in reversed(phrases[:at]) if (name := _thing(one, draft))), "")
        told = any(_is_answer(one, draft) for one in verbs)
        if (
            len(verbs) == 1
            and not told
            and subject
            and all(one in verbs or _is(one, "any") for one in behind)
        ):
            rows = _rows_done(draft.text_of(verbs[0].start, verbs[0].end).casefold(), subject, draft)
            if rows:
                draft.never_done = rows
                draft.done_at = frozenset(range(phrase.end, behind[-1].end))


def _is(phrase: Phrase, *rules: str) -> bool:
    return phrase.kind == "ignored" and phrase.target in rules


def _is_answer(phrase: Phrase, draft: Draft) -> bool:
    """ "With no phone": where that is a yes or no of the things, nobody is said to have phoned."""
    named = phrase.kind == "dimension" and phrase.target in draft.truths
    return named or (phrase.kind == "value" and any(ref.dimension in draft.truths for ref in phrase.target))


def _thing(phrase: Phrase, draft: Draft) -> str:
    """The dataset of the things that a noun names as a whole."""
    if phrase.reason.startswith("partial"):
        return ""
    if phrase.kind == "dataset":
        return str(phrase.target)
    metric = draft.catalog.metrics.get(str(phrase.target)) if phrase.kind == "metric" else None
    if isinstance(metric, SimpleMetric):
        return metric.measure.dataset if metric.measure.agg == "count" else ""
    known = draft.catalog.dimensions.get(str(phrase.target)) if phrase.kind == "dimension" else None
    home = draft.catalog.datasets[known.bindings[0].dataset] if known else None
    return home.name if home and known and home.name_field == known.field.name else ""


def _rows_done(verb: str, subject: str, draft: Draft) -> str:
    """The one dataset below the subject whose rows are what is done; "" where it is none or several.

    What is used is used in the rows that only join it to something else as well.
    """
    nouns = {noun for verbs, found in draft.pack.thesaurus["done_in"] if verb in verbs for noun in found}
    for base in draft.pack.bases_of.get(verb, ()):
        nouns |= {base, *draft.pack.nouns_of_verbs.get(base, ())}
    below = dict.fromkeys(_below(subject, draft))
    if "*" in nouns and len(below) == 1 and _joins(next(iter(below)), draft):
        return next(iter(below))
    fits = [name for name in below if nouns & _said(name, draft)]
    return fits[0] if len(fits) == 1 else ""


def _joins(dataset: str, draft: Draft) -> bool:
    """Whether rows say no more than what belongs to what."""
    known = draft.catalog.datasets[dataset]
    return not known.time and not any(one.role in ("time", "measure") for one in known.fields)


def _below(subject: str, draft: Draft) -> Iterator[str]:
    return (way.source for way in draft.catalog.model.relationships if way.to == subject != way.source)


def _said(dataset: str, draft: Draft) -> set[str]:
    known = draft.catalog.datasets[dataset]
    words = [word.casefold() for text in (known.noun, known.nouns) for word in words_of(text)]
    return {form for word in words for form in (word, draft.pack.singular(word))}
