"""Attributes asked for by an adjective: "how deep are our basins on average", "how long does a call last"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.language.linking.lapse_finder import averaged, says_number
from engine.language.linking.lapses import Amount, Lengths
from engine.language.linking.lexicon import Lexicon
from engine.language.pack import Pack
from engine.language.patterns import compile_pattern, match, may_start
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms

_LONGEST = 3  # words of a noun
Words = tuple[str, ...]


@dataclass(frozen=True)
class DegreeFinder:
    """Finds them, with the things that are asked about, as one phrase."""

    pack: Pack
    lexicon: Lexicon
    lengths: Lengths

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every one that starts at `at`, where just one attribute fits and a mean is asked for."""
        for pattern in map(compile_pattern, self.pack.thesaurus["degrees"]):
            if not may_start(pattern, tokens[at:], self._fill):
                continue
            for end, slots in match(pattern, tokens, at, self._fill, {}):
                meant = self._meant(slots["g"], slots.get("n", frozenset()))
                outside = says_number((*tokens[:at], *tokens[end:]), self.pack)
                if meant and (outside or "m" in slots):
                    found = Phrase(at, end, "measure", meant, 0.0, "degree")
                    yield averaged(found, tokens, self.pack) if "m" in slots else found

    def _fill(self, slot: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Any, int]]:
        for size in range(1, _LONGEST + 1):
            words = tuple(token.norm for token in tokens[at : at + size])
            if len(words) < size:
                return
            if slot == "g" and words in self._degrees:
                yield self._degrees[words], at + size
            elif slot == "m" and "average" in self.pack.aggregates.get(words, ()):
                yield True, at + size
            elif slot == "n" and (named := self._things(words)):
                yield named, at + size

    @cached_property
    def _degrees(self) -> dict[Words, tuple[str, ...]]:
        """Adjectives and verbs with the attributes that they ask for, the likeliest first."""
        table = self.pack.thesaurus["degree_words"]
        return {tuple(norms(word)): tuple(meant) for words, meant in table for word in words}

    def _things(self, words: Words) -> frozenset[str]:
        terms = self.lexicon.whole(tuple(map(self.pack.stem, words)))
        return frozenset(term.target for term in terms if term.kind == "dataset")

    def _meant(self, attributes: Sequence[str], things: frozenset[str]) -> str:
        """The one number called so that the things have, or the whole model where none are named."""
        amounts = [one for one in self.lengths.amounts if not things or one.dataset in things]
        for attribute in attributes:
            found = [one for one in amounts if self._is(one, attribute)]
            if found:
                return found[0].name if len(found) == 1 else ""
        return ""

    def _is(self, one: Amount, attribute: str) -> bool:
        if attribute == "time":
            return one.is_time
        return one.has(frozenset(map(self.pack.stem, norms(attribute))))
