"""Which of two ways to a table is meant: "country of the arrival airport", "claims approved by adjuster"."""

from collections.abc import Iterator
from dataclasses import replace

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, ValueSet

_BESIDE = (*SPLITTING, "each")
_CLAUSE = 3  # words of a clause that its verb is among: "who has reported"
_SHORTEST = 4  # letters that a verb and the one who does it share: "receive", "receiver"


def fold_roles(pieces: Pieces, draft: Draft) -> Pieces:
    """What is said to belong to somebody in a role is that of the role, which is said no more by itself."""
    if not draft.catalog.network.in_roles:
        return pieces
    for at, piece in enumerate(pieces):
        role = _role_of(piece, draft) if piece.kind == "dimension" else ""
        if not role:
            continue
        found = _owned(pieces, at, role, draft)
        if found is None and _is_done(piece, draft):
            found = _done_by(pieces, at, role, draft)
        if found is not None:
            return found
    return _told_by_verb(pieces, draft)


def _owned(pieces: Pieces, at: int, role: str, draft: Draft) -> Pieces | None:
    """ "Country of the arrival airport": the attribute before it, in that role."""
    if not at or pieces[at - 1].kind != "dimension" or not _is_of(pieces[at - 1], pieces[at], draft):
        return None
    name = _in_role(str(pieces[at - 1].value), role, draft)
    if not name or name == pieces[at].value:
        return None
    return [*pieces[: at - 1], _joined(pieces[at - 1], pieces[at], name), *pieces[at + 1 :]]


def _done_by(pieces: Pieces, at: int, role: str, draft: Draft) -> Pieces | None:
    """ "Approved by each adjuster", "reported by the sales team": those behind it, in that role."""
    place = at + 1
    while place < len(pieces) and pieces[place].is_op(*_BESIDE):
        place += 1
    other = pieces[place] if place < len(pieces) else None
    if other is None or not draft.adjacent(pieces[place - 1].end, other.start):
        return None
    if other.kind == "values" and isinstance(other.value, ValueSet):
        name = _in_role(other.value.dimension, role, draft)
        made = replace(other, value=replace(other.value, dimension=name)) if name else None
        return [*pieces[:at], made, *pieces[place + 1 :]] if made else None
    name = _in_role(str(other.value), role, draft) if other.kind == "dimension" else ""
    if not name or place == at + 1:
        return None
    return [*pieces[:at], *pieces[at + 1 : place], _joined(other, pieces[at], name), *pieces[place + 1 :]]


def _told_by_verb(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Amount received by branch", "team of the person who reported them": told by a verb."""
    kept = list(pieces)
    for at, piece in enumerate(pieces):
        name = _named(piece)
        if not name or draft.catalog.dimensions[name].roles:
            continue
        roles = [role for role in draft.catalog.network.in_roles if _in_role(name, role, draft)]
        verbs = list(_verbs(pieces, at, draft)) if len(roles) > 1 else []
        meant = [role for role in roles if any(_is_verb_of(word, role, draft) for word in verbs)]
        if len(meant) == 1:
            kept[at] = _renamed(piece, _in_role(name, meant[0], draft))
            if at + 1 < len(pieces) and _is_theirs(piece, pieces[at + 1], draft):
                return [*kept[: at + 1], *kept[at + 2 :]]  # "of the person": said by the role
    return kept


def _is_theirs(piece: Piece, noun: Piece, draft: Draft) -> bool:
    """Whether the noun behind an attribute is that of its own table."""
    if noun.kind != "dimension" or piece.kind != "dimension" or not _is_of(piece, noun, draft):
        return False
    homes = [draft.catalog.dimensions[one.value].bindings[0].dataset for one in (piece, noun)]
    return homes[0] == homes[1] and _names(noun, draft)


def _verbs(pieces: Pieces, at: int, draft: Draft) -> Iterator[str]:
    """The words right before "by", and those of a clause on the ones who did it."""
    start = max(0, pieces[at].start - _CLAUSE)
    before = draft.text_of(start, pieces[at].start).casefold().split()
    splits = [place for place, word in enumerate(before) if "by" in draft.pack.operators.get((word,), ())]
    yield from (before[place - 1] for place in splits[-1:] if place)
    behind = draft.text_of(pieces[at].end, 100).casefold().split()
    who = next((place for place, word in enumerate(behind) if word in draft.pack.thesaurus["who"]), None)
    yield from behind[who : who + _CLAUSE] if who is not None else ()


def _named(piece: Piece) -> str:
    if piece.kind == "values" and isinstance(piece.value, ValueSet):
        return piece.value.dimension
    return str(piece.value) if piece.kind == "dimension" else ""


def _renamed(piece: Piece, name: str) -> Piece:
    return replace(piece, value=replace(piece.value, dimension=name) if piece.kind == "values" else name)


def _is_verb_of(word: str, role: str, draft: Draft) -> bool:
    """Whether a participle is of the verb that the role is called by: received, the receiver."""
    said = role.replace("_", " ").casefold().split()
    if said[-1] == "by":
        return len(said) > 1 and word == said[-2]
    groups = [group for group in draft.pack.thesaurus["lapse_events"] if word in group]
    forms = {word, *(form for group in groups for form in group)}
    stems = {draft.pack.stem(form) for form in forms}
    participle = bool(groups) or word.endswith(tuple(draft.pack.thesaurus["participle_ends"]))
    agents = {stem + end for stem in stems for end in ("er", "or", "r") if len(stem) >= _SHORTEST}
    return participle and said[-1] in agents


def _is_done(piece: Piece, draft: Draft) -> bool:
    """Whether a participle says the role: "handled by"."""
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    words = draft.text_of(piece.start, piece.end).casefold().split()
    return bool(ends) and any(word.endswith(ends) for word in words)


def _is_of(first: Piece, second: Piece, draft: Draft) -> bool:
    between = draft.text_of(first.end, second.start).casefold().split()
    return bool(set(between) & set(draft.pack.data["of"])) and draft.adjacent(first.end, second.start)


def _role_of(piece: Piece, draft: Draft) -> str:
    """The role of those that the words are for: by their name, or by the column that points at them."""
    known = draft.catalog.dimensions[piece.value]
    if len(known.roles) == 1:
        return known.roles[0] if _names(piece, draft) else ""
    if known.roles:
        return ""
    columns = {one.field.sql.strip('"') for one in known.bindings}
    return next((role for role, column in _roles(draft) if column in columns), "")


def _names(piece: Piece, draft: Draft) -> bool:
    known = draft.catalog.dimensions[piece.value]
    return any(draft.catalog.datasets[one.dataset].name_field == one.field.name for one in known.bindings)


def _roles(draft: Draft) -> Iterator[tuple[str, str]]:
    for one in draft.catalog.model.relationships:
        if one.role and len(one.from_columns) == 1:
            yield one.role, one.from_columns[0]


def _in_role(name: str, role: str, draft: Draft) -> str:
    """The same field of those in the role; "" where they have none."""
    known = draft.catalog.dimensions[name]
    base = name.split(".", len(known.roles))[-1]
    found = f"{role}.{base}"
    return found if found in draft.catalog.dimensions else ""


def _joined(piece: Piece, other: Piece, name: str) -> Piece:
    return replace(piece, value=name, phrases=(*piece.phrases, *other.phrases))
