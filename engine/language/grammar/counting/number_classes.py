"""How many things lie in each class of a number of each: "viewers by visits: 1, 2-4, 5 or more"."""

from dataclasses import replace
from itertools import pairwise

from engine.language.grammar.conditions.limits import scaled
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.counting.inner import key_dimension, key_of, reaches
from engine.language.grammar.pieces import Draft, Piece, Pieces, Threshold, needs
from engine.language.grammar.scope import named_dataset
from engine.language.grammar.splitting.classes_said import Said, Stretch, classes_said
from engine.language.weights import WEIGHTS
from semantic.measures import Measure
from semantic.metrics import SimpleMetric
from semantic.query import ClassesTerm, MetricRef, NestedTerm

_COUNTING = ("number_of", "spread")
_TIMES = ("period", "break", "all_time")


@needs(kinds=("number",))
def fold_number_classes(pieces: Pieces, draft: Draft) -> Pieces:
    """The thing, its number and the classes become a count of the things and a group to split it by."""
    said = classes_said(pieces, draft)
    numbers = [at for at, piece in enumerate(pieces) if piece.kind == "metric"]
    if said is None or not 1 <= len(numbers) <= 2:
        return pieces
    number = _number(pieces, said, draft)
    thing = _thing(pieces, number, draft) if number is not None else None
    if number is None or thing is None or any(at not in (number, thing) for at in numbers):
        return pieces
    key = _key(pieces, thing, draft)
    group = _group(pieces[number].value, key, said, draft) if key else None
    if group is None:
        return pieces
    draft.cost += WEIGHTS["nested"]
    term = NestedTerm(agg="count", of=group.of, by=(key,))
    counted = replace(pieces[thing], kind="aggregate", value=term)
    spread = _joined(group, [pieces[number], *pieces[said.start : said.end]])
    by = Piece("op", "by", spread.start, spread.start)
    gone = {thing, number, *range(said.start, said.end), *_words(pieces, thing), *_words(pieces, number)}
    kept = [piece for at, piece in enumerate(pieces) if at not in gone]
    return [counted, by, spread, *_sorted(kept, pieces[thing], counted)]


def _sorted(pieces: Pieces, thing: Piece, counted: Piece) -> Pieces:
    """ "Sorted by number of titles": the count is meant again."""
    kept: Pieces = []
    for piece in pieces:
        again = (piece.kind, piece.value) == (thing.kind, thing.value)
        if again and kept and kept[-1].is_op("number_of"):
            kept[-1] = replace(counted, start=kept[-1].start, end=piece.end)
        else:
            kept.append(piece)
    return kept


def _number(pieces: Pieces, said: Said, draft: Draft) -> int | None:
    """Where the number stands that is put into classes: before them, a period aside, or right behind."""
    at = said.start - 1
    while at >= 0 and pieces[at].kind in _TIMES:
        at -= 1
    if at >= 0 and pieces[at].kind == "metric":
        return at
    behind = said.end
    if behind < len(pieces) and pieces[behind].kind == "metric":
        return behind
    return None


def _thing(pieces: Pieces, number: int, draft: Draft) -> int | None:
    """Where the counted things are named: before the number."""
    for at in range(number - 1, -1, -1):
        if pieces[at].kind in ("metric", "dimension", "dataset"):
            return at
    return None


def _key(pieces: Pieces, thing: int, draft: Draft) -> str:
    """What tells the things apart; a dimension is counted as such, and not split by."""
    if pieces[thing].kind == "metric":
        return key_of(pieces, thing, draft) or _key_of_rows(pieces[thing], draft)
    if pieces[thing].kind == "dataset":
        return key_dimension(pieces[thing].value, draft)
    if _is_of_counted_rows(pieces[thing], draft):
        return ""  # two may have one name: the rows themselves are counted
    before = pieces[:thing]
    while before and before[-1].kind == "break":
        before = before[:-1]
    counted = not before or before[-1].is_op(*_COUNTING) or before[-1].kind == "agg"
    return str(pieces[thing].value) if counted else ""


def _is_of_counted_rows(piece: Piece, draft: Draft) -> bool:
    """Whether the noun of the things is also that of rows which the model counts."""
    dataset = named_dataset(piece, draft)
    counts = (one for one in draft.catalog.metrics.values() if isinstance(one, SimpleMetric))
    return bool(dataset) and any(one.measure == Measure(agg="count", dataset=dataset) for one in counts)


def _key_of_rows(piece: Piece, draft: Draft) -> str:
    """The key of rows that are counted by their noun."""
    if not is_bare_count(piece, draft):
        return ""
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[piece.value])
    return key_dimension(measure.dataset, draft)


def _words(pieces: Pieces, at: int) -> list[int]:
    """The words before a thing or a number that only say that it is counted, or split by."""
    found = []
    for place in range(at - 1, -1, -1):
        piece = pieces[place]
        counts = piece.kind == "agg" and piece.value in ("sum", "count_distinct")
        if not (counts or piece.is_op(*_COUNTING, "by", "per", "each")):
            break
        found.append(place)
    return found


def _group(metric: str, key: str, said: Said, draft: Draft) -> ClassesTerm | None:
    """The classes in the number's own unit; None where they do not go on from each other."""
    if not reaches(metric, key, draft):
        return None
    of = MetricRef(name=metric)

    def own(value: float) -> float:
        unit = draft.catalog.metrics[metric].unit
        return float(scaled(value, Threshold(">=", value, None, said.unit, said.percent), unit, draft))

    if said.width is not None:
        return ClassesTerm(name=key, of=of, width=own(said.width)) if said.width > 0 else None
    edges = _edges(said.stretches, _is_whole(metric, draft))
    if edges is None:
        return None
    lows, end = edges
    return ClassesTerm(
        name=key, of=of, bounds=tuple(map(own, lows)), end=own(end) if end is not None else None
    )


def _is_whole(metric: str, draft: Draft) -> bool:
    """Whether the number counts something, so that 5 follows 4."""
    known = draft.catalog.metrics[metric]
    return known.additivity in ("additive", "distinct") and not known.unit


def _edges(stretches: tuple[Stretch, ...], whole: bool) -> tuple[list[float], float | None] | None:
    """Where the classes begin, and where the last one ends: each where the next begins."""
    touching = all(a.high == b.low for a, b in pairwise(stretches))
    counted = whole and all(a.high is not None and a.high + 1 == b.low for a, b in pairwise(stretches))
    if not (touching or counted):
        return None
    last = stretches[-1].high
    end = last if last is None or touching else last + 1
    lows = [one.low for one in stretches]
    rising = all(a < b for a, b in pairwise([*lows, *([end] if end is not None else [])]))
    return (lows, end) if rising else None  # "1-4 and 4" are no classes


def _joined(group: ClassesTerm, pieces: Pieces) -> Piece:
    ordered = sorted(pieces, key=lambda piece: piece.start)
    phrases = tuple(phrase for piece in ordered for phrase in piece.phrases)
    return Piece("bucket", group, ordered[0].start, ordered[-1].end, phrases)
