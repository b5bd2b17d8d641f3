"""Values into filters: lists, negation, the dimension named beside them, values set against each other."""

from engine.language.grammar.pieces import (
    SPLITTING,
    Draft,
    Group,
    Mark,
    Piece,
    Pieces,
    ValueSet,
    dimension_of,
)
from engine.language.weights import WEIGHTS

_CONNECTORS = ("and", "or", "compare")


def fold_values(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each run of values of one dimension, with its "not" and its dimension word, by a filter."""
    folded: Pieces = []
    at = 0
    while at < len(pieces):
        if pieces[at].kind != "value":
            if _is_dimension_of_dimension(pieces, at, draft):
                draft.cost += WEIGHTS["value_of_other"]
            folded.append(pieces[at])
            at += 1
            continue
        end, values, split = _run(pieces, at, draft)
        dimension = pieces[at].value[0].dimension
        start, end, negated, folded = _surroundings(pieces, at, end, dimension, folded, draft)
        phrases = tuple(phrase for piece in pieces[start:end] for phrase in piece.phrases)
        if _is_loose_class(pieces, at, start, end):
            draft.fatal.append(Mark("unused", draft.text_of(pieces[at].start, pieces[at].end)))
        if folded and folded[-1].kind == "break" and folded[-1].value == "clause":
            draft.said_at.setdefault("clause", folded[-1].start)
        if _of_share(pieces) and _says_which(folded, pieces[start], draft):
            draft.those.append(pieces[at])
        draft.cost += WEIGHTS["lower_name"] * _is_lower_name(pieces[at], draft)
        draft.cost += WEIGHTS["other_direction"] * _is_other_way(pieces[start].start, dimension, draft)
        absent = any(piece.is_op("absent") for piece in pieces[start:end])
        both = any(piece.is_op("and") and _is_word(piece, draft) for piece in pieces[at + 1 : end])
        found = ValueSet(dimension, values, negated, split, absent, both)
        folded.append(Piece("values", found, pieces[start].start, pieces[end - 1].end, phrases))
        if draft.those and draft.those[-1] is pieces[at]:
            draft.those[-1] = folded[-1]
        at = end
    return _without_opposites([piece for piece in folded if piece.kind != "break"], draft)


def _without_opposites(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Insured and not insured parcels": a value and its opposite side by side are a split."""
    for at in range(1, len(pieces) - 1):
        left, joint, right = pieces[at - 1 : at + 2]
        if joint.is_op("and", "compare") and _opposes(left, right) and _is_yes_no(right, draft):
            draft.groups.append(Group("dimension", right.value.dimension, True, left.start))
            return [*pieces[: at - 1], *pieces[at + 2 :]]
    return pieces


def _is_yes_no(piece: Piece, draft: Draft) -> bool:
    """Whether the field has but two values, so that a split by it is what the two sides are."""
    field = draft.catalog.dimensions[piece.value.dimension].field
    return field.type == "boolean" or 0 < len(field.values) <= 2


def _opposes(left: Piece, right: Piece) -> bool:
    """Whether one is in and the other the same out; a yes-or-no field said alone means yes."""
    if right.kind != "values" or not right.value.negated:
        return False
    named = dimension_of(left) == right.value.dimension and left.kind != "values"
    if named and len(right.value.values) == 1:
        return True
    found = left.value if left.kind == "values" else None
    mine, theirs = (found and (found.dimension, found.values)), (right.value.dimension, right.value.values)
    return found is not None and not found.negated and mine == theirs


def _is_lower_name(piece: Piece, draft: Draft) -> bool:
    """ "Lost" may be the title of a book; "lost" in small letters is rather a word."""
    text, value = draft.text_of(piece.start, piece.end), str(piece.value[0].value)
    if not (text.isalpha() and text.islower() and value[:1].isupper()):
        return False
    bindings = draft.catalog.dimensions[piece.value[0].dimension].bindings
    return any(draft.catalog.datasets[one.dataset].name_field == one.field.name for one in bindings)


def _is_other_way(start: int, dimension: str, draft: Draft) -> bool:
    """ "To London": not the airport of departure."""
    said = (draft.text_of(max(0, start - size), start).casefold() for size in (2, 1))
    none: frozenset[str] = frozenset()
    wanted, others = next(
        (draft.pack.directions[text] for text in said if text in draft.pack.directions), (none, none)
    )
    roles = {word for role in draft.catalog.dimensions[dimension].roles for word in role.casefold().split()}
    return bool(roles & others) and not roles & wanted


def _is_word(piece: Piece, draft: Draft) -> bool:
    return any(char.isalpha() for char in draft.text_of(piece.start, piece.end))


def _is_loose_class(pieces: Pieces, at: int, start: int, end: int) -> bool:
    """ "Below 10" is a class of a number only beside the name of the classes, or in quotes."""
    ref, quoted = pieces[at].value[0], any(phrase.reason == "quoted" for phrase in pieces[at].phrases)
    named = any(dimension_of(piece) == ref.dimension for piece in pieces[min(start, at) : end])
    return ref.classed and not (quoted or named)


def _says_which(folded: Pieces, said: Piece, draft: Draft) -> bool:
    """Whether the values say which ones: "that are premium", "sessions were on TVs"."""
    if not folded:
        return False
    last = folded[-1]
    between = range(last.end, said.start)
    verb = last.kind in ("metric", "values") and any(at in draft.copulas for at in between)
    return verb or (last.kind, last.value) == ("break", "relative")


def _of_share(pieces: Pieces) -> bool:
    """ "The share of orders that were late" is late orders over all orders, not a share of the total."""
    return any(piece.is_op("share") for piece in pieces)


def _run(pieces: Pieces, at: int, draft: Draft) -> tuple[int, tuple[object, ...], bool]:
    """The end of the run of values of one dimension at `at`, its values, and whether "vs" joins them."""
    dimension = pieces[at].value[0].dimension
    values = [ref.value for ref in pieces[at].value]
    end, split = at + 1, False
    while end < len(pieces):
        step = end
        while step < len(pieces) and pieces[step].is_op(*_CONNECTORS):
            step += 1
        if step < len(pieces) and dimension_of(pieces[step]) == dimension and step + 1 < len(pieces):
            step += 1
        if (
            step >= len(pieces)
            or pieces[step].kind != "value"
            or pieces[step].value[0].dimension != dimension
            or draft.text_of(pieces[end - 1].end, pieces[step].start).count("(")
        ):
            break
        split = split or any(piece.is_op("compare") for piece in pieces[end:step])
        values.extend(ref.value for ref in pieces[step].value)
        end = step + 1
    return end, tuple(dict.fromkeys(values)), split


def _surroundings(
    pieces: Pieces, start: int, end: int, dimension: str, folded: Pieces, draft: Draft
) -> tuple[int, int, bool, Pieces]:
    """Take in the negation and the dimension word next to the values; not one that "by" asks for."""
    negated, kept = False, list(folded)
    if end < len(pieces) and dimension_of(pieces[end]) == dimension:
        end += 1
    if kept and kept[-1].is_op("by"):
        draft.cost += WEIGHTS["by_value"]
        start, kept = start - 1, kept[:-1]
    start, kept, negated = _take_negation(start, kept, negated)
    if kept and kept[-1].is_op("equal"):
        start, kept = start - 1, kept[:-1]
    if kept and dimension_of(kept[-1]) == dimension and _is_one(pieces, start, end) and _split(kept):
        start, kept = start - 2, kept[:-2]
    elif kept and dimension_of(kept[-1]) == dimension and not _grouped(kept, len(kept) - 1):
        start, kept = start - 1, kept[:-1]
        start, kept, negated = _take_negation(start, kept, negated)
    elif kept and kept[-1].kind == "dimension" and _is_said_of(kept[-1], pieces[start], draft):
        draft.cost += WEIGHTS["value_of_other"]
    return start, end, negated, kept


def _is_said_of(named: Piece, said: Piece, draft: Draft) -> bool:
    """ "Organisation is unknown": the value should be one of the organisations."""
    negated = said.is_op("not") and said.end > said.start + 1
    return said.is_op("equal") or negated or any(at in draft.copulas for at in range(named.end, said.start))


def _is_dimension_of_dimension(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Source is orchestrator" says a value of the source, even where there are orchestrators."""
    before = pieces[at - 1] if at else None
    if before is None or not before.kind == pieces[at].kind == "dimension":
        return False
    return any(place in draft.copulas for place in range(before.end, pieces[at].start))


def _is_one(pieces: Pieces, start: int, end: int) -> bool:
    return end == start + 1 and pieces[start].kind == "value" and len(pieces[start].value) == 1


def _split(kept: Pieces) -> bool:
    """ "By org Hudson": one value of what is split by leaves nothing to split."""
    return len(kept) > 1 and kept[-2].is_op("by")


def _take_negation(start: int, kept: Pieces, negated: bool) -> tuple[int, Pieces, bool]:
    if kept and kept[-1].is_op("not", "absent"):
        return start - 1, kept[:-1], not negated
    return start, kept, negated


def _goes_on(kept: Pieces, at: int) -> bool:
    """Whether the list goes on behind the piece at `at`: after a connector, or with no word between."""
    return kept[at + 1].kind == "op" or kept[at].end == kept[at + 1].start


def _grouped(kept: Pieces, at: int) -> bool:
    """Whether the piece at `at` stands in a list that "by" or "which" opened."""
    before = at - 1
    while before >= 1 and (
        kept[before].is_op("and")
        or (kept[before].kind in ("dimension", "unit", "grain", "part") and _goes_on(kept, before))
    ):
        before -= 1
    return 0 <= before < len(kept) and kept[before].is_op(*SPLITTING, "which")
