""" "How many rangers does Ada supervise", "report to Ian": those whom somebody of their own kind leads."""

from dataclasses import replace

from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, ValueSet, needs
from engine.language.grammar.ranking.superlatives import rows_named

_SHORTEST = 4  # letters that a verb and the role it makes share: supervises, supervisor
_LONGEST_UNDER = 3  # words of "is answerable to"


@needs(kinds=("values",))
def fold_led(pieces: Pieces, draft: Draft) -> Pieces:
    """A name said to lead rows of its own kind is that of the one in the role, and none of those led."""
    for home, role, base in _self_roles(draft):
        names = (base, f"{role}.{base}")
        for at, piece in enumerate(pieces):
            if piece.kind != "values" or not isinstance(piece.value, ValueSet):
                continue
            if piece.value.dimension in names and _has_peers(pieces, home, names[1], draft):
                return _turned(pieces, at, names[1], draft)
    return pieces


def _self_roles(draft: Draft) -> list[tuple[str, str, str]]:
    """Tables whose rows point at others of them: the table, the role, and what names a row."""
    found = []
    for one in draft.catalog.model.relationships:
        if not one.role or one.source != one.to:
            continue
        field = draft.catalog.datasets[one.to].name_field
        for name, known in draft.catalog.dimensions.items():
            homes = [(own.dataset, own.field.name) for own in known.bindings]
            if (
                not known.roles
                and (one.to, field) in homes
                and f"{one.role}.{name}" in draft.catalog.dimensions
            ):
                found.append((one.to, one.role, name))
    return found


def _has_peers(pieces: Pieces, home: str, led_by: str, draft: Draft) -> bool:
    """Whether rows of the table, or a number of theirs, are asked for beside those who lead them."""
    return any(
        one.kind != "values"
        and one.value != led_by
        and (rows_named(one, draft) == home or _is_of(one, home, draft))
        for one in pieces
    )


def _is_of(piece: Piece, home: str, draft: Draft) -> bool:
    """ "Average pay of the rangers": a number of the rows, with their noun inside its words."""
    own: set[str] = set()
    if piece.kind == "measure":
        own = {one.dataset for one in draft.catalog.dimensions[piece.value].bindings}
    elif piece.kind in ("metric", "aggregate"):
        term = term_of(piece)
        own = set(draft.catalog.facts(term)) if term is not None else own
    noun = draft.pack.singular(draft.pack.head(draft.catalog.datasets[home].noun)).casefold()
    said = map(draft.pack.singular, draft.text_of(piece.start, piece.end).casefold().split())
    return own == {home} and noun in said


def _turned(pieces: Pieces, at: int, name: str, draft: Draft) -> Pieces:
    """The name in its role, and the noun of the role gone; a mark where it is the name of somebody led."""
    piece = pieces[at]
    role = draft.catalog.dimensions[name].roles[0]
    if _is_under(piece, draft):
        return [*pieces[:at], _in_role(piece, name), *pieces[at + 1 :]]
    nouns = {one.start for one in pieces if one.kind == "dimension" and one.value == name}
    spots = sorted(spot for spot in draft.doings | nouns if _is_of_role(_word(spot, draft), role, draft))
    if not spots:
        return pieces
    if not any(_leads(spot, piece, draft) for spot in spots):
        draft.fatal.append(Mark("unused", _word(spots[0], draft)))
        return pieces
    made = _in_role(piece, name)
    return [made if one is piece else one for one in pieces if one.start not in nouns or one is piece]


def _in_role(piece: Piece, name: str) -> Piece:
    return replace(piece, value=replace(piece.value, dimension=name))


def _is_under(piece: Piece, draft: Draft) -> bool:
    """ "Report to Ian Ross": words of being led stand right before the name."""
    before = [
        draft.text_of(piece.start - size, piece.start).casefold()
        for size in range(1, min(_LONGEST_UNDER, piece.start) + 1)
    ]
    return any(text in draft.pack.thesaurus["led"] for text in before)


def _word(at: int, draft: Draft) -> str:
    return draft.text_of(at, at + 1).casefold()


def _is_of_role(word: str, role: str, draft: Draft) -> bool:
    """Whether a word is the role or its verb, or both are of leading: manage, supervisor."""
    said = role.replace("_", " ").casefold()
    pack, stem = draft.pack, draft.pack.stem(word).rstrip("e")
    if len(stem) >= _SHORTEST and any(one.startswith(stem) for one in said.split()):
        return True
    forms = {form for base in pack.thesaurus["leading"] for form in pack.bent.get(base, (base,))}
    return word in forms and said in pack.thesaurus["leaders"]


def _leads(spot: int, piece: Piece, draft: Draft) -> bool:
    """Whether the word at a place says that the one named leads, and not that somebody leads them."""
    verb = any(_word(spot, draft) in forms for forms in draft.pack.bent.values())
    before = spot < piece.start
    between = range(spot + 1, piece.start) if before else range(piece.end, spot)
    words = {_word(at, draft) for at in between}
    if not verb:
        return not words & set(draft.pack.data["of"]) and all(at in draft.ignored for at in between)
    if before:
        return any(
            "by" in draft.pack.operators.get((one,), ()) for one in {*words, _word(piece.start, draft)}
        )
    return not words and not _word(spot, draft).endswith(tuple(draft.pack.thesaurus["participle_ends"]))
