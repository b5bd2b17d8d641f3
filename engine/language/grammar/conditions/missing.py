"""What has no value: "patients without a phone number", "loans not returned", "inspector has no value"."""

from collections.abc import Sequence
from dataclasses import replace

from engine.language.grammar.conditions.absence import subject_of
from engine.language.grammar.counting.counts import says_number
from engine.language.grammar.numbers.metrics import aggregation, modelled
from engine.language.grammar.numbers.several_aggregates import field_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import is_one, named_dataset
from semantic.catalog import Route
from semantic.filters import Compare, Condition, IsNull, Not
from semantic.metrics import SimpleMetric
from semantic.query import MetricRef

_FIELDS = ("dimension", "measure", "timefield")
_TIMED = ("period", "moment", "threshold", "unit", "grain", "part", "number")
_PERCENT = ("%", "percent")
_SPLIT = ("by", "each", "per", "when", "latest", "earliest", "share")


def fold_missing(pieces: Pieces, draft: Draft) -> Pieces:
    """Each word of absence beside an attribute of what is counted becomes a condition."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        linked, end = _linked(pieces, at, kept, draft)
        if linked:
            draft.filters.append((piece.start, pieces[end - 1].end, IsNull(field=linked)))
            at = end
            continue
        lacks = follow is not None and _lacks(piece, follow, draft) and _ends(pieces, at + 2, draft)
        if follow and lacks and (_is_own(follow, kept, draft) or _is_role(follow, kept, draft)):
            draft.filters.append((piece.start, follow.end, _nothing_of(follow, draft)))
            at += 2
        elif some := _some_of(pieces, at, kept, draft):
            draft.filters.append((piece.start, piece.end, Compare(field=some, op=">", value=0)))
            at += 1
        elif _is_done(pieces, at, kept, draft) or _is_there(pieces, at, kept, draft):
            draft.filters.append((piece.start, piece.end, Not(item=IsNull(field=piece.value))))
            at += 1
        elif (
            piece.is_op("absent")
            and kept
            and (_ends_there(follow, kept, draft) or _is_dated(piece, follow, kept, draft))
            and _is_attribute(kept[-1], draft)
        ):
            field = kept.pop()
            denied = bool(kept) and kept[-1].is_op("not")
            start = kept.pop().start if denied else field.start
            found: Condition = IsNull(field=field.value)
            draft.filters.append((start, piece.end, Not(item=found) if denied else found))
            at += 1
        else:
            kept.append(piece)
            at += 1
    return kept


def _linked(pieces: Pieces, at: int, kept: Pieces, draft: Draft) -> tuple[str, int]:
    """ "Not in a rack", "no instructor": the name of the one thing that the rows may have, and where it ends.

    "" where it is none, or may be one of several, or more is said behind it.
    """
    absent = pieces[at].is_op("absent")
    if not absent and not pieces[at].is_op("not"):
        return "", at
    end = at + 1 + (at + 2 < len(pieces) and pieces[at + 1].is_op("enrolled"))
    thing = pieces[end] if end < len(pieces) else None
    subject, rows = subject_of(kept, draft), rows_named(thing, draft) if thing else ""
    if thing is None or not subject or rows in ("", subject) or not _ends(pieces, end + 1, draft):
        return "", at
    gap = [pieces[at].end, *range(pieces[end - 1].end, thing.start)][1:]
    if not all(says_nothing(one, draft) for one in gap) or not (absent or is_one(thing, draft)):
        return "", at
    names = _names_of(rows, draft)
    ways = {
        tuple(route.joins): name
        for name in sorted(names, key=lambda one: -len(draft.catalog.dimensions[one].roles))
        for route in draft.catalog.routes(subject, name)
        if len(route.joins) == 1
    }
    if len(ways) != 1:
        return "", at
    return _own_key(subject, rows, draft) or next(iter(ways.values())), end + 1


def _own_key(subject: str, rows: str, draft: Draft) -> str:
    """The dimension of the column that says which one it is: a number of none known is no lack of it."""
    links = [one for one in draft.catalog.model.relationships if (one.source, one.to) == (subject, rows)]
    if len(links) != 1 or len(links[0].from_columns) != 1:
        return ""
    (column,) = links[0].from_columns
    for name, known in draft.catalog.dimensions.items():
        fields = [one.field for one in known.bindings if one.dataset == subject]
        if not known.roles and any(column in (one.name, one.sql.strip('"')) for one in fields):
            return name
    return ""


def _names_of(rows: str, draft: Draft) -> list[str]:
    """The dimensions, one for each role, that show which row of a dataset it is."""
    home = draft.catalog.datasets[rows]
    name = home.name_field or next(iter(home.primary_key), "")
    known = draft.catalog.dimensions.items()
    homes = {one: [(own.dataset, own.field.name) for own in found.bindings] for one, found in known}
    return [one for one, found in homes.items() if name and (rows, name) in found]


def _ends_there(follow: Piece | None, kept: Pieces, draft: Draft) -> bool:
    """Whether no more is said of the field: at the end, or in "whose paid on has no value by harbour"."""
    start = kept[-2].start if len(kept) > 1 and kept[-2].is_op("not") else kept[-1].start
    whose = draft.text_of(start - 1, start).casefold() in draft.pack.data["ignored"]["relative"]
    splits = follow is not None and (follow.is_op("by") or follow.kind == "values")
    return _is_last(follow) or (whose and splits)


def _is_dated(piece: Piece, follow: Piece | None, kept: Pieces, draft: Draft) -> bool:
    """ "Town has no value in June": of what is no time itself the period can only be that of the rows."""
    if follow is None or follow.kind not in ("period", "moment") or kept[-1].kind != "dimension":
        return False
    told = str(draft.pack.data["restate"]["is_null"]).partition("{field}")[2].casefold().strip()
    return bool(told) and draft.text_of(piece.start, follow.start).casefold().startswith(told)


def _is_last(follow: Piece | None) -> bool:
    """Whether nothing stands behind but how much is shown: "cause has no value, top 3 by ..."."""
    return follow is None or follow.is_op("top", "bottom")


def _nothing_of(piece: Piece, draft: Draft) -> Condition:
    """ "No refills" may be none known, or none at all: of a number that adds up both are honest."""
    if not _adds_up(piece, draft) and not _is_part(piece, draft):
        return IsNull(field=piece.value)
    draft.open = True
    return Compare(field=piece.value, op="=", value=0) if draft.wide else IsNull(field=piece.value)


def _adds_up(piece: Piece, draft: Draft) -> bool:
    summed = piece.kind == "measure" and modelled(aggregation("sum", piece.value), draft)
    return isinstance(summed, MetricRef)


def _is_part(piece: Piece, draft: Draft) -> bool:
    """ "Without a discount" of so many percent: none known, or nought."""
    known = draft.catalog.dimensions.get(str(piece.value))
    return known is not None and known.field.unit in _PERCENT


def _is_done(pieces: Pieces, at: int, kept: Pieces, draft: Draft) -> bool:
    """ "How many accounts have been closed": the time of it is there, whichever it is."""
    piece = pieces[at]
    if piece.kind != "timefield" or not kept or not any(_asks_number(one, draft) for one in pieces):
        return False
    if any(one.kind in _TIMED or one.is_op(*_SPLIT) for one in pieces) or not _is_own(piece, kept, draft):
        return False
    known, said = draft.catalog.dimensions[piece.value], draft.text_of(piece.start, piece.end).casefold()
    plain = [word for _, after in draft.pack.thesaurus["unhappened"] for word in after]
    named = said == known.label.casefold() and said not in plain
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    done = said in (*map(str.casefold, known.synonyms), *plain)
    done = done or (bool(ends) and said.split()[0].endswith(ends))
    if not done:
        return False  # "are still open" are not those that were opened
    gap = range(kept[-1].end, piece.start)
    return not named and bool(set(gap) & draft.copulas) and all(says_nothing(at, draft) for at in gap)


def says_nothing(at: int, draft: Draft) -> bool:
    """Whether the word is passed over, or opens a clause: "who have left", "registered with"."""
    word = draft.text_of(at, at + 1).casefold()
    return at in draft.ignored or not {"relative", "clause"}.isdisjoint(draft.pack.ignored.get((word,), ()))


def _asks_number(piece: Piece, draft: Draft) -> bool:
    return piece.is_op("number_of") or (piece.kind == "metric" and says_number(piece, draft))


def _is_there(pieces: Pieces, at: int, kept: Pieces, draft: Draft) -> bool:
    """ "How many orders used a coupon", "readings with a fault code": it has a value, whichever it is.

    It is never what to split by, so that nothing is answered where the rows cannot be told so.
    """
    piece = pieces[at]
    if not kept or not _is_any_of(piece, draft) or _goes_on(pieces, at):
        return False
    counted = any(one.is_op("number_of") or one.kind in ("metric", "agg") for one in kept)
    told = ("when", "latest", "earliest")
    split = any(one.is_op(*told, "which", "top", "bottom", "superlative") for one in pieces)
    there = counted and not split and (_is_own(piece, kept, draft) or _is_of_number(piece, kept, draft))
    if not there and not split and not named_dataset(piece, draft):
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))
    return there


def _is_any_of(piece: Piece, draft: Draft) -> bool:
    """ "With a coupon": one of several texts that a row may have. "With a sauna" is a yes instead."""
    if piece.kind != "dimension" or not _has(piece.start - 2, draft):
        return False
    field = draft.catalog.dimensions[piece.value].field
    texts = field.type == "string" and len(field.values) not in (1, 2)
    return texts and is_one(piece, draft)


def _goes_on(pieces: Pieces, at: int) -> bool:
    """ "With a coupon SUMMER", "a note that begins with": what stands behind tells of the field itself."""
    follow = pieces[at + 1] if at + 1 < len(pieces) else None
    if follow is None:
        return False
    same = follow.kind == "values" and follow.value.dimension == pieces[at].value
    split = follow.is_op("by", "each", "per", "and", "not")
    return same or not (follow.kind in ("values", "period", "break") or split)


def _some_of(pieces: Pieces, at: int, kept: Pieces, draft: Draft) -> str:
    """ "Sales that had a discount": the number of each row that is more than nought; "" for no such."""
    piece = pieces[at]
    if not (kept and at + 1 == len(pieces) and is_one(piece, draft) and _has(piece.start - 2, draft)):
        return ""
    name = str(piece.value) if piece.kind == "measure" else _field_summed(piece, draft)
    own = bool(name) and _is_own(replace(piece, kind="measure", value=name), kept, draft)
    counted = any(before.is_op("number_of") or before.kind in ("metric", "dataset") for before in kept)
    return name if own and counted else ""


def _field_summed(piece: Piece, draft: Draft) -> str:
    """The field that a number adds up; "" for any other number."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.measure.agg != "sum":
        return ""
    return field_of(metric, draft)


def _has(at: int, draft: Draft) -> bool:
    """Whether the word before the article says that there is one: "with a", "used a", "given to a"."""
    given = at in draft.prepositions and at - 1 in draft.doings
    return (
        given or at in draft.doings or draft.text_of(at, at + 1).casefold() in draft.pack.thesaurus["having"]
    )


def _lacks(piece: Piece, follow: Piece, draft: Draft) -> bool:
    """ "No phone number"; of times also "not returned"."""
    if not piece.is_op("absent", "not") or follow.kind not in _FIELDS:
        return False
    gap = range(piece.end, follow.start)
    given = bool(set(gap) & draft.doings) and is_one(follow, draft)  # "have not given us a phone number"
    absent = piece.is_op("absent") or follow.kind == "timefield" or given
    return absent and draft.adjacent(piece.end, follow.start)


def _ends(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Not returned in May" may have been returned in June, "no rating above 3" has one.

    A verb behind it says something of the rows themselves: "staff with no end date are part-time".
    """
    if at >= len(pieces) or _is_said_of_rows(pieces, at, draft):
        return True
    return not (pieces[at].kind in ("period", "threshold", "values", "moment") or pieces[at].is_op("absent"))


def _is_said_of_rows(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a verb of being stands before values, and opens no clause on what is missing itself."""
    gap = range(pieces[at - 1].end, pieces[at].start)
    shared = "share" in draft.flags or any(piece.is_op("share") for piece in pieces)
    return shared and pieces[at].kind == "values" and pieces[at].start - 1 in draft.copulas and bool(gap)


def _is_attribute(piece: Piece, draft: Draft) -> bool:
    return piece.kind in _FIELDS and piece.value not in draft.truths


def _is_role(piece: Piece, kept: Pieces, draft: Draft) -> bool:
    """ "Products that have no backup supplier": a thing in a role that each row has one of, or none."""
    subject = subject_of(kept, draft)
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "dimension" else None
    if not subject or known is None or not (known.roles or named_dataset(piece, draft)):
        return False
    routes = draft.catalog.routes(subject, piece.value)
    if _says_role_only(piece, draft) and not (named_dataset(piece, draft) and _are_near(routes)):
        return False  # "nobody has fixed": there is no such build, whatever else a build has
    return len(routes) == 1 and bool(known.roles or routes[0].joins)


def _are_near(routes: Sequence[Route]) -> bool:
    """Whether rows point at it themselves."""
    return all(len(route.joins) == 1 for route in routes)


def _says_role_only(piece: Piece, draft: Draft) -> bool:
    """Whether the words name the part that something plays, and not what of it is asked for."""
    roles = draft.catalog.dimensions[piece.value].roles
    said = set(map(draft.pack.stem, draft.text_of(piece.start, piece.end).casefold().split()))
    called = {draft.pack.stem(word) for one in roles for word in one.casefold().replace("_", " ").split()}
    return said <= called


def _is_of_number(piece: Piece, kept: Pieces, draft: Draft) -> bool:
    """ "Average fee with a coupon": whether the rows that have the number have the attribute themselves.

    "The highest fee we pay any artist" is of all of them.
    """
    if named_dataset(piece, draft):
        return False
    number, metric = kept[-1], draft.catalog.metrics.get(str(kept[-1].value))
    if number.kind == "measure":
        homes = {one.dataset for one in draft.catalog.dimensions[number.value].bindings}
    elif number.kind == "metric" and isinstance(metric, SimpleMetric):
        homes = {metric.measure.dataset}
    else:
        return False
    return all(any(not way.joins for way in draft.catalog.routes(home, piece.value)) for home in homes)


def _is_own(piece: Piece, kept: Pieces, draft: Draft) -> bool:
    """Whether each row of what is counted has this attribute itself, and it is no other thing's name."""
    subject = subject_of(kept, draft)
    if not subject or not _is_attribute(piece, draft) or named_dataset(piece, draft) not in ("", subject):
        return False
    words = draft.text_of(piece.start, piece.end).casefold().split()
    if named_dataset(piece, draft) and not set(map(draft.pack.singular, words)) & set(
        draft.pack.data["naming"]
    ):
        return False  # the thing itself, and not its name
    return any(not route.joins for route in draft.catalog.routes(subject, piece.value))
