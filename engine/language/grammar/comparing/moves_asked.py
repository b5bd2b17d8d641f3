"""What is in order where only a growth or change is asked for: "growth of views by device, top 3"."""

from engine.language.grammar.pieces import Draft, Rank
from semantic.query import MetricTerm

_MOVES = ("growth", "change")


def asked_move(draft: Draft, target: MetricTerm) -> str:
    """The key of the growth or change of the metric, "" where the metric itself is in order."""
    if draft.sort_by is not None or _is_of_what_ranks(draft):
        return ""
    return next((f"{kind}({target.key})" for kind in _MOVES if _is_asked(kind, draft)), "")


def _is_asked(kind: str, draft: Draft) -> bool:
    """ "Growth in views", "views growth"; "views by device with growth" asks for the views as well."""
    said = draft.said_at.get(kind)
    if said is None or not draft.metrics:
        return False
    first = min(draft.metrics, key=lambda piece: piece.start)
    joined = any(said < at < first.start for at in draft.connectors)
    return said == first.end or (said < first.start and not joined)


def _is_of_what_ranks(draft: Draft) -> bool:
    """ "Growth in views for the top 3 countries", "with the most views": which ones is told by the metric."""
    rank = next(iter(draft.ranks), None)
    if rank is None:
        return False
    at = rank.start - 1
    while at in draft.ignored and at not in draft.prepositions:
        at -= 1
    return at in draft.prepositions or _ranks_a_metric(rank, draft)


def _ranks_a_metric(rank: Rank, draft: Draft) -> bool:
    """ "The most views" ranks by them, "the best views growth" does not."""
    moves = {draft.said_at[kind] for kind in _MOVES if kind in draft.said_at}
    return any(piece.start == rank.end and piece.end not in moves for piece in draft.metrics)
