"""Things by the most or least of a number of their own: "which item has the highest selling price"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from engine.language.grammar.ranking.superlatives import Found, folded, is_person, key_of, name_of, rows_named
from semantic.metrics import SimpleMetric

_MOST = {"top": True, "max": True, "bottom": False, "min": False}
_BESIDE = ("values", "number", "condition")
_BEHIND = ("period", "all_time")


def fold_extreme_things(pieces: Pieces, draft: Draft) -> Pieces:
    """The noun, the word for the most and the number become things ranked by that number of each."""
    found = [at for at in range(len(pieces) - 1) if _is_extreme(pieces, at, draft)]
    if len(found) != 1 or draft.ranks or draft.groups or draft.flags & {"counted", "share"}:
        return pieces
    at = found[0]
    number = field_of(pieces[at + 1], draft)
    rows = draft.catalog.dimensions[number].bindings[0].dataset
    pieces, at = _with_person(pieces, at, rows, draft)
    nouns = [one for one in range(at) if rows_named(pieces[one], draft) == rows]
    if not nouns or not _is_all(pieces, {*nouns, at, at + 1}) or not _is_asked(pieces, nouns, at):
        return pieces
    place = nouns[0]
    group = name_of(draft.catalog.datasets[rows], pieces[place], draft)
    if not group:
        return pieces
    kept = [one for spot, one in enumerate(pieces) if spot not in (at + 1, *nouns[1:])]
    most = _MOST[str(pieces[at].value)]
    return folded(kept, at - len(nouns[1:]), Found(place, group, number, most), draft)


def _with_person(pieces: Pieces, at: int, rows: str, draft: Draft) -> tuple[Pieces, int]:
    """ "Who has the highest wage", "which drivers have": of those that have a wage, as if they were named."""
    asked = next((place for place in range(at) if pieces[place].is_op("which")), -1)
    kind = pieces[asked + 1] if 0 <= asked < at - 1 else None
    if kind is not None and kind.kind == "values" and _home(kind.value.dimension, draft) == rows:
        place, start = asked + 1, kind.start
    elif draft.who_asked and is_person(rows, draft):
        place, start = int(pieces[0].kind == "break" and pieces[0].start == 0), 0
    else:
        return pieces, at
    return [*pieces[:place], Piece("dataset", rows, start, start, ()), *pieces[place:]], at + 1


def _home(name: str, draft: Draft) -> str:
    """The rows that a class is of, where it is of one kind of rows only."""
    homes = {one.dataset for one in draft.catalog.dimensions[name].bindings}
    return homes.pop() if len(homes) == 1 and not draft.catalog.dimensions[name].roles else ""


def _is_extreme(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a word for the most or least stands right before a number that rows have themselves."""
    word, number = pieces[at], pieces[at + 1]
    most = word.is_op("top", "bottom") or (word.kind == "agg" and word.value in _MOST)
    field = field_of(number, draft) if most and draft.adjacent(word.end, number.start) else ""
    said = draft.text_of(word.start, word.end).casefold()
    return bool(field) and said in draft.pack.thesaurus["extremes"]


def field_of(number: Piece, draft: Draft) -> str:
    """The field of rows that a number is of, said itself or as the total of it; "" for none of its own."""
    if number.kind == "measure":
        return "" if draft.catalog.dimensions[str(number.value)].roles else str(number.value)
    metric = draft.catalog.metrics.get(str(number.value)) if number.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.where is not None or metric.measure.agg != "sum":
        return ""
    rows = draft.catalog.datasets[metric.measure.dataset]
    fields = [one for one in rows.fields if one.sql == metric.measure.expr or one.name == metric.measure.expr]
    name = key_of(rows, fields[0]) if len(fields) == 1 and not metric.measure.filter else ""
    return name if name in draft.catalog.dimensions else ""


def _is_all(pieces: Pieces, used: set[int]) -> bool:
    """Whether nothing is said besides but "which", conditions and small words."""
    return all(
        at in used or piece.kind in (*_BESIDE, *_BEHIND) or _is_small(piece)
        for at, piece in enumerate(pieces)
    ) and not any(piece.is_op(*SPLITTING) for piece in pieces)


def _is_small(piece: Piece) -> bool:
    return piece.is_op("which") or (piece.kind == "break" and piece.value != "negation")


def _is_asked(pieces: Pieces, nouns: list[int], at: int) -> bool:
    """Whether the thing is asked for: by "which" or "who", or as the first that is named.

    A period before the word for the most may be one of the things, and is not read.
    """
    first = [one for one in range(nouns[0]) if pieces[one].kind not in ("number", "break")]
    opened = all(pieces[one].is_op("which") or pieces[one].kind == "values" for one in first)
    return opened and not any(piece.kind in _BEHIND for piece in pieces[:at])
