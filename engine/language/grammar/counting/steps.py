"""Step by step: "how many checks ran, how many of them failed, and how many of those were critical"."""

from itertools import pairwise

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from semantic.filters import And, Condition
from semantic.query import AggregateTerm, MetricRef, StepsTerm

_NUMBERS = ("metric", "aggregate")
_ADDED = ("additive", "distinct")
_SAID = ("values", "condition")
_AFTERWARDS = ("threshold", "limit", *_SAID, *_NUMBERS)


@needs("of_them")
def fold_steps(pieces: Pieces, draft: Draft) -> Pieces:
    """Each "how many of them" with its condition becomes what is left of the number by then."""
    marks = _marks(pieces)
    if not any(pieces[at].is_op("of_them") for at in marks):
        return pieces
    numbers = [
        at for at, piece in enumerate(pieces) if piece.kind in _NUMBERS and not _is_sorted_by(pieces, at)
    ]
    found = _conditions(pieces, marks)
    of = term_of(pieces[numbers[0]]) if len(numbers) == 1 and numbers[0] < marks[0] else None
    if found is None or not isinstance(of, MetricRef | AggregateTerm) or not _adds_up(of, draft):
        draft.fatal.append(Mark("steps"))
        return []
    if "share" in draft.flags:
        draft.fatal.append(Mark("steps"))
    conditions, rest = found
    made = []
    for place, at in enumerate(marks):
        spot = pieces[at].start + 1
        term = StepsTerm(of=of, steps=tuple(conditions[: place + 1]))
        made.append(Piece("aggregate", term, spot, spot, pieces[at].phrases))
        draft.connectors |= {pieces[at].start}
    draft.repeatable |= set(range(pieces[numbers[0]].end, pieces[marks[-1]].end))
    draft.metrics += [pieces[numbers[0]], *made]
    draft.flags.add("counted")
    counting = numbers[0] - 1 if numbers[0] and pieces[numbers[0] - 1].is_op("number_of") else -1
    kept = [piece for at, piece in enumerate(pieces[: marks[0]]) if at not in (counting, numbers[0])]
    return [*kept, *rest]


def _is_sorted_by(pieces: Pieces, at: int) -> bool:
    """ "Views by day sorted by views and how many of them ...": the same number, said again."""
    return at > 0 and pieces[at - 1].is_op("sort")


def _marks(pieces: Pieces) -> list[int]:
    """Where a step begins: "how many of them", and a bare "how many" behind the number."""
    first = next((at for at, piece in enumerate(pieces) if piece.kind in _NUMBERS), len(pieces))
    return [
        at
        for at, piece in enumerate(pieces)
        if piece.is_op("of_them")
        or (piece.is_op("number_of") and first < at < len(pieces) - 1 and pieces[at + 1].kind in _SAID)
    ]


def _conditions(pieces: Pieces, marks: list[int]) -> tuple[list[Condition], Pieces] | None:
    """The condition of each step, and what is said behind the last one; None where a step has none."""
    found: list[Condition] = []
    tail: Pieces = []
    for start, stop in pairwise([*marks, len(pieces)]):
        segment = [piece for piece in pieces[start + 1 : stop] if not piece.is_op("and")]
        end = next((at for at, piece in enumerate(segment) if piece.kind not in _SAID), len(segment))
        tail = segment[end:]
        if not end or (tail and stop != len(pieces)) or any(one.kind in _AFTERWARDS for one in tail):
            return None
        found.append(_joined(segment[:end]))
    return found, tail


def _joined(said: Pieces) -> Condition:
    items: list[Condition] = [
        piece.value if piece.kind == "condition" else condition_of(piece.value) for piece in said
    ]
    return items[0] if len(items) == 1 else And(items=tuple(items))


def _adds_up(term: MetricRef | AggregateTerm, draft: Draft) -> bool:
    if isinstance(term, AggregateTerm):
        return draft.catalog.measures(term)[0].additivity in _ADDED
    return draft.catalog.metrics[term.name].additivity in _ADDED
