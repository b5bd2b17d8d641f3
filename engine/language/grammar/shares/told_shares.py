"""Shares of what a verb says: "what share of the orders in 2024 were rush orders", "was not billable"."""

from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from semantic.filters import Compare, Condition, IsNull, Not

_NUMBERS = ("metric", "aggregate")


def fold_told_share(pieces: Pieces, draft: Draft) -> Pieces:
    """What stands behind the verb is what the share is of; the noun said again behind that goes."""
    numbers = [piece for piece in pieces if piece.kind in _NUMBERS]
    terms = [term_of(piece) for piece in numbers]
    if draft.those or not numbers or any(term != terms[0] for term in terms):
        return pieces
    for number in reversed(numbers):
        said = _told(pieces, number, draft)
        again = [one for one in numbers if said is not None and one.start == said.end]
        if said is None or len(numbers) - len(again) > 1:
            continue
        draft.filters[:] = [one for one in draft.filters if one[2] is not said.value]
        draft.those.append(said)
        return [piece for piece in pieces if not any(piece is one for one in again)]
    return pieces


def in_clause(pieces: Pieces, numbers: Pieces, draft: Draft) -> Pieces:
    """ "Share of incidents where the vet was called, by kind": of those of each kind, and not of all.

    "Share of incidents by kind where the vet was called" is of all of those instead.
    """
    if len(numbers) != 1 or numbers[0].start < draft.said_at["share"]:
        return []
    (number,) = numbers
    at = next((at for at, one in enumerate(pieces) if one.start >= number.end and one is not number), None)
    follow = pieces[at] if at is not None else None
    told = follow is not None and follow.kind == "values" and not follow.value.absent
    said = [follow] if follow is not None and told and not follow.value.negated else []
    filters = [one for one in draft.filters if one[0] >= number.end and is_answer(one[2], draft)]
    said = said or [Piece("condition", where, start, end, ()) for start, end, where in filters]
    if len(said) != 1 or not _is_clause(number.end, said[0].start, draft):
        return []
    splits = [one.start for one in pieces if one.is_op(*SPLITTING)]
    several = any(one.kind == "values" and one.start >= said[0].end for one in pieces)
    if (splits and min(splits) < said[0].end) or not (splits or several):
        return []
    draft.filters[:] = [one for one in draft.filters if one not in filters]
    return said


def _is_clause(end: int, start: int, draft: Draft) -> bool:
    """Whether nothing but the opening of a clause stands between: "where the", "that were"."""
    words = draft.pack.data["ignored"]
    between = [draft.text_of(at, at + 1).casefold() for at in range(end, start)]
    opens = {*words["clause"], *words["relative"]} & set(between[:1])
    return bool(opens) and all(at in draft.ignored for at in range(end + 1, start))


def _told(pieces: Pieces, number: Piece, draft: Draft) -> Piece | None:
    """What the verb right behind the number says of it; None for nothing."""
    follow = next((one for one in pieces if one.start >= number.end and one is not number), None)
    if number.start < draft.said_at["share"]:
        return None
    if follow is not None and follow.kind == "values" and not follow.value.absent:
        ends = [end for start, end, _ in draft.filters if number.end <= start and end <= follow.start]
        left = max((number.end, *ends))  # "of members with no email are active"
        return follow if _is_said(left, follow.start, draft) else None
    until = follow.start if follow is not None else float("inf")
    for start, end, condition in draft.filters:
        if not (number.end <= start and end <= until):
            continue
        answer = is_answer(condition, draft) and _is_said(number.end, start, draft)
        last = all(one.end <= end for one in pieces) and len(draft.filters) == 1
        if answer or (_is_there(condition) and _has(number.end, start, last, draft)):
            return Piece("condition", condition, start, end, ())
    return None


def is_answer(condition: Condition, draft: Draft) -> bool:
    """Whether it is the yes or no of a field."""
    inner = condition.item if isinstance(condition, Not) else condition
    return isinstance(inner, Compare) and inner.field in draft.truths


def _is_there(condition: Condition) -> bool:
    """Whether it is that a field has a value, or none, or nought, or more than that."""
    inner = condition.item if isinstance(condition, Not) else condition
    more = isinstance(inner, Compare) and inner.op in ("=", ">") and inner.value == 0
    return more or isinstance(inner, IsNull)


def _has(end: int, start: int, last: bool, draft: Draft) -> bool:
    """ "Have a courier", "was given to a courier": nothing but the verb and what belongs to it between.

    Where that is all, also "with a courier".
    """
    words = draft.pack.data["ignored"]
    between = range(end, start)
    said = [draft.text_of(at, at + 1).casefold() for at in between]
    if last and len(said) == 2 and said[0] in draft.pack.thesaurus["having"]:
        return said[1] in draft.pack.thesaurus["one_of_them"]
    inside = draft.text_of(start, start + 1).casefold() in words["copula"]  # "have no email"
    verb = inside or {*between} & (draft.copulas | draft.doings)
    opens = {*words["clause"], *words["relative"]}.isdisjoint(said)
    return bool(verb) and opens and all(at in draft.ignored for at in between)


def _is_said(end: int, start: int, draft: Draft) -> bool:
    """ "Were rush", "is not paid": the verb right before, and no clause that may be of something else."""
    words = draft.pack.data["ignored"]
    between = {draft.text_of(at, at + 1).casefold() for at in range(end, start)}
    opens = between & {*words["clause"], *words["relative"]}
    inside = draft.text_of(start, start + 1).casefold() in words["copula"]  # "was not"
    return not opens and end <= start and (start - 1 in draft.copulas or inside)


def said_before_split(pieces: Pieces, number: Piece, value: Piece, draft: Draft) -> bool:
    """ "Share of viewers on the free plan by country": of those of each country, or of all on the plan.

    Neither is the surer one, so that both are read and asked back.
    """
    behind = pieces[pieces.index(value) + 1 :]
    split = next((one for one in behind if one.is_op(*SPLITTING) or one.kind == "grain"), None)
    opened = any(at in draft.prepositions for at in range(number.end, value.start + 1))
    beside = draft.pack.head_first and value.start == number.end  # "usuarios Premium por país"
    if not (opened or beside) or split is None or _is_spread(range(value.end, split.start), draft):
        return False
    draft.open = True
    return not draft.wide


def _is_spread(between: range, draft: Draft) -> bool:
    """ "The share of views in Brazil that goes to each genre": a verb before the split spreads them."""
    words = (at for at in between if draft.text_of(at, at + 1).isalpha())
    return any(at in draft.ignored and at not in draft.prepositions for at in words)
