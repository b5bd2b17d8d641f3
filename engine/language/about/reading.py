"""Reading a question about the model: all of it must be patterns, things, or words that change nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from engine.language.about.clauses import Clause, ClauseReader, Span, Ways
from engine.language.about.things import PLAIN
from engine.language.about.words import Frame
from engine.language.patterns import match
from engine.language.phrases import Phrase, known_places
from engine.language.reader import Lattice, Reader
from engine.language.tokens import Token
from engine.types.about import AboutKind, AboutQuestion, Thing
from semantic.query import AggregateTerm, LogicalQuery, MetricRef
from semantic.terms import plain_parts

_OF_NOTHING: tuple[AboutKind, ...] = ("anything", "metrics", "dimensions", "datasets")
_OF_ALL: tuple[AboutKind, ...] = ("target", "freshness")  # where nothing is named
_OF_VALUES: tuple[AboutKind, ...] = ("definition", "topic")  # what a value may be asked for
_NAMES = ("metric", "dimension", "measure", "timefield", "dataset", "value")
_COLUMNS = ("timefield", "dimension", "measure")
_ASKED_OF: dict[AboutKind, str] = {"target": "metric", "splits": "metric", "values": "dimension"}
_MOST_TOKENS = 30  # of a question about the model: a longer one is no such question


@dataclass(frozen=True)
class AboutReading:
    """A question about the model, with the places among its words where things are said, and the others."""

    question: AboutQuestion
    phrases: tuple[Phrase, ...]
    literals: frozenset[int]
    unsure: bool = False  # rows rather than data may be meant: "where do customers come from"

    def is_said_otherwise(self, phrases: Sequence[Phrase]) -> bool:
        """Whether in a reading for a number, words that ask about the model are names of its things."""
        return any(
            phrase.kind in _NAMES and phrase.reason in PLAIN and not self.literals.isdisjoint(_within(phrase))
            for phrase in phrases
        )


@dataclass(frozen=True)
class AboutReader:
    """Reads one question; `base` is the query that it may go on from."""

    reader: Reader
    lattice: Lattice
    base: LogicalQuery | None = None

    @cached_property
    def _clauses(self) -> ClauseReader:
        return ClauseReader(self.reader, self.lattice)

    def read(self) -> AboutReading | None:
        """The question by its own patterns; None where it is no such question."""
        both, then = self._clauses.words.frames("otherwise"), self._clauses.words.frames("then")
        return self._read(self._clauses.words.frames("frames"), then, both)

    def read_otherwise(self) -> AboutReading | None:
        """The question by patterns that a question for a number may have, too."""
        return self._read(self._clauses.words.frames("otherwise"))

    def read_unexplained(self) -> AboutReading | None:
        """A question for the reason of a number, or whether it is unusual: the numbers named in it."""
        for kind, elements in self._clauses.words.frames("unexplained"):
            for end, slots in self._clauses.matches(elements, 0):
                said = [span for name, (_, span) in slots.items() if name.startswith("rest")]
                things = self._numbers_in(said)
                if end == len(self._clauses.tokens) and things:
                    return AboutReading(AboutQuestion((kind,), things), (), frozenset())
        return None

    def unread(self) -> tuple[str, ...]:
        """The words that nobody knows in what such a question asks about; none where it is none."""
        known = known_places(self.lattice.phrases)
        for _, elements in self._clauses.words.frames("frames"):
            for end, slots in match(elements, self._clauses.tokens, 0, _anything, {}):
                spans = slots.values() if end == len(self._clauses.tokens) else ()
                said = [at for span in spans for at in range(*span)]
                strange = [
                    self._clauses.tokens[at].text for at in said if self._clauses.places[at] not in known
                ]
                if strange:
                    return tuple(strange)
        return ()

    def _read(
        self, frames: Sequence[Frame], then: Sequence[Frame] = (), soft: Sequence[Frame] = ()
    ) -> AboutReading | None:
        if not frames or not 0 < len(self._clauses.tokens) <= _MOST_TOKENS:
            return None
        ways = Ways(self._clauses, frames, then, soft)
        found = [(way, reading) for way in ways.to_end(0) if (reading := self._made(way)) is not None]
        return min(found, key=lambda one: _weakness(one[0]))[1] if found else None

    def _made(self, clauses: tuple[Clause, ...]) -> AboutReading | None:
        """The question that the clauses make together."""
        kinds = tuple(dict.fromkeys(one.kind for one in clauses if one.kind is not None))
        things = tuple(dict.fromkeys(thing for one in clauses for thing in one.things))
        if not kinds or all(one.soft for one in clauses if one.kind is not None) or self._runs_on(clauses):
            return None
        if things and set(kinds) & set(_OF_NOTHING):
            return None
        alone = any(not one.spans and not one.then for one in clauses if one.kind is not None)
        if not things and not (alone and set(kinds) <= {*_OF_NOTHING, *_OF_ALL}):
            things = self._of_base()
            if not things:
                return None
        if not set(kinds) <= set(_OF_VALUES) and any(thing.kind == "value" for thing in things):
            return None
        if any(thing.kind != _ASKED_OF.get(kind, thing.kind) for kind in kinds for thing in things):
            return None
        found = [one for clause in clauses for one in clause.found]
        meanings = len(found) == 1 and found[0].meanings
        spans = [span for clause in clauses for span in clause.spans]
        word = (
            self._text(found[0].word if found[0].things and found[0].word[1] else spans[0])
            if len(found) == 1
            else ""
        )
        inside = {self._clauses.places[at] for span in spans for at in range(*span)}
        return AboutReading(
            AboutQuestion(kinds, things, word, meanings),
            tuple(self._said(span) for span in spans),
            frozenset(self._clauses.places) - inside,
            any(one.unsure for one in clauses) or self._names_columns(kinds, things, inside),
        )

    def _runs_on(self, clauses: tuple[Clause, ...]) -> bool:
        """ "What does rebuffering quota mean": a thing right behind another, with no sign, is no other."""
        alone = [two for one, two in pairwise(clauses) if one.kind and one.spans and not two.kind]
        ends = {end for one in clauses if one.kind for _, end in one.spans}
        starts = {start for one in alone for start, _ in one.spans} & ends
        places = self._clauses.places
        return any(places[at] == places[at - 1] + 1 for at in starts)

    def _names_columns(self, kinds: Sequence[str], things: Sequence[Thing], inside: set[int]) -> bool:
        """Whether a word that asks how new something is, or whose, is a column of its own rows.

        "When was the order last updated", where orders have such a time.
        """
        own = self.reader.pack.own_words
        outside = {
            place
            for place, token in zip(self._clauses.places, self._clauses.tokens, strict=True)
            if place not in inside and token.norm not in own
        }
        columns = [
            one
            for one in self.lattice.phrases
            if one.kind in _COLUMNS and not outside.isdisjoint(_within(one))
        ]
        datasets = {name for thing in things for name in self._datasets_of(thing)}
        homes = {home for one in columns for home in self._datasets_of(Thing("dimension", str(one.target)))}
        return bool({"freshness", "owner"} & set(kinds)) and not homes.isdisjoint(datasets)

    def _datasets_of(self, thing: Thing) -> tuple[str, ...]:
        catalog = self.reader.catalog
        if thing.kind == "dataset":
            return (thing.name,)
        if thing.kind == "metric":
            return catalog.facts(MetricRef(name=thing.name))
        return tuple(binding.dataset for binding in catalog.dimensions[thing.name].bindings)

    def _text(self, span: Span) -> str:
        return " ".join(token.text for token in self._clauses.tokens[slice(*span)])

    def _said(self, span: Span) -> Phrase:
        """The words of some things, as a phrase of the kind that the first of them is."""
        first, last = self._clauses.places[span[0]], self._clauses.places[span[1] - 1] + 1
        found = self._clauses.things.find(*span)
        things = found.things if found else ()
        kind = things[0].kind if things else "metric"
        return Phrase(first, last, kind, tuple(thing.name for thing in things), 0.0, "about")

    def _of_base(self) -> tuple[Thing, ...]:
        terms = [part for term in self.base.metrics for part in plain_parts(term)] if self.base else []
        return tuple(
            Thing("metric", part.name) if isinstance(part, MetricRef) else Thing("dimension", part.field)
            for part in terms
            if isinstance(part, MetricRef | AggregateTerm)
        )

    def _numbers_in(self, spans: Sequence[Span]) -> tuple[Thing, ...]:
        """The metrics named inside the words, those said by most of them first."""
        for span in spans:
            ends = [(a, b) for a in range(*span) for b in range(a + 1, span[1] + 1)]
            for a, b in sorted(ends, key=lambda one: (one[0] - one[1], one[0])):
                found = self._clauses.things.find(a, b, "metric")
                if found is not None:
                    return found.things
        return ()


def _anything(slot: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Any, int]]:
    """Whatever stands there."""
    yield from (((at, end), end) for end in range(len(tokens), at, -1))


def _within(phrase: Phrase) -> range:
    return range(phrase.start, phrase.end)


def _weakness(clauses: tuple[Clause, ...]) -> tuple[int, int]:
    """Of several ways the one with fewest clauses, and then fewest words for things."""
    return len(clauses), sum(end - start for clause in clauses for start, end in clause.spans)
