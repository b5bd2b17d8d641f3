"""Numbers that go along time: "7-day moving average of plays", "cumulative revenue"."""

from engine.language.grammar.pieces import Draft, Mark, Pieces, Rolling, needs
from engine.language.grammar.times.grains import grain_for
from semantic.periods import Period, SpanPeriod, Window
from semantic.query import GroupTerm, MetricRef, MetricTerm, RollingTerm, TimeTerm
from semantic.terms import AggregateTerm

_KINDS = ("cumulative", "rolling", "moving_average")


@needs(*_KINDS)
def fold_rolling(pieces: Pieces, draft: Draft) -> Pieces:
    """Move the word, its number of units, and an "average" said with it, into the draft."""
    places = [at for at, piece in enumerate(pieces) if piece.is_op(*_KINDS)]
    if not places:
        return pieces
    if len(places) > 1:
        draft.fatal.append(Mark("rolling"))
        return pieces
    at, kept = places[0], list(pieces)
    word = kept[at]
    length = _length(kept, at, draft)
    mean = _mean(kept, at, length)
    window = None if length is None else _window(kept, length)
    average = word.is_op("moving_average") or mean is not None
    if (window is None) != word.is_op("cumulative"):
        draft.fatal.append(Mark("rolling"))
        return pieces
    draft.rolling = Rolling(window, average)
    gone = {at, *((length, length + 1) if length is not None else ()), *((mean,) if mean is not None else ())}
    return [piece for place, piece in enumerate(kept) if place not in gone]


def _length(pieces: Pieces, at: int, draft: Draft) -> int | None:
    """Where "7 day" stands: right before the word, or anywhere behind it."""
    places: list[int] = [at - 2, *range(at + 1, len(pieces) - 1)]
    for start in places:
        if start < 0 or [piece.kind for piece in pieces[start : start + 2]] != ["number", "unit"]:
            continue
        count = pieces[start].value
        near = draft.adjacent(pieces[start + 1].end, pieces[at].start) if start < at else True
        if near and isinstance(count.value, int) and count.value > 0 and not count.percent:
            return start
    return None


def _mean(pieces: Pieces, at: int, length: int | None) -> int | None:
    """Where "average" stands right behind the word or behind its number of units."""
    for place in (at + 1, length + 2) if length is not None else ():
        if place < len(pieces) and (pieces[place].kind, pieces[place].value) == ("agg", "average"):
            return place
    return None


def _window(pieces: Pieces, at: int) -> Window:
    return Window.model_validate({"count": pieces[at].value.value, "unit": pieces[at + 1].value})


def rolled(terms: tuple[MetricTerm, ...], draft: Draft) -> tuple[MetricTerm, ...]:
    """The one number asked for, over its window; a mark where there are several, or one made so already."""
    if draft.rolling is None:
        return terms
    plain = [term for term in terms if isinstance(term, MetricRef | AggregateTerm)]
    open_start = draft.rolling.window is None and _lacks_start(draft.periods)
    taken = (
        open_start
        or draft.ranks
        or draft.having
        or draft.comparisons
        or draft.flags & {"share", "change", "growth"}
    )
    if len(terms) != 1 or len(plain) != 1 or taken:
        draft.fatal.append(Mark("rolling"))
        return terms
    return (RollingTerm(of=plain[0], window=draft.rolling.window, average=draft.rolling.average),)


def _lacks_start(periods: list[Period]) -> bool:
    """ "Through May": may be all so far, or May by itself; what is before May is all of that."""
    spans = (period for period in periods if isinstance(period, SpanPeriod))
    return any(span.start is None and span.end_inclusive for span in spans)


def with_course(groups: list[GroupTerm], draft: Draft) -> list[GroupTerm]:
    """Such a number is shown along time: by the unit of its window, or as suits the period."""
    if draft.rolling is None or any(isinstance(term, TimeTerm) for term in groups):
        return groups
    window = draft.rolling.window
    grain = window.unit if window else grain_for(draft.periods[0] if draft.periods else None)
    return [TimeTerm.model_validate({"grain": grain}), *groups]
