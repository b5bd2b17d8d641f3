"""A number said as a sentence: "how long did people in Germany watch", by the phrasings of the model.

A sentence is found as a whole, and becomes several phrases, as other words may stand between its parts. Each of them
bears the places of all, so that none is read without the others (`grammar/phrased.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.phrasings import NOUNS, Phrasings, Said, Words
from engine.language.tokens import Token, norms
from engine.language.values import Values
from engine.language.weights import WEIGHTS

PHRASED = "phrasing"
_LONGEST_REST, _LONGEST_KIND, _LONGEST_NAME = 8, 3, 6  # words
_HEADS = ("base", "third", "past", "done", "ing", "noun", "adjective")
_OTHERS = ("rest", "kind", "value")  # read as anywhere
_RANKS = ("most", "oftenest", "longest")
_BOUNDS = ("more", "less", "at_least", "at_most", "between", "equal", "once", "twice", "thrice", "only")
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
def _table(pack: Pack, name: str) -> frozenset[Words]:
    return frozenset(norms(text) for text in pack.thesaurus["phrasings"]["words"][name])


@dataclass(frozen=True)
class _Matcher:
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
        elif slot == "kind":
            yield from self._kind(at)
        elif slot == "value":
            yield from self._open(slot, at, _LONGEST_NAME)
        else:
            words = self.said.forms.get(slot, frozenset()) if slot in _HEADS else _table(self.pack, slot)
            for end in self._ends(words, at):
                yield (Part(at, end, slot),)

    def _ends(self, words: frozenset[Words], at: int) -> list[int]:
        sizes = sorted({len(one) for one in words})
        most = len(self.tokens) - at
        return [at + size for size in sizes if size <= most and self._said(at, size) in words]

    def _begins(self, name: str, at: int) -> bool:
        return bool(self._ends(_table(self.pack, name), at))

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
        starts = [at, *self._ends(_table(self.pack, "all"), at)]
        for start in starts:
            article = (Part(at, start, "article"),) if start > at else ()
            for parts in self._open("kind", start, _LONGEST_KIND):
                yield (*article, *parts)

    def _nouns(self, slot: str, at: int) -> Iterator[Parts]:
        """The nouns of who does it or to what, with what stands before them and says nothing of which."""
        small = self._ends(_table(self.pack, "all"), at)
        one = self._ends(_table(self.pack, "one"), at)
        starts = {"each": one, "single": [*small, *one]}.get(slot, [at, *small])
        for start in starts:
            for end in self._ends(self.said.forms.get(slot, frozenset()), start):
                yield (Part(at, end, slot),)
        if slot == "to":
            for start in self._ends(_table(self.pack, "any_one"), at):
                for end in self._ends(self.said.forms["single"], start):
                    yield (Part(at, end, slot),)


@dataclass(frozen=True)
class PhrasingFinder:
    """Finds what is said by the phrasings of a model."""

    pack: Pack
    phrasings: Phrasings
    values: Values

    def find(self, tokens: Sequence[Token]) -> Iterator[Phrase]:
        """The phrases of every sentence that is found, those that two of them share once."""
        hits = [one for token in tokens for one in self.phrasings.by_word.get(token.norm, ())]
        if not hits:
            return
        found: dict[tuple[tuple[int, int], ...], dict[tuple[str, str], None]] = {}
        heads: dict[tuple[tuple[int, int], ...], int] = {}
        for said in {id(one): one for one in hits}.values():
            for runs, head in self._runs(said, tokens):
                found.setdefault(runs, {})[(said.kind, said.target)] = None
                heads[runs] = head
        for runs, targets in found.items():
            yield from _phrases(runs, heads[runs], list(targets))

    def _runs(
        self, said: Said, tokens: Sequence[Token]
    ) -> Iterator[tuple[tuple[tuple[int, int], ...], int]]:
        """The stretches of words that belong to a sentence, and in which of them it says what is done."""
        forms = self.pack.thesaurus["phrasings"]
        matcher = _Matcher(said, tokens, self.pack, self.values)
        ranked = forms["ranked"].get(said.phrasing.asked, ())
        for form, own in [*((one, True) for one in forms[said.phrasing.asked]), *((one, False) for one in ranked)]:
            elements = sentence(form)
            for at in range(len(tokens)):
                for parts in matcher.match(elements, at):
                    told = not said.phrasing.each or any(one.slot == "each" for one in parts)
                    if told and not self._is_bounded(tokens, parts):
                        yield _joined(parts, own)

    def _is_bounded(self, tokens: Sequence[Token], parts: Parts) -> bool:
        """ "Viewers who watched more than 5 hours": a bound behind it is on a number of each of them."""
        end = parts[-1].end
        behind = tuple(token.norm for token in tokens[end : end + 1])
        if not behind:
            return False
        if tokens[end].kind == "number" or behind[0] in self.pack.data["numbers"]["words"]:
            return True
        longest = (tuple(token.norm for token in tokens[end : end + size]) for size in (1, 2, 3))
        return any(name in _BOUNDS for words in longest for name in self.pack.operators.get(words, ()))


def _joined(parts: Parts, own: bool) -> tuple[tuple[tuple[int, int], ...], int]:
    """Parts beside each other as one stretch; a ranking stays to be read as anywhere."""
    kept = [
        one
        for one in parts
        if one.end > one.start and one.slot not in _OTHERS and (own or (one.slot and one.slot not in _RANKS))
    ]
    head = next(one for one in kept if one.slot in _HEADS)
    runs: list[tuple[int, int]] = []
    for one in kept:
        if runs and runs[-1][1] == one.start:
            runs[-1] = (runs[-1][0], one.end)
        else:
            runs.append((one.start, one.end))
    return tuple(runs), next(at for at, (start, end) in enumerate(runs) if start <= head.start < end)


def _phrases(
    runs: tuple[tuple[int, int], ...], head: int, targets: Sequence[tuple[str, str]]
) -> Iterator[Phrase]:
    reason = f"{PHRASED} {' '.join(f'{start}-{end}' for start, end in runs)}"
    for at, (start, end) in enumerate(runs):
        if at != head:
            yield Phrase(start, end, PHRASED, ", ".join(name for _, name in targets), 0.0, reason)
    start, end = runs[head]
    for kind, target in targets:
        if kind == "metric":
            yield Phrase(start, end, "metric", target, WEIGHTS[PHRASED], reason)
        else:
            count = Phrase(start, start, "op", "number_of", 0.0, "open")
            rows = Phrase(start, end, "dataset", target, 0.0, reason)
            yield Phrase(start, end, "inside", (count, rows), WEIGHTS[PHRASED], reason)
