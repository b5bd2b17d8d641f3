"""How far "not" and "or" reach: "except drama on TV" may leave out drama, or only drama on TV."""

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, ValueSet
from semantic.filters import And, Compare, Condition, In, Not, Or


def settle_reach(pieces: Pieces, draft: Draft) -> Pieces:
    """Values left out with others right behind them: both ways to take them are honest.

    In a wide reading the negation holds for both: "not A and B" is neither of them, "not A on B" not both.
    """
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        end, joined = _follower(pieces, at, draft)
        if end:
            draft.open = True
        if end and draft.wide:
            first, second = (condition_of(pieces[place].value) for place in (at, end))
            whole: Condition = Not(item=And(items=(_positive(first), second)))
            if joined:
                whole = And(items=(first, Not(item=second)))
            draft.filters.append((pieces[at].start, pieces[end].end, whole))
            at = end + 1
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def settle_union(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Kids on tablets and comedy": two values of one thing with another between them.

    Nothing has both, so that either is meant. What is said of the first may hold for the last, or not.
    """
    for at in range(1, len(pieces) - 1):
        first = _earlier(pieces, at, draft)
        if first < 0:
            continue
        draft.open = True
        sets = [pieces[place] for place in (first, at - 1, at + 1)]
        one, between, other = (condition_of(piece.value) for piece in sets)
        either: Condition = Or(items=(And(items=(one, between)), other))
        if not draft.wide:
            either = And(items=(Or(items=(one, other)), between))
        draft.filters.append((sets[0].start, sets[-1].end, either))
        used = (first, at - 1, at, at + 1)
        return [piece for place, piece in enumerate(pieces) if place not in used]
    return pieces


def _earlier(pieces: Pieces, at: int, draft: Draft) -> int:
    """Where the first values stand that those behind the "and" at `at` cannot go with; -1 for nowhere."""
    between, other = pieces[at - 1], pieces[at + 1]
    if not pieces[at].is_op("and") or not all(_is_positive(piece) for piece in (between, other)):
        return -1
    if "(" in draft.text_of(0, other.end).split():
        return -1  # what goes together is said
    near = draft.adjacent(between.end, pieces[at].start) and draft.adjacent(pieces[at].end, other.start)
    same = other.value.dimension
    if not near or between.value.dimension == same:
        return -1
    found = (
        place
        for place in range(at - 1)
        if _is_positive(pieces[place]) and pieces[place].value.dimension == same
    )
    return next(
        (place for place in found if not set(pieces[place].value.values) & set(other.value.values)), -1
    )


def _is_positive(piece: Piece) -> bool:
    return _is_set(piece) and not piece.value.negated


def _positive(condition: Condition) -> Condition:
    return condition.item if isinstance(condition, Not) else condition


def _follower(pieces: Pieces, at: int, draft: Draft) -> tuple[int, bool]:
    """Where the other values stand, 0 for nowhere, and whether "and" joins them."""
    if not _is_set(pieces[at]) or not pieces[at].value.negated:
        return 0, False
    joined = at + 1 < len(pieces) and pieces[at + 1].is_op("and")
    if joined and not draft.text_of(pieces[at + 1].start, pieces[at + 1].end).isalpha():
        return 0, False  # a comma ends what is left out
    other = at + 1 + joined
    if other >= len(pieces) or not _is_set(pieces[other]) or pieces[other].value.negated:
        return 0, False
    unnamed = all(phrase.kind in ("value", "ignored") for phrase in pieces[other].phrases)
    near = all(
        draft.adjacent(left.end, right.start)
        for left, right in zip(pieces[at:other], pieces[at + 1 : other + 1], strict=True)
    )
    return (other, joined) if unnamed and near else (0, False)


def _is_set(piece: Piece) -> bool:
    return piece.kind == "values" and isinstance(piece.value, ValueSet)


def check_contradictions(draft: Draft) -> None:
    """Nothing has two values of one dimension: that they are both required was not meant."""
    required: dict[str, set[object]] = {}
    said = [condition for _, _, condition in draft.filters]
    draft.fatal.extend(Mark("contradiction") for one in said if Not(item=one) in said)
    for _, _, condition in draft.filters:
        field, values = _required(condition)
        if not values:
            continue
        if field in required and not required[field] & values:
            known = draft.catalog.dimensions.get(field)  # a part of a time is none
            draft.fatal.append(Mark("contradiction", known.label.lower() if known else ""))
        required[field] = required.get(field, values) & values


def _required(condition: Condition) -> tuple[str, set[object]]:
    """The field of which one of the values is required; none for any other condition."""
    if isinstance(condition, In):
        return condition.field, set(condition.values)
    if isinstance(condition, Compare) and condition.op == "=":
        return condition.field, {condition.value}
    return "", set()
