"""What rows are worth: "the value of the orders", "income from orders" are their one amount of money."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.language.grammar.checking.rules import says_any
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.amounts import own_amount
from engine.language.grammar.numbers.metrics import aggregation, modelled
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.phrases import Phrase
from semantic.model import Dataset

_TOLD = ("value", "state")
_BETWEEN = ("preposition", "article", "pronoun", "filler")  # "of all the orders"


def note_worths(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Note where the nouns begin of whose rows the worth is asked. Income of anything else stays unused."""
    if ("ignored", "income") not in draft.told and not says_any("amount_nouns", draft):
        return
    found: list[int] = []
    for at, word in enumerate(phrases):
        income = (word.kind, word.target) == ("ignored", "income")
        value = word.kind == "ignored" and _text(word, draft) in draft.pack.thesaurus["amount_nouns"]
        worths = (
            [noun.start for noun in _nouns(phrases, at, draft) if _amount_of(noun, draft)]
            if income or value
            else []
        )
        found += worths
        if income or value:
            draft.fatal.extend(
                Mark("unused", text) for text in _one_of_several(_nouns(phrases, at, draft), draft)
            )
        if income and not worths:
            draft.fatal.append(Mark("unused", draft.text_of(word.start, word.end)))
    draft.worths = frozenset(found)


def _one_of_several(nouns: Iterator[Phrase], draft: Draft) -> Iterator[str]:
    """ "Value of bills" that have two sums: their noun is a part of the name of one, and tells none."""
    for noun in nouns:
        if noun.kind != "metric" or noun.rule != "partial":
            continue
        said = draft.pack.singular(_text(noun, draft))
        for measure in draft.catalog.metric_measures(draft.catalog.metrics[noun.target]):
            home = draft.catalog.datasets[measure.dataset]
            if home.noun.casefold() == said and not own_amount(home, draft):
                yield _text(noun, draft)


def fold_worths(pieces: Pieces, draft: Draft) -> Pieces:
    """Such a noun becomes the amount of its rows, all together where nothing else is said of it."""
    kept: Pieces = []
    for piece in pieces:
        amount = _amount_of(piece, draft) if piece.start in draft.worths else ""
        said = _aggregate(kept) if amount else None
        if amount:
            kept = [one for one in kept if one is not said]
            term = modelled(aggregation(str(said.value) if said else "sum", amount), draft)
            piece = replace(piece, kind="aggregate", value=term)
        kept.append(piece)
    return kept


def _aggregate(kept: Pieces) -> Piece | None:
    """The "total" or "average" before a noun and the values that tell which: "total value of sold boats"."""
    before = next(
        (one for one in reversed(kept) if not (one.kind == "values" or one.is_op("and", "or"))), None
    )
    return before if before is not None and before.kind == "agg" else None


def _nouns(phrases: Sequence[Phrase], at: int, draft: Draft) -> Iterator[Phrase]:
    """What stands right before the word at a place, or behind it and "of"; values may tell which of them."""
    word = phrases[at]
    if at and phrases[at - 1].end == word.start:
        yield phrases[at - 1]
    rest = behind_of(phrases, at, draft)
    yield from [one for one in rest if not _tells_which(one)][:1]


def behind_of(phrases: Sequence[Phrase], at: int, draft: Draft) -> Sequence[Phrase]:
    """What stands behind the word for an amount and its preposition; the "total" of a "valor total" goes."""
    total = [one.target for one in phrases[at + 1 : at + 2]] in (["sum"], ["number_of"])
    start = at + 1 + total
    if total and is_of(phrases[at + 1].end - 1, draft):
        return phrases[start:]  # "total de" is one phrase behind the noun
    first = phrases[start] if start < len(phrases) else None
    joined = first is not None and (first.target == "preposition" or is_of(first.start, draft))
    return phrases[start + 1 :] if joined else ()


def is_of(at: int, draft: Draft) -> bool:
    """Whether "of" stands at a place."""
    return draft.text_of(at, at + 1).casefold() in draft.pack.data["of"]


def _tells_which(phrase: Phrase) -> bool:
    """Whether it is a value of what is named behind it, joins two of them, or is a small word."""
    joins = phrase.kind == "op" and phrase.target in ("and", "or")
    return joins or phrase.kind in ("value", "state") or phrase.target in _BETWEEN


def _amount_of(noun: Phrase | Piece, draft: Draft) -> str:
    """The one amount of money of the rows that a noun names; "" where it names none, or they have none.

    Rows without a time, or with names, are things on a list, whose prices nobody has paid.
    """
    phrase = noun if isinstance(noun, Phrase) else None
    piece = Piece(phrase.kind, phrase.target, phrase.start, phrase.end, (phrase,)) if phrase else noun
    if not isinstance(piece, Piece) or not (piece.kind == "dataset" or is_bare_count(piece, draft)):
        return ""
    dataset = draft.catalog.datasets[rows_named(piece, draft)]
    return own_amount(dataset, draft) if dataset.time and not _is_named(dataset, draft) else ""


def _is_named(dataset: Dataset, draft: Draft) -> bool:
    field = dataset.field(dataset.name_field) if dataset.name_field else None
    label = (field.label or field.name).casefold() if field else ""
    return draft.pack.head(label) in draft.pack.data["naming"]


def _text(phrase: Phrase, draft: Draft) -> str:
    return draft.text_of(phrase.start, phrase.end).casefold()
