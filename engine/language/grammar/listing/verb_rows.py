"""Verbs that the model has itself: "sell" beside sales lines says of which rows, and nothing more."""

from collections.abc import Sequence

from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Pieces
from engine.language.linking.function_words import OWN_VERB
from engine.language.phrases import Phrase
from engine.language.tokens import words_of
from semantic.model import Dataset


def is_own_verb(phrase: Phrase) -> bool:
    """Whether the model has the verb, or the noun made of it, in some name."""
    return phrase.kind == "ignored" and phrase.reason.startswith(OWN_VERB)


def rows_done(phrase: Phrase, draft: Draft) -> frozenset[str]:
    """The datasets whose rows are what is done: named so, or with their one time of it."""
    stems = frozenset(phrase.reason.removeprefix(OWN_VERB).split())
    named = (one.name for one in draft.catalog.model.datasets if _is_done(one, stems, draft))
    return frozenset(named)


def _is_done(dataset: Dataset, stems: frozenset[str], draft: Draft) -> bool:
    stem = draft.pack.stem
    if stems & {stem(word) for word in words_of(dataset.noun)}:
        return True
    times = [
        one for one in dataset.fields if one.role == "time" and stems & set(map(stem, words_of(one.label)))
    ]
    own = bool(times) and times[0].name == dataset.time
    return own and not dataset.name_field


def note_own_verbs(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Keep of which rows each such verb is; a mark where it is of none."""
    for phrase in filter(is_own_verb, phrases):
        rows = rows_done(phrase, draft)
        if rows:
            draft.verb_rows.append(rows)
        else:
            draft.fatal.append(Mark("unused", draft.text_of(phrase.start, phrase.end)))


def check_own_verbs(pieces: Pieces, draft: Draft) -> Pieces:
    """The numbers asked for must come from the rows that are done, or be of those who did it."""
    if not draft.verb_rows and "most_done" not in draft.flags:
        return pieces
    terms = [term_of(piece) for piece in draft.metrics]
    facts = {fact for term in terms if term is not None for fact in draft.catalog.facts(term)}
    if "most_done" in draft.flags:
        draft.fatal.append(Mark("no_metric"))  # nothing tells how often it was done
    for rows in draft.verb_rows:
        if not facts or not facts <= rows:
            draft.fatal.append(Mark("no_metric"))
    return pieces
