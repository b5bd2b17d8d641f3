"""Two fields of a row: "finished after the due date", "stock below the reorder level"."""

from itertools import pairwise

from engine.language.grammar.numbers.told_by_level import told_by_level
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import key_of, rows_named
from engine.language.tokens import norms
from semantic.fields import comparable
from semantic.filters import AgainstField
from semantic.model import Dataset

_FIELDS = ("dimension", "measure", "timefield")
_NUMBERS = ("integer", "number")
_BOUNDS = {"over_field": ">", "under_field": "<"}
_BY_NAME = ("label", "reordered")
_ORDERS = {"later_field": ">", "earlier_field": "<"}


@needs(*_BOUNDS, *_ORDERS)
def fold_field_limits(pieces: Pieces, draft: Draft) -> Pieces:
    """Two fields with a comparison between them, or behind both, become a condition on the rows."""
    for at, piece in enumerate(pieces):
        if not piece.is_op(*_BOUNDS, *_ORDERS) or not at:
            continue
        last, end = _other(pieces, at, draft)
        behind = last is not None and _touch(piece, pieces[at + 1], draft)
        if not behind or last is None:
            first, last, end = at - 2, pieces[at - 1], at + 1
        else:
            first = at - 1
        if first < 0 or not _touch(pieces[first], pieces[first + 1], draft):
            return pieces
        field = _field(pieces, first, last, draft)
        limit = _limit(field, piece, str(last.value), draft) if last.kind in _FIELDS else None
        if limit is None or not _of_one_row(limit, _facts(pieces, draft), draft):
            return pieces
        draft.filters.append((pieces[first].start, pieces[end - 1].end, limit))
        kept = first + bool(rows_named(pieces[first], draft))  # "offers above the budget"
        rest = [*pieces[:kept], *pieces[end:]]
        _date(pieces[first], rest, draft)
        return rest
    return pieces


def _date(deed: Piece, rest: Pieces, draft: Draft) -> None:
    """ "Delivered after the due date in 2026": the one period is of what was done, where no time has it.

    Where the field is said by its name ("delivery date earlier than due date in 2026"), nothing is done.
    """
    periods = [one for one in rest if one.kind == "period"]
    named = any(one.kind == "timefield" for one in rest) or any(one.rule in _BY_NAME for one in deed.phrases)
    if deed.kind == "timefield" and isinstance(deed.value, str) and len(periods) == 1 and not named:
        draft.period_field = draft.period_field or deed.value


def _other(pieces: Pieces, at: int, draft: Draft) -> tuple[Piece | None, int]:
    """What stands behind the comparison, and where it ends: "the budget", "the buyer's budget",
    "the capacity of their stage"."""
    behind = pieces[at + 1 : at + 4]
    if len(behind) > 1 and rows_named(behind[0], draft) and _is_own(behind[1], behind[0], draft):
        return behind[1], at + 3
    if not behind or behind[0].kind not in _FIELDS:
        return None, at + 1
    said = [one for one in behind[1:] if not one.is_op("within")]
    linked = said and (len(said) < len(behind) - 1 or _is_of(behind[0], said[0], draft))
    if linked and _is_own(behind[0], said[0], draft):
        return behind[0], pieces.index(said[0]) + 1
    return behind[0], at + 2


def _is_own(field: Piece, noun: Piece, draft: Draft) -> bool:
    known = draft.catalog.dimensions.get(str(field.value)) if field.kind in _FIELDS else None
    return known is not None and rows_named(noun, draft) == known.bindings[0].dataset


def _is_of(field: Piece, noun: Piece, draft: Draft) -> bool:
    """ "Of the stage", "of their stage"."""
    between = draft.text_of(field.end, noun.start).casefold().split()[:1]
    return bool(set(between) & set(draft.pack.data["of"]))


def _field(pieces: Pieces, at: int, other: Piece, draft: Draft) -> str:
    """The first of both: named, or what the level is for, or the only number of the rows, or told by a
    verb: "sold for more than"."""
    piece = pieces[at]
    known = draft.catalog.dimensions.get(str(other.value))
    numeric = known is not None and known.type in _NUMBERS
    rows = rows_named(piece, draft)
    if rows and (told := told_by_level(rows, str(other.value), draft)):
        return told
    if rows and (other.kind != "measure" or piece.kind == "dimension"):
        return ""
    if rows and numeric:
        measures = [one for one in draft.catalog.datasets[rows].fields if one.is_stored_amount]
        return key_of(draft.catalog.datasets[rows], measures[0]) if len(measures) == 1 else ""
    if piece.kind == "timefield" and numeric and known is not None and isinstance(piece.value, str):
        home = draft.catalog.dimensions[piece.value].bindings[0].dataset
        return _told(draft.catalog.datasets[home], piece, known.label, draft)
    named = piece.kind == "timefield" or _is_named(piece, draft)
    return piece.value if named and piece.kind in _FIELDS and isinstance(piece.value, str) else ""


def _is_named(piece: Piece, draft: Draft) -> bool:
    """Whether a word of the field's own name is said: "sold" alone may be a price or a number of pieces."""
    label = (
        draft.catalog.dimensions[str(piece.value)].label if piece.value in draft.catalog.dimensions else ""
    )
    said, named = (
        set(map(draft.pack.stem, norms(text))) for text in (draft.text_of(piece.start, piece.end), label)
    )
    return bool(said & named)


def _told(home: Dataset, verb: Piece, label: str, draft: Draft) -> str:
    """ "Sold" beside the asking price: the one number called sold price."""
    said = draft.text_of(verb.start, verb.end).casefold().split()[-1]
    head = draft.pack.head(label).casefold()
    fitting = [one for one in home.fields if {said, head} <= set(one.label.casefold().split())]
    return key_of(home, fitting[0]) if len(fitting) == 1 else ""


def _limit(field: str, word: Piece, other: str, draft: Draft) -> AgainstField | None:
    """The condition; None where they are no two fields of one kind, in one unit."""
    known = [one for name in (field, other) if (one := draft.catalog.dimensions.get(name))]
    if field == other or len(known) < 2 or known[0].field.unit != known[1].field.unit:
        return None
    if any(one.name in draft.truths or one.field.values for one in known):
        return None
    if not comparable(*(one.type for one in known)):
        return None
    if known[0].type in _NUMBERS and not word.is_op(*_BOUNDS):
        return None
    op = {**_BOUNDS, **_ORDERS}[str(word.value)]
    return AgainstField.model_validate({"field": field, "op": op, "other": other})


def _of_one_row(limit: AgainstField, facts: set[str], draft: Draft) -> bool:
    """Whether the rows asked for, or those of one, have the other: a payment has no due date of a dose.

    Nor is an order told by when the goods of one of its lines came in.
    """
    names = (limit.field, limit.other)
    homes = {one.dataset for name in names for one in draft.catalog.dimensions[name].bindings}
    return any(all(draft.catalog.routes(home, name) for name in names) for home in homes | facts)


def _facts(pieces: Pieces, draft: Draft) -> set[str]:
    """The rows that the numbers asked for are of: "number of distinct flags" too."""
    metrics = (draft.catalog.metrics.get(str(one.value)) for one in pieces if one.kind == "metric")
    numbers = [one for one in pieces if one.kind == "measure"]
    numbers += [one for agg, one in pairwise(pieces) if (agg.kind, one.kind) == ("agg", "dimension")]
    fields = (draft.catalog.dimensions.get(str(one.value)) for one in numbers)
    found = {one.dataset for metric in metrics if metric for one in draft.catalog.metric_measures(metric)}
    return found | {one.dataset for field in fields if field for one in field.bindings}


def _touch(left: Piece, right: Piece, draft: Draft) -> bool:
    return draft.adjacent(left.end, right.start)
