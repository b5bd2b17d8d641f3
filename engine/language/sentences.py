"""Forms of sentences, as a pack lists them, held against the words of a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from engine.language.linking.phrasings import NOUNS, Said, Words
from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.tokens import Token, norms

_LONGEST_REST, _LONGEST_KIND, _LONGEST_NAME = 8, 3, 6  # words
BOUNDS = ("more", "less", "at_least", "at_most", "between", "equal", "once", "twice", "thrice", "only")
HEADS = ("base", "third", "past", "done", "ing", "nominal", "noun", "adjective")
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


@lru_cache(maxsize=4096)
def _sizes(words: frozenset[Words]) -> tuple[int, ...]:
    """How many words the wordings have, the fewest first."""
    return tuple(sorted({len(one) for one in words}))


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
            if slot in (*HEADS, *NOUNS, "count"):
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

    @cached_property
    def words(self) -> Words:
        """The words of the question, as they are compared."""
        return tuple(token.norm for token in self.tokens)

    def match(self, elements: Sequence[Element], at: int, before: Parts = ()) -> Iterator[Parts]:
        """Every way in which the elements stand from `at` on."""
        if not elements:
            yield before
            return
        head, rest = elements[0], elements[1:]
        for choice in head.choices:
            slot = choice[0][1:-1] if choice[0].startswith("<") else ""
            for parts in self._fill(slot, at, not before) if slot else self._literal(choice, at):
                yield from self.match(rest, parts[-1].end, (*before, *parts))
        if head.optional:
            yield from self.match(rest, at, before)

    def _literal(self, words: Words, at: int) -> Iterator[Parts]:
        if self._said(at, len(words)) == words:
            yield (Part(at, at + len(words), ""),)

    def _said(self, at: int, size: int) -> Words:
        return self.words[at : at + size]

    def _fill(self, slot: str, at: int, first: bool) -> Iterator[Parts]:
        if slot in NOUNS:
            yield from self._nouns(slot, at, first)
        elif slot == "rest":
            yield (Part(at, at, slot),)
            if self._begins("opening", at):
                yield from self._open(slot, at, _LONGEST_REST)
        elif slot == "count":
            yield from self._count(at)
        else:
            words = self.said.forms.get(slot, frozenset()) if slot in HEADS else listed(self.pack, slot)
            for end in self._ends(words, at):
                yield (Part(at, end, slot),)

    def _ends(self, words: frozenset[Words], at: int) -> list[int]:
        most = len(self.tokens) - at
        return [at + size for size in _sizes(words) if size <= most and self._said(at, size) in words]

    def _begins(self, name: str, at: int) -> bool:
        return bool(self._ends(listed(self.pack, name), at))

    def _open(self, slot: str, at: int, longest: int) -> Iterator[Parts]:
        """Words that are read as anywhere, up to what begins another clause, or narrows what is behind it."""
        for end in range(at + 1, min(at + longest, len(self.tokens)) + 1):
            if self._begins("closed", end - 1) or (slot != "rest" and self._begins("opening", end - 1)):
                return
            yield (Part(at, end, slot),)

    def _names(self, slot: str, at: int, end: int) -> bool:
        """Whether words are a name of who does it or of what it is done to, as the data have it."""
        quoted = self.tokens[at].kind == "quoted" and end == at + 1
        words = norms(self.tokens[at].norm) if quoted else self._said(at, end - at)
        wanted = self.said.values.get(slot, frozenset())
        return bool(wanted) and any(one.dimension in wanted for one in self.values.find(words))

    def _count(self, at: int) -> Iterator[Parts]:
        """ "At least 100", "more than a dozen": a bound that is read as anywhere."""
        for size in (2, 3, 4):
            names = self.pack.operators.get(self._said(at, size - 1), ())
            end = at + size
            if end <= len(self.tokens) and any(name in BOUNDS for name in names):
                last = self.tokens[end - 1]
                if last.kind == "number" or last.norm in self.pack.data["numbers"]["words"]:
                    yield (Part(at, end, "count"),)

    def _nouns(self, slot: str, at: int, first: bool) -> Iterator[Parts]:
        """Who does it or what it is done to, with what stands before them; `first` where a form begins so."""
        if slot == "agent":
            for end in self._ends(listed(self.pack, slot), at):
                yield from ((Part(at, end, slot), *parts) for parts in self._nouns("by", end, True))
            return
        nouns = self.said.forms.get(slot, frozenset())
        small = self._ends(listed(self.pack, "all"), at)
        if slot in ("each", "single"):
            starts = [*(small if slot == "single" else []), *self._ends(listed(self.pack, "one"), at)]
            averaged = any(token.norm in self._averaged for token in self.tokens)
            starts += self._ends(listed(self.pack, "every"), at) if averaged else []
            yield from self._whole(slot, nouns, at, starts)
            return
        yield from self._whole(slot, nouns, at, [at, *small])
        if slot == "to":
            starts = self._ends(listed(self.pack, "any_one"), at)
            yield from self._whole(slot, self.said.forms["single"], at, starts)
        if not first:
            yield from self._described(slot, nouns, at, [at, *small])

    @property
    def _averaged(self) -> frozenset[str]:
        return frozenset(words[-1] for words in listed(self.pack, "averaged"))

    def _whole(self, slot: str, nouns: frozenset[Words], at: int, starts: list[int]) -> Iterator[Parts]:
        for start in starts:
            for end in self._ends(nouns, start):
                yield (Part(at, end, slot),)

    def _described(self, slot: str, nouns: frozenset[Words], at: int, starts: list[int]) -> Iterator[Parts]:
        """Nouns with what narrows them before, names that the data have, each of something, and pronouns."""
        for start in starts:
            article = (Part(at, start, "article"),) if start > at else ()
            for kind in self._open("kind", start, _LONGEST_KIND) if nouns else ():
                for end in self._ends(nouns, kind[0].end):
                    yield (*article, *kind, Part(kind[0].end, end, slot))
            for end in range(start + 1, min(start + _LONGEST_NAME, len(self.tokens)) + 1):
                if self._names(slot, start, end):
                    yield (*article, Part(start, end, "value"))
        for start in self._ends(listed(self.pack, "every"), at) if nouns else ():
            for parts in self._open("value", start, _LONGEST_KIND):
                yield (Part(at, parts[0].end, "value"),)
        again = f"{slot}_again"
        if again in self.pack.thesaurus["phrasings"]["words"] and self._is_named_before(slot, at):
            yield from self._whole(slot, listed(self.pack, again), at, [at])

    def _is_named_before(self, slot: str, at: int) -> bool:
        """Whether they were said before: "how long did people watch, and how often did they pause"."""
        nouns = self.said.forms.get(slot, frozenset())
        return any(self._ends(nouns, place) for place in range(at))
