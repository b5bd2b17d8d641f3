"""One way to cover the question with phrases, composed into a reading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from engine.language.grammar.assemble import assemble
from engine.language.grammar.checking.phrased import halves, settled
from engine.language.grammar.checking.rules import told_by
from engine.language.grammar.conditions.truths import check_answers
from engine.language.grammar.in_order import AFTER_SPLIT, BEFORE_SPLIT
from engine.language.grammar.noted import ignored_by, joined, note
from engine.language.grammar.numbers.unit_notes import check_unit_notes
from engine.language.grammar.pieces import Draft, Mark, Needed, Piece, Step, needed_by, there
from engine.language.grammar.splitting.splits import splits_of
from engine.language.linking.values import ValueIndex, Values
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.segment import is_paid
from engine.language.tokens import Token
from engine.language.weights import counted, parts_of
from semantic.catalog import Catalog
from semantic.query import LogicalQuery

_BEFORE = tuple((step, needed_by(step)) for step in BEFORE_SPLIT)
_AFTER = tuple((step, needed_by(step)) for step in AFTER_SPLIT)

# Ignored words that still open a clause, and so end a list: "by country, where device is TV".
_CLAUSES = ("relative", "clause")


# Marks of what is understood but not done.
_NOT_DONE = (
    "vague_part "
    "listing top_per_group rest_of_what share_of_top no_target claim_of_what moment_of_what personal "
    "conditional_share correlation_of_what correlation_over steps first_seen share_of_several "
    "two_rankings comparison_without_period threshold_without_dimension unit aggregate_of_metric "
    "part_of_time average_per absence both contradiction rank_without_dimension rolling "
    "count_of_filtered_groups difference_of_values moments_against two_questions "
)
_UNDERSTOOD = frozenset(_NOT_DONE.split())


def _pieces(phrase: Phrase) -> list[Piece]:
    """The piece that a phrase is; two where one is said inside the name of the other."""
    if phrase.kind != "inside":
        return [Piece(_kind(phrase), phrase.target, phrase.start, phrase.end, (phrase,))]
    inner, outer = phrase.target
    named = Piece(outer.kind, outer.target, phrase.start, phrase.end, (phrase,))
    if inner.kind == "agg":
        return [Piece("agg", inner.target, phrase.start, phrase.start, ()), named]
    if inner.reason == "open":
        rest = _pieces(outer) if outer.kind == "inside" else [named]
        return [Piece(inner.kind, inner.target, phrase.start, phrase.start, ()), *rest]
    return [named, Piece(inner.kind, inner.target, phrase.end, phrase.end, (inner,))]


def _kind(phrase: Phrase) -> str:
    return "break" if phrase.kind == "ignored" else phrase.kind


def _taken(steps: Sequence[tuple[Step, Needed]], pieces: list[Piece], draft: Draft) -> list[Piece]:
    """The pieces after all steps, those left out that have nothing to do."""
    found = there(pieces)
    for step, needed in steps:
        if needed is not None and needed.isdisjoint(found):
            continue
        before, pieces = pieces, step(pieces, draft)
        if pieces is not before and pieces != before:
            found = there(pieces)
    return pieces


def _check_unknown(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Whatever a step made of the words around it: a word that nobody knows is never passed over."""
    if not draft.fatal:
        unknown = [one for one in phrases if one.kind == "unknown"]
        draft.fatal.extend(Mark("unknown", draft.text_of(one.start, one.end)) for one in unknown)


@dataclass(frozen=True)
class Context:
    """What composing needs beside words: catalog, language, the "yes" of each yes-or-no field, the values."""

    catalog: Catalog
    pack: Pack
    truths: Mapping[str, Any]
    values: Values = field(default_factory=ValueIndex)


@dataclass(frozen=True)
class Reading:
    """One understanding of the question. `query` is None where `marks` say what stands in the way."""

    query: LogicalQuery | None
    cost: float
    phrases: tuple[Phrase, ...]
    marks: tuple[Mark, ...] = ()
    open: bool = False  # whether "not" or "or" may reach further
    now: str = ""  # the words for now, where the numbers are of no moment

    @property
    def features(self) -> dict[str, float]:
        """How often each weight went into the cost, by name: the sum of weights times counts is the cost."""
        words = [part for phrase in self.phrases for part in parts_of(phrase.cost)]
        each = [("phrase", 1.0)] * sum(map(is_paid, self.phrases))
        return counted((*words, *each, *parts_of(self.cost)))

    @property
    def is_understood(self) -> bool:
        """Whether every word found its place, and only what they ask for together cannot be done."""
        return not self.is_partial and all(mark.code in _UNDERSTOOD for mark in self.marks)

    @property
    def is_partial(self) -> bool:
        """Whether any word stands for only a part of what it is taken for, or for nothing known."""
        return any(phrase.reason.startswith("partial") or phrase.kind == "unknown" for phrase in self.phrases)


def compose(
    cost: float,
    phrases: tuple[Phrase, ...],
    tokens: Sequence[Token],
    context: Context,
    wide: bool = False,
) -> Reading:
    """The reading of one segmentation; in a `wide` one "not" and "or" reach as far as they can."""
    draft = drafted(phrases, tokens, context, wide)
    query = assemble(draft)
    return Reading(
        query, round(cost + draft.cost, 6), phrases, tuple(draft.fatal), draft.open, draft.now_said
    )


@lru_cache(maxsize=64)
def _texts(tokens: tuple[Token, ...]) -> tuple[Callable[[int, int], str], frozenset[str]]:
    """The text of a stretch of words, which all readings of a question ask for again; and all its words."""
    words = [token.text for token in tokens]

    @cache
    def text_of(start: int, end: int) -> str:
        return " ".join(words[start:end])

    said = (form for token in tokens for form in (token.norm, token.text.casefold()))
    return text_of, frozenset(said)


def drafted(
    phrases: tuple[Phrase, ...], tokens: Sequence[Token], context: Context, wide: bool = False
) -> Draft:
    """The parts that one segmentation asks for, before they are put together."""

    halved, phrases = halves(phrases), settled(phrases)
    text_of, said = _texts(tuple(tokens))
    ignored = ignored_by(phrases, lambda rule: rule not in _CLAUSES)
    prepositions = ignored_by(phrases, lambda rule: rule == "preposition")
    joints = joined(phrases)
    connectors = joints if any(tokens[at].kind == "word" for at in joints) else frozenset[int]()
    quantities = context.pack.data["quantities"]
    copulas = ignored_by(phrases, lambda rule: rule == "copula")
    places = (ignored, joints, connectors, prepositions, copulas)
    rates = frozenset(context.pack.data["operators"]["rate"])
    draft = Draft(
        context.catalog, quantities, *places, context.truths, rates, text_of, context.pack, wide=wide
    )
    draft.said, draft.told = said, told_by(phrases)
    draft.stored_of, draft.find_values = context.values.stored_of, context.values.find
    draft.articles = frozenset(context.pack.data["ignored"]["article"])
    draft.fatal.extend(Mark("unused", text_of(one.start, one.end)) for one in halved)
    pieces = [
        piece
        for phrase in phrases
        if phrase.kind != "ignored" or phrase.target in _CLAUSES
        for piece in _pieces(phrase)
    ]
    listed = ("ignored", "listing") in draft.told
    note(phrases, draft)
    pieces = _taken(_BEFORE, pieces, draft)
    draft.flags |= {"listed"} if listed else set()
    draft.flags -= {"listing"}
    draft.splits = splits_of(pieces, draft)
    pieces = _taken(_AFTER, pieces, draft)
    check_unit_notes(phrases, draft)
    check_answers(phrases, draft)
    _check_unknown(phrases, draft)
    if "names" in draft.flags and draft.listing is None:
        draft.fatal.append(Mark("listing"))
    return draft
