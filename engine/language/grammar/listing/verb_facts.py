"""What one thing has, asked for by a verb: "what does a suit cost", "how much does the duvet weigh"."""

from engine.language.grammar.listing.entity_facts import named_rows
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import has, key_of
from engine.language.tokens import fold

_PACE = ("per", "each")


@needs(kinds=("value",))
def fold_verb_facts(pieces: Pieces, draft: Draft) -> Pieces:
    """The number that the verb is of becomes what is asked for, where the thing or its class has just one."""
    said = [piece for piece in pieces if piece.kind != "break" and not _is_opening(piece, draft)]
    values = [piece for piece in said if piece.kind == "value"]
    average = [piece for piece in said if piece.kind == "agg" and piece.value == "average"]
    pace = [piece for piece in said if piece.is_op(*_PACE) or piece.kind in ("unit", "grain")]
    if len(values) != 1 or len(said) != 1 + len(average) + len(pace) or len(average) > 1 or not _opens(draft):
        return pieces
    (value,) = values
    verbs = [at for at in sorted(draft.doings) if at >= value.end]
    if len(verbs) != 1 or _says_more(verbs[0], [*average, *pace], draft):
        return pieces
    attributes = _meant(draft.text_of(verbs[0], verbs[0] + 1), draft)
    thing = named_rows(value, draft)
    rows = thing or (_home(value, draft) if average else "")
    number = _number(rows, attributes, pace, draft) if rows and attributes else ""
    if not number:
        return pieces
    measure = Piece("measure", number, verbs[0], verbs[0] + 1)
    draft.doings -= {verbs[0]}
    if average and not thing:
        return [average[0], measure, value]
    draft.flags |= {"listed", "attributes"}
    return [Piece("dataset", rows, value.start, value.start), measure, value]


def _is_opening(piece: Piece, draft: Draft) -> bool:
    """ "What", "how much"."""
    said = fold(draft.text_of(piece.start, piece.end))
    return piece.start == 0 and (piece.is_op("which") or said in draft.pack.thesaurus["mass"])


def _opens(draft: Draft) -> bool:
    """Whether the question asks for what is so now: what suits did cost may be the total of all."""
    return any(fold(draft.text_of(0, end)) in draft.pack.thesaurus["fact_openers"] for end in (2, 3))


def _says_more(verb: int, pieces: Pieces, draft: Draft) -> bool:
    """ "In total", "so far": small words behind the verb that are no part of an average or a pace."""
    known = {at for one in pieces for at in range(one.start - 1, one.end + 1)}
    behind = [at for at in draft.ignored if at > verb and at not in known]
    return any(draft.text_of(at, at + 1).isalpha() for at in behind)


def _meant(verb: str, draft: Draft) -> tuple[str, ...]:
    """The attributes that a verb asks for, the likeliest first."""
    for verbs, attributes in draft.pack.thesaurus["fact_verbs"]:
        if fold(verb) in verbs:
            return tuple(attributes)
    return ()


def _home(value: Piece, draft: Draft) -> str:
    """The rows that a class is of, where it is a class of one kind of rows."""
    known = {draft.catalog.dimensions[ref.dimension] for ref in value.value}
    homes = {one.dataset for each in known for one in each.bindings}
    roles = any(each.roles for each in known)
    return homes.pop() if len(homes) == 1 and not roles else ""


def _number(rows: str, attributes: tuple[str, ...], pace: Pieces, draft: Draft) -> str:
    """The only number of the rows that is called by the first attribute that any is called by.

    "Per hour" must be said of what is so by the hour.
    """
    home = draft.catalog.datasets[rows]
    units = [fold(draft.text_of(one.start, one.end)) for one in pace if not one.is_op(*_PACE)]
    paces = {word for unit in units for word in draft.pack.thesaurus["paces"].get(unit, [])}
    for attribute in attributes:
        able = [one for one in home.fields if one.role == "measure" and has(one, [attribute], draft)]
        able = [one for one in able if not pace or paces & set(fold(one.label).split())]
        if able:
            return key_of(home, able[0]) if len(able) == 1 else ""
    return ""
