"""Reading a question: tokens to lattice to readings, cheapest first."""

import re
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine.language.definitions import TaughtWord
from engine.language.grammar.checking.phrased import halves
from engine.language.grammar.compose import Context, Reading, compose
from engine.language.kept_words import kept_lexicon
from engine.language.linking.default_filters import filters_of
from engine.language.linking.lapses import lengths_of
from engine.language.linking.link import Linker, build_linker
from engine.language.linking.phrasings import phrasings_of
from engine.language.linking.values import Values
from engine.language.open.figures import ways
from engine.language.pack import Pack
from engine.language.phrases import UNSURE, Phrase, known_places
from engine.language.restating.naming import Namer
from engine.language.restating.restate import Restater
from engine.language.segment import segmentations
from engine.language.tokens import Token, fold, norms, tokenize
from engine.language.unspaced import cut_unspaced, has_unspaced
from engine.language.weights import RIVAL, UNSURE_MARGIN, WEIGHTS
from semantic.catalog import Catalog
from semantic.fields import Field
from semantic.query import LogicalQuery

_RANK_AND_NUMBER = re.compile(r"([a-z]+)([1-9]\d{0,2})")
_OPENING = ("¿", "¡")
MAX_TOKENS = 60
COVERS = 24
MORE_COVERS = 96  # looked at where the first may lack readings as close as the best
_BY_VERB, _BY_TIMES = -float(WEIGHTS["enrolled"]), -2 * float(WEIGHTS["dated"])  # what they may save
_WORK = 1200  # covers times words of a question: a long one gets fewer covers
_IN_ALL = 1200  # the same of all looks at a question, which share what they made
_MOST = 160  # readings that a question of a few words is worth
_LONG = 20  # words of a question whose readings are so dear that a second look makes no more of them


def every(_: Reading) -> bool:
    """True of any reading."""
    return True


def none(_: Reading) -> bool:
    """True of no reading."""
    return False


@dataclass(frozen=True)
class Lattice:
    """The words of a question with everything that each stretch of them may mean.

    `made` are the readings of the covers looked at so far, by the identities of their phrases.
    """

    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    made: dict[tuple[int, ...], tuple[Reading, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def most(self) -> int:
        """How many covers are worth looking at; where a word must stay unknown, more mend nothing."""
        return COVERS if self.is_hopeless else max(COVERS, _WORK // (len(self.tokens) or 1))

    def is_too_much(self, phrases: tuple[Phrase, ...]) -> bool:
        """Whether a cover is one more than all looks at the question together may compose."""
        words = len(self.tokens) or 1
        worth = (_IN_ALL if words <= _LONG else _WORK) // words
        spent = len(self.made) >= max(COVERS, min(worth, _MOST))
        return spent and _place(phrases) not in self.made

    @cached_property
    def is_hopeless(self) -> bool:
        """Whether some word is unknown however the others are taken: then no cover gives a reading."""
        return len(known_places(self.phrases)) < len(self.tokens)

    @cached_property
    def reach(self) -> float:
        """How much dearer than the best a reading may be and still be a rival."""
        return RIVAL + UNSURE_MARGIN * any(one.reason.endswith(UNSURE) for one in self.phrases)

    @cached_property
    def saved(self) -> float:
        """What any reading may cost less than its cover."""
        return saved(self.phrases)


@dataclass(frozen=True)
class Understanding:
    """The readings of one question, cheapest first: those with a query, and the best of the others.

    Of the readings that cost `looked_at` or more some were not composed.
    """

    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...]
    failed: tuple[Reading, ...]
    looked_at: float = float("inf")


@dataclass(frozen=True)
class Reader:
    """Reads questions about one catalog in one language."""

    catalog: Catalog
    pack: Pack
    linker: Linker
    restater: Restater
    truths: dict[str, Any] = field(default_factory=dict)
    taught: frozenset[tuple[str, ...]] = frozenset()  # the words that this user taught

    @property
    def context(self) -> Context:
        """What composing readings needs."""
        return Context(self.catalog, self.pack, self.truths, self.linker.values)

    @cached_property
    def examples(self) -> tuple[LogicalQuery, ...]:
        """What the examples of the model ask for."""
        found = (self.read(text).readings for text in self.catalog.model.examples)
        return tuple(one[0].query for one in found if one and one[0].query is not None)

    def read(self, text: str, keep: int = COVERS) -> Understanding:
        """The readings of the text. The caller has checked its length."""
        return self.readings(self.link(text), keep)

    def link(self, text: str) -> Lattice:
        """What the words of the text may mean. The caller has checked its length."""
        return self.linked(self.tokens(text), text)

    def linked(self, said: tuple[Token, ...], text: str) -> Lattice:
        """What the words of the text may mean, cut as they are."""
        prepared = self.linker.prepare(said)
        return Lattice(prepared[0][0], self.linker.lattice(prepared, text))

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of the text, cut as its language is written."""
        found = _without_opening(tokenize(text, self.pack.notation))
        sure = self.dated(text, found)
        found = self._ranks_apart(sure[0] if len(sure) == 1 else found)
        return cut_unspaced(found, self.linker.knows) if has_unspaced(text) else found

    def _ranks_apart(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """ "Top10" is written for "top 10", where no value is called so."""
        cut = [self._cut_rank(token) for token in tokens]
        return tuple(part for parts in cut for part in parts)

    def _cut_rank(self, token: Token) -> tuple[Token, ...]:
        found = _RANK_AND_NUMBER.fullmatch(token.norm) if token.kind == "word" else None
        names = self.pack.operators.get((found[1],), ()) if found else ()
        if found is None or not {"top", "bottom"} & set(names) or self.linker.knows(token.norm):
            return (token,)
        place = len(found[1])
        word = replace(token, text=token.text[:place], norm=found[1], end=token.start + place)
        return word, replace(token, text=found[2], norm=found[2], start=word.end, kind="number")

    def dated(self, text: str, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
        """The tokens with dates in figures as one, in each order of day and month that they can be in."""
        return () if self.pack.notation.dates else ways(text, tokens)

    def knows_all(self, text: str) -> bool:
        """Whether every word of the text is known as it stands, or as the plural of one."""
        known, singular = self.linker.knows, self.pack.singular
        words = (token.norm for token in self.tokens(text) if token.kind == "word")
        return all(known(word) or known(singular(word)) for word in words)

    def readings(
        self, lattice: Lattice, keep: int = COVERS, counts: Callable[[Reading], bool] = every
    ) -> Understanding:
        """The readings of the `keep` cheapest covers, without those that cannot be rivals of others.

        Others are too dear only beside readings that `counts` is true of; with `none` all are composed.
        """
        tokens = lattice.tokens
        covers = segmentations(lattice.phrases, len(tokens), min(keep, lattice.most))
        looked_at = covers[-1][0] if len(covers) == keep < lattice.most else float("inf")
        found: list[Reading] = []
        limit = float("inf")  # what costs more is no rival, and no better reason to refuse
        for cost, phrases in covers:
            least = cost - saved(phrases)
            if cost - lattice.saved > limit:
                return ordered(tokens, found, min(cost - lattice.saved, looked_at))
            if least > limit or (found and lattice.is_too_much(phrases)):
                looked_at = min(least, looked_at)
            elif not halves(phrases):
                made = self._kept(cost, phrases, lattice)
                found += made
                limit = min((limit, *_limits(filter(counts, made), lattice, keep > COVERS)))
        return ordered(tokens, found, looked_at)

    def _kept(self, cost: float, phrases: tuple[Phrase, ...], lattice: Lattice) -> tuple[Reading, ...]:
        """The readings of one cover of the lattice, which is looked at again when more covers are."""
        place = _place(phrases)
        if place not in lattice.made:
            lattice.made[place] = tuple(self._composed(cost, phrases, lattice.tokens))
        return lattice.made[place]

    def _composed(
        self, cost: float, phrases: tuple[Phrase, ...], tokens: tuple[Token, ...]
    ) -> Iterator[Reading]:
        """The reading of one cover, and the other one where it is open how far a word reaches."""
        reading = compose(cost, phrases, tokens, self.context)
        yield reading
        if reading.open:
            yield compose(cost, phrases, tokens, self.context, wide=True)


def worth_offering(tokens: Sized) -> int:
    """How many other ways to ask are worth a look; of a long question each costs the square of its words."""
    words = len(tokens) or 1
    return _WORK * min(words, _LONG) // words**2


def _place(phrases: tuple[Phrase, ...]) -> tuple[int, ...]:
    return tuple(map(id, phrases))


def saved(phrases: Iterable[Phrase]) -> float:
    """What a reading of these phrases may cost less than they do: times that are said fit better."""
    parts: list[Phrase] = [
        part for one in phrases for part in (one.target if one.kind == "inside" else (one,))
    ]
    verbs = [one.target for one in parts].count("enrolled")
    return verbs * _BY_VERB + (_BY_TIMES if any(one.kind == "timefield" for one in parts) else 0.0)


def _limits(made: Iterable[Reading], lattice: Lattice, again: bool) -> Iterator[float]:
    """The costs up to which others are worth composing beside these readings.

    What fails is not replaced by what fits the words much less. In a look `again` those that were found first
    may not have been plannable.
    """
    for one in made:
        if one.query is None:
            yield one.cost if lattice.is_hopeless else one.cost + WEIGHTS["failed_margin"] + lattice.reach
        elif not again:
            yield one.cost + lattice.reach


def ordered(tokens: tuple[Token, ...], readings: Iterable[Reading], looked_at: float) -> Understanding:
    """The readings cheapest first, the cheapest of each query; those without one apart."""
    found: dict[str, Reading] = {}
    failed: list[Reading] = []
    for reading in readings:
        if reading.query is None:
            failed.append(reading)
        elif reading.query.hash not in found or reading.cost < found[reading.query.hash].cost:
            found[reading.query.hash] = reading
    cheapest = sorted(found.values(), key=lambda reading: reading.cost)
    return Understanding(tokens, tuple(cheapest), tuple(sorted(failed, key=_severity)), looked_at)


def _severity(reading: Reading) -> tuple[float, int]:
    return reading.cost, len(reading.marks)


def build_reader(catalog: Catalog, pack: Pack, values: Values, taught: Iterable[TaughtWord] = ()) -> Reader:
    """A reader with its linker and restater; what a user taught is known beside the model's own words."""
    lexicon = kept_lexicon(catalog, pack)
    words = [word for word in taught if _is_known(word, catalog)]
    for word in words:
        if word.kind != "value":
            kind = "measure" if _is_measure(word, catalog) else word.kind
            lexicon.add(kind, word.name, word.word, "taught")
    restater = Restater(pack, Namer(catalog, lexicon))
    return Reader(
        catalog,
        pack,
        build_linker(
            pack, lexicon, values, filters_of(catalog), lengths_of(catalog, pack), phrasings_of(catalog, pack)
        ),
        restater,
        _truths(catalog, pack, values),
        frozenset(norms(word.word) for word in words),
    )


def _is_known(word: TaughtWord, catalog: Catalog) -> bool:
    """Whether the model still has what the word stands for."""
    return word.name in (catalog.metrics if word.kind == "metric" else catalog.dimensions)


def _is_measure(word: TaughtWord, catalog: Catalog) -> bool:
    return word.kind == "dimension" and catalog.dimensions[word.name].field.role == "measure"


def _truths(catalog: Catalog, pack: Pack, values: Values) -> dict[str, Any]:
    """The value that means yes, for each field that says yes or no."""
    yes, either = (
        set(pack.data["truth"]["yes"]),
        {word for words in pack.data["truth"].values() for word in words},
    )
    found: dict[str, Any] = {}
    for name, dimension in catalog.dimensions.items():
        stored = values.stored_of(name, 2)
        if dimension.type == "boolean":
            found[name] = True
        elif dimension.type == "integer" and (said := _said_yes(dimension.field)) is not None:
            found[name] = said
        elif stored and all(fold(str(value)) in either for value in stored):
            found[name] = next((value for value in stored if fold(str(value)) in yes), None)
    return {name: value for name, value in found.items() if value is not None}


def _said_yes(field: Field) -> int | None:
    """The 1 or -1 that the model has a word for, of a yes-or-no field in figures."""
    return next((one.value for one in field.values if one.value in (1, -1) and type(one.value) is int), None)


def _without_opening(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without the marks that open a question in Spanish: what stands behind them is its first word."""
    marks = next((at for at, one in enumerate(tokens) if one.text not in _OPENING), 0)
    return tokens[marks:]
