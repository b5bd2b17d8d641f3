"""Who came back, or came first: "what share of the viewers of April came back in May"."""

from engine.language.grammar.counting.inner import key_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from semantic.filters import Condition, MetricIs, Not
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod

_NEGATIONS = ("not", "absent")


@needs("returned")
def fold_returning(pieces: Pieces, draft: Draft) -> Pieces:
    """Things counted in one period, of which there is something in another: that of the last verb."""
    verbs = [at for at, piece in enumerate(pieces) if piece.is_op("returned")]
    periods = [at for at, piece in enumerate(pieces) if piece.kind == "period"]
    late = _late(pieces, verbs[-1], periods) if verbs and len(periods) == 2 else None
    if late is None or any(periods[0] < at < verbs[-1] for at in verbs[:-1]):
        return pieces
    metric, key, nouns = _counted(pieces, periods[0], draft)
    if not key:
        return pieces
    found: Condition = MetricIs(metric=metric, by=key, op=">", value=0, time=pieces[late].value)
    denied = [at for at in range(periods[0], max(late, verbs[-1])) if pieces[at].is_op(*_NEGATIONS)]
    condition = Not(item=found) if denied else found
    spots = (pieces[verbs[-1]], pieces[late])
    made = Piece("condition", condition, min(one.start for one in spots), max(one.end for one in spots))
    if any(piece.is_op("share") for piece in pieces):
        draft.those.append(made)
    gone = {*verbs, *denied, *nouns[1:], late}
    kept = [piece for at, piece in enumerate(pieces) if at not in gone]
    place = kept.index(pieces[periods[0]]) + 1
    return [*kept[:place], made, *kept[place:]]


@needs("first_seen")
def fold_first_seen(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Viewers first seen in May": those of May of whom there was nothing before."""
    verbs = [piece for piece in pieces if piece.is_op("first_seen")]
    if not verbs:
        return pieces
    periods = [at for at, piece in enumerate(pieces) if piece.kind == "period"]
    metrics = {piece.value for piece in pieces if piece.kind == "metric"}
    named = [at for at, piece in enumerate(pieces) if piece.kind == "metric"]
    key = key_of(pieces, named[0], draft) if len(metrics) == 1 else ""
    split = any(piece.kind in ("unit", "grain", "timefield", "inside") for piece in pieces)
    start = _start(pieces[periods[0]].value) if len(periods) == 1 else None
    if not key or split or start is None or any(piece.is_op(*_NEGATIONS, "share") for piece in pieces):
        draft.fatal.append(Mark("first_seen"))
        return []
    before = SpanPeriod(end=start, end_inclusive=False)
    seen = MetricIs(metric=pieces[named[0]].value, by=key, op=">", value=0, time=before)
    made = Piece("condition", Not(item=seen), verbs[0].start, verbs[0].end, verbs[0].phrases)
    kept = [piece for piece in pieces if piece not in verbs]
    return [*kept, made]


def _start(period: Period) -> CalendarPeriod | NamedPeriod | None:
    """What begins when the period does; None where it is open, or counted from now."""
    if isinstance(period, SpanPeriod):
        return period.start if period.start_inclusive else None
    return period if isinstance(period, CalendarPeriod | NamedPeriod) else None


def _late(pieces: Pieces, verb: int, periods: list[int]) -> int | None:
    """The period in which they came back: behind the verb, or before it where that ends the clause."""
    first, second = periods
    if first < verb < second:
        return second
    between = pieces[second + 1 : verb]
    return second if second < verb and all(piece.is_op(*_NEGATIONS) for piece in between) else None


def _counted(pieces: Pieces, first: int, draft: Draft) -> tuple[str, str, list[int]]:
    """What is counted, what tells them apart, and where they are named; "" where that is unclear."""
    named = [at for at, piece in enumerate(pieces) if piece.kind == "metric"]
    if named and len({pieces[at].value for at in named}) == 1 and named[-1] < first:
        key = key_of(pieces, named[0], draft)
        if key:
            return str(pieces[named[0]].value), key, named
    return "", "", []
