"""Columns asked for at the end: "films of 2025: title, date, length", "alerts, with severity and date"."""

from dataclasses import replace

from engine.language.grammar.listing.records import Listing, listed_rows, time_of
from engine.language.grammar.pieces import SPLITTING, Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.scope import named_dataset
from semantic.askable import called_by
from semantic.fields import Field
from semantic.model import Dataset

_COLUMNS = ("dimension", "measure", "timefield")
_NUMBERS = ("aggregate", "agg", "measure", "threshold", "number")
_RANKS = ("top", "bottom", "best", "worst", "share", "number_of", "rest", "compare", "change", "growth")


def fold_column_lists(pieces: Pieces, draft: Draft) -> Pieces:
    """The columns become groups of the records; a mark where one of them is no field of the rows."""
    at = _start(pieces, draft)
    if at is None:
        return pieces
    head, columns = pieces[:at], [piece for piece in pieces[at:] if piece.kind in _COLUMNS or _is_time(piece)]
    rows = _rows(head, draft)
    if rows is None:
        return pieces
    dataset = draft.catalog.datasets[rows.dataset]
    called = _is_colon(pieces, at, draft) and _calls(columns[0], dataset)
    if not called and (len(columns) < 2 or not any(map(_is_of_rows, columns))):
        return pieces
    draft.flags |= {"attributes"} if called else set()
    for piece in columns:
        names = _fields(piece, dataset, draft)
        if not names:
            draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))
        draft.groups += [Group("dimension", name, True, piece.start) for name in names]
    draft.flags.add("listed")
    return [
        replace(piece, kind="dataset", value=rows.dataset) if _is_noun(piece, draft) else piece
        for piece in head
    ]


def _start(pieces: Pieces, draft: Draft) -> int | None:
    """Where the columns begin: behind a colon or "with", with nothing but columns up to the end."""
    for at in range(1, len(pieces)):
        colon = _is_colon(pieces, at, draft)
        opened = (pieces[at - 1].kind, pieces[at - 1].value) == ("break", "clause") and _is_with(
            pieces[at - 1], draft
        )
        if (colon or opened) and all(_is_column(piece) for piece in pieces[at:]):
            return at
    return None


def _is_colon(pieces: Pieces, at: int, draft: Draft) -> bool:
    return ":" in draft.text_of(pieces[at - 1].end, pieces[at].start)


def _calls(column: Piece, dataset: Dataset) -> bool:
    """ "Machines out of service: name and hall": what each of the rows is called, so that they are listed."""
    calling = (called_by(dataset), *dataset.primary_key[:1])
    return str(column.value) in {
        one.dimension or f"{dataset.name}.{one.name}" for one in dataset.fields if one.name in calling
    }


def _is_column(piece: Piece) -> bool:
    return piece.kind in _COLUMNS or piece.is_op("and") or piece.kind == "break" or _is_time(piece)


def _is_with(piece: Piece, draft: Draft) -> bool:
    word = str(draft.pack.data["restate"]["with"]).split()[0]
    return draft.text_of(piece.start, piece.end).casefold() == word


def _is_time(piece: Piece) -> bool:
    return piece.is_op("when_column")


def _is_of_rows(piece: Piece) -> bool:
    """What only a row has, and no group: a time, or a number."""
    return piece.kind in ("timefield", "measure") or _is_time(piece)


def _rows(head: Pieces, draft: Draft) -> Listing | None:
    """The rows that the words before are about, where they ask for no number of them and no split."""
    nouns = [piece for piece in head if _is_noun(piece, draft)]
    others = [piece for piece in head if piece.kind in ("metric", "dataset") and piece not in nouns]
    asked = any(piece.kind in _NUMBERS or piece.is_op(*SPLITTING, *_RANKS) for piece in head)
    if len(nouns) != 1 or others or asked:
        return None
    named = named_dataset(nouns[0], draft)
    return Listing(named) if named else listed_rows(nouns[0], draft)


def _is_noun(piece: Piece, draft: Draft) -> bool:
    if piece.kind == "metric":
        rows = listed_rows(piece, draft)
        return rows is not None and rows.where is None
    return piece.kind == "dataset" or bool(named_dataset(piece, draft))


def _fields(piece: Piece, dataset: Dataset, draft: Draft) -> list[str]:
    """The columns that the words stand for: of the rows before any other; a class with its number."""
    if _is_time(piece):
        named = time_of(draft.catalog, dataset.name)
        return [named] if named else []
    name = str(piece.value)
    own = {one.dimension or f"{dataset.name}.{one.name}": one for one in dataset.fields}
    if name not in own:
        said = draft.pack.singular(draft.text_of(piece.start, piece.end).casefold())
        called = [key for key, one in own.items() if said in one.label.casefold().split()]
        return called if len(called) == 1 else _far(name, dataset, draft)
    numbers = _numbers_of(own[name], own, dataset, draft) if piece.phrases[0].rule == "synonym" else []
    return [name, *numbers]


def _far(name: str, dataset: Dataset, draft: Draft) -> list[str]:
    return [name] if len(draft.catalog.routes(dataset.name, name)) == 1 else []


def _numbers_of(field: Field, own: dict[str, Field], dataset: Dataset, draft: Draft) -> list[str]:
    """ "Length", where the model has classes of lengths: the length itself too."""
    things = {draft.pack.singular(word) for word in f"{dataset.label} {dataset.noun}".casefold().split()}
    words = set(field.label.casefold().split()) - things
    numbers = [key for key, one in own.items() if one.is_stored_amount and field.role == "dimension"]
    return [key for key in numbers if words & set(own[key].label.casefold().split())]
