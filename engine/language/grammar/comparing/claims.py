"""Questions for a yes or no: "did views fall last week", "is any country below 10"."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.weights import WEIGHTS
from semantic.claims import Claim, Direction
from semantic.filters import Compare
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm, GroupTerm, MetricTerm

_MOVED = ("rose", "fell", "improved", "worsened")
_REACHES = ("whether_any", "whether_all")
_ASKING = ("which", "number_of", "when")


def fold_claims(pieces: Pieces, draft: Draft) -> Pieces:
    """Take the words that ask for a yes or no out of the pieces, where the question opens like one."""
    reach = next((piece for piece in pieces if piece.is_op(*_REACHES)), None)
    opens = 0 in draft.copulas or (reach is not None and reach.start == 0)
    if draft.claim or not opens or any(piece.is_op(*_ASKING) for piece in pieces):
        return pieces
    kept = [piece for piece in pieces if piece is not reach]
    moved = [piece for piece in kept if piece.is_op(*_MOVED)]
    if any(piece.kind == "op" and piece.value in ("growth", "drop") for piece in kept):
        draft.cost += WEIGHTS["claim_not_read"]
    if len(moved) > 1 or (reach is not None and reach.start > 0):
        return pieces
    if reach is not None and "requested" in draft.flags:
        return kept  # "are there any with over 40 alerts, show me those" wants the list
    either = _either_period(kept) if moved else None
    if either is not None:
        draft.flags.add("compare")
        return [piece for piece in kept if piece is not moved[0] and piece is not either]
    if moved:
        return _moved(kept, moved[0], draft)
    draft.claim = str(reach.value) if reach is not None else "whether"
    return kept


def _either_period(pieces: Pieces) -> Piece | None:
    """ "Was it better in May or in June": the "or" between two periods, whose numbers are both asked for."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if piece.is_op("or") and before.kind == after.kind == "period":
            return piece
    return None


def _moved(pieces: Pieces, moved: Piece, draft: Draft) -> Pieces:
    """A direction: of one period against the one before, or of two that are named with "than" between."""
    kept = [piece for piece in pieces if piece is not moved]
    than = next((piece for piece in kept if piece.is_op("than")), None)
    periods = [piece for piece in kept if piece.kind == "period"]
    draft.claim = str(moved.value)
    draft.flags.add("moved")
    if than is None:
        return kept
    after = [piece for piece in periods if piece.start > than.start]
    if len(periods) != 2 or not after:
        return pieces
    return [piece for piece in kept if piece is not than]


def claim_of(draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]) -> Claim | None:
    """The claim of the question; None where it makes none. Marks the draft where it cannot be told."""
    if not draft.claim or (draft.claim == "whether" and (groups or not draft.having)):
        return None
    if draft.claim in _MOVED and not draft.having:
        return _direction(draft, metrics, groups)
    if len(metrics) == 1 and len(draft.having) == 1 and not draft.comparisons and not draft.ranks:
        limit = draft.having[0]
        if isinstance(limit, Compare) and limit.field == metrics[0].key and _is_number(limit.value):
            draft.having.clear()
            reach = "all" if draft.claim == "whether_all" else "any"
            return Claim.model_validate(
                {"of": limit.field, "op": limit.op, "value": limit.value, "reach": reach}
            )
    if draft.claim == "whether_any" and not groups and not draft.having and _counts(draft, metrics):
        return Claim(of=metrics[0].key, op=">", value=0)
    if draft.claim == "whether_any" and groups and draft.having:
        return None  # "any country with over 1000 views and under 10 sessions": a list answers it
    draft.fatal.append(Mark("claim_of_what"))
    return None


def _direction(draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]) -> Claim | None:
    if len(metrics) != 1 or groups or draft.ranks or not draft.comparisons:
        draft.fatal.append(Mark("claim_of_what"))
        return None
    op: Direction = ">" if draft.claim in ("rose", "improved") else "<"
    if draft.claim in ("improved", "worsened"):
        term = metrics[0]
        wanted = "neutral" if isinstance(term, AggregateTerm) else _wanted(draft, term.key)
        if wanted == "neutral":
            draft.fatal.append(Mark("no_good_direction", term.key))
        op = ">" if (wanted == "up") == (draft.claim == "improved") else "<"
    return Claim(of=metrics[0].key, op=op)


def _wanted(draft: Draft, name: str) -> str:
    return draft.catalog.metrics[name].desired_direction


def _counts(draft: Draft, metrics: tuple[MetricTerm, ...]) -> bool:
    """Whether the one number says how many there are."""
    metric = draft.catalog.metrics.get(metrics[0].key) if len(metrics) == 1 else None
    counting = ("count", "count_distinct", "sum_boolean")
    return isinstance(metric, SimpleMetric) and metric.measure.agg in counting


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
