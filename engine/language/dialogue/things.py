"""Words that stand for the things of the answer before: "their completion rate", "who watched them"."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.dialogue.conjuncts import conjuncts, let_in, together
from engine.language.dialogue.moves import move_words
from engine.language.dialogue.topic import best_of, is_before_a_time
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.reader import Lattice, Reader, Understanding
from engine.language.tokens import Token, norms
from semantic.query import UNCUT, DimensionTerm, LogicalQuery

MOST_THINGS = 50  # a filter of more values is told by nobody
_THINGS = ("dimension", "dataset", "timefield")
_OF_ONE = ("single_object", "single_place", "single_verb")  # of an answer that shows one thing
_OWNING = ("value", "metric", "measure")


@dataclass(frozen=True)
class Standing:
    """A word that stands for things: how it is said, and whether it is for one thing only."""

    text: str
    single: bool


def standing(reader: Reader, lattice: Lattice, fresh: Understanding, base: LogicalQuery) -> Standing | None:
    """The word that stands for what the answer before was of; None where the question has its own things."""
    best = best_of(fresh)
    phrases = best.phrases if best else ()
    moves = tuple(move_words(reader.pack).found(lattice.tokens, reader.pack))
    others = _others(moves, phrases, lattice.tokens)
    if others:
        return Standing(others, single=False)
    for at, token in enumerate(lattice.tokens):
        kind = _kinds(reader.pack).get(token.norm, "")
        if not kind or _says_no_thing(at, kind, moves, phrases):
            continue
        if kind in _OF_ONE and not (base.limit == 1 and _is_of_one(at, kind, lattice.tokens, reader.pack)):
            continue
        if _is_before_its_noun(at, phrases, base) or not _is_named(at, kind, phrases):
            return Standing(token.text, single=kind.startswith("single"))
    return None


def _others(moves: tuple[Phrase, ...], phrases: Sequence[Phrase], tokens: Sequence[Token]) -> str:
    """ "The others" of an answer, or its sum, where nothing else is named; "" where they are not of it."""
    move = next((one for one in moves if one.target in ("others", "no_sum")), None)
    longer = any(
        move and one.end - one.start > move.end - move.start and one.end == move.end for one in moves
    )
    named = any(one.kind not in ("ignored", "op", "unknown") for one in phrases)
    if move is None or longer or (named and move.target == "others"):
        return ""
    return " ".join(token.text for token in tokens[move.start : move.end])


def is_object(token: Token, pack: Pack) -> bool:
    """ "Them", "those": a word for things that something is done with."""
    return _kinds(pack).get(token.norm, "") == "object"


def _is_of_one(at: int, kind: str, tokens: Sequence[Token], pack: Pack) -> bool:
    """ "Did it have", "¿cuántos tuvo?"; not the polite "Sie", nor "are there", nor a verb with its thing."""
    if kind == "single_verb":
        return not any(token.is_content for token in tokens[at + 1 :])
    being = at > 0 and "copula" in pack.ignored.get((tokens[at - 1].norm,), ())
    return tokens[at].text.islower() and not (kind == "single_place" and being)


def _says_no_thing(at: int, kind: str, moves: tuple[Phrase, ...], phrases: tuple[Phrase, ...]) -> bool:
    """ "Show them as a chart", "break them down", "these last 7 days"."""
    asks = [one for one in phrases if kind in _OF_ONE and one.target == "question" and one.end == at + 1]
    others = (*moves, *(one for one in phrases if one not in asks))  # "a-t-elle" asks, and says who has it
    if kind != "object" or _is_of_more(at, others):
        return _is_of_more(at, others)
    shown = any(str(move.target).startswith("show:") for move in moves)
    refers = any(move.target == "refer" and move.start < at < move.end for move in moves)
    return shown or (not refers and is_before_a_time(at, phrases))


def _kinds(pack: Pack) -> dict[str, str]:
    said = pack.data.get("follow_up", {}).get("things", {})
    return {word: kind for kind, texts in said.items() for text in texts for word in norms(text)}


def _is_of_more(at: int, phrases: Sequence[Phrase]) -> bool:
    """ "Break them down", "the two of them", "this week": a word that longer wordings hold says no more."""
    longer = (one for one in phrases if one.end - one.start > 1 and one.target != "refer")
    return any(one.start <= at < one.end for one in longer)


def _is_before_its_noun(at: int, phrases: tuple[Phrase, ...], base: LogicalQuery) -> bool:
    """ "By device, of these titles": right before what the answer was split by."""
    names = {term.name for term in base.group_by if isinstance(term, DimensionTerm)}
    return any(one.start == at + 1 and one.kind == "dimension" and one.target in names for one in phrases)


def _is_named(at: int, kind: str, phrases: Sequence[Phrase]) -> bool:
    """ "Titles and their views": the question says itself what it is of. An owner may be people counted."""
    own = (*_THINGS, *_OWNING) if kind.endswith("owner") else _THINGS
    return any(phrase.kind in own and phrase.end <= at for phrase in phrases)


def are_cut(query: LogicalQuery, word: Standing) -> bool:
    """Whether only some of the things were shown, so that those are meant and no others."""
    if word.single and query.limit != 1:
        return False
    return bool(query.group_by) and (query.is_cut or query.having is not None)


def shown_by(query: LogicalQuery) -> LogicalQuery:
    """The query that shows the things and nothing else: without a row for all the others."""
    return query.model_copy(update={"rest": False})


def limited_to(query: LogicalQuery, values: Sequence[object]) -> LogicalQuery | None:
    """The query of just these things, however they rank then; None where no filter can say so."""
    field, known = field_of(query), [value for value in values if isinstance(value, str | int | float)]
    if not field or len(known) < len(values) or not 0 < len(values) <= MOST_THINGS:
        return None
    where = together((*conjuncts(query.where), let_in(field, known)))
    return query.model_copy(update={**UNCUT, "where": where, "having": None})


def field_of(query: LogicalQuery) -> str:
    """The one dimension whose values tell the things apart; "" where there is none, or more than one."""
    one = query.group_by[0] if len(query.group_by) == 1 and not query.records else None
    return one.name if isinstance(one, DimensionTerm) else ""
