"""Parts of time that limit a question: lists of them, and "not" and "except" before them."""

from dataclasses import replace

from engine.language.grammar.comparing.moments_against import set_against
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.times.moment_checks import is_of_share, is_unsure
from engine.language.grammar.times.moment_limit import Limit, has, touches
from engine.language.linking.moments import Moment

_RANKS = ("top", "bottom", "best", "worst")


@needs(kinds=("moment", "limit"))
def fold_moments(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each list of moments of one part, with its "not", by one limit."""
    folded: Pieces = []
    at = 0
    while at < len(pieces):
        if pieces[at].kind != "moment":
            folded.append(pieces[at])
            at += 1
            continue
        end, moment, joined = _run(pieces, at, draft)
        start, negated = pieces[at].start, False
        while folded and folded[-1].is_op("not", "absent") and draft.adjacent(folded[-1].end, start):
            start, negated = folded.pop().start, not negated
        phrases = tuple(phrase for piece in pieces[at:end] for phrase in piece.phrases)
        folded.append(Piece("limit", Limit(moment, negated, joined), start, pieces[end - 1].end, phrases))
        at = end
    folded = set_against(_without_exceptions(folded), draft)
    if any(is_unsure(folded, at, draft) for at, piece in enumerate(folded) if piece.kind == "limit"):
        draft.fatal.append(Mark("part_of_time"))
    if any(is_of_share(folded, at) for at in range(len(folded))):
        draft.fatal.append(Mark("conditional_share"))
    if any(piece.kind == "limit" and piece.value.moment.each for piece in folded) and has(folded, *_RANKS):
        draft.fatal.append(Mark("top_per_group"))
    return folded


def _run(pieces: Pieces, at: int, draft: Draft) -> tuple[int, Moment, bool]:
    """The end of the list of moments of one part at `at`, all of them, and whether "and" joins them."""
    moment, end, joined = pieces[at].value, at + 1, False
    while moment.values:
        step = end
        while step < len(pieces) and pieces[step].is_op("and", "or") and touches(pieces, step, draft):
            step += 1
        other = pieces[step].value if step < len(pieces) and pieces[step].kind == "moment" else None
        if step == end or other is None or not other.values or other.field != moment.field:
            break
        if not touches(pieces, step, draft):
            break
        joined = joined or has(pieces[end:step], "and")
        each, loose = moment.each or other.each, other.loose
        moment = replace(moment, values=(*moment.values, *other.values), each=each, loose=loose)
        end = step + 1
    return end, moment, joined


def _without_exceptions(pieces: Pieces) -> Pieces:
    """ "On weekends except Sundays" is on Saturdays."""
    kept: Pieces = []
    for piece in pieces:
        before = kept[-1] if kept and piece.kind == kept[-1].kind == "limit" else None
        if before and piece.value.negated and _holds(before.value, piece.value):
            left = set(before.value.moment.values) - set(piece.value.moment.values)
            moment = replace(before.value.moment, values=tuple(sorted(left)))
            kept[-1] = replace(before, value=replace(before.value, moment=moment), end=piece.end)
        else:
            kept.append(piece)
    return kept


def _holds(limit: Limit, exception: Limit) -> bool:
    same = limit.moment.field == exception.moment.field and not limit.negated
    return same and set(exception.moment.values) < set(limit.moment.values) and bool(exception.moment.values)
