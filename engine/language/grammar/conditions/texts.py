"""Conditions on a text, said of the name before them: "titles that contain night", "starting with sd"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Group, Mark, Piece, Pieces, needs
from engine.language.linking.text_finder import TextLimit
from semantic.filters import Condition, Not, Or, TextIs

_BETWEEN = ("relative", "clause")


@needs(kinds=("text",))
def fold_texts(pieces: Pieces, draft: Draft) -> Pieces:
    """Each becomes a filter of the dimension before it; a mark where no texts are named."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        if piece.kind != "text":
            kept.append(piece)
            continue
        negated = piece.value.negated
        while kept and (kept[-1].is_op("not") or _is_break(kept[-1]) or _is_comma(kept, piece, draft)):
            negated = negated != kept.pop().is_op("not")
        subject = kept[-1] if kept and _reaches(kept[-1].end, piece.start, pieces, draft) else None
        field = _text_field(subject, draft) if subject else ""
        if subject is None or not field:
            draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))
            continue
        kept.pop()
        _keep_subject(kept, subject, field, pieces[at + 1 :], draft)
        said = _condition(field, piece.value, negated)
        kept.append(Piece("condition", said, subject.start, piece.end, piece.phrases))
    together = any(piece.kind == "text" for piece in pieces) and not any(
        piece.is_op("rest") for piece in pieces
    )
    return [piece for piece in kept if not (together and piece.is_op("as_one"))]


def _is_break(piece: Piece) -> bool:
    return piece.kind == "break" and piece.value in _BETWEEN


def _is_comma(kept: Pieces, piece: Piece, draft: Draft) -> bool:
    """ "Titel, die night enthalten": the comma before a clause that tells which they are."""
    comma = kept[-1].is_op("and") and draft.text_of(kept[-1].start, kept[-1].end) == ","
    return (
        comma
        and len(kept) > 1
        and draft.text_of(kept[-1].end, piece.start).casefold() in ("", *_which(draft))
    )


def _which(draft: Draft) -> list[str]:
    return [*draft.pack.data["ignored"]["relative"], *draft.pack.data["ignored"]["article"]]


def _reaches(left: int, right: int, pieces: Pieces, draft: Draft) -> bool:
    """Whether only words of no meaning, "not" and relative pronouns stand between."""
    small = {
        at
        for piece in pieces
        if piece.is_op("not") or _is_break(piece) or draft.text_of(piece.start, piece.end) == ","
        for at in range(piece.start, piece.end)
    }
    return all(at in small or at in draft.ignored for at in range(left, right))


def _condition(field: str, limit: TextLimit, negated: bool) -> Condition:
    items: tuple[Condition, ...] = tuple(
        TextIs(field=field, how=limit.how, text=text) for text in limit.texts
    )
    found = Or(items=items) if len(items) > 1 else items[0]
    return Not(item=found) if negated else found


def _text_field(piece: Piece, draft: Draft) -> str:
    """The dimension of texts that the words name: itself, or the name of the things."""
    name = str(piece.value)
    if piece.kind == "dataset":
        dataset = draft.catalog.datasets[name]
        field = next((one for one in dataset.fields if one.name == dataset.name_field), None)
        name = (field.dimension or f"{name}.{field.name}") if field else ""
    elif piece.kind != "dimension":
        return ""
    known = draft.catalog.dimensions.get(name)
    return name if known is not None and known.type == "string" else ""


def _keep_subject(kept: Pieces, subject: Piece, field: str, after: Pieces, draft: Draft) -> None:
    """The name stays where it splits; where it may, both are honest: one number, or one for each."""
    if kept and (kept[-1].is_op(*SPLITTING, "which") or _is_ranked(kept)):
        kept.append(Piece("dimension", field, subject.start, subject.end, subject.phrases))
        return
    if _is_break_owner(kept, field, draft):
        subject = kept.pop()
    split = any(piece.is_op(*SPLITTING, "which") or piece.kind == "grain" for piece in (*kept, *after))
    total = any(
        (piece.kind, piece.value) == ("agg", "sum") or piece.is_op("as_one") for piece in (*kept, *after)
    )
    plural = draft.pack.is_plural(draft.text_of(subject.start, subject.end))
    if plural and not split and not total:
        known = _each_or_all(subject, field, draft)
        if known is not None:
            draft.groups += [Group("dimension", field, True, subject.start, True)] if known else []
            return
        draft.open = True
        if draft.wide:
            draft.groups.append(Group("dimension", field, True, subject.start, True))


def _is_ranked(kept: Pieces) -> bool:
    """ "Top 5 titles that contain night": what is ranked is each of them."""
    at = len(kept) - 1 - (kept[-1].kind == "number")
    return at >= 0 and kept[at].is_op("top", "bottom", "best", "worst")


def _each_or_all(subject: Piece, field: str, draft: Draft) -> bool | None:
    """Whether a number is of each ("of the gateways that end with -2") or of all ("of titles that").

    Classes with an article are each meant, things without one are those that it is of; None for the others.
    """
    if not draft.pack.has_bare_plurals:
        return None
    article = draft.text_of(subject.start - 1, subject.start).casefold() in draft.articles
    known = draft.catalog.dimensions[field]
    homes = [draft.catalog.datasets[one.dataset] for one in known.bindings]
    named = [one for one in homes if one.name_field and one.name_field == known.field.name]
    things = any(field.role in ("measure", "time") for one in named for field in one.fields)
    if article and not named:
        return True
    return False if things and not article else None


def _is_break_owner(kept: Pieces, field: str, draft: Draft) -> bool:
    """ "Videos whose title contains": the things and their name are one."""
    if not (kept and _is_break(kept[-1]) and kept[-1].value == "relative"):
        return False
    while kept and _is_break(kept[-1]):
        kept.pop()
    return bool(kept) and _text_field(kept[-1], draft) == field
