"""Numbers held against what the model wants them to reach: "uptime vs target", "did we meet the target"."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from semantic.filters import Compare, Operator
from semantic.query import MetricRef, MetricTerm

_SIDES = ("target_over", "target_under", "target_missed", "target_met")
_JOINTS = ("compare", "and")


@needs("target")
def fold_targets(pieces: Pieces, draft: Draft) -> Pieces:
    """Take the target, how the number stands to it, and what joins the two out of the pieces."""
    if not any(piece.is_op("target") for piece in pieces):
        return pieces
    sides = [piece for piece in pieces if piece.is_op(*_SIDES)]
    if len(sides) > 1:
        draft.fatal.append(Mark("unused", draft.text_of(sides[1].start, sides[1].end)))
    draft.flags.update(("target", *(str(piece.value) for piece in sides[:1])))
    kept: Pieces = []
    for piece in pieces:
        if piece.is_op("target", "target_gap"):
            if kept and kept[-1].is_op(*_JOINTS) and draft.adjacent(kept[-1].end, piece.start):
                joint = kept.pop()
                if piece.is_op("target") and sides:  # "over last week vs target" is not over the target
                    draft.fatal.append(Mark("unused", draft.text_of(joint.start, joint.end)))
            elif kept and piece.is_op("target") and _is_its_number(kept[-1], piece, draft):
                draft.target_said.append(kept.pop().value.value)
        elif piece not in sides:
            kept.append(piece)
    return [piece for piece in kept if not _is_gap(piece, draft)]


def _is_its_number(number: Piece, target: Piece, draft: Draft) -> bool:
    """ "Its 1 % target"."""
    return number.kind == "number" and draft.adjacent(number.end, target.start)


def _is_gap(piece: Piece, draft: Draft) -> bool:
    """ "The difference": beside a target it is that to the target, which is shown anyway."""
    return piece.is_op("change") and not draft.text_of(piece.end, piece.end + 1).isalpha()


def limit_by_target(draft: Draft, metrics: tuple[MetricTerm, ...]) -> None:
    """Groups that miss the target, or the claim that it is met: a threshold on the number itself."""
    if "target" not in draft.flags:
        return
    for term in metrics:
        if _target(term, draft) is None:
            draft.fatal.append(Mark("no_target", _name(term, draft)))
    _check_said(draft, metrics)
    sides = draft.flags & set(_SIDES)
    if not sides or draft.fatal:
        return
    if len(metrics) != 1 or draft.having or draft.comparisons:
        draft.fatal.append(Mark("claim_of_what"))
        return
    op = _operator(next(iter(sides)), metrics[0], draft)
    draft.having.append(Compare(field=metrics[0].key, op=op, value=_plain(_target(metrics[0], draft) or 0.0)))


def bound_by_target(term: MetricTerm, draft: Draft) -> Compare | None:
    """The bound on a number that misses or meets its target, then used up; None where it does not."""
    sides = draft.flags & set(_SIDES)
    target = _target(term, draft)
    if len(sides) != 1 or target is None or not isinstance(term, MetricRef):
        return None
    _check_said(draft, (term,))
    op = _operator(next(iter(sides)), term, draft)
    draft.flags -= {"target", *sides}
    return Compare(field=term.name, op=op, value=_plain(target))


def _check_said(draft: Draft, metrics: tuple[MetricTerm, ...]) -> None:
    """ "Its 1 % target": a number that is said must be that of the model."""
    for said in draft.target_said:
        if any(_target(term, draft) != said for term in metrics):
            draft.fatal.append(Mark("unused_number", f"{said:g}"))


def _operator(side: str, term: MetricTerm, draft: Draft) -> Operator:
    if side in ("target_over", "target_under"):
        return ">" if side == "target_over" else "<"
    wanted = draft.catalog.metrics[term.key].desired_direction
    if wanted == "neutral":
        draft.fatal.append(Mark("no_good_direction", term.key))
    if side == "target_met":
        return ">=" if wanted == "up" else "<="
    return "<" if wanted == "up" else ">"


def _target(term: MetricTerm, draft: Draft) -> float | None:
    targets = draft.catalog.metrics[term.name].targets if isinstance(term, MetricRef) else ()
    return next((one.value for one in targets if not one.grain), None)


def _name(term: MetricTerm, draft: Draft) -> str:
    return draft.catalog.metrics[term.name].label if isinstance(term, MetricRef) else term.key


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
