"""A list, and a number for each of it: "which genres do we have, and how many books are in each"."""

from dataclasses import replace

from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.phrases import Phrase
from engine.language.tokens import words_of
from semantic.query import MetricRef

_NOUNS = ("dimension", "metric", "measure", "timefield", "dataset", "aggregate")
_JOINING = ("and",)


def is_counted_of_each(phrase: Phrase, rest: list[Phrase], draft: Draft) -> bool:
    """Whether "and how many" is of each that was listed: "each" follows, and no more than a period."""
    words = draft.text_of(phrase.start + 1, phrase.end).casefold()
    places = [at for at, one in enumerate(rest) if one.kind == "op" and one.target == "each"]
    behind = [one for one in rest[places[0] + 1 :] if one.kind != "ignored"] if len(places) == 1 else rest
    plain = all(one.kind == "period" for one in behind) and bool(places)
    return plain and words in draft.pack.data["operators"]["number_of"]


@needs("each")
def fold_told_of_each(pieces: Pieces, draft: Draft) -> Pieces:
    """Read as if it were "for each genre, how many books"; what is listed must be one thing and no more."""
    at = draft.said_at.get("of_each", -1)
    listed = [one for one in pieces if one.start < at and not one.is_op(*_JOINING)]
    behind = [one for one in pieces if one.start >= at >= 0 and not one.is_op(*_JOINING)]
    each = next((one for one in behind if one.is_op("each")), None)
    if each is None or not listed or not _is_list(listed, draft):
        return pieces
    thing = listed[-1]
    counted = [one for one in behind if one is not each]
    if not any(one.kind in _NOUNS for one in counted):
        rows = _rows_said(thing, each, draft)
        counted = [rows, *counted] if rows else []
    if not counted or any(one.kind == "timefield" for one in counted):  # by when is another split
        return pieces
    draft.flags -= {"told_many", "asked_which", "listing"}
    draft.who_asked = False
    asked = Piece("op", "number_of", at, at + 1, each.phrases)
    return [replace(each, start=0, end=0), thing, asked, *counted]


def _is_list(listed: Pieces, draft: Draft) -> bool:
    """ "Which genres do we have", "who are the reviewers": one thing by its name or class."""
    *opening, thing = listed
    asked = len(opening) == 1 and (opening[0].is_op("which") or opening[0].kind == "break")
    opened = asked or (not opening and "listing" in draft.flags)
    done = any(at < draft.said_at["of_each"] for at in draft.doings)  # "which depots were visited"
    return opened and thing.kind == "dimension" and not done


def _rows_said(thing: Piece, each: Piece, draft: Draft) -> Piece | None:
    """The rows that are counted where only the list tells them: "categories of members"."""
    known = draft.catalog.dimensions[str(thing.value)]
    home = draft.catalog.datasets[known.bindings[0].dataset]
    said, noun = (
        {draft.pack.stem(word) for word in words_of(text)}
        for text in (draft.text_of(thing.start, thing.end), home.noun)
    )
    number = rows_of(home.name, draft) if noun < said and not rows_named(thing, draft) else None
    if not isinstance(number, MetricRef):
        return None
    return Piece("metric", number.name, each.start, each.start, thing.phrases)
