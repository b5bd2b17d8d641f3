"""Shares of those that fit: "what share of views come from mobile", "the share of orders that were late"."""

from itertools import pairwise

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.conditions.happened import is_happening
from engine.language.grammar.conditions.limits import condition_on
from engine.language.grammar.counting.counts import is_amount
from engine.language.grammar.numbers.metrics import fold_bare_measures, term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, ValueSet
from engine.language.grammar.shares.among import told_among
from engine.language.grammar.shares.part_shares import named_part
from engine.language.grammar.shares.told_shares import (
    fold_told_share,
    in_clause,
    is_answer,
    said_before_split,
)
from semantic.filters import AgainstField, And, Compare, Condition
from semantic.lapses import is_lapse
from semantic.query import AggregateTerm, MetricRef, MetricTerm, RatioTerm

_NUMBERS = ("metric", "aggregate")


def fold_those(pieces: Pieces, draft: Draft) -> Pieces:
    """The one number that is shared, over itself under the condition; a mark where more is said of it."""
    if "share" not in draft.flags or draft.splits:
        return _unshared(pieces, draft)
    pieces = _with_limits(_with_truths(pieces, draft), draft)
    if not any(piece.kind in _NUMBERS for piece in pieces):
        pieces = fold_bare_measures(pieces, draft)
    pieces = fold_told_share(pieces, draft)
    numbers = [one for at, one in enumerate(pieces) if one.kind in _NUMBERS and not _is_split(pieces, at)]
    if len(numbers) == 2 and numbers[0].end <= draft.said_at["share"] < numbers[1].start:
        return _of_all(pieces, draft, numbers[0], numbers[1])
    said = [piece for piece in pieces if piece.kind in ("values", "limit", "condition")]
    if among := told_among(said, numbers, draft):
        return _divided(pieces, draft, numbers[0], numbers[0], among)
    those = [*_of_fields(pieces, numbers, draft), *draft.those]
    if len(numbers) == 1 and not those and (part := named_part(pieces, said, numbers[0], draft)):
        return _divided(pieces, draft, numbers[0], numbers[0], part)
    those = those or _alone(pieces, said)
    those = those or _described(pieces, said, numbers, draft) or in_clause(pieces, numbers, draft)
    if not those:
        return pieces
    end = draft.said_at.get("clause", float("inf"))  # "where category is Drama" is said of all of it
    behind = [piece for piece in said if those[0].start < piece.start < end and piece not in those]
    strange = any(piece.kind == "limit" for piece in said)
    of_one = any(
        is_amount(piece, draft) for piece in numbers
    )  # "billable share by lawyer" is no share of them
    if len(numbers) != 1 or behind or strange or of_one or _is_of_others(pieces, those[0], draft):
        draft.fatal.append(Mark("conditional_share"))
        return pieces
    return _divided(pieces, draft, numbers[0], numbers[0], those)


def _is_of_others(pieces: Pieces, said: Piece, draft: Draft) -> bool:
    """ "Share of firings of potters that are in Leeds": the clause is about them, and tells no share."""
    before = next((at for at in reversed(range(len(pieces))) if pieces[at].end <= said.start), -1)
    if before < 0 or pieces[before].kind != "dimension" or _is_split(pieces, before):
        return False
    opens = draft.text_of(pieces[before].end, pieces[before].end + 1).casefold()
    return opens in draft.pack.data["ignored"]["relative"]


def _with_limits(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Whose days from due to paid more than 0": a field with its bound right behind "whose"."""
    for field, bound in pairwise(pieces):
        before = draft.text_of(field.start - 1, field.start).casefold() if field.start else ""
        told = field.kind in ("dimension", "measure") and bound.kind == "threshold"
        if not told or before not in draft.pack.data["ignored"]["relative"]:
            continue
        unit = draft.catalog.dimensions[field.value].field.unit
        limit = condition_on(field.value, bound.value, unit, draft)
        draft.those.append(Piece("condition", limit, field.start, bound.end, field.phrases))
        return [one for one in pieces if one is not field and one is not bound]
    return pieces


def _is_split(pieces: Pieces, at: int) -> bool:
    return at > 0 and pieces[at - 1].is_op(*SPLITTING)


def _unshared(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Percentage of repairs that were insured, boats and barges": of each, or of all of those?"""
    told = any(one.kind == "dimension" and one.value in draft.truths for one in pieces)
    told = told or any(is_answer(one[2], draft) for one in draft.filters)
    if draft.those or (told and "share" in draft.flags):
        draft.fatal.append(Mark("conditional_share"))
    return pieces


def _with_truths(pieces: Pieces, draft: Draft) -> Pieces:
    """ "What share of sessions were completed": a yes-or-no field behind the verb is a condition."""
    found: Pieces = []
    verbs = draft.pack.data["ignored"]["copula"]
    for at, piece in enumerate(pieces):
        behind = bool(found) and found[-1].kind in (*_NUMBERS, "values")
        inside = draft.text_of(piece.start, piece.start + 1).casefold() in verbs  # the name "is fragile"
        grouped = bool(found) and found[-1].kind == "dimension" and _is_split(found, len(found) - 1)
        gap = range(found[-1].end, piece.start) if found else ()
        verb = (behind and inside) or ((behind or grouped) and any(at in draft.copulas for at in gap))
        follow = pieces[at + 1] if at + 1 < len(pieces) else None
        before = not found and follow is not None and follow.kind in _NUMBERS and piece.end == follow.start
        before = before and piece.value in draft.truths  # "share of dropped calls"
        beside = behind and found[-1].kind in _NUMBERS and _is_beside(found[-1], piece, draft)
        beside = beside and piece.value in draft.truths  # "share of attempts passed by level"
        answers = _answers(piece, draft) if (verb or before or beside) and piece.kind == "dimension" else ()
        if len(answers) == 1:
            fits = ValueSet(piece.value, answers)
            piece = Piece("values", fits, piece.start, piece.end, piece.phrases)
            draft.those += [piece] if verb else []
        found.append(piece)
    return found


def _answers(piece: Piece, draft: Draft) -> tuple[object, ...]:
    """The yes of a field, or the value that is called as it is: "is fragile"."""
    if piece.value in draft.truths:
        return (draft.truths[piece.value],)
    said = draft.text_of(piece.start + 1, piece.end).casefold()
    values = draft.catalog.dimensions[piece.value].field.values
    return tuple(one.value for one in values if one.label.casefold() == said)


def _alone(pieces: Pieces, said: Pieces) -> Pieces:
    """ "Share of premium viewers": without a split, the one condition is what it is of."""
    plain = all(piece.kind in (*_NUMBERS, "values", "period") for piece in pieces)
    return said if plain and len(said) == 1 and not getattr(said[0].value, "negated", False) else []


def _described(pieces: Pieces, said: Pieces, numbers: Pieces, draft: Draft) -> Pieces:
    """ "Share of cancelled orders by region": of the orders of each region, those that were cancelled.

    The same is "what share of the orders of each region was cancelled" and "orders cancelled by region".
    """
    value = next((one for one in said if one.kind == "values"), None)
    if len(numbers) != 1 or value is None or value.value.negated:
        return []
    first = next((one for one in pieces if one.start > draft.said_at["share"] and one.kind != "break"), None)
    before = pieces[pieces.index(value) - 1]
    verb = any(at in draft.copulas for at in range(before.end, value.start))
    told = numbers[0].end <= value.start and verb and before.kind == "dimension"
    described = first is value and value.end == numbers[0].start and _is_outcome(value, draft)
    beside = first is numbers[0] is before and _is_beside(before, value, draft)
    within = first is numbers[0] is before and said_before_split(pieces, before, value, draft)
    return [value] if told or described or within or (beside and _is_outcome(value, draft)) else []


def _is_beside(number: Piece, said: Piece, draft: Draft) -> bool:
    """ "Attempts passed", "applications filed online", "episodes with video": no clause between."""
    having, clauses = draft.pack.thesaurus["having"], draft.pack.data["ignored"]["clause"]
    between = [(at, draft.text_of(at, at + 1).casefold()) for at in range(number.end, said.start)]
    return number.end <= said.start and all(
        word in having or (at in draft.ignored and word not in clauses) for at, word in between
    )


def _is_outcome(value: Piece, draft: Draft) -> bool:
    """Whether a value says what became of the rows, yes or no or a state; a class has shares itself."""
    field = draft.catalog.dimensions[value.value.dimension].field
    flag = field.name in draft.truths or value.value.dimension in draft.truths or field.type == "boolean"
    named = field.type == "integer" and set(value.value.values) <= {0, 1}  # "fragile" is 1
    words = set(map(draft.pack.singular, field.label.casefold().split()))
    return flag or named or bool(words & set(draft.pack.thesaurus["outcomes"]))


def _of_fields(pieces: Pieces, numbers: Pieces, draft: Draft) -> Pieces:
    """ "What share of the invoices was paid late": what is said of the times of a row, behind it.

    That something happened, or has not, is also said before it: "share of unpaid invoices".
    """
    if len(numbers) != 1:
        return []
    splits = [one.start for one in pieces if one.is_op(*SPLITTING)]
    until = min([*splits, draft.said_at.get("clause", float("inf"))])
    behind = [one for one in draft.filters if numbers[0].end <= one[0] < until]
    before = [one for one in draft.filters if one[1] == numbers[0].start]
    found = [one for one in behind if isinstance(one[2], AgainstField) or _is_lapse(one[2], draft)]
    told = min((one.start for one in draft.those), default=0)  # "of people with no end date are part-time"
    found += [one for one in behind if one[0] >= told and is_happening(one[2], draft)]
    asked = draft.said_at["share"]  # "of the bills that were paid, what share": all of them are so
    found = [one for one in found if one[0] > asked] if any(one[0] > asked for one in found) else found
    found = found or [one for one in before if one[0] >= told and is_happening(one[2], draft)]
    found = found or [one for one in draft.filters if _is_answered(one, pieces, draft)]
    draft.filters[:] = [one for one in draft.filters if one not in found]
    return [Piece("condition", limit, start, end, ()) for start, end, limit in found]


def _is_answered(said: tuple[int, int, Condition], pieces: Pieces, draft: Draft) -> bool:
    """ "What share of the jobs at each branch were under warranty": a yes behind the verb, and the groups."""
    start, _, condition = said
    before = [piece for piece in pieces if piece.end <= start]
    yes = isinstance(condition, Compare) and condition.op == "=" and condition.field in draft.truths
    if not yes or len(before) < 2 or before[-1].kind != "dimension" or not _is_split(before, len(before) - 1):
        return False
    return any(at in draft.copulas for at in range(before[-1].end, start))


def _is_lapse(condition: Condition, draft: Draft) -> bool:
    known = draft.catalog.dimensions.get(condition.field) if isinstance(condition, Compare) else None
    return known is not None and is_lapse(known.field.expr)


def _of_all(pieces: Pieces, draft: Draft, first: Piece, second: Piece) -> Pieces:
    """ "Critical alerts as a percentage of all alerts", "rejected rows as a percentage of ingested rows"."""
    said = [piece for piece in pieces if piece.kind in ("values", "limit", "condition")]
    before = [piece for piece in said if piece.kind == "values" and piece.end <= draft.said_at["share"]]
    same = term_of(first) == term_of(second)
    if len(before) != len(said) or len(said) != same or _unit(first, draft) != _unit(second, draft):
        draft.fatal.append(Mark("conditional_share"))
        return pieces
    return _divided(pieces, draft, first, second, said)


def _divided(pieces: Pieces, draft: Draft, first: Piece, second: Piece, those: Pieces) -> Pieces:
    """One number in the place of both, the conditions taken out."""
    top, bottom = term_of(first), term_of(second)
    if not (_adds_up(top, draft) and _adds_up(bottom, draft)):
        draft.fatal.append(Mark("conditional_share"))
        return pieces
    draft.flags.discard("share")
    conditions: list[Condition] = [
        piece.value if piece.kind == "condition" else condition_of(piece.value) for piece in those
    ]
    where = And(items=tuple(conditions)) if len(conditions) > 1 else conditions[0] if conditions else None
    draft.shared += [(piece.start, piece.end, one) for piece, one in zip(those, conditions, strict=True)]
    share = RatioTerm.model_validate({"top": top, "bottom": bottom, "where": where})
    phrases = tuple(phrase for piece in dict.fromkeys((first, second)) for phrase in piece.phrases)
    made = Piece("aggregate", share, first.start, second.end, phrases)
    draft.ignored |= frozenset(at for piece in those for at in range(piece.start, piece.end))
    gone = (second, *those) if first is not second else tuple(those)
    kept = [piece for piece in pieces if not any(piece is one for one in gone)]
    return [made if piece is first else piece for piece in kept]


def _adds_up(term: MetricTerm, draft: Draft) -> bool:
    if isinstance(term, AggregateTerm):
        return draft.catalog.measures(term)[0].additivity in ("additive", "distinct")
    return isinstance(term, MetricRef) and draft.catalog.metrics[term.name].additivity in (
        "additive",
        "distinct",
    )


def _unit(piece: Piece, draft: Draft) -> str:
    term = term_of(piece)
    return draft.catalog.metrics[term.name].unit if isinstance(term, MetricRef) else ""
