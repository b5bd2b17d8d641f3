"""The number of what was asked for, said again: "which desk has the most stories, and how many"."""

from collections.abc import Sequence

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.listing.told_of_each import is_counted_of_each
from engine.language.grammar.pieces import EVERYTHING, Draft, Mark, Piece, Pieces
from engine.language.phrases import Phrase
from engine.language.tokens import norms

_RULES = ("told_much", "told_many")
_RANKS = ("top", "bottom", "superlative")
_NUMBERS = ("metric", "aggregate", "measure")
_JOINING = ("and",)
_BOUNDS = ("more", "less", "at_least", "at_most", "between", "or_more", "or_less")


def note_told_again(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Where such words stand; anywhere but at the end they ask for something of their own."""
    for at, phrase in enumerate(phrases):
        if phrase.kind != "ignored" or phrase.target not in _RULES:
            continue
        if _is_own_number(phrases, at, draft):
            continue
        draft.flags.add(str(phrase.target))
        if is_counted_of_each(phrase, list(phrases[at + 1 :]), draft):
            draft.said_at["told_again"] = draft.said_at["of_each"] = phrase.start
            continue
        draft.said_at["told_again"] = phrase.start
        if at + 1 < len(phrases) and any(one.kind != "ignored" for one in phrases[at + 1 :]):
            draft.fatal.append(Mark("unused", draft.text_of(phrase.start, phrase.end)))


def _is_own_number(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Which mobile sites do we have and how many beds": one more column of what is listed."""
    first = (phrases[0].kind, phrases[0].target)
    behind = [one for one in phrases[at + 1 :] if one.kind != "ignored"]
    if first not in (("op", "which"), ("ignored", "relative")) or [one.kind for one in behind] != ["measure"]:
        return False
    names = [str(one.target) for one in (*phrases[:at], *behind) if one.kind in ("dimension", "measure")]
    homes = {one.dataset for name in names for one in draft.catalog.dimensions[name].bindings}
    ranked = any(_is_ranking(one) for one in phrases[:at])
    return len(names) > 1 and len(homes) == 1 and not ranked


def _is_ranking(phrase: Phrase) -> bool:
    """Whether it is a bound, or says that one is the first: "the biggest hostel"."""
    extreme = phrase.kind == "agg" and phrase.target in ("max", "min")
    return extreme or (phrase.kind == "op" and phrase.target in (*_RANKS, *_BOUNDS))


def fold_told_again(pieces: Pieces, draft: Draft) -> Pieces:
    """Left out behind a ranking, with the comma before; told otherwise it is not clear of what."""
    said = draft.flags & {*_RULES}
    if not said:
        return pieces
    kept = pieces[:-1] if pieces and pieces[-1].is_op(*_JOINING) else pieces
    bound = "told_many" in said and _is_bound_on_rows(kept, draft)
    if not (bound or any(_is_rank(one) for one in kept)) or not _fits(said, kept, draft):
        draft.fatal.append(Mark("unused", draft.text_of(draft.said_at["told_again"], EVERYTHING)))
    return kept


def _is_bound_on_rows(pieces: Pieces, draft: Draft) -> bool:
    """ "Teachers with more than 4 classes, and how many": each is told with how many there are."""
    counts = [at for at, one in enumerate(pieces) if is_bare_count(one, draft)]
    behind = bool(counts) and counts[-1] == len(pieces) - 1 and pieces[-2:-1] and pieces[-2].kind == "number"
    return bool(behind) and any(one.is_op(*_BOUNDS) for one in pieces) and len(counts) < 3


def _is_so_many(piece: Piece, draft: Draft) -> bool:
    """ "The most listeners": a number of them that each row has; of fees nobody asks how many."""
    field = draft.catalog.dimensions[str(piece.value)].field if piece.kind == "measure" else None
    whole = field is not None and field.type == "integer" and not field.unit
    money = field is not None and not draft.pack.money_words.isdisjoint(norms(field.label))
    return whole and not money and draft.pack.is_plural(draft.text_of(piece.start, piece.end))


def _is_rank(piece: Piece) -> bool:
    return piece.is_op(*_RANKS) or (piece.kind == "agg" and piece.value in ("max", "min"))


def _fits(said: set[str], pieces: Pieces, draft: Draft) -> bool:
    """ "How many" says again how many rows there are, or listeners, "how much" any other number."""
    others = [one for one in pieces if one.kind in _NUMBERS and not is_bare_count(one, draft)]
    if others and all(_is_so_many(one, draft) for one in others):
        return True
    compared = any(one.is_op("superlative") for one in pieces)
    return bool(others or compared) == ("told_much" in said)
