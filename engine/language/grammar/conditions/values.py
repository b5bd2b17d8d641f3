"""Values into filters: lists, negation, the dimension named beside them, values set against each other."""

from dataclasses import replace

from engine.language.grammar.pieces import (
    SPLITTING,
    Draft,
    Group,
    Mark,
    Piece,
    Pieces,
    ValueSet,
    dimension_of,
    needs,
)
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.tokens import words_of
from engine.language.weights import WEIGHTS

_CONNECTORS = ("and", "or", "compare")


def fold_values(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each run of values of one dimension, with its "not" and its dimension word, by a filter."""
    folded: Pieces = []
    pieces = _without_owners(pieces, draft)
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
        noun = _noun_beside(pieces, start, end, draft)
        draft.cost += WEIGHTS["other_noun"] * _is_of_other(noun, pieces[at], draft)
        absent = any(piece.is_op("absent") for piece in pieces[start:end])
        both = any(piece.is_op("and") and _is_word(piece, draft) for piece in pieces[at + 1 : end])
        found = ValueSet(dimension, values, negated, split, absent, both)
        folded.append(Piece("values", found, pieces[start].start, pieces[end - 1].end, phrases))
        if draft.those and draft.those[-1] is pieces[at]:
            draft.those[-1] = folded[-1]
        at = end
    kept = [piece for piece in folded if piece.kind != "break"]
    return _without_opposites(_each_said(_of_each(kept, draft)), draft)


def _without_owners(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Player 4.2.1": a value right before one of another dimension that is called so only says which."""
    if sum(piece.kind == "value" for piece in pieces) < 2:
        return pieces
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        follow = pieces[at + 1] if at + 1 < len(pieces) else None
        if follow is None or piece.kind != "value" or follow.kind != "value" or piece.end != follow.start:
            kept.append(piece)
            continue
        own, other = (draft.catalog.dimensions[one.value[0].dimension].label for one in (piece, follow))
        said = draft.text_of(piece.start, piece.end).casefold()
        if said not in other.casefold().split() or own == other:
            kept.append(piece)
    return kept


def _each_said(pieces: Pieces) -> Pieces:
    """ "Swap rate llm + upscale, each": the one list of values is a split."""
    lists = [piece for piece in pieces if piece.kind == "values" and len(piece.value.values) > 1]
    if len(lists) != 1 or not pieces[-1].is_op("each") or lists[0].value.negated:
        return pieces
    split = replace(lists[0], value=replace(lists[0].value, split=True))
    return [split if piece is lists[0] else piece for piece in pieces[:-1]]


def _without_opposites(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Insured and not insured parcels": a value and its opposite side by side are a split."""
    for at in range(1, len(pieces) - 1):
        left, joint, right = pieces[at - 1 : at + 2]
        if joint.is_op("and", "compare") and _opposes(left, right, draft) and _is_yes_no(right, draft):
            draft.groups.append(Group("dimension", right.value.dimension, True, left.start))
            return [*pieces[: at - 1], *pieces[at + 2 :]]
    return pieces


@needs("absent")
def fold_sides(pieces: Pieces, draft: Draft) -> Pieces:
    """ "With and without a pilot": both answers to a yes or no are a split."""
    for at in range(2, len(pieces)):
        opening, joint, without = pieces[at - 2 : at + 1]
        if not (joint.is_op("and", "or") and without.is_op("absent") and at + 1 < len(pieces)):
            continue
        name = _yes_no(pieces[at + 1], draft)
        if (opening.kind, opening.value) == ("break", "clause") and opening.end == joint.start and name:
            draft.groups.append(Group("dimension", name, True, pieces[at + 1].start))
            return [*pieces[: at - 2], *pieces[at + 2 :]]
    return pieces


def _yes_no(piece: Piece, draft: Draft) -> str:
    """The yes-or-no field that a piece names, by itself or by its yes; "" for none."""
    name = piece.value[0].dimension if piece.kind == "value" else dimension_of(piece)
    return name if name in draft.truths else ""


def _is_yes_no(piece: Piece, draft: Draft) -> bool:
    """Whether the field has but two values, so that a split by it is what the two sides are."""
    field = draft.catalog.dimensions[piece.value.dimension].field
    if piece.value.dimension in draft.truths:
        return True
    return field.type == "boolean" or 0 < len(field.values) <= 2


def _opposes(left: Piece, right: Piece, draft: Draft) -> bool:
    """Whether one is in and the other the same out; a yes-or-no field said alone means yes."""
    if right.kind != "values":
        return False
    named = dimension_of(left) == right.value.dimension and left.kind != "values"
    yes = draft.truths.get(right.value.dimension)
    if named and not right.value.negated and yes is not None:
        return yes not in right.value.values  # "test load versus real traffic"
    if not right.value.negated:
        return False
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
    return _names_rows(piece.value[0].dimension, draft)


def _names_rows(dimension: str, draft: Draft) -> bool:
    bindings = draft.catalog.dimensions[dimension].bindings
    return any(draft.catalog.datasets[one.dataset].name_field == one.field.name for one in bindings)


def _is_other_way(start: int, dimension: str, draft: Draft) -> bool:
    """ "To London": not the airport of departure."""
    said = (draft.text_of(max(0, start - size), start).casefold() for size in (2, 1))
    none: frozenset[str] = frozenset()
    wanted, others = next(
        (draft.pack.directions[text] for text in said if text in draft.pack.directions), (none, none)
    )
    roles = _roles(dimension, draft)
    if roles & wanted or not wanted:
        return False
    return bool(roles & others) or any(_roles(one, draft) & wanted for one in _alike(dimension, draft))


def _roles(dimension: str, draft: Draft) -> set[str]:
    return {word for role in draft.catalog.dimensions[dimension].roles for word in role.casefold().split()}


def _alike(dimension: str, draft: Draft) -> list[str]:
    """The same attribute in all its roles: the city of departure and that of arrival."""
    own = draft.catalog.dimensions[dimension].bindings[0]
    return [
        name
        for name, known in draft.catalog.dimensions.items()
        if (known.bindings[0].dataset, known.bindings[0].field.name) == (own.dataset, own.field.name)
    ]


def _noun_beside(pieces: Pieces, start: int, end: int, draft: Draft) -> Piece | None:
    """The noun of what the values describe: right behind them, or before them as in "branch in Leeds"."""
    behind = pieces[end] if end < len(pieces) and pieces[end - 1].end == pieces[end].start else None
    if behind is not None and _is_noun(behind, draft):
        return behind
    before = pieces[start - 1] if start else None
    linked = before is not None and draft.adjacent(before.end, pieces[start].start)
    return before if before is not None and linked and rows_named(before, draft) else None


def _is_noun(piece: Piece, draft: Draft) -> bool:
    """Whether the rows are called by their own noun, and not by a verb: "lends"."""
    dataset = draft.catalog.datasets.get(rows_named(piece, draft))
    head = draft.pack.singular(draft.pack.head(draft.text_of(piece.start, piece.end)))
    return dataset is not None and head == draft.pack.singular(draft.pack.head(dataset.noun))


def _is_of_other(noun: Piece | None, said: Piece, draft: Draft) -> bool:
    """ "Savings accounts" are a type of account, where there are savings of another kind as well."""
    if noun is None:
        return False
    found = {ref.dimension for ref in draft.find_values(words_of(str(said.value[0].value)))}
    known = draft.catalog.dimensions
    roles = known[noun.value].roles if noun.kind == "dimension" else None
    own = {
        name
        for name in found & known.keys()
        if any(one.dataset == rows_named(noun, draft) for one in known[name].bindings)
        and not _names_rows(name, draft)
        and roles in (None, known[name].roles)
    }
    return bool(own) and said.value[0].dimension not in own


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


def _of_each(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Longest duration of dramas and of news": the preposition said again asks for one number of each.

    Only of numbers that do not add up; others may be meant together.
    """
    joints = [at for at, piece in enumerate(pieces) if piece.is_op("and") and _is_word(piece, draft)]
    if len(joints) != 1 or not any(_is_one_of_rows(piece, draft) for piece in pieces):
        return pieces
    (at,) = joints
    first = next((place for place in range(at - 1, -1, -1) if pieces[place].kind == "values"), None)
    if first is None or at + 1 >= len(pieces) or pieces[at + 1].kind != "values":
        return pieces
    left, right = pieces[first], pieces[at + 1]
    nouns = pieces[first + 1 : at]
    words = [draft.text_of(one.start - 1, one.start).casefold() for one in (left, right)]
    again = words[0] == words[1] and right.start - 1 in draft.prepositions
    plain = not (left.value.negated or right.value.negated) and left.value.dimension == right.value.dimension
    beside = all(one.kind in ("dimension", "dataset", "metric") for one in nouns) and len(nouns) < 2
    if not (again and plain and beside and left.start - 1 in draft.prepositions):
        return pieces
    values = tuple(dict.fromkeys((*left.value.values, *right.value.values)))
    both = replace(left, value=replace(left.value, values=values, split=True), end=right.end)
    return [*pieces[:first], both, *pieces[at + 2 :]]


def _is_one_of_rows(piece: Piece, draft: Draft) -> bool:
    """Whether a piece asks for a number that is not that of all together: a maximum, an average, a rate."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    aggregates = piece.kind == "agg" and piece.value not in ("sum", "count", "count_distinct")
    return aggregates or (metric is not None and metric.additivity not in ("additive", "distinct"))


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
        either = any(piece.is_op("or") for piece in pieces[end:step])  # of the one or of the other: of both
        split = split or (not either and _is_told_apart(pieces[at], pieces[step], draft))
        if step == end:
            _mark_way(pieces[end - 1], pieces[step], draft)
        values.extend(ref.value for ref in pieces[step].value)
        end = step + 1
    return end, tuple(dict.fromkeys(values)), split


def _is_told_apart(first: Piece, other: Piece, draft: Draft) -> bool:
    """ "For dogs and for cats": the preposition said again keeps them apart."""
    if first.start - 1 not in draft.prepositions or other.start - 1 not in draft.prepositions:
        return False
    words = {draft.text_of(one.start - 1, one.start).casefold() for one in (first, other)}
    return len(words) == 1 and other.start - 2 in draft.joints


def _mark_way(before: Piece, after: Piece, draft: Draft) -> None:
    """ "From play to pause" is a way from one to the other, and no list of both."""
    between = [at for at in range(before.end, after.start) if at in draft.prepositions]
    if between:
        draft.fatal.append(Mark("unused", draft.text_of(between[0], between[-1] + 1)))


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
    elif (
        kept
        and dimension_of(kept[-1]) == dimension
        and (not _grouped(kept, len(kept) - 1) or _is_apposed(kept, pieces[start]))
    ):
        start, kept = start - 1, kept[:-1]
        start, kept, negated = _take_negation(start, kept, negated)
    elif len(kept) > 1 and kept[-1].kind == "dimension" and _opens_clause(kept, pieces[start]):
        draft.fatal.append(Mark("unused", draft.text_of(kept[-1].start, kept[-1].end)))
    elif kept and kept[-1].kind == "dimension" and _is_said_of(kept[-1], pieces[start], draft):
        draft.cost += WEIGHTS["value_of_other"]
    return start, end, negated, kept


def _opens_clause(kept: Pieces, said: Piece) -> bool:
    """ "With nationality Norway" says a nationality, even where only flags are called Norway."""
    clause, named = kept[-2:]
    opened = (clause.kind, clause.value) == ("break", "clause") and clause.end == named.start
    return opened and named.end == said.start


def _is_apposed(kept: Pieces, said: Piece) -> bool:
    """ "By level office Porto": behind a list, with no word between, a thing and its value are no split."""
    if len(kept) < 2 or kept[-1].end != said.start:
        return False
    return kept[-2].kind in ("dimension", "measure") and kept[-2].end == kept[-1].start


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
