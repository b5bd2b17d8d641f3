""" "Customers who never sent a parcel", "suppliers that do not supply any part": what never was."""

from dataclasses import replace

from engine.language.grammar.conditions.happened import apart
from engine.language.grammar.counting.counts import says_number
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.listing.records import Listing, called
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import are_several, some_said
from semantic.askable import called_by
from semantic.filters import Not, Related
from semantic.model import Relationship
from semantic.query import MetricRef

_ATTRIBUTES = ("dimension", "measure", "timefield")


_ELSE = ("period", "moment", "all_time", "threshold", "unit", "grain", "value", "text", "number")
_ASKED = (
    "number_of",
    "top",
    "bottom",
    "best",
    "worst",
    "share",
    "by",
    "each",
    "per",
    "whether_any",
    "whether_all",
)


def fold_never(pieces: Pieces, draft: Draft) -> Pieces:
    """The verb or the noun behind "never" becomes the number of the rows that there are none of.

    What it was done with ("fed an animal", "enrolled in a course") says nothing more and goes.
    """
    for at, piece in enumerate(pieces):
        if not _denies(pieces, at, draft):
            continue
        if piece.is_op("absent") and at + 1 < len(pieces) and len(apart(pieces[at + 1], draft)) > 1:
            draft.fatal.append(Mark("absence"))  # "no cancelled bookings" may be some that were not
        owner = next((spot for spot in reversed(range(at)) if rows_named(pieces[spot], draft)), -1)
        subject = rows_named(pieces[owner], draft) if owner >= 0 else ""
        found = _rows(pieces, at + 1, subject, draft) if subject else None
        # "Hired": staff, too, once were.
        happened = [one.kind for one in pieces[at + 1 : at + 2]] == ["timefield"]
        if (found is None or happened) and subject and draft.never_done:
            found = (draft.never_done, at + 1 + (pieces[at + 1 : at + 2] != []))
        if found is None:
            return pieces
        rows, end = found
        if _is_list(pieces, owner, at, end, draft):
            condition = Not(item=Related(dataset=rows))
            draft.filters.append((piece.start, max(piece.end, pieces[end - 1].end), condition))
            return _listed(pieces[:at], owner, draft)
        if not piece.is_op("absent"):
            draft.flags.add("attributes")  # who they are is asked
        noun = _noun(rows, pieces[at + 1 : end] or [replace(piece, start=piece.end)], draft)
        return [*pieces[:at], replace(piece, value="absent"), noun, *pieces[end:]]
    return pieces


def _is_list(pieces: Pieces, owner: int, at: int, end: int, draft: Draft) -> bool:
    """ "Members who never paid": who they are, where no word counts and nothing else is said of them."""
    others = [*pieces[: at + 1], *pieces[end:]]
    if "counted" in draft.flags or any(one.is_op(*_ASKED) or one.kind in _ELSE for one in others):
        return False
    dataset = rows_named(pieces[owner], draft)
    several = are_several(pieces[owner], draft)
    first = owner == 0 and pieces[at].is_op("absent") and several  # "halls where we have no"
    opens = ("relative", "clause") if first or "listing" in draft.flags else ("relative",)
    clause = any((one.kind == "break" and one.value in opens) or one.is_op("which") for one in pieces[:at])
    clause = clause or _is_bare(pieces, owner, at, draft)
    names = [one for one in pieces[end:] if not (one.is_op("and", "only") or one.kind == "break")]
    named = all(rows_named(one, draft) == dataset for one in names)
    heads = all(
        one.kind in (*_ATTRIBUTES, "break") or one.is_op("and", "which") or rows_named(one, draft) == dataset
        for one in pieces[:at]
    )
    return clause and named and heads and _is_told(pieces[owner], dataset, draft) and len(names) < 2


def _is_told(owner: Piece, dataset: str, draft: Draft) -> bool:
    """Whether rows have a name, or happened and have a key, and how many they are is not said."""
    if says_number(owner, draft):
        return False
    known = draft.catalog.datasets[dataset]
    guessed = any(phrase.reason.startswith("partial") for phrase in owner.phrases)
    dated = bool(known.time) and bool(called(draft.catalog, dataset)) and not guessed
    return bool(called_by(known)) or dated


def _is_bare(pieces: Pieces, owner: int, at: int, draft: Draft) -> bool:
    """ "Owners without any animal": several are named and no number is asked for."""
    return owner == 0 and at == 1 and pieces[at].is_op("absent") and are_several(pieces[owner], draft)


def _listed(said: Pieces, owner: int, draft: Draft) -> Pieces:
    """The rows as records, by the attributes said, else by their name."""
    noun = said[owner]
    dataset = rows_named(noun, draft)
    draft.flags |= {"listed", "attributes"}
    columns = [one for one in said if one.kind in _ATTRIBUTES]
    far = [one for one in columns if all(way.joins for way in draft.catalog.routes(dataset, str(one.value)))]
    draft.fatal.extend(Mark("unused", draft.text_of(one.start, one.end)) for one in far)
    names = called(draft.catalog, dataset)
    if not columns and names:
        draft.groups.append(Group("dimension", names[0], True, noun.start))
    draft.listing = Listing(dataset)
    draft.groups.extend(Group("dimension", str(one.value), True, one.start) for one in columns)
    return []


def _denies(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Never", "no"; "not" only before a verb: "do not supply", "have not made", "did not order"."""
    piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.is_op("absent"):
        return True
    if follow is None or not piece.is_op("not"):
        return False
    between = range(piece.end, follow.start)
    if any(place in draft.doings | draft.copulas for place in between):
        return True
    return not between and _is_auxiliary(piece, draft)


def _is_auxiliary(piece: Piece, draft: Draft) -> bool:
    """ "Did not", "didn't", "have not": what comes next is a verb."""
    words = (*draft.pack.thesaurus["auxiliaries"], *draft.pack.thesaurus["perfects"])
    asked = draft.text_of(max(0, piece.start - 1), piece.start).casefold()
    start = piece.start - 1 - (asked in draft.pack.thesaurus["subjects"])  # "which have we not played"
    said = draft.text_of(max(0, start), piece.end).casefold().replace("'", " ").split()
    return any(word.removesuffix("n") in words or word in words for word in said)


def _rows(pieces: Pieces, at: int, subject: str, draft: Draft) -> tuple[str, int] | None:
    """The rows that belong to the subject and were never there, and the end of the words for them."""
    first = pieces[at] if at < len(pieces) else None
    second = pieces[at + 1] if at + 1 < len(pieces) else None
    if first is None or not draft.adjacent(pieces[at - 1].end, first.start):
        return None
    rows = _below(subject, _dataset_of(first, draft), draft)
    if not rows or (pieces[at - 1].is_op("absent") and _belongs(subject, first, draft)):
        return None
    if second is not None and draft.adjacent(first.end, second.start) and _is_object(second, rows, draft):
        at += 1
    elif second is not None and first.end == second.start and _dataset_at(second, draft) == rows:
        at += 1  # "a lab test"
    elif _is_agent(pieces[at + 1 : at + 3], rows, draft) and at + 3 >= len(pieces):
        at += 2
    return (rows, at + 1) if rows != subject else None


def _belongs(subject: str, piece: Piece, draft: Draft) -> bool:
    """ "Animals without a vet" belong to none: each has one itself or not, whoever treated it."""
    named = piece.kind == "dimension" and bool(rows_named(piece, draft))
    routes = draft.catalog.routes(subject, str(piece.value)) if named else ()
    return any(route.joins and not route.spreads for route in routes)


def _dataset_at(piece: Piece, draft: Draft) -> str:
    """The dataset that an attribute is of."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind in _ATTRIBUTES else None
    return known.bindings[0].dataset if known else ""


def _is_agent(behind: Pieces, rows: str, draft: Draft) -> bool:
    """ "By customs", "by an officer": who would have done it, whoever it is."""
    if len(behind) < 2 or not behind[0].is_op("by"):
        return False
    owner = rows_named(behind[1], draft)
    return bool(owner) and owner in (rows, *(way.to for way in _ways_from(rows, draft)))


def _ways_from(rows: str, draft: Draft) -> list[Relationship]:
    return [way for way in draft.catalog.model.relationships if way.source == rows]


def _dataset_of(piece: Piece, draft: Draft) -> str:
    """The dataset that a noun, or the verb of a time, is of."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind in _ATTRIBUTES else None
    if piece.kind == "timefield":
        return known.bindings[0].dataset if known else ""
    home = draft.catalog.datasets[known.bindings[0].dataset] if known else None
    if home and known and home.primary_key == (known.field.sql.strip('"'),):
        return home.name  # "call" of a call's number
    return rows_named(piece, draft)


def _below(subject: str, dataset: str, draft: Draft) -> str:
    """The dataset if its rows belong to the subject, else the only one that joins both; "" for none."""
    network = draft.catalog.network
    if not dataset or dataset == subject:
        return ""
    if network.related(subject, dataset):
        return dataset
    ways = draft.catalog.model.relationships
    joining = {way.source for way in ways if way.to == dataset}
    if subject in joining:
        return ""  # a unit without a tenant belongs to none itself, whatever else the tenants have
    found = {name for name in joining if network.related(subject, name)}
    direct = {way.source for way in ways if way.source in found and way.to == subject}
    found = direct if len(found) > 1 else found
    return found.pop() if len(found) == 1 else ""


def _is_object(piece: Piece, rows: str, draft: Draft) -> bool:
    """ "An animal", "in a course", "a parcel": one of what the rows belong to, or one of them."""
    other = rows_named(piece, draft)
    said = draft.text_of(piece.start, piece.end).casefold()
    if not other or not (some_said(piece.start, draft) or draft.pack.singular(said) == said):
        return False  # "any glasses" are one of them as well
    ways = draft.catalog.model.relationships
    parents = {way.to for way in ways if way.source == rows}
    return other == rows or other in parents or rows in {way.to for way in ways if way.source == other}


def _noun(rows: str, said: Pieces, draft: Draft) -> Piece:
    """The number of the rows, said by their noun."""
    phrases = tuple(phrase for piece in said for phrase in piece.phrases)
    term = rows_of(rows, draft)
    kind, value = ("metric", term.name) if isinstance(term, MetricRef) else ("dataset", rows)
    return Piece(kind, value, said[0].start, said[-1].end, phrases)
