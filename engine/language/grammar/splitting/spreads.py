"""How many there are in each class: "distribution of videos over the length classes", "spread over sizes"."""

from dataclasses import replace

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, needs

_CLASSES = ("dimension", "measure", "part", "bucket")
_COUNTED = ("dataset", "metric")


@needs("spread")
def fold_spreads(pieces: Pieces, draft: Draft) -> Pieces:
    """The word becomes "number of" before what is counted, and "by" before the classes."""
    places = [at for at, piece in enumerate(pieces) if piece.is_op("spread")]
    if len(places) != 1:
        return pieces
    (at,) = places
    return _behind(pieces, at) or _between(pieces, at) or _named(pieces, at, draft) or pieces


def _behind(pieces: Pieces, at: int) -> Pieces | None:
    """ "Distribution of videos over the length classes"."""
    noun = _skip(pieces, at + 1, ("values",))
    if noun >= len(pieces) or pieces[noun].kind not in _COUNTED:
        return None
    classes = noun + 1 + (noun + 1 < len(pieces) and pieces[noun + 1].is_op(*SPLITTING))
    if not _are_classes(pieces, classes):
        return None
    return [
        *pieces[:at],
        *_counted(pieces[at], pieces[at + 1 : noun + 1]),
        *_split(pieces, noun + 1, classes),
    ]


def _between(pieces: Pieces, at: int) -> Pieces | None:
    """ "How are our cards spread over memory sizes"."""
    if not at or pieces[at - 1].kind not in _COUNTED or not _are_classes(pieces, at + 1):
        return None
    start = at - 1
    while start and pieces[start - 1].kind in ("value", "values"):
        start -= 1
    counted = _counted(pieces[start], pieces[start:at])
    return [*pieces[:start], *counted, replace(pieces[at], value="by"), *pieces[at + 1 :]]


def _named(pieces: Pieces, at: int, draft: Draft) -> Pieces | None:
    """ "Tier distribution of viewers", "device distribution: sessions": the classes stand before the word."""
    beside = at > 0 and pieces[at - 1].kind in _CLASSES and pieces[at - 1].end == pieces[at].start
    noun = _skip(pieces, at + 1, ("values", "value", "period"))
    if not beside or noun >= len(pieces):
        return None
    if pieces[noun].kind not in (*_COUNTED, "op") or (
        pieces[noun].kind == "op" and not _is_number_of(pieces, noun)
    ):
        return None
    start = pieces[at - 1].start
    by = replace(pieces[at], value="by", start=start, end=start)
    count = [] if pieces[noun].kind == "op" else [replace(pieces[at], value="number_of")]
    return [*pieces[: at - 1], by, pieces[at - 1], *pieces[at + 1 : noun], *count, *pieces[noun:]]


def _is_number_of(pieces: Pieces, at: int) -> bool:
    return pieces[at].is_op("number_of")


def _counted(word: Piece, things: Pieces) -> Pieces:
    """What is counted; a number of the model needs no word for that."""
    return [replace(word, kind="op", value="number_of", end=word.start), *things]


def _split(pieces: Pieces, after: int, classes: int) -> Pieces:
    if after < classes:
        return pieces[after:]
    start = pieces[classes].start
    return [Piece("op", "by", start, start), *pieces[classes:]]


def _are_classes(pieces: Pieces, at: int) -> bool:
    return at < len(pieces) and pieces[at].kind in _CLASSES


def _skip(pieces: Pieces, at: int, kinds: tuple[str, ...]) -> int:
    while at < len(pieces) and (pieces[at].kind in kinds or pieces[at].kind == "break"):
        at += 1
    return at
