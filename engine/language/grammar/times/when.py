"""Questions for a moment: "when did packet loss first exceed 1 %", "when was demand highest"."""

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.listing.records import time_of
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces
from semantic.periods import CalendarPeriod, SpanPeriod
from semantic.query import AggregateTerm, GroupTerm, Order, TimeTerm

_FIRST, _LAST = "first_time", "last_time"
_RANKS = ("top", "bottom", "best", "worst")
_GRAIN = "day"
_OF_A_SPAN = 2.0
_OTHERS = ("metric", "dataset", "unit", "grain", "part", "agg", "measure", "aggregate", "number")


def fold_moments_asked(pieces: Pieces, draft: Draft) -> Pieces:
    """ "When" at the start asks for days; "first" and "last" for one of them, where a number is passed."""
    when = bool(pieces) and pieces[0].is_op("when") and pieces[0].start == 0
    kept = pieces[1:] if when else list(pieces)
    ends = [piece for piece in kept if piece.is_op(_FIRST, _LAST)]
    numbers = any(piece.kind == "number" for piece in kept)
    draft.cost += _OF_A_SPAN * any(map(_is_end_of_span, kept, kept[1:]))
    if len(ends) == 1 and numbers:
        draft.flags.add(str(ends[0].value))
        kept.remove(ends[0])
    if when and len(ends) == 1 and not numbers:
        found = _of_rows(kept, ends[0], draft)
        if found is not None:
            return found
    if when:
        draft.flags.add("when")
        timed = any(piece.kind in ("unit", "grain") for piece in kept)
        passed = numbers or any(piece.is_op(*_RANKS) for piece in kept)
        if timed or not passed:
            draft.fatal.append(Mark("moment_of_what"))
        draft.groups.append(Group("time", _GRAIN, False, 0, word="which"))
    return kept


def _is_end_of_span(first: Piece, second: Piece) -> bool:
    """ "Last day before June": no period before June, but the last of the days in it."""
    beside = first.kind == second.kind == "period" and first.end == second.start
    return beside and isinstance(first.value, CalendarPeriod) and isinstance(second.value, SpanPeriod)


def _of_rows(pieces: Pieces, end: Piece, draft: Draft) -> Pieces | None:
    """ "When did we last publish a drama": the last of the times that the rows have."""
    times = [piece for piece in pieces if piece.kind == "timefield"]
    nouns = [piece for piece in pieces if piece.kind == "dataset" or is_bare_count(piece, draft)]
    others = [piece for piece in pieces if piece.kind in _OTHERS and piece not in nouns]
    if len(times) > 1 or len(nouns) > 1 or others:
        return None
    field = str(times[0].value) if times else _time_of(nouns[0], draft) if nouns else ""
    if not field or (nouns and not field.startswith(f"{_dataset(nouns[0], draft)}.")):
        return None
    term = AggregateTerm(agg="min" if end.value == _FIRST else "max", field=field)
    used = [end, *times, *nouns]
    phrases = tuple(phrase for piece in used for phrase in piece.phrases)
    return [
        Piece("aggregate", term, end.start, end.end, phrases),
        *(one for one in pieces if one not in used),
    ]


def _dataset(noun: Piece, draft: Draft) -> str:
    if noun.kind == "dataset":
        return str(noun.value)
    return draft.catalog.metric_measures(draft.catalog.metrics[noun.value])[0].dataset


def _time_of(noun: Piece, draft: Draft) -> str:
    return time_of(draft.catalog, _dataset(noun, draft))


def moment_order(draft: Draft, groups: tuple[GroupTerm, ...]) -> tuple[Order, ...]:
    """The order by time of which the first row is asked; none where no such thing is."""
    asked = draft.flags & {_FIRST, _LAST}
    if not asked:
        return ()
    times = [term for term in groups if isinstance(term, TimeTerm)]
    if len(asked) > 1 or len(times) != 1 or len(groups) > 1 or not draft.having or draft.ranks:
        draft.fatal.append(Mark("moment_of_what"))
        return ()
    return (Order(by=times[0].key, descending=_LAST in asked),)
