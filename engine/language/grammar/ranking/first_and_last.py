"""What happened first or last: "which branch opened first", "when was the last order"."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.listing.records import time_of
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from engine.language.grammar.ranking.superlatives import (
    Found,
    attribute_of,
    folded,
    is_person,
    key_of,
    name_of,
    rows_named,
)
from engine.language.tokens import fold, norms
from semantic.query import AggregateTerm

_ENDS = ("latest", "earliest", "first_time", "last_time")
_LAST = ("latest", "last_time")
_STATES = ("value", "values", "state")
_CONDITIONS = ("value", "values", "condition", "break")
_BESIDE = ("values", "value", "condition", "break", "number")


def fold_first_and_last(pieces: Pieces, draft: Draft) -> Pieces:
    """Things by the first or last of their own times, and the time of the first or last of some rows."""
    ends = [at for at, piece in enumerate(pieces) if piece.is_op(*_ENDS) or _is_first(piece)]
    if len(ends) != 1 or draft.flags & {"counted", "share"}:
        return pieces
    if fold(draft.text_of(pieces[ends[0]].start, pieces[ends[0]].end)) in draft.pack.superlatives:
        return _superlative(pieces, ends[0], draft)
    if pieces[0].is_op("when"):
        return _moment(pieces, ends[0], draft)
    return _things(pieces, ends[0], draft)


def _is_first(piece: Piece) -> bool:
    return piece.kind == "ordinal" and piece.value == 1


def _is_last(piece: Piece) -> bool:
    return piece.is_op(*_LAST)


def _superlative(pieces: Pieces, at: int, draft: Draft) -> Pieces:
    """ "The newest branch": one thing with a name and an age of its own, and no list of the latest rows."""
    end = pieces[at]
    said = fold(draft.text_of(end.start, end.end))
    nouns = [one for one in pieces if rows_named(one, draft)]
    rows = {rows_named(one, draft) for one in nouns}
    several = any(draft.pack.is_plural(draft.text_of(one.start, one.end)) for one in nouns)
    if len(rows) != 1 or several or any(one.kind == "number" for one in pieces):
        return pieces
    home = draft.catalog.datasets[rows.pop()]
    if not home.name_field or not attribute_of(home, said, draft):
        return pieces
    return [*pieces[:at], replace(end, value="superlative"), *pieces[at + 1 :]]


def _moment(pieces: Pieces, at: int, draft: Draft) -> Pieces:
    """ "When was the last order": the latest of the times at which the rows come in."""
    if at + 1 >= len(pieces) or not draft.adjacent(pieces[0].end, pieces[at].start):
        return pieces
    end, noun = pieces[at], pieces[at + 1]
    rows = rows_named(noun, draft) if noun.kind == "dataset" or is_bare_count(noun, draft) else ""
    others = [one for one in pieces[1:] if one is not end and one is not noun]
    field = time_of(draft.catalog, rows) if rows and draft.adjacent(end.end, noun.start) else ""
    others, field = _own_time(others, field, rows, draft)
    splits = [one for one in others if one.is_op(*SPLITTING)]
    beside = (*_CONDITIONS, "dimension") if len(splits) == 1 else _CONDITIONS
    if not field or any(one.kind not in beside and one not in splits for one in others):
        return pieces
    term = AggregateTerm(agg="max" if _is_last(end) else "min", field=field)
    return [Piece("aggregate", term, end.start, noun.end, (*end.phrases, *noun.phrases)), *others]


def _own_time(others: Pieces, field: str, rows: str, draft: Draft) -> tuple[Pieces, str]:
    """ "The last spot aired", "the last invoice paid": the time of that, said once more or by a state."""
    for one in others if field else ():
        said = draft.pack.stem(draft.text_of(one.end - 1, one.end).casefold())
        home = draft.catalog.datasets[rows]
        times = [
            key_of(home, known)
            for known in home.fields
            if known.role == "time" and said in map(draft.pack.stem, norms(known.label))
        ]
        told = times == [one.value] if one.kind == "timefield" else one.kind in _STATES and len(times) == 1
        if told:
            return [other for other in others if other is not one], times[0]
    return others, field


def _things(pieces: Pieces, at: int, draft: Draft) -> Pieces:
    """ "Which branch opened first": the things ranked by the time that the verb is of."""
    times = [place for place in (at - 1, at + 1) if _is_time(pieces, place)]
    if len(times) != 1:
        return pieces
    time = pieces[times[0]]
    rows = str(time.value).partition(".")[0]
    nouns = [place for place, one in enumerate(pieces) if rows_named(one, draft) == rows]
    if rows not in draft.catalog.datasets or not _is_all(pieces, {*nouns, at, times[0]}):
        return pieces
    if not (_is_asked(pieces, at, rows, draft) if times[0] < at else _is_single(pieces, at, nouns, draft)):
        return pieces
    noun = pieces[nouns[0]] if nouns else Piece("dataset", rows, time.start, time.start, ())
    group = name_of(draft.catalog.datasets[rows], noun, draft)
    if not group:
        return pieces
    gone = {times[0], *nouns}
    kept = [one for place, one in enumerate(pieces) if place not in gone]
    kept = sorted([*kept, noun], key=lambda one: one.start)
    found = Found(kept.index(noun), group, str(time.value), _is_last(pieces[at]))
    return folded(kept, kept.index(pieces[at]), found, draft)


def _is_time(pieces: Pieces, place: int) -> bool:
    return 0 <= place < len(pieces) and pieces[place].kind == "timefield"


def _is_all(pieces: Pieces, used: set[int]) -> bool:
    """Whether nothing is said besides what is asked for and conditions of it."""
    return all(place in used or one.is_op("which") or one.kind in _BESIDE for place, one in enumerate(pieces))


def _is_asked(pieces: Pieces, at: int, rows: str, draft: Draft) -> bool:
    """ "Which branch ... first", "who ... last" at the end, right behind what happened."""
    behind = [one for one in pieces[at + 1 :] if one.kind != "break"]
    beside = draft.adjacent(pieces[at - 1].end, pieces[at].start)
    asked = any(one.is_op("which") for one in pieces[:at]) or (is_person(rows, draft) and draft.who_asked)
    return beside and not behind and asked


def _is_single(pieces: Pieces, at: int, nouns: list[int], draft: Draft) -> bool:
    """ "The most recently hired employee": one of them, behind what happened to it."""
    time = pieces[at + 1]
    if not nouns:  # the last word of what the time is called may be the noun
        called = draft.catalog.datasets[str(time.value).partition(".")[0]].noun
        return draft.text_of(time.end - 1, time.end).casefold() == called.split()[-1].casefold()
    if nouns != [at + 2] or not draft.adjacent(pieces[at].end, pieces[at + 1].start):
        return False
    noun = pieces[at + 2]
    text = draft.text_of(noun.start, noun.end)
    several = draft.pack.is_plural(text)
    return draft.adjacent(pieces[at + 1].end, noun.start) and not several
