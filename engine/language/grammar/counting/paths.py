"""One step after the other: "how many viewers went from play to pause to end"."""

from itertools import pairwise

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.counting.entities import entity_of, is_own
from engine.language.grammar.counting.inner import key_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, ValueSet, dimension_of, needs
from semantic.filters import Condition
from semantic.metrics import SimpleMetric
from semantic.query import MetricRef, StepsTerm

Step = tuple[int, int, ValueSet]  # where it begins and ends, and its values


@needs(kinds=("value",))
def fold_paths(pieces: Pieces, draft: Draft) -> Pieces:
    """The things that are counted and the steps that they took as one piece."""
    counted = [at for at, piece in enumerate(pieces) if _counts(pieces, at, draft)]
    others = [piece for piece in pieces if piece.kind in ("metric", "aggregate", "agg")]
    steps = _steps(pieces, draft) if len(counted) == len(others) == 1 else []
    if len(steps) < 2 or not _is_reached(pieces[counted[0]], steps, draft) or counted[0] > steps[0][0]:
        return pieces
    said = tuple(condition_of(found) for _, _, found in steps)
    first, last = steps[0][0], steps[-1][1]
    made = Piece("path", (pieces[counted[0]], said), pieces[first].start, pieces[last - 1].end)
    words = {counted[0], *(at for at in range(counted[0]) if pieces[at].is_op("number_of"))}
    before = [piece for at, piece in enumerate(pieces[:first]) if at not in words and not piece.is_op("path")]
    return [*before, made, *pieces[last:]]


@needs(kinds=("path",))
def take_paths(pieces: Pieces, draft: Draft) -> Pieces:
    """How many took the first step, the first two, and so on."""
    for piece in [one for one in pieces if one.kind == "path"]:
        counted, said = piece.value
        steps: tuple[Condition, ...] = said
        for end in range(1, len(steps) + 1):
            of = MetricRef(name=counted.value)
            term = StepsTerm(of=of, steps=steps[:end], in_order=True)
            spot = piece.start + 2 * end
            draft.metrics.append(Piece("aggregate", term, spot, spot + 1, counted.phrases))
            draft.connectors |= {spot + 1}
        draft.flags.add("counted")
    return [piece for piece in pieces if piece.kind != "path"]


def _counts(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether it is a number of different things, which may take steps."""
    piece = pieces[at]
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    return isinstance(metric, SimpleMetric) and bool(key_of(pieces, at, draft))


def _is_reached(counted: Piece, steps: list[Step], draft: Draft) -> bool:
    """Whether each row that is counted is of one step, and has a time.

    What a thing has once and for all, such as the plan of a customer, is no step that it takes.
    """
    entity = entity_of(counted, draft)
    if any(is_own(entity, found.dimension, draft) for _, _, found in steps):
        return False
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[counted.value])
    routes = [draft.catalog.routes(measure.dataset, found.dimension) for _, _, found in steps]
    timed = bool(measure.time or draft.catalog.datasets[measure.dataset].time)
    return timed and all(len(ways) == 1 and not ways[0].spreads for ways in routes)


def _steps(pieces: Pieces, draft: Draft) -> list[Step]:
    """The values that stand one after the other: "then" between, or prepositions behind "went from"."""
    going = any(piece.is_op("path") for piece in pieces)
    found: list[Step] = []
    at = 0
    while at < len(pieces):
        step = _step(pieces, at)
        if step is None:
            at += 1
            continue
        if found and not _follows(pieces, found[-1], step, going, draft):
            break
        found.append(step)
        at = step[1]
    between = [pieces[one[1] : other[0]] for one, other in pairwise(found)]
    told = going or all(any(piece.is_op("then") for piece in gap) for gap in between)
    return found if told else []


def _step(pieces: Pieces, at: int) -> Step | None:
    """The values of one step at `at`, with their dimension before them, and "or" between."""
    start = at
    named = pieces[at].kind == "dimension"
    while start + 1 < len(pieces) and ((start == at and named) or pieces[start].is_op("equal")):
        start += 1
    if pieces[start].kind != "value" or (named and dimension_of(pieces[at]) != _dimension(pieces[start])):
        return None
    values = [ref.value for ref in pieces[start].value]
    end = start + 1
    while end + 1 < len(pieces) and pieces[end].is_op("or") and pieces[end + 1].kind == "value":
        if _dimension(pieces[end + 1]) != _dimension(pieces[start]):
            break
        values += [ref.value for ref in pieces[end + 1].value]
        end += 2
    return at, end, ValueSet(_dimension(pieces[start]), tuple(dict.fromkeys(values)))


def _dimension(piece: Piece) -> str:
    return str(piece.value[0].dimension)


def _follows(pieces: Pieces, before: Step, after: Step, going: bool, draft: Draft) -> bool:
    """Whether the one step is said to come after the other."""
    gap = [piece for piece in pieces[before[1] : after[0]] if not piece.is_op("and", "then")]
    if gap:
        return False
    if any(piece.is_op("then") for piece in pieces[before[1] : after[0]]):
        return True
    spots = range(pieces[before[1] - 1].end, pieces[after[0]].start)
    same = before[2].dimension == after[2].dimension
    return going and same and any(spot in draft.prepositions for spot in spots)
