"""Named things that are counted: "authors with more than six books", "books by more than one author"."""

from dataclasses import replace

from engine.language.grammar.counting.related_counts import counted_rows
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.query import MetricRef

_NUMBERS = ("aggregate", "measure", "agg")


@needs(kinds=("threshold",))
def fold_counted_things(pieces: Pieces, draft: Draft) -> Pieces:
    """The noun behind the bound becomes its number of rows, the things are shown by their name.

    Where a table has a name, its noun may stand for that as well: there is no bound on a name.
    """
    for at in range(1, len(pieces) - 1):
        rows = rows_behind(pieces, at, draft)
        owner = owner_of(pieces[:at], rows, draft) if rows[0] else None
        if owner is None or not (pieces[at + 1].kind == "dimension" or counted_rows(pieces[owner], draft)):
            continue
        made = replace(pieces[at + 1], kind="metric", value=rows[1])
        before = _without_by(pieces[:at], draft)
        if is_counted(pieces, draft):
            made = replace(made, value=_joining(before[owner], rows, draft))
        elif counted_rows(before[owner], draft):
            before[owner] = _named(before[owner], draft)
        return [*before, pieces[at], made, *pieces[at + 2 :]]
    return pieces


def rows_behind(pieces: Pieces, at: int, draft: Draft) -> tuple[str, str]:
    """The dataset of the noun right behind a bound, and its number of rows; "" for none."""
    bound, noun = pieces[at], pieces[at + 1]
    if bound.kind != "threshold" or bound.value.unit or not draft.adjacent(bound.end, noun.start):
        return "", ""
    known = draft.catalog.dimensions.get(str(noun.value)) if noun.kind == "dimension" else None
    rows = rows_named(noun, draft) if noun.kind == "dimension" or counted_rows(noun, draft) else ""
    term = rows_of(rows, draft) if rows and not (known and known.roles) else None
    return (rows, term.name) if isinstance(term, MetricRef) else ("", "")


def owner_of(before: Pieces, rows: tuple[str, str], draft: Draft) -> int | None:
    """Where the things are named that have such rows; None where something else is asked for."""
    nouns = [at for at, one in enumerate(before) if rows_named(one, draft)]
    others = any(one.kind in _NUMBERS or one.is_op("each", "per", "top", "bottom", "share") for one in before)
    if len(nouns) != 1 or others:
        return None
    owner = rows_named(before[nouns[0]], draft)
    below = owner != rows[0] and draft.catalog.network.below(owner, rows[0])
    return nouns[0] if below else None


def _joining(owner: Piece, rows: tuple[str, str], draft: Draft) -> str:
    """The number of the rows that join two things, of which each belongs to one of the first."""
    for path in draft.catalog.network.below(rows_named(owner, draft), rows[0]):
        bridge = draft.catalog.datasets[path[0].by.source]
        term = rows_of(bridge.name, draft) if len(path) > 1 and bridge.bridge else None
        if isinstance(term, MetricRef):
            return term.name
    return rows[1]


def _without_by(before: Pieces, draft: Draft) -> Pieces:
    """ "Written by more than one author": who did it, and no split."""
    last = before[-1]
    done = last.is_op(*SPLITTING) and last.start - 1 in draft.doings
    return before[:-1] if done else list(before)


def is_counted(pieces: Pieces, draft: Draft) -> bool:
    return "counted" in draft.flags or any(one.is_op("number_of") for one in pieces)


def _named(noun: Piece, draft: Draft) -> Piece:
    """The things by their name, where they have one."""
    dataset = draft.catalog.datasets[rows_named(noun, draft)]
    field = next((one for one in dataset.fields if one.name == dataset.name_field), None)
    name = (field.dimension or f"{dataset.name}.{field.name}") if field else ""
    return replace(noun, kind="dimension", value=name) if name in draft.catalog.dimensions else noun
