"""Clauses of a question about the model: patterns with the things in their slots, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine.language.about.things import Found, ThingFinder
from engine.language.about.topics import Topics
from engine.language.about.words import AboutWords, Frame, about_words
from engine.language.linking.function_words import PAUSES
from engine.language.patterns import match
from engine.language.phrases import Phrase
from engine.language.reader import Lattice, Reader
from engine.language.tokens import Token
from engine.types.about import AboutKind, Thing

_MOST_WAYS = 12  # of reading what follows a word
_MOST_JOINED = 3  # words of a noun or an adjective that name a thing together
_ONLY = ("metric", "dimension")  # slots that name the kind of their things
Span = tuple[int, int]


@dataclass(frozen=True)
class Clause:
    """One pattern of the question: what it asks for, of what, and where that is said."""

    kind: AboutKind | None
    found: tuple[Found, ...] = ()
    spans: tuple[Span, ...] = ()
    unsure: bool = False
    soft: bool = False  # it may ask for a number as well
    then: bool = False  # it goes on from what was said before

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that it is asked of, each once."""
        return tuple(dict.fromkeys(thing for one in self.found for thing in one.things))


@dataclass(frozen=True)
class ClauseReader:
    """The words of one question, signs aside, and the clauses that begin at each."""

    reader: Reader
    lattice: Lattice

    @cached_property
    def words(self) -> AboutWords:
        """Those of the language for such questions."""
        return about_words(self.reader.pack.language)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where the words stand among all tokens."""
        return tuple(at for at, token in enumerate(self.lattice.tokens) if not self._is_empty(token))

    def _is_empty(self, token: Token) -> bool:
        """Whether it is a sign, or a word such as "exactly" that may stand anywhere."""
        if token.kind == "symbol":
            return token.text in PAUSES
        return token.kind == "word" and token.norm in self.words.anywhere

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return tuple(self.lattice.tokens[at] for at in self.places)

    @cached_property
    def things(self) -> ThingFinder:
        """Finds what is named between two words."""
        phrases = (*self.lattice.phrases, *self._quoted())
        return ThingFinder(self.reader.pack, self.words, self.tokens, self.places, phrases)

    def _quoted(self) -> Iterator[Phrase]:
        """What quoted words name besides values: things of the model, said whole."""
        for at, token in enumerate(self.lattice.tokens):
            if token.kind != "quoted":
                continue
            inside = self.reader.link(token.text[1:-1])
            for phrase in inside.phrases:
                if (phrase.start, phrase.end) == (0, len(inside.tokens)) and not phrase.guessed:
                    yield replace(phrase, start=at, end=at + 1)

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self.reader)

    def clauses(self, frame: Frame, at: int) -> Iterator[tuple[int, Clause]]:
        """Every way a pattern fits from a word on, with the word behind it."""
        kind, elements = frame
        for end, slots in self.matches(elements, at):
            found = _in_slots(slots, self)
            if found is not None:
                spans = tuple(span for _, span in slots.values())
                yield end, Clause(kind, found, spans, _is_unsure(slots))

    def matches(self, elements: Sequence[Any], at: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every way some elements of a pattern fit from a word on."""
        return match(elements, self.tokens, at, self._fill, {})

    def _fill(self, slot: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Any, int]]:
        for end in range(len(tokens), at, -1):
            if slot in ("rest", "noun", "adjective"):
                if end - at <= _MOST_JOINED or slot == "rest":
                    yield (None, (at, end)), end
                continue
            found = self.things.find(at, end, slot if slot in _ONLY else "")
            if found is not None and _fits(slot, found):
                yield (found, (at, end)), end
            elif slot == "topic":
                found = self._topic(at, end)
                if found is not None:
                    yield (found, (at, end)), end

    def _topic(self, start: int, end: int) -> Found | None:
        ignored = self.reader.pack.ignored
        said = [token.norm for token in self.tokens[start:end] if (token.norm,) not in ignored]
        things = self._topics.metrics(said)
        return Found(things) if things else None

    def joined(self, noun: Span, adjective: Span) -> Found | None:
        """The thing that a noun and an adjective elsewhere name together."""
        return self.things.joined(noun, adjective, lambda words: self.reader.link(words).phrases)

    def after(self, at: int) -> Iterator[int]:
        """Where words end that change nothing and begin here."""
        longest = min(at + self.words.longest, len(self.tokens))
        for end in range(longest, at, -1):
            if tuple(token.norm for token in self.tokens[at:end]) in self.words.also:
                yield end

    @property
    def size(self) -> int:
        """How many words the question has, signs aside."""
        return len(self.tokens)

    def things_from(self, at: int) -> Iterator[tuple[int, Clause]]:
        """Things said by themselves, of which the next clause asks something."""
        for (found, span), end in self._fill("thing", self.tokens, at):
            yield end, Clause(None, (found,), (span,))


@dataclass
class Ways:
    """The ways in which clauses follow each other to the end of a question."""

    clauses: ClauseReader
    frames: Sequence[Frame]
    then: Sequence[Frame]
    soft: Sequence[Frame]
    _kept: dict[int, list[tuple[Clause, ...]]] = field(default_factory=dict)

    def to_end(self, at: int) -> list[tuple[Clause, ...]]:
        """The first few of them from a word on."""
        if at == self.clauses.size:
            return [()]
        if at not in self._kept:
            self._kept[at] = self._found(at)
        return self._kept[at]

    def _found(self, at: int) -> list[tuple[Clause, ...]]:
        found: list[tuple[Clause, ...]] = []
        for end, clause in self._next(at):
            for way in self.to_end(end):
                found.append((*((clause,) if clause else ()), *way))
                if len(found) == _MOST_WAYS:
                    return found
        return found

    def _next(self, at: int) -> Iterator[tuple[int, Clause | None]]:
        for frame in self.frames:
            yield from self.clauses.clauses(frame, at)
        for frame in self.then:
            yield from ((end, replace(one, then=True)) for end, one in self.clauses.clauses(frame, at))
        for frame in self.soft:
            yield from ((end, replace(one, soft=True)) for end, one in self.clauses.clauses(frame, at))
        if self.then:
            yield from self.clauses.things_from(at)
        yield from ((end, None) for end in self.clauses.after(at))


def _in_slots(slots: dict[str, Any], about: ClauseReader) -> tuple[Found, ...] | None:
    """What the slots hold; None where noun and adjective together name nothing."""
    if "adjective" in slots:
        found = about.joined(slots["noun"][1], slots["adjective"][1])
        return None if found is None else (found,)
    return tuple(found for found, _ in slots.values())


def _fits(slot: str, found: Found) -> bool:
    """Whether the things are what the slot asks for."""
    return slot != "data" or found.noun in ("data", "dataset", "metric")


def _is_unsure(slots: dict[str, Any]) -> bool:
    """Whether what has to be data is said as rows are: without a noun for data, and as no number."""
    found = [found for name, (found, _) in slots.items() if name.startswith("owned")]
    return any(not one.noun and all(thing.kind != "metric" for thing in one.things) for one in found)
