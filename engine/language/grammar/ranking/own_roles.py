"""Who is in a role for most of their own kind: "which outlet is the head of the most other outlets"."""

from collections.abc import Iterator

from engine.language.grammar.counting.related_counts import counted_rows
from engine.language.grammar.numbers.unsaid_numbers import only_named
from engine.language.grammar.pieces import Draft, Group, Piece, Pieces, needs
from engine.language.grammar.scope import named_dataset

_RANKS = ("top", "bottom")
_SHORTEST = 4  # letters that a verb and the role it makes share: supervises, supervisor


@needs("top", "bottom")
def fold_own_roles(pieces: Pieces, draft: Draft) -> Pieces:
    """Those in the role become what is asked for: the rows that point at them are counted for each."""
    ranks = [at for at, piece in enumerate(pieces) if piece.is_op(*_RANKS)]
    if len(ranks) != 1:
        return pieces
    place = ranks[0] + 1
    while place < len(pieces) and pieces[place].is_op("rest_of"):
        place += 1  # "the most other outlets"
    rows = counted_rows(pieces[place], draft) if place < len(pieces) else ""
    before = pieces[: ranks[0]]
    if not rows or not draft.adjacent(pieces[place - 1].end, pieces[place].start):
        return pieces
    roles = {name for name in _roles(rows, draft) if _is_said(name, before, pieces[ranks[0]], draft)}
    if len(roles) != 1 or not _asks(before, rows, roles, draft):
        return pieces
    (name,) = roles
    draft.groups.append(Group("dimension", name, said=True, start=0, word="which"))
    draft.flags |= {"asked_which", "asked_one"}
    only_named(name, draft)
    return [pieces[ranks[0]], *pieces[place:]]


def _roles(rows: str, draft: Draft) -> Iterator[str]:
    """The names of those that rows of a kind point at among their own."""
    field = draft.catalog.datasets[rows].name_field
    base = next((one for one in _named(rows, field, draft)), "")
    for one in draft.catalog.model.relationships:
        found = f"{one.role}.{base}"
        if one.role and (one.source, one.to) == (rows, rows) and found in draft.catalog.dimensions:
            yield found


def _named(rows: str, field: str, draft: Draft) -> Iterator[str]:
    for name, known in draft.catalog.dimensions.items():
        home = known.bindings[0]
        if not known.roles and (home.dataset, home.field.name) == (rows, field):
            yield name


def _is_said(name: str, before: Pieces, rank: Piece, draft: Draft) -> bool:
    """Whether the role is named before the ranking, or the verb it is made of: "who supervises the most"."""
    if any(one.kind == "dimension" and one.value == name for one in before):
        return True
    role = draft.catalog.dimensions[name].roles[0].replace("_", " ").casefold().split()
    verbs = [draft.text_of(at, at + 1).casefold() for at in draft.doings if at < rank.start]
    stems = [draft.pack.stem(verb).rstrip("e") for verb in verbs]
    return len(role) == 1 and any(len(stem) >= _SHORTEST and role[0].startswith(stem) for stem in stems)


def _asks(before: Pieces, rows: str, roles: set[str], draft: Draft) -> bool:
    """Whether one of the kind is asked for, and nothing more is said of it."""
    asked = draft.who_asked
    for piece in before:
        own = counted_rows(piece, draft) == rows or (
            piece.kind == "dimension" and named_dataset(piece, draft) == rows
        )
        asked = asked or piece.is_op("which")
        if not (own or piece.value in roles or piece.is_op("which") or piece.kind == "break"):
            return False
    return asked
