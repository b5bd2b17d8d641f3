"""Forms of sentences, as a pack lists them, held against the words of a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.language.pack import Pack
from engine.language.phrasings import NOUNS, Said, Words
from engine.language.tokens import Token, norms
from engine.language.values import Values

_LONGEST_REST, _LONGEST_KIND, _LONGEST_NAME = 8, 3, 6  # words
HEADS = ("base", "third", "past", "done", "ing", "noun", "adjective")
_ELEMENT = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|(\S+)")


@dataclass(frozen=True)
class Element:
    """One element of a form of sentence: what may stand there, slots as `<name>`, perhaps nothing."""

    choices: tuple[Words, ...]
    optional: bool


@dataclass(frozen=True)
class Part:
    """Words that fill an element, and the slot, if any."""

    start: int
    end: int
    slot: str


Parts = tuple[Part, ...]


@lru_cache(maxsize=512)
def sentence(form: str) -> tuple[Element, ...]:
    """The elements of a form of sentence as a pack writes it."""
    found = []
    for choice, optional, word in _ELEMENT.findall(form):
        options = (choice or optional or word).split("|")
        words = tuple((one,) if one.startswith("<") else norms(one) for one in options)
        found.append(Element(words, bool(optional)))
    return tuple(found)


@lru_cache(maxsize=64)
def listed(pack: Pack, name: str) -> frozenset[Words]:
    return frozenset(norms(text) for text in pack.thesaurus["phrasings"]["words"][name])


@lru_cache(maxsize=512)
def openings(pack: Pack, form: str) -> frozenset[str] | None:
    """The first words that a form may begin with; None where a word of the model is the first."""
    found: set[str] = set()
    for element in sentence(form):
        for choice in element.choices:
            slot = choice[0][1:-1] if choice[0].startswith("<") else ""
            if slot in (*HEADS, *NOUNS):
                return None
            found.update(words[0] for words in (listed(pack, slot) if slot else [choice]))
        if not element.optional:
            break
    return frozenset(found)


@dataclass(frozen=True)
class Matcher:
    """Matches forms of sentences for one phrasing against the words of a question."""

    said: Said
    tokens: Sequence[Token]
    pack: Pack
    values: Values

    def match(self, elements: Sequence[Element], at: int, before: Parts = ()) -> Iterator[Parts]:
        """Every way in which the elements stand from `at` on."""
        if not elements:
            yield before
            return
        head, rest = elements[0], elements[1:]
        for choice in head.choices:
            slot = choice[0][1:-1] if choice[0].startswith("<") else ""
            for parts in self._fill(slot, at) if slot else self._literal(choice, at):
                yield from self.match(rest, parts[-1].end, (*before, *parts))
        if head.optional:
            yield from self.match(rest, at, before)

    def _literal(self, words: Words, at: int) -> Iterator[Parts]:
        if self._said(at, len(words)) == words:
            yield (Part(at, at + len(words), ""),)

    def _said(self, at: int, size: int) -> Words:
        return tuple(token.norm for token in self.tokens[at : at + size])

    def _fill(self, slot: str, at: int) -> Iterator[Parts]:
        if slot in NOUNS:
            yield from self._nouns(slot, at)
        elif slot == "rest":
            yield (Part(at, at, slot),)
            if self._begins("opening", at):
                yield from self._open(slot, at, _LONGEST_REST)
        elif slot == "agent":
            for end in self._ends(listed(self.pack, slot), at):
                yield from ((Part(at, end, slot), *parts) for parts in self._nouns("by", end))
        elif slot == "kind":
            yield from self._kind(at)
        elif slot == "value":
            yield from self._open(slot, at, _LONGEST_NAME)
        else:
            words = self.said.forms.get(slot, frozenset()) if slot in HEADS else listed(self.pack, slot)
            for end in self._ends(words, at):
                yield (Part(at, end, slot),)

    def _ends(self, words: frozenset[Words], at: int) -> list[int]:
        sizes = sorted({len(one) for one in words})
        most = len(self.tokens) - at
        return [at + size for size in sizes if size <= most and self._said(at, size) in words]

    def _begins(self, name: str, at: int) -> bool:
        return bool(self._ends(listed(self.pack, name), at))

    def _open(self, slot: str, at: int, longest: int) -> Iterator[Parts]:
        """Words that are read as anywhere, up to what begins another clause; those of a name are known."""
        for end in range(at + 1, min(at + longest, len(self.tokens)) + 1):
            if self._begins("closed", end - 1) and slot != "value":
                return
            if slot != "value" or self._names(self._said(at, end - at)):
                yield (Part(at, end, slot),)

    def _names(self, words: Words) -> bool:
        return any(one.dimension in self.said.values for one in self.values.find(words))

    def _kind(self, at: int) -> Iterator[Parts]:
        """What narrows a noun before it; an article says nothing."""
        starts = [at, *self._ends(listed(self.pack, "all"), at)]
        for start in starts:
            article = (Part(at, start, "article"),) if start > at else ()
            for parts in self._open("kind", start, _LONGEST_KIND):
                yield (*article, *parts)

    def _nouns(self, slot: str, at: int) -> Iterator[Parts]:
        """The nouns of who does it or to what, with what stands before them and says nothing of which."""
        small = self._ends(listed(self.pack, "all"), at)
        one = self._ends(listed(self.pack, "one"), at)
        starts = {"each": one, "single": [*small, *one]}.get(slot, [at, *small])
        for start in starts:
            for end in self._ends(self.said.forms.get(slot, frozenset()), start):
                yield (Part(at, end, slot),)
        if slot == "to":
            for start in self._ends(listed(self.pack, "any_one"), at):
                for end in self._ends(self.said.forms["single"], start):
                    yield (Part(at, end, slot),)
        if slot in ("by", "to") and self._is_named_before(slot, at):
            for end in self._ends(listed(self.pack, f"{slot}_again"), at):
                yield (Part(at, end, slot),)

    def _is_named_before(self, slot: str, at: int) -> bool:
        """Whether they were said before: "how long did people watch, and how often did they pause"."""
        nouns = self.said.forms.get(slot, frozenset())
        return any(self._ends(nouns, place) for place in range(at))
