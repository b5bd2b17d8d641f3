"""What to group by: after "by", after "which", as an adjective of time, or just said."""

from dataclasses import replace

from engine.language.grammar.metrics import term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.scope import (
    beside_threshold,
    is_counted,
    is_limited,
    is_scope,
    owns_attribute,
    owns_next,
)
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import Compare, Condition, Not

_MEASURED = ("metric", "aggregate")
_GROUPABLE = ("dimension", "measure", "timefield", "unit", "grain", "part", "bucket")


def fold_groups(pieces: Pieces, draft: Draft) -> Pieces:
    """Move everything to group by into the draft; what stays is for later steps."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_op(*SPLITTING, "which") and _next_kind(pieces, at + 1) in _GROUPABLE:
            draft.flags.update(("each",) if piece.is_op("each") else ())
            at = _take_list(pieces, at + 1, draft, _word(piece, draft))
        elif piece.kind == "grain" and _opens_with_by(piece, draft):
            at = _take_list(pieces, at, draft, "by")
        elif piece.is_op("sort") or (piece.is_op("by") and _measured_at(pieces, at + 1) is not None):
            at = _take_sort(pieces, at, draft, kept)
        elif piece.is_op("which") and _is_relative(pieces, at):
            at += 1
        else:
            if not _taken(pieces, at, draft, kept):
                kept.append(piece)
            at += 1
    return kept


def _is_relative(pieces: Pieces, at: int) -> bool:
    """ "The days on which the rate was above 1 %": what stands before it is asked for."""
    return pieces[at].end - pieces[at].start > 1 and any(one.kind in _GROUPABLE for one in pieces[:at])


def _opens_with_by(piece: Piece, draft: Draft) -> bool:
    """ "Por semana y país": an adjective of time that is made with "by" opens a list as that does."""
    first = norms(draft.text_of(piece.start, piece.end))[:1]
    return piece.end > piece.start + 1 and "by" in draft.pack.operators.get(first, ())


def _word(piece: Piece, draft: Draft) -> str:
    """What asks for the split; a word that may also mean "per" is taken for that."""
    said = norms(draft.text_of(piece.start, piece.end))
    return "per" if "per" in draft.pack.operators.get(said, ()) else str(piece.value)


def _taken(pieces: Pieces, at: int, draft: Draft, kept: Pieces) -> bool:
    """Whether a piece outside any list has found its place: as a group, as a filter, or as what is meant."""
    piece = pieces[at]
    if piece.kind == "part" and beside_threshold(pieces, at, draft):
        return False
    if piece.kind == "unit" and _is_compared(pieces, at):
        draft.fatal.append(Mark("part_of_time"))
    if piece.kind == "timefield" and any(phrase.kind == "grain" for phrase in piece.phrases):
        draft.groups.append(_group(piece, draft, said=True))  # "released month by month"
        return True
    if piece.kind in ("grain", "unit", "part", "bucket"):
        draft.groups.append(_group(piece, draft, said=piece.kind in ("grain", "bucket")))
        return True
    if piece.kind != "dimension" or is_limited(pieces, at, draft):
        return False
    if is_counted(pieces, at, draft):
        draft.fatal.append(Mark("count_of_filtered_groups"))
    elif is_scope(pieces, at, draft):
        draft.flags.add("scope")
        draft.cost += WEIGHTS["scope"]
    elif piece.value in draft.truths and not draft.ranks:
        _take_truth(piece, draft, kept)
    elif not owns_next(pieces, at, draft):
        draft.groups.append(_group(piece, draft, said=False))
    return True


def _is_compared(pieces: Pieces, at: int) -> bool:
    """ "Where hour = 20": a number held against the unit itself, and not against another number behind it."""
    follow = pieces[at + 1 : at + 3]
    if not follow or follow[0].kind != "threshold" or follow[0].start != pieces[at].end:
        return False
    return len(follow) < 2 or follow[1].kind not in ("metric", "aggregate", "measure")


def _take_truth(piece: Piece, draft: Draft, kept: Pieces) -> None:
    """ "Patients that are smokers": a yes-or-no field only named means yes, after "not" it means no."""
    if all(phrase.reason.startswith("partial") for phrase in piece.phrases):
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))  # "jobs" are no test jobs
    condition: Condition = Compare(field=piece.value, op="=", value=draft.truths[piece.value])
    start = piece.start
    if kept and kept[-1].is_op("not"):
        start, condition = kept.pop().start, Not(item=condition)
    if _is_split(piece, condition, kept, draft):
        return
    draft.filters.append((start, piece.end, condition))
    draft.cost += WEIGHTS["truth"]


def _is_split(piece: Piece, condition: Condition, kept: Pieces, draft: Draft) -> bool:
    """ "Insured and not insured parcels": both answers set side by side are no condition but a split."""
    for found in draft.filters:
        other = found[2]
        both = Not(item=other) == condition or Not(item=condition) == other
        if both and kept and kept[-1].is_op("and", "compare"):
            draft.filters.remove(found)
            kept.pop()
            draft.groups.append(Group("dimension", piece.value, True, piece.start))
            return True
    return False


def _next_kind(pieces: Pieces, at: int) -> str:
    while at < len(pieces) and pieces[at].is_op(*SPLITTING):
        at += 1
    return pieces[at].kind if at < len(pieces) else ""


def _measured_at(pieces: Pieces, at: int) -> int | None:
    """The place of the number in "by number of completed appointments"; None where none follows."""
    while at < len(pieces) and (pieces[at].is_op(*SPLITTING, "number_of") or pieces[at].kind == "values"):
        at += 1
    return at if at < len(pieces) and pieces[at].kind in _MEASURED else None


def _take_list(pieces: Pieces, at: int, draft: Draft, word: str) -> int:
    """Read "country, device and month" from `at`; connectors count only before another such word."""
    start = at
    while at < len(pieces):
        step = at
        while step < len(pieces) and pieces[step].is_op("and", *SPLITTING):
            step += 1
        if step >= len(pieces) or pieces[step].kind not in _GROUPABLE:
            return at
        if step > start and not _continues(pieces, step, draft):
            return at
        if step > start and draft.ranks and pieces[step - 1].is_op("each", "per") and word == "by":
            return at  # "by country and title top 3 in each country" ranks within the second list
        if not owns_attribute(pieces, step, draft):
            draft.groups.append(replace(_group(pieces[step], draft, said=True), word=word))
        at = step + 1
    return at


def _continues(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the list goes on here: after a connector, or with no word at all between."""
    before, piece = pieces[at - 1], pieces[at]
    if before.kind == "op":
        return draft.adjacent(before.end, piece.start)
    return before.end == piece.start


def _take_sort(pieces: Pieces, at: int, draft: Draft, kept: Pieces) -> int:
    place = _measured_at(pieces, at + 1)
    if place is None:
        kept.append(pieces[at])
        return at + 1
    if pieces[at].is_op("sort"):
        draft.flags.add("sort")
    while pieces[at].is_op("sort", *SPLITTING):
        draft.sort_end = pieces[at].end
        at += 1
    kept.extend(piece for piece in pieces[at:place] if piece.kind == "values")
    draft.sort_by = term_of(pieces[place])
    draft.metrics.append(pieces[place])
    return place + 1


def _group(piece: Piece, draft: Draft, said: bool) -> Group:
    kind = "time" if piece.kind in ("unit", "grain") else piece.kind
    plural = draft.pack.is_plural(draft.text_of(piece.start, piece.end))
    if piece.kind == "bucket":
        return Group(kind, piece.value.key, said, piece.start, plural, term=piece.value)
    if piece.kind == "timefield":
        return Group(kind, piece.value.dimension, said, piece.start, plural, term=piece.value)
    return Group(kind, piece.value, said, piece.start, plural)
