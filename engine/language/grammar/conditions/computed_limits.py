"""Bounds on what is computed from a number: "growth in views over 10 %", "with over 5 % of the views"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engine.language.grammar.conditions.limits import condition_on
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold, needs

_KINDS = ("share", "change", "growth")
_RESTRICTING = ("value", "values", "moment", "limit", "text")
_COMPUTED, _NUMBER, _BOUND = "K", "M", "T"
# In which order they stand beside each other; a number that is missing is the only one of the question.
_ORDERS = ("KMT", "MKT", "TKM", "KTM", "KT", "TK", "TM", "T")
_BOUNDED = ("metric", "measure", "aggregate")


@dataclass(frozen=True)
class _Said:
    kind: str
    metric: Piece
    bound: Piece
    pieces: Pieces  # all that say it

    @property
    def key(self) -> str:
        return f"{self.kind}({self.metric.value})"


@needs(kinds=("threshold",))
def fold_computed_limits(pieces: Pieces, draft: Draft) -> Pieces:
    """Each such bound becomes a condition on the groups, and what is bounded is asked for as well."""
    said = next(_found(pieces, draft), None)
    if said is None:
        return pieces
    numbers = [piece for piece in pieces if piece.kind == "metric"]
    mark = _fault(said, numbers, pieces, draft)
    draft.fatal.extend([mark] if mark else [])
    kind = _kind(said, draft)
    said = _Said(kind, said.metric, said.bound, said.pieces)
    unit = _unit(said.metric, draft) if kind == "change" else "%"
    draft.having.append(condition_on(said.key, said.bound.value, unit, draft))
    draft.flags.add(kind)
    draft.said_at.setdefault(kind, said.pieces[0].start)
    draft.repeatable |= {
        at for piece in said.pieces if piece.kind == "op" for at in range(piece.start, piece.end)
    }
    again = sum(piece.value == said.metric.value for piece in numbers) > 1
    gone = [piece for piece in said.pieces if again or piece is not said.metric]
    return [piece for piece in pieces if piece not in gone]


def _found(pieces: Pieces, draft: Draft) -> Iterator[_Said]:
    names = "".join(_name(piece) for piece in pieces)
    numbers = [piece for piece in pieces if piece.kind == "metric"]
    for order in _ORDERS:
        at = names.find(order)
        run = pieces[at : at + len(order)] if at >= 0 else []
        if not run or not _are_beside(run, draft):
            continue
        parts = dict(zip(order, run, strict=True))
        if order == _BOUND:
            parts |= _far(pieces, at, draft)
        metric = parts.get(_NUMBER, numbers[0] if len({one.value for one in numbers}) == 1 else None)
        kind = str(parts[_COMPUTED].value) if _COMPUTED in parts else "share"
        if metric is not None and _fits(kind, parts, metric, draft):
            yield _Said(kind, metric, parts[_BOUND], run)


def _far(pieces: Pieces, at: int, draft: Draft) -> dict[str, Piece]:
    """ "Growth in views by country, only over 10 %": the one word for it, where no number stands beside."""
    computing = [piece for piece in pieces if _name(piece) == _COMPUTED]
    beside = any(one.kind in _BOUNDED for one in pieces[max(0, at - 1) : at + 2])
    clause = any(one.kind == "break" for one in pieces[:at])  # "the share of those whose visits are over 0"
    alone = len(computing) == 1 and not beside and not clause
    return {_COMPUTED: computing[0]} if alone and _is_part(pieces[at].value) else {}


def _is_part(bound: Threshold) -> bool:
    return not bound.unit and (bound.percent or 0 < bound.value < 1)


def _name(piece: Piece) -> str:
    if piece.is_op(*_KINDS):
        return _COMPUTED
    return {"metric": _NUMBER, "threshold": _BOUND}.get(piece.kind, "-")


def _are_beside(run: Pieces, draft: Draft) -> bool:
    return all(draft.adjacent(one.end, other.start) for one, other in pairwise(run))


def _fits(kind: str, parts: dict[str, Piece], metric: Piece, draft: Draft) -> bool:
    """Whether the bound may be one of a fraction, or of a change in the number's own unit."""
    bound: Threshold = parts[_BOUND].value
    if _COMPUTED not in parts:  # "more than 10 % of the views"
        apart = parts[_BOUND].end < metric.start  # "5 % orders" are a kind of them
        return _NUMBER in parts and apart and bound.percent and _unit(metric, draft) != "%"
    return _is_part(bound) if kind == "share" else kind == "change" or not bound.unit


def _kind(said: _Said, draft: Draft) -> str:
    """A change in percent is growth; that of a number in percent may be one in points."""
    relative = said.bound.value.percent and _unit(said.metric, draft) != "%"
    return "growth" if said.kind == "change" and relative else said.kind


def _fault(said: _Said, numbers: Pieces, pieces: Pieces, draft: Draft) -> Mark | None:
    """What leaves open which number is bounded, from where to where, or what it is a share of."""
    text = draft.text_of(said.bound.start, said.bound.end)
    others = any(piece.value != said.metric.value for piece in numbers)
    whole = said.kind == "growth" and not said.bound.value.percent and said.bound.value.value >= 1
    # "A change of more than 100" goes up or down.
    apart = said.bound is not said.pieces[0] and said.bound.start - 1 in draft.ignored
    if others or whole or (said.kind == "change" and apart):
        return Mark("unused_number", text)
    restricted = any(piece.kind in _RESTRICTING for piece in pieces)
    return Mark("conditional_share") if said.kind == "share" and restricted else None


def _unit(metric: Piece, draft: Draft) -> str:
    return draft.catalog.metrics[metric.value].unit
