"""What to group by: after "by", after "which", as an adjective of time, or just said."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Group, Piece, Pieces
from engine.language.weights import WEIGHTS
from semantic.filters import Compare, Condition, Not

_GROUPABLE = ("dimension", "measure", "timefield", "unit", "grain")


def fold_groups(pieces: Pieces, draft: Draft) -> Pieces:
    """Move everything to group by into the draft; what stays is for later steps."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_op("by", "which") and _next_kind(pieces, at + 1) in _GROUPABLE:
            at = _take_list(pieces, at + 1, draft, asked=piece.is_op("which"))
        elif piece.is_op("sort") or (piece.is_op("by") and _next_kind(pieces, at + 1) == "metric"):
            at = _take_sort(pieces, at, draft, kept)
        elif piece.kind == "grain":
            draft.groups.append(_group(piece, draft, said=True))
            at += 1
        elif piece.kind == "dimension" and is_limited(pieces, at, draft):
            kept.append(piece)
            at += 1
        elif piece.kind == "dimension" and _is_scope(pieces, at, draft):
            draft.flags.add("scope")
            at += 1
        elif _owns_next(pieces, at, draft):
            at += 1
        elif piece.kind == "dimension" and piece.value in draft.truths and not draft.ranks:
            _take_truth(piece, draft, kept)
            at += 1
        elif piece.kind in ("dimension", "unit"):
            draft.groups.append(_group(piece, draft, said=False))
            at += 1
        else:
            kept.append(piece)
            at += 1
    return kept


def _take_truth(piece: Piece, draft: Draft, kept: Pieces) -> None:
    """ "Patients that are smokers": a yes-or-no field that is only named means yes, after "not" it means no."""
    condition: Condition = Compare(field=piece.value, op="=", value=draft.truths[piece.value])
    start = piece.start
    if kept and kept[-1].is_op("not"):
        start, condition = kept.pop().start, Not(item=condition)
    draft.filters.append((start, piece.end, condition))
    draft.cost += WEIGHTS["truth"]


def is_limited(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a numeric field stands beside a threshold, which then limits it: "seats more than 10"."""
    if draft.catalog.dimensions[pieces[at].value].type not in ("integer", "number"):
        return False
    before = (
        at > 0 and pieces[at - 1].kind == "threshold" and draft.adjacent(pieces[at - 1].end, pieces[at].start)
    )
    return before or (
        at + 1 < len(pieces)
        and pieces[at + 1].kind == "threshold"
        and draft.adjacent(pieces[at].end, pieces[at + 1].start)
    )


def _is_scope(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Views of kids videos": a noun that values of its own dataset describe says what is meant, not how to split."""
    if draft.ranks or any(piece.kind == "threshold" for piece in pieces):
        return False
    if _names_measured(pieces, at, draft) or _owns_group(pieces[at], draft):
        return True
    beside = [pieces[near] for near in (at - 1, at + 1) if 0 <= near < len(pieces)]
    homes = {binding.dataset for binding in draft.catalog.dimensions[pieces[at].value].bindings}
    return any(
        binding.dataset in homes
        for piece in beside
        if piece.kind == "values"
        for binding in draft.catalog.dimensions[piece.value.dimension].bindings
    )


def _names_measured(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "The total budget of all departments": the things that the number itself is about, after a preposition."""
    named = _named_dataset(pieces[at], draft)
    facts = [_fact(piece, draft) for piece in pieces]
    return bool(named) and named in facts and pieces[at].start - 1 in draft.ignored


def _owns_group(piece: Piece, draft: Draft) -> bool:
    """ "By city of the customer": the thing whose attribute was just asked for."""
    owner = _named_dataset(piece, draft)
    last = draft.groups[-1] if draft.groups else None
    if not owner or last is None or not last.said or last.kind != "dimension" or last.name == piece.value:
        return False
    return piece.start - 1 in draft.ignored and bool(draft.catalog.routes(owner, last.name))


def _fact(piece: Piece, draft: Draft) -> str:
    if piece.kind == "metric":
        return draft.catalog.metric_measures(draft.catalog.metrics[piece.value])[0].dataset
    return draft.catalog.dimensions[piece.value].bindings[0].dataset if piece.kind == "measure" else ""


def _named_dataset(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows the dimension names; "" where it is an ordinary attribute."""
    if piece.kind != "dimension":
        return ""
    binding = draft.catalog.dimensions[piece.value].bindings[0]
    dataset = draft.catalog.datasets[binding.dataset]
    return dataset.name if dataset.name_field == binding.field.name else ""


def _owns_next(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Product category": a thing directly before its own attribute only says whose attribute is meant."""
    owner = _named_dataset(pieces[at], draft)
    if not owner or at + 1 >= len(pieces) or pieces[at].end != pieces[at + 1].start:
        return False
    if pieces[at + 1].kind == "dimension":
        return bool(draft.catalog.routes(owner, pieces[at + 1].value))
    return _fact(pieces[at + 1], draft) == owner


def _next_kind(pieces: Pieces, at: int) -> str:
    while at < len(pieces) and pieces[at].is_op("by"):
        at += 1
    return pieces[at].kind if at < len(pieces) else ""


def _take_list(pieces: Pieces, at: int, draft: Draft, asked: bool) -> int:
    """Read "country, device and month" from `at`; connectors count only before another such word."""
    start = at
    while at < len(pieces):
        step = at
        while step < len(pieces) and pieces[step].is_op("and", "by"):
            step += 1
        if step >= len(pieces) or pieces[step].kind not in _GROUPABLE:
            return at
        if step > start and not _continues(pieces, step, draft):
            return at
        if not _owns_next(pieces, step, draft):
            draft.groups.append(replace(_group(pieces[step], draft, said=True), asked=asked))
        at = step + 1
    return at


def _continues(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the list goes on here: after a connector, or with no word at all between."""
    before, piece = pieces[at - 1], pieces[at]
    if before.kind == "op":
        return draft.adjacent(before.end, piece.start)
    return before.end == piece.start


def _take_sort(pieces: Pieces, at: int, draft: Draft, kept: Pieces) -> int:
    if _next_kind(pieces, at + 1) != "metric":
        kept.append(pieces[at])
        return at + 1
    if pieces[at].is_op("sort"):
        draft.flags.add("sort")
    draft.sort_by = pieces[at + 1].value
    draft.metrics.append(pieces[at + 1])
    return at + 2


def _group(piece: Piece, draft: Draft, said: bool) -> Group:
    kind = "time" if piece.kind in ("unit", "grain") else piece.kind
    text = draft.text_of(piece.start, piece.end)
    return Group(kind, piece.value, said, piece.start, plural=text.casefold().endswith("s"))
