"""How far "not" and "or" reach: "except drama on TV" may leave out drama, or only drama on TV."""

from engine.language.grammar.leftovers import condition_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, ValueSet
from semantic.filters import And, Compare, Condition, In, Not


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
