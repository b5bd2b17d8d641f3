"""Who came back: "what share of the viewers of April came back in May", "who were not seen in Q1"."""

from engine.language.grammar.inner import key_of
from engine.language.grammar.pieces import Draft, Piece, Pieces
from semantic.filters import Condition, MetricIs, Not


def fold_returning(pieces: Pieces, draft: Draft) -> Pieces:
    """Things counted in one period, of which there is something in another: the last verb says which."""
    verbs = [at for at, piece in enumerate(pieces) if piece.is_op("returned")]
    periods = [at for at, piece in enumerate(pieces) if piece.kind == "period"]
    if not verbs or len(periods) != 2 or not periods[0] < verbs[-1] < periods[1]:
        return pieces
    counted = [at for at, piece in enumerate(pieces) if piece.kind == "metric"]
    same = len({pieces[at].value for at in counted}) == 1 and counted[-1] < periods[0]
    key = key_of(pieces, counted[0], draft) if same else ""
    if not key or any(at < verbs[-1] and at > periods[0] for at in verbs[:-1]):
        return pieces
    late, metric = pieces[periods[1]], pieces[counted[0]].value
    found: Condition = MetricIs(metric=metric, by=key, op=">", value=0, time=late.value)
    denied = [at for at in range(periods[0], verbs[-1]) if pieces[at].is_op("not", "absent")]
    condition = Not(item=found) if denied else found
    made = Piece("condition", condition, pieces[verbs[-1]].start, late.end, late.phrases)
    if any(piece.is_op("share") for piece in pieces):
        draft.those.append(made)
    gone = {*verbs, *denied, *counted[1:]}
    kept = [piece for at, piece in enumerate(pieces) if at not in gone and piece is not late]
    place = kept.index(pieces[periods[0]]) + 1
    return [*kept[:place], made, *kept[place:]]
