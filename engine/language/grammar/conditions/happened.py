"""What has happened to rows that have the time of it: "cancelled bookings", "share of loans returned"."""

from dataclasses import replace

from engine.language.grammar.conditions.absence import subject_of
from engine.language.grammar.conditions.against_average import is_count_of
from engine.language.grammar.conditions.missing import says_nothing
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.filters import Condition, IsNull, Not

# With one of these in the question the time may be asked for itself.
_TIMED = ("period", "moment", "threshold", "unit", "grain", "part", "number", "state")
_BEHIND = ("by", "each", "per", "and", "share", "top", "bottom")
_ASKED = ("when", "latest", "earliest", "superlative", "absent", "not", "comparative", "since")


@needs(kinds=("timefield",))
def fold_happened(pieces: Pieces, draft: Draft) -> Pieces:
    """A participle that is the name of a time becomes the condition that there is one, whichever it is.

    Right before the noun of its own rows it says which of them; behind the noun only where a share of them
    is asked for, or which of them they are.
    """
    if any(piece.kind in _TIMED or piece.is_op(*_ASKED) for piece in pieces):
        return pieces
    shared = "share" in draft.flags or any(piece.is_op("share") for piece in pieces)
    pieces = [one for piece in pieces for one in apart(piece, draft)]
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        told = _describes(pieces, at, draft) or (shared and _is_told(piece, kept, draft))
        told = told or _is_asked(pieces, at, draft) or _is_clause(pieces, at, draft)
        if told and _is_done(piece, draft) and not (shared and _is_of_others(kept, piece, draft)):
            draft.filters.append((piece.start, piece.end, Not(item=IsNull(field=piece.value))))
            # "Rent of the let flats" is of the flats.
            draft.ignored |= frozenset(range(piece.start, piece.end))
        else:
            kept.append(piece)
    return kept


def apart(piece: Piece, draft: Draft) -> Pieces:
    """The participle and the noun of two words that are taken for the time together: "cancelled bookings"."""
    if piece.kind != "timefield" or piece.end - piece.start != 2 or not _is_one_time(piece, draft):
        return [piece]
    home = _home(piece, draft)
    words = draft.text_of(piece.start, piece.end).casefold().split()
    nouns = [
        at for at, word in enumerate(words) if draft.pack.is_plural(word) and _is_noun(word, home, draft)
    ]
    if len(nouns) != 1:
        return [piece]
    (at,) = nouns
    done = replace(piece, start=piece.start + 1 - at, end=piece.end - at)
    noun = replace(piece, start=piece.start + at, end=piece.start + at + 1)
    counts = [name for name in draft.catalog.metrics if is_count_of(name, home, draft)]
    noun = (
        replace(noun, kind="metric", value=counts[0]) if counts else replace(noun, kind="dataset", value=home)
    )
    return ([noun, done] if at == 0 else [done, noun]) if _is_done(done, draft) else [piece]


def _is_noun(word: str, home: str, draft: Draft) -> bool:
    return draft.pack.singular(word) == draft.catalog.datasets[home].noun.casefold()


def _is_one_time(piece: Piece, draft: Draft) -> bool:
    """Whether it is a time of one table, and of no role."""
    known = draft.catalog.dimensions.get(str(piece.value))
    return known is not None and len(known.bindings) == 1 and not known.roles


def is_happening(condition: Condition, draft: Draft) -> bool:
    """Whether it says that something has happened to a row, or has not yet."""
    inner = condition.item if isinstance(condition, Not) else condition
    known = draft.catalog.dimensions.get(inner.field) if isinstance(inner, IsNull) else None
    return known is not None and known.field.role == "time"


def _is_done(piece: Piece, draft: Draft) -> bool:
    """Whether a piece is a time of rows, said by the participle that it is called by and no more."""
    if piece.kind != "timefield" or not _is_one_time(piece, draft):
        return False
    known, said = draft.catalog.dimensions[piece.value], draft.text_of(piece.start, piece.end).casefold()
    called = [text.casefold().split() for text in (known.label, *known.synonyms)]
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    bent = draft.pack.bent.get(draft.pack.verb_of.get(said, ""), ())[2:-1]
    return (
        bool(ends)
        and (said.endswith(ends) or said in bent)
        and any(said in words and words != [said] for words in called)
    )


def _home(piece: Piece, draft: Draft) -> str:
    return draft.catalog.dimensions[piece.value].bindings[0].dataset


def _describes(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Cancelled bookings": right before several of the rows."""
    piece, noun = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind != "timefield" or noun is None or noun.start != piece.end:
        return False
    if rows_named(noun, draft) != _home(piece, draft):
        return False
    return draft.pack.is_plural(draft.text_of(noun.start, noun.end))


def _is_asked(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Which machines were retired": at the end, behind the rows that "which" asks for."""
    noun = pieces[at - 1] if at else None
    opened = noun is not None and pieces[0].is_op("which") and at == len(pieces) - 1
    if noun is None or not opened or pieces[at].kind != "timefield":
        return False
    gap = range(noun.end, pieces[at].start)
    said = all(place in draft.copulas or says_nothing(place, draft) for place in gap)
    linked = any(place in draft.copulas for place in gap) or not gap  # "which machines failed"
    return said and linked and rows_named(noun, draft) == _home(pieces[at], draft)


def _is_clause(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Bills that were paid", "members who left", with no more said of when."""
    words = [piece for piece in pieces[:at] if piece.kind != "break"]
    noun, piece = words[-1] if words else None, pieces[at]
    if noun is None or piece.kind != "timefield" or rows_named(noun, draft) != _home(piece, draft):
        return False
    behind = next((one for one in pieces[at + 1 :] if one.kind != "break"), None)
    gap = range(noun.end, piece.start)
    said = [draft.pack.ignored.get((draft.text_of(at, at + 1).casefold(),), ()) for at in gap]
    linked = any(at in draft.copulas for at in gap) or len(gap) == 1
    relative = any("relative" in rules for rules in said) and linked
    ends = behind is None or behind.is_op(*_BEHIND) or behind.kind == "values"
    return relative and ends and all(says_nothing(at, draft) for at in gap)


def _is_of_others(kept: Pieces, piece: Piece, draft: Draft) -> bool:
    """ "Share of skippers with cancelled bookings": of other things, which have several of the rows."""
    for one in kept:
        if one.kind == "metric":
            measures = draft.catalog.metric_measures(draft.catalog.metrics[str(one.value)])
            homes = {measure.dataset for measure in measures}
            if homes != {_home(piece, draft)}:
                return True
        elif one.kind in ("dimension", "dataset", "aggregate", "inside"):
            return rows_named(one, draft) != _home(piece, draft)
    return False


def _is_told(piece: Piece, kept: Pieces, draft: Draft) -> bool:
    """ "What share of the loans has been returned", "share of loans returned"."""
    before = kept[-1] if kept and piece.kind == "timefield" else None
    if before is None or subject_of(kept, draft) != _home(piece, draft):
        return False
    gap = range(before.end, piece.start)
    return all(at in draft.copulas or says_nothing(at, draft) for at in gap)
