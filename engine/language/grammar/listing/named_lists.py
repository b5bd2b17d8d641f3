"""Lists asked for by attributes alone: "names of the members in Leeds", "titles and prices of the books"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.scope import named_dataset
from semantic.metrics import SimpleMetric

_ATTRIBUTES = ("dimension", "measure", "timefield")


def fold_names(pieces: Pieces, draft: Draft) -> Pieces:
    """Attributes at the beginning, "of" and the noun of some rows: those rows are listed, by just these.

    A single word such as "names" fits many tables: it is the one of the rows named behind it.
    """
    heads, end = _heads(pieces, draft)
    inside = _inside(heads, draft)
    if inside and _is_asked(heads[0], inside, draft) and all(_is_own(one, inside, draft) for one in heads):
        end -= pieces[end - 1].is_op("and")  # a comma before a clause is behind the rows
        draft.flags |= {"listed", "attributes"}
        last = heads[-1]
        return [*pieces[:end], Piece("dataset", inside, last.end, last.end), *pieces[end:]]
    if heads and _is_of_kind(pieces, heads, end, draft):
        home = draft.catalog.dimensions[str(heads[0].value)].bindings[0].dataset
        draft.flags |= {"listed", "attributes"}
        last = heads[-1]
        return [*pieces[:end], Piece("dataset", home, last.end, last.end), *pieces[end:]]
    noun = _noun(pieces, end, draft) if heads else None
    rows = _rows(pieces[noun], draft) if noun is not None else ""
    if not rows or not _is_asked(heads[0], rows, draft):
        return pieces
    far = [head for head in heads if not _is_own(head, rows, draft)]
    if any(head.end - head.start == 1 for head in far):
        draft.fatal.append(Mark("unused", draft.text_of(heads[0].start, heads[-1].end)))
    if far or noun is None:
        return pieces
    draft.flags |= {"listed", "attributes"}
    thing = replace(pieces[noun], kind="dataset", value=rows)
    return [*pieces[:noun], thing, *pieces[noun + 1 :]]


def _heads(pieces: Pieces, draft: Draft) -> tuple[list[Piece], int]:
    """The attributes that the question begins with, and where they end; the noun behind "of" is none."""
    heads: list[Piece] = []
    for at, piece in enumerate(pieces):
        if heads and _inside(heads, draft) and not piece.is_op("and"):
            return heads, at  # "names of vessels built after 2015": what follows is a condition
        if heads and named_dataset(piece, draft) and _is_of(pieces, at, draft):
            return heads, at
        if piece.kind in _ATTRIBUTES and piece.value not in draft.truths:
            heads.append(piece)
        elif not (heads and piece.is_op("and")):
            return heads, at
    return heads, len(pieces)


def _is_of_kind(pieces: Pieces, heads: list[Piece], end: int, draft: Draft) -> bool:
    """ "Names of the cats", "addresses and prices of the villas": the kind of the rows stands for them."""
    kind = pieces[end] if end < len(pieces) else None
    if (
        kind is None
        or kind.kind != "values"
        or not _is_of(pieces, end, draft)
        or (end + 1 < len(pieces) and pieces[end + 1].start == kind.end)  # "of the savings accounts"
    ):
        return False
    said = [draft.text_of(one.start, one.end).casefold() for one in (heads[0], kind)]
    known = draft.catalog.dimensions
    home = known[str(heads[0].value)].bindings[0].dataset
    rows = draft.catalog.datasets[home]
    nouns = {word.casefold() for word in (rows.noun, rows.nouns, rows.label)}
    if {said[0], draft.pack.singular(said[0])} & nouns or not _names(heads[0], draft):
        return False  # "shops in Bern" are no attribute of them
    own = any(one.dataset == home for one in known[kind.value.dimension].bindings)
    plain = not any(known[str(one.value)].roles for one in heads)
    several = len(heads) > 1 or any(draft.pack.singular(text) != text for text in said)
    return (
        own
        and plain
        and several
        and _is_asked(heads[0], home, draft)
        and all(_is_own(one, home, draft) for one in heads)
    )


def _names(head: Piece, draft: Draft) -> bool:
    """Whether the words are those of the attribute, and not one for the rows that it is the name of."""
    field = draft.catalog.dimensions[str(head.value)].field
    words = draft.text_of(head.start, head.end).casefold().split()
    label = [*field.label.casefold().split(), *draft.pack.data["naming"]]
    last = words[-1]
    return last in label or draft.pack.singular(last) in label


def _inside(heads: list[Piece], draft: Draft) -> str:
    """ "Credit scores of customers": the rows said inside the name of the last attribute; "" for none."""
    if not heads:
        return ""
    words = draft.text_of(heads[-1].start, heads[-1].end).casefold().split()
    known = draft.catalog.dimensions.get(str(heads[-1].value))
    linked = set(words[1:-1]) & {*draft.pack.data["ignored"]["preposition"], *draft.pack.data["of"]}
    return known.bindings[0].dataset if linked and known and not known.roles else ""


def _noun(pieces: Pieces, at: int, draft: Draft) -> int | None:
    """Where the noun behind "of" stands, after values that describe it."""
    if at >= len(pieces) or not _is_of(pieces, at, draft):
        return None
    while at < len(pieces) and pieces[at].kind == "values" and _touches(pieces, at, draft):
        at += 1
    return at if at < len(pieces) else None


def _is_of(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a preposition stands before the piece."""
    return bool(set(range(pieces[at - 1].end, pieces[at].start)) & draft.prepositions)


def _touches(pieces: Pieces, at: int, draft: Draft) -> bool:
    follow = pieces[at + 1] if at + 1 < len(pieces) else None
    return follow is not None and draft.adjacent(pieces[at].end, follow.start)


def _rows(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows the noun means; "" for none."""
    if piece.kind == "dataset":
        return str(piece.value)
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    if isinstance(metric, SimpleMetric):
        plain = metric.measure.agg == "count" and not metric.measure.expr
        return metric.measure.dataset if plain and metric.where is None else ""
    return named_dataset(piece, draft)


def _is_asked(head: Piece, rows: str, draft: Draft) -> bool:
    """Whether rows are listed: their names, or any attribute said of several; "category of books" splits."""
    if head.kind != "dimension":
        return "listing" in draft.flags  # "list of release dates of the videos"
    said = draft.text_of(head.start, head.end).casefold()
    several = draft.pack.singular(said) != said
    return several or named_dataset(head, draft) == rows or "listing" in draft.flags


def _is_own(head: Piece, rows: str, draft: Draft) -> bool:
    return any(not route.joins for route in draft.catalog.routes(rows, head.value))
